/** Milliseconds before what could not be had is tried again; doubles up to the longest. */
const PAUSE = { first: 30_000, longest: 15 * 60_000 } as const;

/** Calls `run` after so many milliseconds; returns what prevents that. */
export type Later = (run: () => void, milliseconds: number) => () => void;

/** Tries again what could not be had, more and more seldom, until it says no more that it should be. */
export class RetryLater {
  readonly #later: Later;
  readonly #waiting = new Map<string, () => Promise<unknown>>();
  #pause: number = PAUSE.first;
  #cancel: (() => void) | null = null;
  #isClosed = false;

  constructor(later: Later = laterByTimer) {
    this.#later = later;
  }

  /**
   * Has something tried again, once.
   * @param id names it: a second of the same name takes the place of the first
   * @param attempt adds itself again when it has failed; never rejects
   */
  add(id: string, attempt: () => Promise<unknown>): void {
    if (this.#isClosed) return;
    this.#waiting.set(id, attempt);
    this.#cancel ??= this.#later(() => {
      this.#cancel = null;
      void this.#tryAll();
    }, this.#pause);
  }

  /** This need not be tried again. */
  drop(id: string): void {
    this.#waiting.delete(id);
  }

  /** Nothing that has failed so far is tried again. */
  clear(): void {
    this.#waiting.clear();
    this.#cancel?.();
    this.#cancel = null;
    this.#pause = PAUSE.first;
  }

  /** Nothing is tried again from now on. */
  close(): void {
    this.#isClosed = true;
    this.clear();
  }

  async #tryAll(): Promise<void> {
    const attempts = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#pause = Math.min(this.#pause * 2, PAUSE.longest);
    await Promise.all(attempts.map((attempt) => attempt()));
    if (this.#waiting.size === 0) this.#pause = PAUSE.first;
  }
}

function laterByTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
