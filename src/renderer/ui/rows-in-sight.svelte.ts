import { afterPaint } from './after-paint.ts';
import { followView, viewOf, type View } from './follow-view.ts';
import { rowPieces, rowWindow, type RowPiece, type RowWindow } from './row-window.ts';

/** Lists of up to this many items are rendered whole, part by part: docs/adr/0007-long-lists.md. */
export const LONGEST_PLAIN_LIST = 300;

/** Tables of up to this many rows are rendered whole, at once: a row has a dozen cells. */
const LONGEST_PLAIN_TABLE = 60;

/** How far beyond the visible area rows are rendered, in CSS pixels, so that fast scrolling does not outrun them. */
const MARGIN = 320;

export interface RowsInSightOptions {
  /** One key per row; a different array means different rows. */
  readonly rows: () => readonly unknown[];
  /** Height of a row in CSS pixels; if rows vary, the estimate for those not yet rendered. */
  readonly rowHeight: () => number;
  /** Rows that are always rendered, by index, such as the one with the focus. */
  readonly kept: () => readonly number[];
  /** Up to this many rows, all are rendered. Default: as in a table. */
  readonly longestPlain?: number;
  /** The start of the list is visible: its first rows are rendered before anything has been measured. */
  readonly isFirstInSight?: boolean;
  /** Rows vary in height: those with `data-row` (their index) are measured. */
  readonly isVarying?: boolean;
}

/** The measured heights of rows that have been rendered. */
interface Heights {
  readonly rows: readonly unknown[];
  readonly measured: ReadonlyMap<number, number>;
}

/**
 * Which rows of a long list are rendered: the visible ones and some around them, between spacers for the rest. For new
 * rows, after opening or after a key in a filter, the visible ones are rendered first, the others after the next paint.
 */
export class RowsInSight {
  readonly #options: RowsInSightOptions;
  #scrolled = $state(0);
  #viewHeight = $state(0);
  /** The rows that have been painted. */
  #painted = $state.raw<readonly unknown[] | null>(null);
  #heights = $state.raw<Heights>({ rows: [], measured: new Map() });

  /** The offsets of all rows, and the end of the last one; `null` if all have the same height. */
  readonly #starts: readonly number[] | null = $derived.by(() => {
    const { rows, rowHeight, isVarying = false } = this.#options;
    const heights = this.#heights;
    if (!isVarying || heights.rows !== rows() || heights.measured.size === 0) return null;
    const starts = [0];
    for (let index = 0; index < rows().length; index += 1) {
      starts.push((starts[index] ?? 0) + (heights.measured.get(index) ?? rowHeight()));
    }
    return starts;
  });

  readonly #window: RowWindow = $derived.by(() => {
    const { rows, rowHeight, longestPlain = LONGEST_PLAIN_TABLE } = this.#options;
    const count = rows().length;
    if (count <= longestPlain) return { first: 0, end: count };
    if (this.#viewHeight === 0) return { first: 0, end: 0 };
    const margin = this.#painted === rows() ? MARGIN : 0;
    const from = this.#scrolled - margin;
    const to = this.#scrolled + this.#viewHeight + margin;
    const starts = this.#starts;
    if (starts === null) return rowWindow(count, rowHeight(), from, to);
    const first = Math.max(0, firstAbove(starts, from) - 1);
    return to <= 0 || from >= (starts[count] ?? 0)
      ? { first: 0, end: 0 }
      : { first, end: Math.min(count, firstAbove(starts, to)) };
  });
  // Most scrolling leaves the same rows: primitive values then compare as equal, unlike objects, and nothing is rendered again.
  readonly #first = $derived(this.#window.first);
  readonly #end = $derived(this.#window.end);

  /** The pieces of rows so far, by index: unless they stay the same, each step of scrolling would go through all rows. */
  readonly #rowPieces = new Map<number, RowPiece>();
  readonly #toRow = (index: number): RowPiece => {
    const piece = this.#rowPieces.get(index) ?? { kind: 'row', index };
    this.#rowPieces.set(index, piece);
    return piece;
  };

  readonly pieces: readonly RowPiece[] = $derived.by(() =>
    rowPieces(
      this.#options.rows().length,
      { first: this.#first, end: this.#end },
      this.#options.kept(),
      this.#toRow,
    ),
  );

  constructor(options: RowsInSightOptions) {
    this.#options = options;
    if (options.isFirstInSight === true) this.#viewHeight = window.innerHeight;
  }

  /** The first row that is rendered because it is visible. */
  get first(): number {
    return this.#first;
  }

  /** Height of the visible area, in CSS pixels. */
  get viewHeight(): number {
    return this.#viewHeight;
  }

  /** Height of the rows from `first` on, in CSS pixels. */
  heightOf(first: number, rows: number): number {
    const starts = this.#starts;
    if (starts === null) return rows * this.#options.rowHeight();
    return (starts[first + rows] ?? 0) - (starts[first] ?? 0);
  }

  /** An attachment for the container of the rows that tracks its visible part in the scroll container. */
  follow(root: HTMLElement): (list: HTMLElement) => () => void {
    return (list) => {
      const stopFollowing = followView(root, (view) => this.#note(list, view))(list);
      const stopPainting = $effect.root(() => {
        $effect(() => {
          const rows = this.#options.rows();
          return afterPaint(() => (this.#painted = rows));
        });
      });
      return () => {
        stopFollowing();
        stopPainting();
      };
    };
  }

  /** Notes what is visible before the first rows are rendered, so that no others are; without a layout, it stays unknown. */
  look(root: HTMLElement, list: HTMLElement): void {
    const { scrolled, height } = viewOf(root, list);
    if (height === 0) return;
    this.#scrolled = scrolled;
    this.#viewHeight = height;
  }

  #note(list: HTMLElement, { scrolled, height, isResized }: View): void {
    this.#scrolled = scrolled;
    this.#viewHeight = height;
    // If a row's height differs from the estimate, the height of the page changes.
    if (isResized && this.#options.isVarying === true) this.#measure(list);
  }

  #measure(list: HTMLElement): void {
    const rows = this.#options.rows();
    const before = this.#heights.rows === rows ? this.#heights.measured : new Map<number, number>();
    const measured = new Map(before);
    for (const element of list.querySelectorAll<HTMLElement>('[data-row]')) {
      measured.set(Number(element.dataset['row']), element.offsetHeight);
    }
    const isSame =
      measured.size === before.size && [...measured].every(([row, high]) => before.get(row) === high);
    if (!isSame) this.#heights = { rows, measured };
  }
}

/** Index of the first offset greater than a position; the number of offsets if there is none. */
function firstAbove(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
