import { expect, it } from 'vitest';
import { moveOf, nextRow } from './move-keys.ts';

it.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['PageDown', 3, 13],
  ['PageUp', 30, 20],
  ['Home', 30, 0],
  ['End', 30, 99],
  ['ArrowDown', 99, 99],
  ['PageUp', 3, 0],
  ['ArrowDown', -1, 0],
])('%s leads from row %i to row %i of a hundred', (key, current, next) => {
  expect(nextRow(key, current, 100, 10)).toBe(next);
});

it('follows the arrows, whichever way the page is read', () => {
  expect(moveOf('ArrowLeft')).toEqual({ by: 'column', step: -1 });
  expect(moveOf('ArrowLeft', true)).toEqual({ by: 'column', step: 1 });
  expect(moveOf('ArrowRight', true)).toEqual({ by: 'column', step: -1 });
  expect(moveOf('ArrowDown', true)).toEqual({ by: 'row', step: 1 });
});

it('leaves other keys, and a table without rows, alone', () => {
  expect(moveOf('Enter')).toBeNull();
  expect(nextRow('Enter', 3, 100, 10)).toBeNull();
  expect(nextRow('ArrowRight', 3, 100, 10)).toBeNull();
  expect(nextRow('End', -1, 0, 10)).toBeNull();
});
