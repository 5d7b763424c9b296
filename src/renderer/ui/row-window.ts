/** Rows from `first` up to, and without, `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** What a long list is made of: rows, and gaps as high as the rows that are not there. */
export type RowPiece =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly first: number; readonly rows: number };

/** The rows, all equally high, of which something lies between two places, in CSS pixels from the first row's upper edge. */
export function rowWindow(count: number, rowHeight: number, from: number, to: number): RowWindow {
  const first = Math.min(Math.max(0, Math.floor(from / rowHeight)), count);
  return { first, end: Math.max(first, Math.min(count, Math.ceil(to / rowHeight))) };
}

/** The pieces of a list of `count` rows; `kept` are there wherever they are, such as the row that has the focus. */
export function rowPieces(
  count: number,
  { first, end }: RowWindow,
  kept: readonly number[],
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
    pieces.push({ kind: 'row', index });
    next = index + 1;
  }
  if (next < count) pieces.push({ kind: 'gap', first: next, rows: count - next });
  return pieces;
}
