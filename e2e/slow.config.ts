import base from './playwright.config.ts';
export default { ...base, timeout: 300_000, expect: { ...base.expect, timeout: 45_000 } };
