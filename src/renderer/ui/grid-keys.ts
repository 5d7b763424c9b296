import { moveOf, type Move } from './move-keys.ts';

/** A cell of a table with headers on two sides: row 0 and column 0 are the headers. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** The number of rows and columns, including the headers. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Also affects what a key does. */
export interface GridKeyOptions {
  readonly isRightToLeft: boolean;
  /** How many rows Page Up and Page Down move. */
  readonly pageRows: number;
}

/**
 * The cell a key leads to (https://www.w3.org/WAI/ARIA/apg/patterns/grid/); `null` for keys that do not move, and at the
 * edge.
 */
export function nextCell(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  at: GridCell,
  size: GridSize,
  { isRightToLeft, pageRows }: GridKeyOptions,
): GridCell | null {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (altKey || metaKey || (ctrlKey && key !== 'Home' && key !== 'End')) return null;
  const move = moveOf(key, isRightToLeft);
  const next = move === null ? null : target(move, ctrlKey, at, size, pageRows);
  if (next === null) return null;
  const inside = cellInside(next, size);
  return inside.row === at.row && inside.column === at.column ? null : inside;
}

/** The same cell, or the nearest one if the grid has become smaller. */
export function cellInside({ row, column }: GridCell, { rows, columns }: GridSize): GridCell {
  return { row: clamp(row, rows - 1), column: clamp(column, columns - 1) };
}

function target(
  { by, step }: Move,
  isWholeGrid: boolean,
  { row, column }: GridCell,
  { rows, columns }: GridSize,
  pageRows: number,
): GridCell {
  switch (by) {
    case 'column':
      return { row, column: column + step };
    case 'row':
      return { row: row + step, column };
    case 'page':
      return { row: row + step * pageRows, column };
    case 'end':
      return step === 1
        ? { row: isWholeGrid ? rows - 1 : row, column: columns - 1 }
        : { row: isWholeGrid ? 0 : row, column: 0 };
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
