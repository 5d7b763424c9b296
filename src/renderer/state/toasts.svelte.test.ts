import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toasts, UNDO, type Toast } from './toasts.svelte.ts';

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
  toasts.show('Removed', { actions: [{ id: 'undo', label: 'Undo', run: () => undefined }] });
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
  const undo = () => ({ actions: [{ id: 'undo', label: 'Undo', run: () => undefined }] });
  toasts.show('Same');
  toasts.show('Same', { tone: 'problem' });
  toasts.show('Same', undo());
  expect(texts()).toHaveLength(3);
  toasts.show('Same', undo());
  toasts.show('Same');
  expect(toasts.shown.map(({ tone, actions }) => [tone, actions[0]?.label])).toEqual([
    ['problem', undefined],
    ['plain', 'Undo'],
    ['plain', undefined],
  ]);
});

it('takes a message away', () => {
  toasts.show('Copied');
  toasts.dismiss(toasts.shown[0]!.id);
  expect(texts()).toEqual([]);
});

it('keeps a problem until it has been seen', () => {
  toasts.show('The disk is full.', { tone: 'problem' });
  vi.advanceTimersByTime(3_600_000);
  expect(texts()).toEqual(['The disk is full.']);
});

it('keeps what the reader points at or has the focus in, and then for its whole time again', () => {
  toasts.show('Removed', { actions: [{ id: 'undo', label: 'Undo', run: () => undefined }] });
  const { id } = toasts.shown[0]!;
  vi.advanceTimersByTime(9_000);
  toasts.hold(id);
  vi.advanceTimersByTime(60_000);
  expect(texts()).toEqual(['Removed']);
  toasts.release(id);
  vi.advanceTimersByTime(9_999);
  expect(texts()).toEqual(['Removed']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual([]);
});

it('gives up what offers nothing first, and never what the reader is at', () => {
  const actions = [{ id: 'undo', label: 'Undo', run: () => undefined }];
  toasts.show('Removed one', { actions });
  toasts.show('Copied');
  toasts.show('Removed two', { actions });
  toasts.hold(toasts.shown[0]!.id);
  toasts.show('Removed three', { actions });
  expect(texts()).toEqual(['Removed one', 'Removed two', 'Removed three']);
  toasts.show('Removed four', { actions });
  expect(texts()).toEqual(['Removed one', 'Removed three', 'Removed four']);
});

it('never gives up a problem that has not been seen, and shows the same one once', () => {
  const retry = { actions: [{ id: 'retry', label: 'Try again', run: () => undefined }] };
  for (const text of ['one', 'two', 'three', 'four']) toasts.show(text, { tone: 'problem', ...retry });
  toasts.show('two', { tone: 'problem', ...retry });
  expect(texts()).toEqual(['one', 'three', 'four', 'two']);
  toasts.show('Copied');
  expect(texts()).toEqual(['one', 'three', 'four', 'two', 'Copied']);
});

it('has one message about a topic, in place of what is not true any more', () => {
  const show = { actions: [{ id: 'show', label: 'Show in folder', run: () => undefined }] };
  toasts.show('Saved a.csv', { ...show, topic: 'exported' });
  toasts.show('Removed');
  toasts.show('Saved b.csv', { ...show, topic: 'exported' });
  expect(texts()).toEqual(['Removed', 'Saved b.csv']);
  toasts.show('The library stopped.', { tone: 'problem', topic: 'library' });
  toasts.show('The library keeps stopping.', { tone: 'problem', topic: 'library' });
  expect(texts()).toEqual(['Removed', 'Saved b.csv', 'The library keeps stopping.']);
});

it('counts in one message what comes while it is there, by what it is of', () => {
  const add = (of: string, count: number): void =>
    toasts.count('refreshed', of, count, (counts) => ({
      text: [...counts].map(([name, sum]) => `${name} ${sum}`).join(', '),
      actions: [],
    }));
  add('one', 2);
  add('two', 1);
  add('one', 3);
  expect(texts()).toEqual(['one 5, two 1']);
  const [{ id }] = toasts.shown as [Toast];
  toasts.hold(id);
  add('two', 1);
  vi.advanceTimersByTime(60_000);
  expect(texts()).toEqual(['one 5, two 2']);
  expect(toasts.shown[0]?.id).toBe(id);
  toasts.release(id);
  vi.advanceTimersByTime(4_000);
  expect(texts()).toEqual([]);
  add('one', 1);
  expect(texts()).toEqual(['one 1']);
});

it('takes away what passes when the language changes, and leaves what has to be seen', () => {
  toasts.show('Gespeichert.', { actions: [{ id: 'show', label: 'Zeigen', run: () => undefined }] });
  toasts.show('Das ging schief.', { tone: 'problem' });
  toasts.languageChanged();
  expect(texts()).toEqual(['Das ging schief.']);
});

describe('neither another language nor another page takes away', () => {
  it('what the reader is at', () => {
    const id = toasts.show('Kopiert.', { isOfPage: true });
    toasts.hold(id);
    toasts.languageChanged();
    toasts.pageLeft();
    expect(texts()).toEqual(['Kopiert.']);
  });

  it('the only way to undo something', () => {
    toasts.show('Liste entfernt.', {
      actions: [{ id: UNDO, label: 'Widerrufen', run: () => undefined }],
      isOfPage: true,
    });
    toasts.languageChanged();
    toasts.pageLeft();
    expect(texts()).toEqual(['Liste entfernt.']);
  });
});

it('takes away what is about a page when that is left, and leaves what is not', () => {
  toasts.show('Season 1 was not refreshed.', { tone: 'problem', isOfPage: true });
  toasts.show('The library stopped.', { tone: 'problem' });
  toasts.show('Saved.');
  toasts.pageLeft();
  expect(texts()).toEqual(['The library stopped.', 'Saved.']);
});

it('stays under the reader who is at it when it is shown again', () => {
  const retry = (label: string) => [{ id: 'retry', label, run: () => undefined }];
  const id = toasts.show('Not saved.', { tone: 'problem', actions: retry('once') });
  toasts.show('Saved.');
  toasts.hold(id);
  expect(toasts.show('Not saved.', { tone: 'problem', actions: retry('twice') })).toBe(id);
  expect(texts()).toEqual(['Not saved.', 'Saved.']);
  expect(toasts.shown[0]?.actions[0]?.label).toBe('twice');
  toasts.show('Copied.', { topic: 'copied' });
  const copied = toasts.shown.at(-1)!.id;
  toasts.hold(copied);
  toasts.show('Link copied.', { topic: 'copied' });
  vi.advanceTimersByTime(60_000);
  expect(texts()).toEqual(['Not saved.', 'Link copied.']);
});
