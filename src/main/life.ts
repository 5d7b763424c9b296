import type { Logger } from './logging/logger.ts';

/**
 * How long closing may take, in milliseconds: with the window's own limit and the end of the process it stays below five
 * seconds. What has not been closed by then is killed.
 */
export const CLOSE_LIMIT = 3_300;

/** Where the application stands. `closing` leads back to `starting` when somebody wants the window meanwhile. */
export type Phase = 'starting' | 'running' | 'closing' | 'closed';

export interface LifeOptions {
  /** Opens the window and whatever it needs; called at the start, and again after a closing that was called off. */
  readonly start: () => void;
  /** Brings the window to the front, or opens it again. */
  readonly show: () => void;
  /** Puts everything on disk and lets go of it. */
  readonly close: () => Promise<void>;
  /** Ends at once what {@link close} has not ended. */
  readonly kill: () => void;
  /** Ends the process, which asks {@link Life.mayQuit} once more. */
  readonly quit: () => void;
  readonly logger: Logger;
}

/**
 * The order of the application's life: starting, running, closing, closed. A second start or a link that comes while it
 * is closing is answered after that, by starting anew in the same process: the other start has already ended, trusting
 * this one with its address.
 */
export class Life {
  readonly #options: LifeOptions;
  #phase: Phase | null = null;
  #isWanted = false;
  /** Resolves when the closing under way is over. */
  #closing: Promise<void> | null = null;

  constructor(options: LifeOptions) {
    this.#options = options;
  }

  /** `null` before {@link begin}. */
  get phase(): Phase | null {
    return this.#phase;
  }

  /** To be called once, when Electron is ready. */
  begin(): void {
    this.#isWanted = false;
    this.#phase = 'starting';
    this.#options.start();
  }

  /** The window is there and everything behind it works. */
  started(): void {
    if (this.#phase === 'starting') this.#phase = 'running';
  }

  /** Somebody wants to see the window: now, or after the closing that is under way. */
  want(): void {
    if (this.#phase === 'starting' || this.#phase === 'running') this.#options.show();
    else this.#isWanted = true;
  }

  /** True when everything is on disk and nobody wants the window; otherwise sees to that. */
  mayQuit(): boolean {
    if (this.#phase === 'closed' && !this.#isWanted) return true;
    if (this.#phase === 'closed') this.#next();
    else if (this.#closing === null) void this.close().then(() => this.#next());
    return false;
  }

  /** Closes what is open, within {@link CLOSE_LIMIT}. Never rejects. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { close, kill, logger } = this.#options;
    this.#phase = 'closing';
    const begun = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), CLOSE_LIMIT);
    });
    try {
      if ((await Promise.race([close(), limit])) === 'late') {
        logger.error(`Closing took longer than ${CLOSE_LIMIT / 1000} s; what still ran was killed`);
      } else logger.info(`Closed in ${Math.round(performance.now() - begun)} ms`);
    } catch (error) {
      logger.error('Closing failed', error);
    } finally {
      clearTimeout(timer);
      kill();
      this.#phase = 'closed';
    }
  }

  /** Starts anew for whoever came during the closing; else ends the process. */
  #next(): void {
    if (this.#isWanted) {
      this.#closing = null;
      this.begin();
    } else this.#options.quit();
  }
}

/**
 * Waits for work no longer than so many milliseconds. Then its signal aborts, and it ends by itself while others go on.
 * Rejects with what it rejects with in time.
 */
export async function endWithin(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve();
    }, milliseconds);
  });
  try {
    await Promise.race([work(controller.signal), limit]);
  } finally {
    clearTimeout(timer);
  }
}
