import { describe, expect, it } from 'vitest';
import { rowPieces, rowWindow } from './row-window.ts';

describe('the rows between two places', () => {
  it('are those of which something lies there', () => {
    expect(rowWindow(1000, 40, 0, 600)).toEqual({ first: 0, end: 15 });
    expect(rowWindow(1000, 40, 20_001, 20_601)).toEqual({ first: 500, end: 516 });
    expect(rowWindow(1000, 40, 39_600, 40_200)).toEqual({ first: 990, end: 1000 });
  });

  it('are none above or below all of them', () => {
    expect(rowWindow(1000, 40, -5000, -4400)).toEqual({ first: 0, end: 0 });
    expect(rowWindow(10, 40, 5000, 5600)).toEqual({ first: 10, end: 10 });
  });
});

describe('the pieces of a list', () => {
  const gap = (first: number, rows: number) => ({ kind: 'gap', first, rows });
  const row = (index: number) => ({ kind: 'row', index });

  it('fill what is not there with gaps', () => {
    expect(rowPieces(10, { first: 3, end: 5 }, [-1])).toEqual([gap(0, 3), row(3), row(4), gap(5, 5)]);
    expect(rowPieces(2, { first: 0, end: 2 }, [])).toEqual([row(0), row(1)]);
    expect(rowPieces(0, { first: 0, end: 0 }, [3])).toEqual([]);
  });

  it('keep the row that has the focus, above or below', () => {
    expect(rowPieces(10, { first: 5, end: 6 }, [1])).toEqual([
      gap(0, 1),
      row(1),
      gap(2, 3),
      row(5),
      gap(6, 4),
    ]);
    expect(rowPieces(10, { first: 0, end: 1 }, [9, 9])).toEqual([row(0), gap(1, 8), row(9)]);
    expect(rowPieces(10, { first: 2, end: 4 }, [3])).toEqual([gap(0, 2), row(2), row(3), gap(4, 6)]);
  });

  it('are as high together as all rows', () => {
    const heights = rowPieces(1000, { first: 480, end: 535 }, [7, 900, 8]).map((piece) =>
      piece.kind === 'gap' ? piece.rows : 1,
    );
    expect(heights.reduce((sum, rows) => sum + rows, 0)).toBe(1000);
  });
});
