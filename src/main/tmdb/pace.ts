import { EndrollError, isEndrollError } from '@shared/app-error.ts';
import type { Timer } from '../network/timer.ts';

/** The rate of requests, and how often and how long to try. */
export interface PaceLimits {
  /** The most requests that may start in any second. */
  readonly requestsPerSecond: number;
  /** How many of them may start at the same moment, after a pause; less than `requestsPerSecond`. */
  readonly burst: number;
  /** Tries in total, including the first. */
  readonly tries: number;
  /** The longest wait before the second try, in milliseconds; it doubles for each further one. */
  readonly backoffMs: number;
  /** No try starts later than this after the first one, in milliseconds, unless TMDB asked for the pause. */
  readonly patienceMs: number;
  /** The longest pause that a request waits for, in milliseconds; a longer one is reported at once. */
  readonly longestPauseMs: number;
}

/** The first pause if TMDB does not give a duration, in milliseconds; doubled for each further one. */
const UNSAID_PAUSE = { first: 1_000, longest: 30_000 } as const;

/** The longest pause we accept, in milliseconds: a `Retry-After` of hours is a mistake. */
const LONGEST_HOLD = 120_000;

/** A try has failed temporarily: throw this, and {@link Pace} tries again. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';
  /** The error for the caller if this was the last try. */
  readonly error: EndrollError;
  /** How long the server asked us to wait, in milliseconds; `null` if it did not say. */
  readonly afterMs: number | null;

  constructor(error: EndrollError, afterMs: number | null = null) {
    super(error.message, { cause: error });
    this.error = error;
    this.afterMs = afterMs;
  }
}

/** The time that requests may take together. */
export interface TimeBudget {
  readonly limitMs: number;
  /** What has been used of it so far, without the pauses that TMDB asked for. */
  spentMs: number;
}

/** Time and randomness, so that tests can control them. */
export interface PaceOptions {
  readonly limits: PaceLimits;
  readonly timer: Timer;
  /** A number from 0 up to 1, such as `Math.random`. */
  readonly random: () => number;
  /** Called with the milliseconds that all requests have to wait for TMDB. */
  readonly onPause?: (ms: number) => void;
}

/**
 * The gate for all requests to TMDB. It allows "somewhere in the 40 requests per second range"
 * (https://developer.themoviedb.org/docs/rate-limiting): a few may start at once, as a season needs; all others follow
 * evenly, at a rate that leaves room for those few in every second (a whole second's worth at once would queue for
 * connections and arrive together with the next second's). First come, first served.
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 *
 * A 429 closes the gate for all requests, because TMDB counts by IP address. Temporary failures are retried with full jitter:
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
 */
export class Pace {
  readonly #options: PaceOptions;
  readonly #interval: number;
  readonly #tolerance: number;
  readonly #waiting = new Set<() => void>();
  /** When the next request would start if all followed evenly. */
  #evenNext = 0;
  #heldUntil = 0;
  /** Consecutive pauses without an answer in between. */
  #pauses = 0;
  #isSleeping = false;

  constructor(options: PaceOptions) {
    const { requestsPerSecond, burst } = options.limits;
    this.#options = options;
    this.#interval = 1000 / (requestsPerSecond - burst);
    this.#tolerance = (burst - 1) * this.#interval;
  }

  /**
   * Calls `attempt` when a request may start, and again until it succeeds, fails for good, or the limits are exhausted.
   * @param attempt gets the milliseconds that are left of the budget
   * @param budget no further try starts once it is used up; the time this takes is added to it
   * @throws EndrollError the last failure, `rate-limited` if the gate is closed for too long, or the signal's reason
   */
  async run<T>(
    attempt: (leftMs: number) => Promise<T>,
    signal: AbortSignal,
    budget: TimeBudget = { limitMs: Number.POSITIVE_INFINITY, spentMs: 0 },
  ): Promise<T> {
    const { limits, timer, random } = this.#options;
    const spentBefore = budget.spentMs;
    let latest = Number.POSITIVE_INFINITY;
    /** When the first try began, later by every pause. */
    let begun: number | null = null;
    /** Requests at the same time take as long as the longest of them. */
    const spend = (since: number): number => {
      budget.spentMs = Math.max(budget.spentMs, spentBefore + Math.max(0, timer.now() - since));
      return budget.limitMs - budget.spentMs;
    };
    for (let tries = 1; ; tries += 1) {
      await this.#begin(signal);
      latest = Math.min(latest, timer.now() + limits.patienceMs);
      begun ??= timer.now();
      try {
        const answer = await attempt(Math.max(0, spend(begun)));
        spend(begun);
        this.#pauses = 0;
        return answer;
      } catch (failure) {
        const leftMs = spend(begun);
        if (!(failure instanceof TryAgain)) throw failure as Error;
        if (isEndrollError(failure.error, 'rate-limited')) {
          this.#hold(failure.afterMs);
          if (tries >= limits.tries) throw this.#rateLimited(failure);
          const pause = Math.min(this.#heldFor, limits.longestPauseMs);
          latest += pause;
          begun += pause;
          continue;
        }
        const afterMs = failure.afterMs ?? 0;
        const waitMs = afterMs + random() * limits.backoffMs * 2 ** (tries - 1);
        const isLate = timer.now() + afterMs > latest || waitMs >= leftMs;
        if (tries >= limits.tries || isLate) throw failure.error as Error;
        await timer.sleep(waitMs, signal);
      }
    }
  }

  /** Milliseconds until a request may start. */
  get #heldFor(): number {
    return Math.max(0, this.#heldUntil - this.#options.timer.now());
  }

  /** Resolves when a request may start; rejects, without using a slot, if it would have to wait too long. */
  #begin(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.#heldFor > this.#options.limits.longestPauseMs) throw this.#rateLimited();
      const leave = (): void => {
        this.#waiting.delete(begin);
        reject(signal.reason as Error);
      };
      const begin = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.add(begin);
      this.#admit();
    });
  }

  /** Blocks all requests for as long as TMDB asks, or for longer and longer if it does not say. */
  #hold(afterMs: number | null): void {
    const { timer, random, onPause } = this.#options;
    // Requests in flight together with the first refused one add no information.
    if (afterMs === null && this.#heldFor > 0) return;
    const unsaid =
      Math.min(UNSAID_PAUSE.first * 2 ** this.#pauses, UNSAID_PAUSE.longest) * (1 + random() / 4);
    const until = timer.now() + Math.min(afterMs ?? unsaid, LONGEST_HOLD);
    if (afterMs === null) this.#pauses += 1;
    if (until <= this.#heldUntil) return;
    this.#heldUntil = until;
    onPause?.(this.#heldFor);
  }

  #rateLimited(cause?: unknown): EndrollError {
    const retryAfterSeconds = Math.ceil(this.#heldFor / 1000);
    return new EndrollError({ kind: 'rate-limited', retryAfterSeconds }, { cause });
  }

  #admit(): void {
    for (const begin of this.#waiting) {
      const now = this.#options.timer.now();
      const wait = Math.max(this.#evenNext - this.#tolerance, this.#heldUntil) - now;
      if (wait > 0) {
        this.#admitAfter(wait);
        return;
      }
      this.#evenNext = Math.max(now, this.#evenNext) + this.#interval;
      this.#waiting.delete(begin);
      begin();
    }
  }

  #admitAfter(ms: number): void {
    if (this.#isSleeping) return;
    this.#isSleeping = true;
    // Whole milliseconds, so that time has certainly advanced at the next check.
    void this.#options.timer.sleep(Math.ceil(ms)).then(() => {
      this.#isSleeping = false;
      this.#admit();
    });
  }
}

/**
 * Milliseconds to wait according to a `Retry-After` header, which contains seconds or a date
 * (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after); `null` if it is missing or invalid.
 * @param date the answer's `Date` header, so that a wrong clock on this computer does not matter
 * @param now the time to use without one, in milliseconds since 1970
 */
export function retryAfterMs(value: string | null, date: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  // Date.parse also accepts "-5"; an HTTP date ends with GMT.
  const until = value.trim().endsWith('GMT') ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const sent = date === null ? Number.NaN : Date.parse(date);
  return Math.max(0, until - (Number.isNaN(sent) ? now : sent));
}
