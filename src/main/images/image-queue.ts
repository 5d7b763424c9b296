/** `visible`: a reader is looking at the gap. `keeping`: for later. */
export type Urgency = 'visible' | 'keeping';

/** Tells whoever waits that their turn has come, or (`false`) never will. */
type Begin = (mayBegin: boolean) => void;

/** Runs work a few at a time, what a reader waits for before what can wait; within that, in the order of asking. */
export class ImageQueue {
  readonly #atOnce: number;
  readonly #waiting: Readonly<Record<Urgency, Map<string, Begin>>> = {
    visible: new Map(),
    keeping: new Map(),
  };
  #running = 0;

  /** @param atOnce how much may run at the same time */
  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /**
   * Runs `work` when its turn has come; `null` when it was dismissed before.
   * @param id names it for {@link hurry}; one at a time
   */
  async run<T>(id: string, urgency: Urgency, work: () => Promise<T>): Promise<T | null> {
    if (this.#running < this.#atOnce) this.#running += 1;
    // Whoever ends hands its place on, so that nobody can slip in between.
    else if (!(await new Promise<boolean>((resolve) => this.#waiting[urgency].set(id, resolve)))) return null;
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  /** Somebody is now waiting for what was to be done later. */
  hurry(id: string): void {
    const begin = this.#waiting.keeping.get(id);
    if (begin === undefined) return;
    this.#waiting.keeping.delete(id);
    this.#waiting.visible.set(id, begin);
  }

  /** Gives up what was to be done later and has not begun. */
  dismiss(): void {
    const dismissed = [...this.#waiting.keeping.values()];
    this.#waiting.keeping.clear();
    for (const begin of dismissed) begin(false);
  }

  #handOn(): void {
    for (const waiting of [this.#waiting.visible, this.#waiting.keeping]) {
      for (const [id, begin] of waiting) {
        waiting.delete(id);
        begin(true);
        return;
      }
    }
    this.#running -= 1;
  }
}
