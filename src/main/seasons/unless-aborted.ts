import { EndrollError } from '@shared/app-error.ts';

/** What a promise gives; rejects with `cancelled` as soon as `signal` aborts, while what others wait for goes on. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(new EndrollError({ kind: 'cancelled' }, { cause: signal.reason }));
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
    const stay = (): void => {
      signal.removeEventListener('abort', leave);
    };
    promise.finally(stay).then(resolve, reject);
  });
}
