import { beforeEach, expect, it, vi } from 'vitest';
import { measureColumn, type TableType } from './data-table.ts';

const TYPE: TableType = { font: '14px Test', headFont: '12px Test', padding: 20 };
const ROOM = { isSorted: false, besideHead: 0 };

/** What was shaped, longer than a letter. */
const shaped: string[] = [];

/** A letter that is half as wide as the others. */
let narrow = '';

// jsdom has no canvas: here every letter is 8 pixels wide, and 3 pixels closer behind an A.
const measureText = (text: string): { width: number } => {
  if (text.length > 1) shaped.push(text);
  const narrowCount = narrow === '' ? 0 : text.split(narrow).length - 1;
  return { width: 8 * text.length - 4 * narrowCount - 3 * (text.slice(0, -1).match(/A/gu)?.length ?? 0) };
};
HTMLCanvasElement.prototype.getContext = vi.fn(() => ({ measureText })) as never;

beforeEach(() => {
  shaped.length = 0;
  narrow = '';
});

const column = { id: 'role', label: '', text: (row: string) => row };

it('measures the widest texts as they are written, and does not shape hundreds of others', () => {
  const rows = [...Array.from({ length: 250 }, (_, index) => `Role ${index + 100}`), 'AAAA AAAA AAAA'];
  const { needs } = measureColumn(column, rows, TYPE, ROOM);
  expect(needs).toHaveLength(251);
  expect(needs.at(-1)).toBe(14 * 8 - 11 * 3 + 20 + 1);
  expect(needs[0]).toBe(8 * 8 + 20 + 1);
  expect(shaped.length).toBeLessThan(10);
});

it('shapes texts whose letters join, each once', () => {
  const rows = ['مخرج', 'كاتب', 'مخرج', 'ผู้กำกับ', ...Array.from({ length: 20 }, () => 'A much longer text')];
  measureColumn(column, rows, TYPE, ROOM);
  expect(shaped.filter((text) => text === 'مخرج')).toHaveLength(1);
  expect(shaped).toEqual(expect.arrayContaining(['مخرج', 'كاتب', 'ผู้กำกับ']));
});

it('knows what the table is about by the column, not by whether it can be hidden', () => {
  const roomOf = (rest: object) => measureColumn({ ...column, ...rest }, ['Director'], TYPE, ROOM);
  expect(roomOf({ isMain: true, leaves: 1 })).toMatchObject({ isMain: true, leaves: 1 });
  expect(roomOf({})).toMatchObject({ isMain: false, leaves: null });
});

it('gives numbers room for figures of one width, as they are written: none is cut off', () => {
  narrow = '1';
  const rows = ['11 of 228', '9 of 228'];
  const needsOf = (rest: object) => measureColumn({ ...column, ...rest }, rows, TYPE, ROOM).needs.at(-1);
  expect(needsOf({ isNumber: true })).toBe(9 * 8 + 20 + 1);
  expect(needsOf({})).toBe(8 * 8 + 20 + 1);
});
