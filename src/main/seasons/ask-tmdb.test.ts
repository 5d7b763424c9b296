import { expect, it } from 'vitest';
import { isDue, isStale } from './ask-tmdb.ts';

const now = new Date('2026-11-24T12:00:00Z');

it.each([
  ['2026-11-24T12:00:00.000Z', false],
  ['2026-11-23T12:00:00.001Z', false],
  ['2026-11-23T12:00:00.000Z', true],
  ['2026-05-01T00:00:00.000Z', true],
  ['2026-11-24T12:00:00.001Z', true],
  ['no time at all', true],
])('a season of %s is stale: %s', (fetchedAt, expected) => {
  expect(isStale(fetchedAt, now)).toBe(expected);
});

it.each([
  [{}, false],
  [{ fetchedAt: '2026-11-20T12:00:00.000Z' }, true],
  [{ parts: { details: false, aggregate: false, english: true } }, true],
  [{ parts: { details: true, aggregate: false, english: true } }, true],
  [{ seriesFetchedAt: null }, true],
  [{ seriesFetchedAt: '2020-01-01T00:00:00.000Z' }, false],
])('a fresh, whole season with %j is due: %s', (fields, expected) => {
  const kept = {
    fetchedAt: now.toISOString(),
    parts: { details: true, aggregate: true, english: true },
    seriesFetchedAt: now.toISOString(),
    ...fields,
  };
  expect(isDue(kept, now)).toBe(expected);
});
