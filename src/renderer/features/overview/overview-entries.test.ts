import { expect, it } from 'vitest';
import type { KeptSeason } from '@shared/domain/season.ts';
import { toOverviewEntries } from './overview-entries.ts';
import { KEPT_DETAILS } from '../../test/kept-season-fixture.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');

function season(days: number, rest: Partial<KeptSeason> = {}): KeptSeason {
  return {
    seriesId: 1396,
    seasonNumber: 1,
    language: 'en-US',
    seriesName: 'Breaking Bad',
    seasonName: 'Season 1',
    airDate: null,
    posterPath: null,
    isWhole: true,
    fetchedAt: new Date(NOW.getTime() - days * 86_400_000).toISOString(),
    creditCount: 6,
    isExpired: false,
    ...KEPT_DETAILS,
    ...rest,
  };
}

const entryOf = (kept: KeptSeason, sizes: ReadonlyMap<string, number> | null = null) =>
  toOverviewEntries([kept], sizes, NOW)[0]!;

it('says how long a season may still be kept, and from when on it is due', () => {
  expect(entryOf(season(149))).toMatchObject({ state: 'whole', daysLeft: 31, isDue: false });
  expect(entryOf(season(150))).toMatchObject({ daysLeft: 30, isDue: true });
  expect(entryOf(season(200))).toMatchObject({ daysLeft: 0, isDue: true });
});

it('has nothing to renew in time where the content is gone', () => {
  const expired = season(200, { isExpired: true, isWhole: false });
  expect(entryOf(expired)).toMatchObject({ state: 'expired', daysLeft: null, isDue: false });
});

it('marks a season of which parts are missing', () => {
  expect(entryOf(season(1, { isWhole: false })).state).toBe('incomplete');
});

it('knows a size only when it has been counted', () => {
  const sizes = new Map([['1396/1/en-US', 4100]]);
  expect(entryOf(season(1)).bytes).toBeNull();
  expect(entryOf(season(1), sizes).bytes).toBe(4100);
  expect(entryOf(season(1, { language: 'de-DE' }), sizes).bytes).toBeNull();
});
