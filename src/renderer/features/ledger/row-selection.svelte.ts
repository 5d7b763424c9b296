/** The rows a reader has chosen, by key. */
export class RowSelection {
  #chosen = $state.raw<ReadonlySet<string>>(new Set());
  /** The row chosen last, where a range begins. */
  #anchor: string | null = null;

  has(key: string): boolean {
    return this.#chosen.has(key);
  }

  /** Chooses a row, or takes it out. */
  toggle(key: string): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(key)) chosen.add(key);
    this.#chosen = chosen;
    this.#anchor = key;
  }

  /** Does with all rows from the one chosen last to this one, in the order given, what a toggle does with this one. */
  toggleRange(key: string, order: readonly string[]): void {
    const anchor = this.#anchor === null ? -1 : order.indexOf(this.#anchor);
    const target = order.indexOf(key);
    if (anchor < 0 || target < 0) {
      this.toggle(key);
      return;
    }
    const range = order.slice(Math.min(anchor, target), Math.max(anchor, target) + 1);
    const wanted = !this.#chosen.has(key);
    const chosen = new Set(this.#chosen);
    for (const each of range) {
      if (wanted) chosen.add(each);
      else chosen.delete(each);
    }
    this.#chosen = chosen;
    this.#anchor = key;
  }

  /** Chooses exactly these. */
  set(keys: readonly string[]): void {
    this.#chosen = new Set(keys);
    this.#anchor = null;
  }
}
