import { expect, it } from 'vitest';
import type { KeptSeason, SeasonSummary } from '@shared/domain/season.ts';
import { KnownNames } from './known-names.ts';

const none = { find: () => undefined, findSeries: () => undefined };
const key = { seriesId: 1396, seasonNumber: 2, language: 'en-US' };
const summary = (seasonNumber: number, name: string) =>
  ({ seasonNumber, name, posterPath: `/${seasonNumber}.jpg` }) as SeasonSummary;

it('knows what a page has told of a series and its seasons, in the language it was read in', () => {
  const names = new KnownNames(none);
  expect(names.series(key)).toBeNull();
  expect(names.season(key)).toBeNull();
  names.note(
    { seriesId: 1396, name: 'Breaking Bad', posterPath: null, seasons: [summary(1, ''), summary(2, 'Two')] },
    'en-US',
  );
  expect(names.series(key)).toEqual({ name: 'Breaking Bad', posterPath: null });
  expect(names.season(key)).toMatchObject({ name: 'Two', posterPath: '/2.jpg' });
  expect(names.season({ ...key, seasonNumber: 1 }), 'an empty name is none').toBeNull();
  expect(names.series({ ...key, language: 'ja-JP' })).toBeNull();
});

it('prefers a kept season of that language, and falls back to one of another', () => {
  const kept = { seriesName: 'ブレイキング・バッド', language: 'ja-JP', posterPath: null } as KeptSeason;
  const names = new KnownNames({ find: () => undefined, findSeries: () => ({ seasons: [kept] }) });
  expect(names.series(key)?.name).toBe('ブレイキング・バッド');
  names.note({ seriesId: 1396, name: 'Breaking Bad', posterPath: null }, 'en-US');
  expect(names.series(key)?.name).toBe('Breaking Bad');
  expect(names.series({ ...key, language: 'ja-JP' })?.name).toBe('ブレイキング・バッド');
});
