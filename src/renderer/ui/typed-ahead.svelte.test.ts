import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTyping, takeTyped } from './typed-ahead.ts';

beforeEach(() => {
  document.body.innerHTML = '<main tabindex="-1"></main><input>';
});

afterEach(() => {
  takeTyped(document);
});

function press(key: string, held: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

it('keeps what is typed for a field that is still to come, and nothing from before', () => {
  press('x');
  keepTyping(document);
  for (const key of ['a', 'á', 'r', 'Shift', 'Backspace', ' ', '本']) press(key);
  expect(takeTyped(document)).toBe('aá 本');
  expect(takeTyped(document)).toBe('');
});

it('keeps letters from whoever else listens for them, and leaves shortcuts alone', () => {
  const other = vi.fn();
  window.addEventListener('keydown', other);
  keepTyping(document);
  expect(press('j').defaultPrevented).toBe(true);
  expect(other).not.toHaveBeenCalled();
  expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(false);
  expect(other).toHaveBeenCalledOnce();
  window.removeEventListener('keydown', other);
  expect(takeTyped(document)).toBe('j');
});

it('leaves letters to a field that has the focus', () => {
  keepTyping(document);
  document.querySelector('input')?.focus();
  expect(press('a').defaultPrevented).toBe(false);
  expect(takeTyped(document)).toBe('');
});

it('ends by itself when the field does not come', () => {
  vi.useFakeTimers();
  keepTyping(document);
  vi.advanceTimersByTime(3_000);
  expect(press('a').defaultPrevented).toBe(false);
  vi.useRealTimers();
});
