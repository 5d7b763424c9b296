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
