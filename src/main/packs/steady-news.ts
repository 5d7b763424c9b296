import type { Timer } from '../network/timer.ts';

/** Milliseconds between two pieces of news: four a second are enough for an eye. */
const EVERY = 250;

/** Tells of small changes a few times a second at most, and of the last one always; of great ones at once. */
export class SteadyNews {
  readonly #tell: () => void;
  readonly #timer: Timer;
  #toldAt = -Infinity;
  #isUntold = false;
  #isSleeping = false;

  constructor(tell: () => void, timer: Timer) {
    this.#tell = tell;
    this.#timer = timer;
  }

  /** Something small has changed. */
  soon(): void {
    this.#isUntold = true;
    if (this.#isSleeping) return;
    const wait = this.#toldAt + EVERY - this.#timer.now();
    if (wait > 0) this.#tellAfter(wait);
    else this.now();
  }

  /** Something great has changed. */
  now(): void {
    this.#isUntold = false;
    this.#toldAt = this.#timer.now();
    this.#tell();
  }

  #tellAfter(milliseconds: number): void {
    this.#isSleeping = true;
    // Whole milliseconds, so that time has surely moved on when we look again.
    void this.#timer.sleep(Math.ceil(milliseconds)).then(() => {
      this.#isSleeping = false;
      if (this.#isUntold) this.soon();
    });
  }
}
