/** A range selected with Shift and the arrow keys: it grows and shrinks at its edge and leaves other rows as they were. */
interface Extension {
  /** What was chosen before. */
  readonly base: ReadonlySet<string>;
  readonly start: string;
  readonly edge: string;
}

/** The selected rows, by key. */
export class RowSelection {
  #chosen = $state.raw<ReadonlySet<string>>(new Set());
  /** The last selected row, where a range starts. */
  #anchor: string | null = null;
  #extension: Extension | null = null;

  get isEmpty(): boolean {
    return this.#chosen.size === 0;
  }

  has(key: string): boolean {
    return this.#chosen.has(key);
  }

  /** Selects or deselects a row. */
  toggle(key: string): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(key)) chosen.add(key);
    this.#choose(chosen, key);
  }

  /** Toggles this row, and sets all rows from the last selected one to this one to the same state, in the given order. */
  toggleRange(key: string, order: readonly string[]): void {
    const range = this.#anchor === null ? null : between(this.#anchor, key, order);
    if (range === null) {
      this.toggle(key);
      return;
    }
    const wanted = !this.#chosen.has(key);
    const chosen = new Set(this.#chosen);
    for (const each of range) {
      if (wanted) chosen.add(each);
      else chosen.delete(each);
    }
    this.#choose(chosen, key);
  }

  /**
   * Selects the rows between two rows, as Shift and an arrow key do. Continuing from where it last ended, it keeps its
   * start; on the way back, it deselects what it had selected.
   */
  extend(from: string, to: string, order: readonly string[]): void {
    const last = this.#extension;
    const goesOn = last?.edge === from && order.includes(last.start);
    const { base, start } = goesOn ? last : { base: this.#chosen, start: from };
    const range = between(start, to, order) ?? [to];
    this.#choose(new Set([...base, ...range]), to);
    this.#extension = { base, start, edge: to };
  }

  /** Starts the next range here, without selecting the row. */
  begin(key: string): void {
    this.#anchor = key;
  }

  /** Chooses exactly these. */
  set(keys: readonly string[]): void {
    this.#choose(new Set(keys), null);
  }

  /** Deselects every row that is not among these: one that comes back later is not selected. */
  retain(keys: ReadonlySet<string>): void {
    const left = [...this.#chosen].filter((key) => keys.has(key));
    if (left.length < this.#chosen.size) this.set(left);
  }

  #choose(chosen: ReadonlySet<string>, anchor: string | null): void {
    this.#chosen = chosen;
    this.#anchor = anchor;
    this.#extension = null;
  }
}

/** The keys between two rows, in either order; `null` if one of them does not exist. */
function between(one: string, other: string, order: readonly string[]): readonly string[] | null {
  const [first, second] = [order.indexOf(one), order.indexOf(other)];
  if (first < 0 || second < 0) return null;
  return order.slice(Math.min(first, second), Math.max(first, second) + 1);
}
