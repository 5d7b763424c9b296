import { describe, expect, it } from 'vitest';
import { cellInside, nextCell, type GridCell } from './grid-keys.ts';

const SIZE = { rows: 40, columns: 5 };
const KEY = { ctrlKey: false, altKey: false, metaKey: false };
const at = (row: number, column: number): GridCell => ({ row, column });

const from = (cell: GridCell, key: string, held: Partial<typeof KEY> = {}, isRightToLeft = false) =>
  nextCell({ ...KEY, ...held, key }, cell, SIZE, { isRightToLeft, pageRows: 10 });

describe('the keys of the grid', () => {
  it.each([
    ['ArrowRight', at(3, 3)],
    ['ArrowLeft', at(3, 1)],
    ['ArrowDown', at(4, 2)],
    ['ArrowUp', at(2, 2)],
    ['Home', at(3, 0)],
    ['End', at(3, 4)],
    ['PageDown', at(13, 2)],
    ['PageUp', at(0, 2)],
  ])('%s goes from the third row and second episode to %j', (key, cell) => {
    expect(from(at(3, 2), key)).toEqual(cell);
  });

  it('go to the corners with Ctrl', () => {
    expect(from(at(3, 2), 'Home', { ctrlKey: true })).toEqual(at(0, 0));
    expect(from(at(3, 2), 'End', { ctrlKey: true })).toEqual(at(39, 4));
  });

  it('go the other way where the page does', () => {
    expect(from(at(3, 2), 'ArrowRight', {}, true)).toEqual(at(3, 1));
    expect(from(at(3, 2), 'ArrowLeft', {}, true)).toEqual(at(3, 3));
  });

  it('stay at the edges, so that the page may have the key', () => {
    expect(from(at(0, 0), 'ArrowUp')).toBeNull();
    expect(from(at(0, 0), 'ArrowLeft')).toBeNull();
    expect(from(at(39, 4), 'ArrowDown')).toBeNull();
    expect(from(at(39, 4), 'End')).toBeNull();
  });

  it('leave the shortcuts of the window alone', () => {
    expect(from(at(3, 2), 'ArrowLeft', { altKey: true })).toBeNull();
    expect(from(at(3, 2), 'ArrowDown', { ctrlKey: true })).toBeNull();
    expect(from(at(3, 2), 'f')).toBeNull();
  });
});

it('finds the nearest cell when rows have gone', () => {
  expect(cellInside(at(30, 4), { rows: 2, columns: 5 })).toEqual(at(1, 4));
});
