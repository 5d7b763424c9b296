/** A window that is never idle draws the next part after so many milliseconds. */
const LONGEST_WAIT = 100;

/**
 * How many of many things are drawn: some at once, the others part by part whenever there is nothing else to do, so that
 * keys, clicks and scrolling are answered in between. What has been drawn stays. To be made where a component is.
 */
export class InTurns {
  #count = $state(0);

  /** `total` are there by now; `together` of them are drawn in one turn. */
  constructor(total: () => number, together: number) {
    this.#count = together;
    $effect(() => {
      if (this.#count >= total()) return;
      const turn = requestIdleCallback(() => (this.#count += together), { timeout: LONGEST_WAIT });
      return () => cancelIdleCallback(turn);
    });
  }

  /** So many are to be there now, whoever is busy. */
  upTo(count: number): void {
    if (count > this.#count) this.#count = count;
  }

  /** Draw the first so many; can be more than there are. */
  get count(): number {
    return this.#count;
  }
}
