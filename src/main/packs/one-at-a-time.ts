/** Runs work strictly one after the other, in the order of asking. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Gives what `work` gives, when all that was asked for before has come to its end. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    // Whoever asked hears of a failure; the next one does not.
    this.#last = Promise.allSettled([result]);
    return result;
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
