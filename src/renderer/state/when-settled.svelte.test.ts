import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenSettled } from './when-settled.ts';

let isHidden: boolean;

beforeEach(() => {
  isHidden = false;
  vi.useFakeTimers();
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
});

afterEach(() => {
  vi.useRealTimers();
});

it('runs once after many events, when there have been none for a while', () => {
  const run = vi.fn();
  const { note, stop } = whenSettled(run, document);
  for (let event = 0; event < 20; event += 1) {
    note();
    vi.advanceTimersByTime(500);
  }
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3_000);
  expect(run).toHaveBeenCalledOnce();
  note();
  stop();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledOnce();
});

it('waits for the window to be seen', () => {
  const run = vi.fn();
  const { note, stop } = whenSettled(run, document);
  isHidden = true;
  note();
  vi.advanceTimersByTime(5_000);
  expect(run).not.toHaveBeenCalled();
  isHidden = false;
  document.dispatchEvent(new Event('visibilitychange'));
  expect(run).toHaveBeenCalledOnce();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(run).toHaveBeenCalledOnce();
  stop();
});
