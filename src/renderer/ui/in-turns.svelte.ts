/** If the window is never idle, the next part is rendered after this many milliseconds. */
const LONGEST_WAIT = 100;

/**
 * How many of many items are rendered: some at once, the others in parts whenever the browser is idle, so that keys, clicks
 * and scrolling are handled in between. Rendered items stay. Create it during component initialization.
 */
export class InTurns {
  #count = $state(0);

  /** `total` is the current number of items; `together` of them are rendered at a time. */
  constructor(total: () => number, together: number) {
    this.#count = together;
    $effect(() => {
      if (this.#count >= total()) return;
      const turn = requestIdleCallback(() => (this.#count += together), { timeout: LONGEST_WAIT });
      return () => cancelIdleCallback(turn);
    });
  }

  /** Renders at least this many now, even if the browser is busy. */
  upTo(count: number): void {
    if (count > this.#count) this.#count = count;
  }

  /** How many of the first items to render; may be more than there are. */
  get count(): number {
    return this.#count;
  }
}
