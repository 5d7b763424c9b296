import { tick } from 'svelte';
import { nextRow } from './move-keys.ts';
import { rowWindow, tablePieces, type TablePiece } from './row-window.ts';

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
  /** How far the body's upper edge lies above what is seen, in CSS pixels. */
  #scrolled = $state(0);
  #viewHeight = $state(0);
  /** The row that had the focus last. */
  #currentKey = $state<string | null>(null);

  /** Index of the row that had the focus last; -1 for none. */
  readonly current: number = $derived.by(() =>
    this.#currentKey === null ? -1 : this.#keys().indexOf(this.#currentKey),
  );
  readonly #window = $derived.by(() =>
    rowWindow(this.#keys().length, this.#rowHeight(), this.#scrolled, this.#viewHeight),
  );
  // Most scrolling leaves the same rows there: numbers, unlike the window, are equal then, and nothing is drawn again.
  readonly #first = $derived(this.#window.first);
  readonly #end = $derived(this.#window.end);

  /** What the body is made of. */
  readonly pieces: readonly TablePiece[] = $derived.by(() =>
    tablePieces(this.#keys().length, { first: this.#first, end: this.#end }, this.current),
  );
  /** Index of the row that Tab goes to. */
  readonly tabStop: number = $derived.by(() => (this.current < 0 ? this.#first : this.current));

  /** `rowHeight` in CSS pixels, which the density may change; `keys` of all rows, in order. */
  constructor(rowHeight: number | (() => number), keys: () => readonly string[]) {
    this.#rowHeight = typeof rowHeight === 'number' ? () => rowHeight : rowHeight;
    this.#keys = keys;
  }

  /** An attachment for the body, which follows what is seen of it in the element that scrolls. */
  follow(root: HTMLElement): (body: HTMLElement) => () => void {
    return (body) => {
      const measure = (): void => {
        const view = root.getBoundingClientRect();
        this.#scrolled = view.top - body.getBoundingClientRect().top;
        this.#viewHeight = view.height;
      };
      const observer = new ResizeObserver(measure);
      observer.observe(root);
      // What stands above the table may grow without scrolling.
      if (root.firstElementChild !== null) observer.observe(root.firstElementChild);
      root.addEventListener('scroll', measure, { passive: true });
      measure();
      return () => {
        observer.disconnect();
        root.removeEventListener('scroll', measure);
      };
    };
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
    const pageRows = Math.max(1, Math.floor(this.#viewHeight / this.#rowHeight()) - 2);
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
