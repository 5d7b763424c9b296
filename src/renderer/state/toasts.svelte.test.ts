import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Toasts } from './toasts.svelte.ts';

let toasts: Toasts;

beforeEach(() => {
  vi.useFakeTimers();
  toasts = new Toasts();
});

afterEach(() => {
  vi.useRealTimers();
});

const texts = () => toasts.shown.map(({ text }) => text);

it('shows a message for four seconds, and one with an action for ten', () => {
  toasts.show('Copied');
  toasts.show('Removed', { action: { label: 'Undo', run: () => undefined } });
  vi.advanceTimersByTime(3_999);
  expect(texts()).toEqual(['Copied', 'Removed']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual(['Removed']);
  vi.advanceTimersByTime(6_000);
  expect(texts()).toEqual([]);
});

it('shows the newest three', () => {
  for (const text of ['one', 'two', 'three', 'four']) toasts.show(text);
  expect(texts()).toEqual(['two', 'three', 'four']);
});

it('shows a message that is there already once, as the newest, and for its whole time again', () => {
  toasts.show('Copied');
  toasts.show('Saved');
  vi.advanceTimersByTime(3_000);
  toasts.show('Copied');
  expect(texts()).toEqual(['Saved', 'Copied']);
  vi.advanceTimersByTime(3_999);
  expect(texts()).toEqual(['Copied']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual([]);
});

it('keeps messages apart that differ in tone, or that have something to do', () => {
  const undo = () => ({ action: { label: 'Undo', run: () => undefined } });
  toasts.show('Same');
  toasts.show('Same', { tone: 'problem' });
  toasts.show('Same', undo());
  expect(texts()).toHaveLength(3);
  toasts.show('Same', undo());
  toasts.show('Same');
  expect(toasts.shown.map(({ tone, action }) => [tone, action?.label])).toEqual([
    ['plain', 'Undo'],
    ['plain', 'Undo'],
    ['plain', undefined],
  ]);
});

it('takes a message away', () => {
  toasts.show('Copied');
  toasts.dismiss(toasts.shown[0]!.id);
  expect(texts()).toEqual([]);
});
