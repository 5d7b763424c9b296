import type { EndrollError } from '@shared/app-error.ts';
import type { Timer } from './timer.ts';

/** One try has failed in a way that may pass: throw this, and {@link withRetries} tries again. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';
  /** What the caller gets if this was the last try. */
  readonly error: EndrollError;
  /** How long the server asked us to wait, in milliseconds; `null` when it did not say. */
  readonly afterMs: number | null;

  constructor(error: EndrollError, afterMs: number | null = null) {
    super(error.message, { cause: error });
    this.error = error;
    this.afterMs = afterMs;
  }
}

/** How often and how long to try. */
export interface RetryPolicy {
  /** Tries in all, the first one included. */
  readonly tries: number;
  /** The longest wait before the second try, in milliseconds; it doubles for each further one. */
  readonly backoffMs: number;
  /** No try begins later than this after the first one, in milliseconds: the reader should hear from us. */
  readonly patienceMs: number;
}

/** Time, chance and the queue, so that tests can set them. */
export interface RetryTools {
  readonly timer: Timer;
  /** Resolves when a try may begin. What it takes does not count as waiting: the queue is ours, not TMDB's. */
  readonly admit: (signal: AbortSignal) => Promise<void>;
  /** A number from 0 up to 1, such as `Math.random`. */
  readonly random: () => number;
}

/**
 * Calls `attempt` until it succeeds, fails for good, or the policy is used up; a wait that would outlast our patience
 * is not begun. Waits have full jitter, so that many programs that failed together do not come back together:
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  { timer, admit, random }: RetryTools,
  signal: AbortSignal,
): Promise<T> {
  let firstBegan: number | null = null;
  for (let tries = 1; ; tries += 1) {
    await admit(signal);
    firstBegan ??= timer.now();
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof TryAgain)) throw failure;
      const wait = (failure.afterMs ?? 0) + random() * policy.backoffMs * 2 ** (tries - 1);
      const isLate = timer.now() - firstBegan + (failure.afterMs ?? 0) > policy.patienceMs;
      if (tries >= policy.tries || isLate) throw failure.error;
      await timer.sleep(wait, signal);
    }
  }
}

/**
 * Milliseconds to wait by a `Retry-After` header, which holds seconds or a date
 * (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after); `null` when there is none or it makes no sense.
 * @param date the answer's own `Date` header, so that a wrong clock on this computer does not matter
 * @param now the time to use when there is none, in milliseconds since 1970
 */
export function retryAfterMs(value: string | null, date: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  // Date.parse also finds a date in "-5"; an HTTP date ends with GMT.
  const until = value.trim().endsWith('GMT') ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const sent = date === null ? Number.NaN : Date.parse(date);
  return Math.max(0, until - (Number.isNaN(sent) ? now : sent));
}
