import { beforeEach, expect, it } from 'vitest';
import { RowSelection } from './row-selection.svelte.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
let selection: RowSelection;

beforeEach(() => {
  selection = new RowSelection();
});

const chosen = (): string => ORDER.filter((key) => selection.has(key)).join('');

it('chooses a range from the row chosen last, in either direction', () => {
  selection.toggle('b');
  selection.toggleRange('d', ORDER);
  expect(chosen()).toBe('bcd');
  selection.toggleRange('a', ORDER);
  expect(chosen()).toBe('abcd');
});

it('takes a range out when its end was chosen', () => {
  selection.set(ORDER);
  selection.toggle('b');
  selection.toggleRange('d', ORDER);
  expect(chosen()).toBe('ae');
});

it('takes the range in the order of now, whatever it was when it began', () => {
  selection.toggle('a');
  selection.toggleRange('b', ['b', 'e', 'a', 'c', 'd']);
  expect(chosen()).toBe('abe');
});

it('chooses one row where no range has begun, or its beginning is gone', () => {
  selection.toggleRange('c', ORDER);
  expect(chosen()).toBe('c');
  selection.toggle('a');
  selection.toggleRange('e', ['c', 'd', 'e']);
  expect(chosen()).toBe('ace');
});

it('begins a range at a row that is not chosen', () => {
  selection.begin('b');
  expect(selection.isEmpty).toBe(true);
  selection.toggleRange('d', ORDER);
  expect(chosen()).toBe('bcd');
});

it('grows and shrinks with the row the arrow keys have come to, over the row they began at', () => {
  selection.extend('c', 'd', ORDER);
  selection.extend('d', 'e', ORDER);
  expect(chosen()).toBe('cde');
  selection.extend('e', 'd', ORDER);
  selection.extend('d', 'c', ORDER);
  selection.extend('c', 'b', ORDER);
  expect(chosen()).toBe('bc');
});

it('lets go of nothing that was chosen before the range', () => {
  selection.toggle('d');
  selection.extend('a', 'd', ORDER);
  selection.extend('d', 'b', ORDER);
  expect(chosen()).toBe('abd');
});

it('begins another range where the arrow keys have come to in the meantime', () => {
  selection.extend('a', 'b', ORDER);
  selection.extend('d', 'e', ORDER);
  expect(chosen()).toBe('abde');
  selection.set([]);
  selection.extend('e', 'd', ORDER);
  expect(chosen()).toBe('de');
});

it('begins anew when the row it began at is gone', () => {
  selection.extend('a', 'b', ORDER);
  selection.extend('b', 'c', ['b', 'c', 'd', 'e']);
  expect(chosen()).toBe('abc');
});
