import type { SeasonKey } from '@shared/domain/season.ts';
import { expect, it } from 'vitest';
import { createFreshnessHandlers } from './freshness-handlers.ts';

const key: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

function createHandlers() {
  const calls: unknown[] = [];
  const handlers = createFreshnessHandlers({
    refresh: (keys) => {
      calls.push(keys);
      return new Promise(() => undefined);
    },
    stop: () => void calls.push('stop'),
  });
  return { calls, handlers };
}

it('answers at once, however long the refreshing takes', async () => {
  const { calls, handlers } = createHandlers();
  expect(await handlers.refresh.run({ keys: [key] })).toBeNull();
  expect(await handlers.stop.run(undefined)).toBeNull();
  expect(calls).toEqual([[key], 'stop']);
});

it.each([
  ['a season that is none', { keys: [{ ...key, seriesId: 0 }] }],
  ['more than a key', { keys: [{ ...key, fetchedAt: '2026-01-01' }] }],
  ['what is no list', { keys: key }],
  ['a list without end', { keys: Array(10_001).fill(key) }],
])('refuses %s', (_, input) => {
  expect(createHandlers().handlers.refresh.input.safeParse(input).success).toBe(false);
});
