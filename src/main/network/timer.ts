import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the network code sees it: an argument, so that tests decide how it passes and never wait. */
export interface Timer {
  /** Milliseconds on a clock that only goes forward, whatever happens to the time of day. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The real time. */
export const systemTimer: Timer = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }),
};

/** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
export async function sleepUnlessAborted(
  timer: Timer,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await timer.sleep(milliseconds, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
