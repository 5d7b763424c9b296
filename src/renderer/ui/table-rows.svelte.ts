import { tick } from 'svelte';
import { nextRow } from './move-keys.ts';
import type { RowPiece } from './row-window.ts';
import { RowsInSight } from './rows-in-sight.svelte.ts';

/** The head is a table's first row, and ARIA counts from 1. */
const FIRST_ARIA_INDEX = 2;

/** What an `aria-rowindex` must be for the row of this index, from 0, below a head of one row. */
export function ariaRowIndex(index: number): number {
  return index + FIRST_ARIA_INDEX;
}

/**
 * The body of a long table whose rows are all equally high: which of them are there, and which the keyboard is on.
 * Each row that is drawn says where it is by `aria-rowindex` (ariaRowIndex).
 */
export class TableRows {
  readonly #rowHeight: () => number;
  readonly #keys: () => readonly string[];
  /** The row that had the focus last. */
  #currentKey = $state<string | null>(null);

  /** Index of the row that had the focus last; -1 for none. */
  readonly current: number = $derived.by(() =>
    this.#currentKey === null ? -1 : this.#keys().indexOf(this.#currentKey),
  );
  readonly #sight: RowsInSight;

  /** Index of the row that Tab goes to. */
  readonly tabStop: number = $derived.by(() => (this.current < 0 ? this.#sight.first : this.current));

  /** `rowHeight` in CSS pixels, which the density may change; `keys` of all rows, in order. */
  constructor(rowHeight: number | (() => number), keys: () => readonly string[]) {
    this.#rowHeight = typeof rowHeight === 'number' ? () => rowHeight : rowHeight;
    this.#keys = keys;
    this.#sight = new RowsInSight({
      rows: keys,
      rowHeight: this.#rowHeight,
      kept: () => [this.current],
      isFirstInSight: true,
    });
  }

  /** What the body is made of. */
  get pieces(): readonly RowPiece[] {
    return this.#sight.pieces;
  }

  /** An attachment for the body, which follows what is seen of it in the element that scrolls. */
  follow(root: HTMLElement): (body: HTMLElement) => () => void {
    return this.#sight.follow(root);
  }

  /** Index of the row that an element is in; -1 for none. */
  indexOf(target: EventTarget | null): number {
    const index = target instanceof Element ? target.closest('tr')?.ariaRowIndex : null;
    return Number(index ?? FIRST_ARIA_INDEX - 1) - FIRST_ARIA_INDEX;
  }

  /** Notes which row has the focus. */
  noteFocus(target: EventTarget | null): void {
    const index = this.indexOf(target);
    if (index >= 0) this.#currentKey = this.#keys()[index] ?? null;
  }

  /** Index of the row a key leads to from the one that has the focus; `null` for a key that leads nowhere. */
  next(key: string): number | null {
    const pageRows = Math.max(1, Math.floor(this.#sight.viewHeight / this.#rowHeight()) - 2);
    return nextRow(key, this.current, this.#keys().length, pageRows);
  }

  /** Draws a row, wherever it is, and gives the focus to it, or to what `within` finds in it. */
  async focus(
    index: number,
    body: HTMLElement,
    within: (row: HTMLElement) => HTMLElement | null = (row) => row,
  ): Promise<void> {
    const row = await this.#draw(index, body);
    if (row === null) return;
    within(row)?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  /** Brings a row into sight, wherever it is; the focus goes with it if it is in the body. */
  async reveal(index: number, body: HTMLElement): Promise<void> {
    if (body.contains(document.activeElement)) await this.focus(index, body);
    else (await this.#draw(index, body))?.scrollIntoView({ block: 'nearest' });
  }

  async #draw(index: number, body: HTMLElement): Promise<HTMLElement | null> {
    this.#currentKey = this.#keys()[index] ?? null;
    await tick();
    return body.querySelector<HTMLElement>(`[aria-rowindex="${ariaRowIndex(index)}"]`);
  }
}
