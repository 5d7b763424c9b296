import type { Api } from '../src/shared/ipc/contract.ts';

declare global {
  /** `window.api`: what the preload puts into the page. Tests call it as the page does. */
  const api: Api;
}
