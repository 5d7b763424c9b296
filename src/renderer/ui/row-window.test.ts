import { describe, expect, it } from 'vitest';
import { rowWindow, tablePieces } from './row-window.ts';

describe('the rows that are there', () => {
  it('are all up to some hundreds', () => {
    expect(rowWindow(300, 40, 0, 600)).toEqual({ first: 0, end: 300 });
  });

  it('are those in view and some around them in a long table', () => {
    expect(rowWindow(1000, 40, 0, 600)).toEqual({ first: 0, end: 35 });
    expect(rowWindow(1000, 40, 20_000, 600)).toEqual({ first: 480, end: 535 });
    expect(rowWindow(1000, 40, 39_600, 600)).toEqual({ first: 970, end: 1000 });
  });

  it('begin with the first while the table lies below the view', () => {
    expect(rowWindow(1000, 40, -5000, 600)).toEqual({ first: 0, end: 0 });
  });
});

describe('the pieces of a table', () => {
  const gap = (first: number, rows: number) => ({ kind: 'gap', first, rows });
  const row = (index: number) => ({ kind: 'row', index });

  it('fill what is not there with gaps', () => {
    expect(tablePieces(10, { first: 3, end: 5 }, -1)).toEqual([gap(0, 3), row(3), row(4), gap(5, 5)]);
    expect(tablePieces(2, { first: 0, end: 2 }, -1)).toEqual([row(0), row(1)]);
    expect(tablePieces(0, { first: 0, end: 0 }, -1)).toEqual([]);
  });

  it('keep the row that has the focus, above or below', () => {
    expect(tablePieces(10, { first: 5, end: 6 }, 1)).toEqual([
      gap(0, 1),
      row(1),
      gap(2, 3),
      row(5),
      gap(6, 4),
    ]);
    expect(tablePieces(10, { first: 0, end: 1 }, 9)).toEqual([row(0), gap(1, 8), row(9)]);
    expect(tablePieces(10, { first: 2, end: 4 }, 3)).toEqual([gap(0, 2), row(2), row(3), gap(4, 6)]);
  });

  it('are as high together as all rows', () => {
    const heights = tablePieces(1000, { first: 480, end: 535 }, 7).map((piece) =>
      piece.kind === 'gap' ? piece.rows : 1,
    );
    expect(heights.reduce((sum, rows) => sum + rows, 0)).toBe(1000);
  });
});
