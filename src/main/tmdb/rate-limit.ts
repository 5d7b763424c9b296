import type { Timer } from './timer.ts';

/** How fast requests may follow each other. */
export interface Rate {
  /** The most requests that may begin in any second. */
  readonly requestsPerSecond: number;
  /** How many of them may begin at the same moment, after a pause; fewer than `requestsPerSecond`. */
  readonly burst: number;
}

/**
 * Spaces requests: TMDB allows "somewhere in the 40 requests per second range"
 * (https://developer.themoviedb.org/docs/rate-limiting). A few may begin at once, as a season needs; all others follow
 * evenly, at a pace that leaves room for those few in every second. A whole second's worth at once would queue for
 * connections, and arrive together with the next second's. First come, first served.
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export class RateLimit {
  readonly #interval: number;
  readonly #tolerance: number;
  readonly #timer: Timer;
  readonly #waiting = new Set<() => void>();
  /** When the next request would begin if all followed evenly. */
  #evenNext = 0;
  #heldUntil = 0;
  #isSleeping = false;

  constructor({ requestsPerSecond, burst }: Rate, timer: Timer) {
    this.#interval = 1000 / (requestsPerSecond - burst);
    this.#tolerance = (burst - 1) * this.#interval;
    this.#timer = timer;
  }

  /** Resolves when a request may begin; rejects with the signal's reason, and uses up nothing, when aborted first. */
  take(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
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

  /** Lets nothing begin for `ms` milliseconds: TMDB counts by address, so its "wait" is meant for all of us. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#timer.now() + ms);
  }

  #admit(): void {
    for (const begin of this.#waiting) {
      const now = this.#timer.now();
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
    // Whole milliseconds, so that time has surely moved on when we look again.
    void this.#timer.sleep(Math.ceil(ms)).then(() => {
      this.#isSleeping = false;
      this.#admit();
    });
  }
}
