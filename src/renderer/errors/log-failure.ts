import type { Api } from '@shared/ipc/contract.ts';

/**
 * Writes to the log what has failed in the window.
 * @param what names it: an address, "the panel of person 17419"
 */
export function logFailure(api: Api, what: string, error: unknown): void {
  console.error(what, error);
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  void api.app.reportError({ what: what.slice(0, 200), details: details.slice(0, 10_000) });
}
