import type { AppError } from '@shared/app-error.ts';
import { sleepUnlessAborted, type Timer } from '../network/timer.ts';

/** Milliseconds before the first retry; doubles up to the longest. */
const RETRY = { first: 2_000, longest: 30_000 } as const;

/** The largest random addition to a wait, as a share of it, so that many programs do not come back together. */
const JITTER = 0.25;

interface OutageOptions {
  readonly timer: Timer;
  /** A number from 0 up to 1, such as `Math.random`. */
  readonly random: () => number;
  /** Ends every wait. */
  readonly halted: AbortSignal;
  readonly onChange: () => void;
}

/**
 * A host that is currently not answering. All callers wait together, and failures of requests that were in flight together
 * count once. It is over when a request has been answered.
 */
export class Outage {
  readonly #options: OutageOptions;
  #error: AppError | null = null;
  #pause: Promise<void> | null = null;
  #retryAfter: number = RETRY.first;

  constructor(options: OutageOptions) {
    this.#options = options;
  }

  /** Why it waits; `null` when it does not. */
  get error(): AppError | null {
    return this.#error;
  }

  /** Resolves when requests may be sent, or when everything is halted. */
  async untilOver(): Promise<void> {
    while (this.#pause !== null) await this.#pause;
  }

  /** A request has failed: nothing is sent for a while. */
  begin(error: AppError): void {
    if (this.#pause !== null) return;
    const { timer, random, halted, onChange } = this.#options;
    const wanted = error.kind === 'rate-limited' ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    const wait = Math.max(this.#retryAfter, wanted) * (1 + random() * JITTER);
    this.#retryAfter = Math.min(this.#retryAfter * 2, RETRY.longest);
    this.#error = error;
    this.#pause = sleepUnlessAborted(timer, wait, halted).finally(() => (this.#pause = null));
    onChange();
  }

  /** A request was answered; ignored if it was sent before the failure. */
  end(): void {
    if (this.#error === null || this.#pause !== null) return;
    this.#error = null;
    this.#retryAfter = RETRY.first;
    this.#options.onChange();
  }
}
