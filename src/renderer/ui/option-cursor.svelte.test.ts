import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { OptionCursor } from './option-cursor.svelte.ts';
import type { ListOption, OptionGroup } from './option-groups.ts';

const option = (id: string): ListOption => ({
  id,
  name: id,
  details: [],
  figure: { kind: 'picture', src: null, standIn: '', tint: 0 },
  keys: [],
  choose: () => undefined,
});

const group = (title: string, ...ids: readonly string[]): OptionGroup => ({
  id: title,
  title,
  options: ids.map(option),
});

const press = (cursor: OptionCursor, key: string, rest: KeyboardEventInit = {}): boolean =>
  cursor.move(new KeyboardEvent('keydown', { key, ...rest }));

it('begins with the first option and goes through all groups, no further than their ends', () => {
  const cursor = new OptionCursor(() => [group('one', 'a'), group('two', 'b', 'c')]);
  expect(cursor.active?.id).toBe('a');
  const path = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'Home', 'ArrowUp'];
  const visited = path.map((key) => {
    press(cursor, key);
    return cursor.active?.id;
  });
  expect(visited).toEqual(['b', 'c', 'c', 'b', 'c', 'a', 'a']);
});

it('goes by pages in a long list', () => {
  const ids = Array.from({ length: 20 }, (_, n) => String(n));
  const cursor = new OptionCursor(() => [group('all', ...ids)]);
  press(cursor, 'PageDown');
  expect(cursor.active?.id).toBe('8');
  press(cursor, 'PageDown');
  press(cursor, 'PageDown');
  expect(cursor.active?.id).toBe('19');
  expect(cursor.below).toBe(0);
  press(cursor, 'PageUp');
  expect(cursor.active?.id).toBe('11');
});

it('stays on the option when others come before it, and falls back to the first when it goes', () => {
  let groups = $state.raw([group('commands', 'x', 'y')]);
  const cursor = new OptionCursor(() => groups);
  press(cursor, 'ArrowDown');
  groups = [group('library', 'a', 'b'), group('commands', 'x', 'y')];
  flushSync();
  expect(cursor.active?.id).toBe('y');
  groups = [group('library', 'a', 'b')];
  expect(cursor.active?.id).toBe('a');
});

it('leaves to the field what is about text', () => {
  const cursor = new OptionCursor(() => [group('all', 'a', 'b')]);
  expect(press(cursor, 'ArrowLeft')).toBe(false);
  expect(press(cursor, 'End', { shiftKey: true })).toBe(false);
  expect(press(cursor, 'ArrowUp', { altKey: true })).toBe(false);
  expect(cursor.active?.id).toBe('a');
});

it('has no active option in an empty list', () => {
  const cursor = new OptionCursor(() => []);
  expect(press(cursor, 'ArrowDown')).toBe(true);
  expect(cursor.active).toBeUndefined();
});
