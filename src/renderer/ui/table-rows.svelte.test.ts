import { beforeEach, expect, it, vi } from 'vitest';
import { ariaRowIndex, TableRows } from './table-rows.svelte.ts';

const ROW_HEIGHT = 40;
const keys = Array.from({ length: 1000 }, (_, index) => `row ${index}`);
let rows: TableRows;
let root: HTMLElement;
let body: HTMLElement;

/** Tells the observer of sizes, of which jsdom has none, that something was laid out. */
let noteSizes: () => void;

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        noteSizes = callback;
      }
      observe(): void {
        // Told by noteSizes.
      }
      disconnect(): void {
        // See observe.
      }
    },
  );
  rows = new TableRows(ROW_HEIGHT, () => keys);
  document.body.innerHTML = '<main><table><tbody></tbody></table></main>';
  root = document.querySelector('main')!;
  body = document.querySelector('tbody')!;
});

function scrollTo(top: number): void {
  vi.spyOn(root, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(root, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 50, 800, 600));
  vi.spyOn(body, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 50, 800, 40_000));
  root.scrollTop = 0;
  noteSizes();
  root.scrollTop = top;
  root.dispatchEvent(new Event('scroll'));
}

const drawn = () => rows.pieces.flatMap((piece) => (piece.kind === 'row' ? [piece.index] : []));

it('draws the rows that are seen, then some around them, until it is told to stop', async () => {
  const stop = rows.follow(root)(body);
  scrollTo(20_000);
  expect(drawn()).toEqual(Array.from({ length: 15 }, (_, index) => 500 + index));
  await vi.waitFor(() => expect(drawn()[0]).toBe(492));
  expect(drawn().at(-1)).toBe(522);
  stop();
  root.scrollTop = 0;
  root.dispatchEvent(new Event('scroll'));
  expect(drawn()[0]).toBe(492);
});

it('has the same pieces while scrolling brings no other row', async () => {
  rows.follow(root)(body);
  scrollTo(20_001);
  await vi.waitFor(() => expect(drawn()[0]).toBe(492));
  const before = rows.pieces;
  scrollTo(20_020);
  expect(rows.pieces).toBe(before);
  scrollTo(20_041);
  expect(rows.pieces).not.toBe(before);
});

it('goes by the height of what is seen with Page down, from the row that has the focus', () => {
  rows.follow(root)(body);
  scrollTo(0);
  body.innerHTML = `<tr aria-rowindex="${ariaRowIndex(3)}"><td></td></tr>`;
  rows.noteFocus(body.querySelector('td'));
  expect(rows.current).toBe(3);
  expect(rows.next('PageDown')).toBe(16);
  expect(rows.next('Enter')).toBeNull();
});

it('stays with its row when that stands elsewhere, and lets Tab go to the first one when it is gone', () => {
  let order = $state.raw<readonly string[]>(['a', 'b', 'c']);
  const few = new TableRows(ROW_HEIGHT, () => order);
  body.innerHTML = `<tr aria-rowindex="${ariaRowIndex(1)}"></tr>`;
  few.noteFocus(body.querySelector('tr'));
  order = ['c', 'a', 'b'];
  expect(few.tabStop).toBe(2);
  order = ['c', 'a'];
  expect(few.current).toBe(-1);
  expect(few.tabStop).toBe(0);
});

it('knows of no row outside of it, and none in its head', () => {
  body.innerHTML = '<tr aria-rowindex="1"></tr>';
  expect(rows.indexOf(body.querySelector('tr'))).toBe(-1);
  expect(rows.indexOf(document.body)).toBe(-1);
});

it('draws at first what fits below the place where the table begins', () => {
  vi.spyOn(root, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(root, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 50, 800, 600));
  vi.spyOn(body, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 250, 800, 40_000));
  rows.look(root, body);
  expect(drawn()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('draws rows all the same where there is no layout', () => {
  rows.look(root, body);
  expect(drawn()[0]).toBe(0);
});
