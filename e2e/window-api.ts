import type { Api } from '../src/shared/ipc/contract.ts';

declare global {
  /** `window.api`, which the preload adds to the page. Tests call it as the page does. */
  const api: Api;
}
