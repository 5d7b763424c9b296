import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import { SeasonSizes } from './season-sizes.svelte.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('are counted once when many seasons have changed, and not after the page was left', async () => {
  const api = new FakeApi();
  const sizes = vi.spyOn(api.storage, 'sizes');
  const stop = new SeasonSizes(api).follow();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sizes).toHaveBeenCalledTimes(1);
  for (let refreshed = 0; refreshed < 100; refreshed += 1) {
    api.send('library:changed', null);
    await vi.advanceTimersByTimeAsync(700);
  }
  expect(sizes).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sizes).toHaveBeenCalledTimes(2);
  api.send('library:changed', null);
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sizes).toHaveBeenCalledTimes(2);
});
