import type { Logger } from './logging/logger.ts';

/**
 * How long closing may take, in milliseconds: together with the window's limit and the exit of the process, less than five
 * seconds. Whatever has not closed by then is killed.
 */
export const CLOSE_LIMIT = 3_300;

/** The phase of the application. `closing` leads back to `starting` if the window is requested in the meantime. */
export type Phase = 'starting' | 'running' | 'closing' | 'closed';

export interface LifeOptions {
  /** Opens the window and whatever it needs; called at startup, and again after a closing that led back to starting. */
  readonly start: () => void;
  /** Brings the window to the front, or opens it again. */
  readonly show: () => void;
  /** Writes everything to disk and releases it. */
  readonly close: () => Promise<void>;
  /** Kills what {@link close} has not ended. */
  readonly kill: () => void;
  /** Writes to disk what was requested during closing, for the program that {@link Life.handOver} names. Never rejects. */
  readonly keepRequest: () => Promise<void>;
  /** Ends the process, which asks {@link Life.mayQuit} once more. */
  readonly quit: () => void;
  readonly logger: Logger;
}

/**
 * The application's lifecycle: starting, running, closing, closed. A second start or a link that arrives while it is closing
 * is handled afterwards, by starting again in the same process: the other process has already ended, relying on this one
 * to open its address. After an update, the new version handles it instead.
 */
export class Life {
  readonly #options: LifeOptions;
  #phase: Phase | null = null;
  #isWanted = false;
  /** Resolves when the closing in progress is over. */
  #closing: Promise<void> | null = null;
  /** Starts the program that has taken this one's place. */
  #startSuccessor: ((isWanted: boolean) => void) | null = null;
  #isSuccessorWanted = false;
  #isSessionEnding = false;

  constructor(options: LifeOptions) {
    this.#options = options;
  }

  /** `null` before {@link begin}. */
  get phase(): Phase | null {
    return this.#phase;
  }

  /** From the beginning of a closing to its end, and after it: nothing may be started that uses the disk or the network. */
  isClosing(): boolean {
    return this.#phase === 'closing' || this.#phase === 'closed';
  }

  /** Call it once, when Electron is ready. */
  begin(): void {
    this.#isWanted = false;
    this.#isSessionEnding = false;
    this.#phase = 'starting';
    this.#options.start();
  }

  /** True from {@link endSession} until the window is opened again. */
  get isSessionEnding(): boolean {
    return this.#isSessionEnding;
  }

  /**
   * The system is about to end every process, so that nothing may be started from now on, least of all an installer: what
   * {@link handOver} has named is forgotten. Closing goes on as usual.
   */
  endSession(): void {
    this.#isSessionEnding = true;
    this.#startSuccessor = null;
  }

  /** The window is open and everything behind it works. */
  started(): void {
    if (this.#phase === 'starting') this.#phase = 'running';
  }

  /** The window is requested: shown now, or after the closing in progress. */
  want(): void {
    if (this.#phase === 'starting' || this.#phase === 'running') this.#options.show();
    else this.#isWanted = true;
  }

  /**
   * From now on this process only closes: another program has taken its place, and handles whatever is requested until this
   * one has ended.
   * @param start called once, at the very end, with whether the window was requested
   */
  handOver(start: (isWanted: boolean) => void): void {
    if (!this.#isSessionEnding) this.#startSuccessor = start;
  }

  /** Starts the program that was named by {@link handOver}. False if there is none. */
  startSuccessor(isWanted: boolean): boolean {
    const start = this.#startSuccessor;
    this.#startSuccessor = null;
    start?.(isWanted);
    return start !== null;
  }

  /** True if everything is on disk and the window is not wanted; otherwise starts closing. */
  mayQuit(): boolean {
    if (this.#phase === 'closed' && !this.#isWanted) {
      this.startSuccessor(this.#isSuccessorWanted);
      return true;
    }
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

  /** Starts again if the window was requested during closing and no other program does so; otherwise ends the process. */
  #next(): void {
    if (!this.#isWanted) this.#options.quit();
    else if (this.#startSuccessor === null) {
      this.#closing = null;
      this.begin();
    } else {
      this.#isWanted = false;
      this.#isSuccessorWanted = true;
      void this.#options.keepRequest().then(() => this.#options.quit());
    }
  }
}

/**
 * Waits for work for a limited number of milliseconds. After that its signal aborts, and it ends on its own while others
 * continue. Rejects if the work rejects in time.
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
