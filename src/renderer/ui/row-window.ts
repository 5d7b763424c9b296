/** Rows from `first` up to, and without, `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** What a long table is made of: rows, and gaps as high as the rows that are not there. */
export type TablePiece =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly first: number; readonly rows: number };

/** Up to here all rows are there: docs/adr/0007-long-lists.md. */
const LONGEST_PLAIN = 300;

/** So many rows are there above and below what is seen, so that quick scrolling does not outrun them. */
const MARGIN_ROWS = 20;

/** How much more than what is seen is there. */
interface WindowLimits {
  /** Up to so many rows all are there. */
  readonly longestPlain: number;
  readonly marginRows: number;
}

/**
 * The rows that must be there. `scrolled` is how far, in CSS pixels, the first row's upper edge lies above what is
 * seen (negative while it lies below).
 */
export function rowWindow(
  count: number,
  rowHeight: number,
  scrolled: number,
  viewHeight: number,
  { longestPlain, marginRows }: WindowLimits = { longestPlain: LONGEST_PLAIN, marginRows: MARGIN_ROWS },
): RowWindow {
  if (count <= longestPlain) return { first: 0, end: count };
  const firstSeen = Math.floor(scrolled / rowHeight);
  const endSeen = Math.ceil((scrolled + viewHeight) / rowHeight);
  const first = Math.min(Math.max(0, firstSeen - marginRows), count);
  return { first, end: Math.max(first, Math.min(count, endSeen + marginRows)) };
}

/** The pieces of a table of `count` rows; the row that has the focus is always there, so that it cannot lose it. */
export function tablePieces(
  count: number,
  { first, end }: RowWindow,
  focused: number,
): readonly TablePiece[] {
  const rows = Array.from({ length: end - first }, (_, offset) => first + offset);
  if (focused >= 0 && focused < Math.min(first, count)) rows.unshift(focused);
  if (focused >= end && focused < count) rows.push(focused);
  const pieces: TablePiece[] = [];
  let next = 0;
  for (const index of rows) {
    if (index > next) pieces.push({ kind: 'gap', first: next, rows: index - next });
    pieces.push({ kind: 'row', index });
    next = index + 1;
  }
  if (next < count) pieces.push({ kind: 'gap', first: next, rows: count - next });
  return pieces;
}
