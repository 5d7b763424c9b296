/** Rows that Shift and the arrow keys choose: they grow and shrink with the edge, and leave the others as they were. */
interface Extension {
  /** What was chosen before. */
  readonly base: ReadonlySet<string>;
  readonly start: string;
  readonly edge: string;
}

/** The rows a reader has chosen, by key. */
export class RowSelection {
  #chosen = $state.raw<ReadonlySet<string>>(new Set());
  /** The row chosen last, where a range begins. */
  #anchor: string | null = null;
  #extension: Extension | null = null;

  get isEmpty(): boolean {
    return this.#chosen.size === 0;
  }

  has(key: string): boolean {
    return this.#chosen.has(key);
  }

  /** Chooses a row, or takes it out. */
  toggle(key: string): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(key)) chosen.add(key);
    this.#choose(chosen, key);
  }

  /** Does with all rows from the one chosen last to this one, in the order given, what a toggle does with this one. */
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
   * Chooses what lies between two rows, as Shift and an arrow key do. Going on from where it last went, it starts
   * where that began; on the way back it lets go of what it took.
   */
  extend(from: string, to: string, order: readonly string[]): void {
    const last = this.#extension;
    const goesOn = last?.edge === from && order.includes(last.start);
    const { base, start } = goesOn ? last : { base: this.#chosen, start: from };
    const range = between(start, to, order) ?? [to];
    this.#choose(new Set([...base, ...range]), to);
    this.#extension = { base, start, edge: to };
  }

  /** Lets the next range begin here, without choosing the row. */
  begin(key: string): void {
    this.#anchor = key;
  }

  /** Chooses exactly these. */
  set(keys: readonly string[]): void {
    this.#choose(new Set(keys), null);
  }

  #choose(chosen: ReadonlySet<string>, anchor: string | null): void {
    this.#chosen = chosen;
    this.#anchor = anchor;
    this.#extension = null;
  }
}

/** The keys from one to another, whichever comes first; `null` where one of them is not there. */
function between(one: string, other: string, order: readonly string[]): readonly string[] | null {
  const [first, second] = [order.indexOf(one), order.indexOf(other)];
  if (first < 0 || second < 0) return null;
  return order.slice(Math.min(first, second), Math.max(first, second) + 1);
}
