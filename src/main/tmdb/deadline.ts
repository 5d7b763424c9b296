/** {@link withDeadline} has run out of time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Runs `work` with a signal that aborts when `signal` does or after `ms` milliseconds. Rejects at that moment, with
 * the signal's reason or a {@link DeadlineError}, even if the work does not listen. Not `AbortSignal.any` with
 * `AbortSignal.timeout`: such a pair may be collected as garbage before it fires
 * (https://github.com/nodejs/node/issues/57736).
 */
export async function withDeadline<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const pass = (): void => controller.abort(signal.reason);
  const alarm = setTimeout(() => controller.abort(new DeadlineError(`Not done within ${ms} ms`)), ms);
  signal.addEventListener('abort', pass, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      const stop = (): void => reject(controller.signal.reason as Error);
      controller.signal.addEventListener('abort', stop, { once: true });
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(alarm);
    signal.removeEventListener('abort', pass);
  }
}
