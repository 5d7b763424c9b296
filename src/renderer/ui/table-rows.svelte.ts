import { tick } from 'svelte';
import { nextRow } from './move-keys.ts';
import type { RowPiece } from './row-window.ts';
import { RowsInSight } from './rows-in-sight.svelte.ts';

/** The header is the first row of a table, and ARIA counts from 1. */
const FIRST_ARIA_INDEX = 2;

/** The `aria-rowindex` of a row, by its index from 0, below a header of one row. */
export function ariaRowIndex(index: number): number {
  return index + FIRST_ARIA_INDEX;
}

/**
 * The body of a long table whose rows all have the same height: which rows are rendered, and which one has the keyboard
 * focus. Rendered rows give their position as `aria-rowindex` (ariaRowIndex).
 */
export class TableRows {
  readonly #rowHeight: () => number;
  readonly #keys: () => readonly string[];
  /** The row that last had the focus. */
  #currentKey = $state<string | null>(null);

  /** Index of the row that last had the focus; -1 for none. */
  readonly current: number = $derived.by(() =>
    this.#currentKey === null ? -1 : this.#keys().indexOf(this.#currentKey),
  );
  readonly #sight: RowsInSight;

  /** Index of the row in the tab order. */
  readonly tabStop: number = $derived.by(() => (this.current < 0 ? this.#sight.first : this.current));

  /** `rowHeight` in CSS pixels, which depends on the density; `keys` of all rows, in order. */
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

  /** An attachment for the body that tracks its visible part in the scroll container. */
  follow(root: HTMLElement): (body: HTMLElement) => () => void {
    return this.#sight.follow(root);
  }

  /** See {@link RowsInSight.look}. */
  look(root: HTMLElement, body: HTMLElement): void {
    this.#sight.look(root, body);
  }

  /** Index of the row that contains an element; -1 for none. */
  indexOf(target: EventTarget | null): number {
    const index = target instanceof Element ? target.closest('tr')?.ariaRowIndex : null;
    return Number(index ?? FIRST_ARIA_INDEX - 1) - FIRST_ARIA_INDEX;
  }

  /** Records which row has the focus. */
  noteFocus(target: EventTarget | null): void {
    const index = this.indexOf(target);
    if (index >= 0) this.#currentKey = this.#keys()[index] ?? null;
  }

  /** Index of the row a key leads to from the focused one; `null` for keys that do not move. */
  next(key: string): number | null {
    const pageRows = Math.max(1, Math.floor(this.#sight.viewHeight / this.#rowHeight()) - 2);
    return nextRow(key, this.current, this.#keys().length, pageRows);
  }

  /** Renders a row, wherever it is, and focuses it, or what `within` finds in it. */
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

  /** Scrolls a row into view, wherever it is; moves the focus there if it is in the body. */
  async reveal(index: number, body: HTMLElement, block: 'start' | 'nearest' = 'nearest'): Promise<void> {
    if (body.contains(document.activeElement)) await this.focus(index, body);
    else (await this.#draw(index, body))?.scrollIntoView({ block });
  }

  async #draw(index: number, body: HTMLElement): Promise<HTMLElement | null> {
    this.#currentKey = this.#keys()[index] ?? null;
    await tick();
    return body.querySelector<HTMLElement>(`[aria-rowindex="${ariaRowIndex(index)}"]`);
  }
}
