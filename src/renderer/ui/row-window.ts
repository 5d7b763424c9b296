/** Rows from `first` to `end`, exclusive. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** The row or item at which a list begins when it appears. */
export interface OpeningPlace<Key> {
  readonly key: Key;
  /** As in `scrollIntoView`. */
  readonly block: 'start' | 'nearest';
}

/** A piece of a long list: rows, or a spacer as tall as the rows that are not rendered. */
export type RowPiece =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly first: number; readonly rows: number };

/** The rows, all of the same height, that overlap a range in CSS pixels from the top of the first row. */
export function rowWindow(count: number, rowHeight: number, from: number, to: number): RowWindow {
  const first = Math.min(Math.max(0, Math.floor(from / rowHeight)), count);
  return { first, end: Math.max(first, Math.min(count, Math.ceil(to / rowHeight))) };
}

/**
 * The pieces of a list of `count` rows; `kept` are always rendered, such as the row with the focus.
 * @param toRow the piece of a row; a list that gives the same object again for the same row does not render it again
 */
export function rowPieces(
  count: number,
  { first, end }: RowWindow,
  kept: readonly number[],
  toRow = (index: number): RowPiece => ({ kind: 'row', index }),
): readonly RowPiece[] {
  const isElsewhere = (index: number): boolean =>
    index >= 0 && index < count && (index < first || index >= end);
  const elsewhere = [...new Set(kept.filter(isElsewhere))].sort((a, b) => a - b);
  const inside = Array.from({ length: end - first }, (_, offset) => first + offset);
  const rows = [
    ...elsewhere.filter((index) => index < first),
    ...inside,
    ...elsewhere.filter((index) => index >= end),
  ];
  const pieces: RowPiece[] = [];
  let next = 0;
  for (const index of rows) {
    if (index > next) pieces.push({ kind: 'gap', first: next, rows: index - next });
    pieces.push(toRow(index));
    next = index + 1;
  }
  if (next < count) pieces.push({ kind: 'gap', first: next, rows: count - next });
  return pieces;
}
