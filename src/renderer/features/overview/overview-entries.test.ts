import { expect, it } from 'vitest';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { KeptSeason } from '@shared/domain/season.ts';
import { toKeptSeries } from '../../state/kept-series.ts';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { comparedSides, countOf, filterEntries, toOverviewEntries } from './overview-entries.ts';

const NAMES = {
  locale: 'en',
  seasonName: (name: string | null) => name ?? '',
  unknownSeries: (id: number) => `Series ${id}`,
};

const NOW = new Date('2026-11-24T12:00:00.000Z');

function season(days: number, rest: Partial<KeptSeason> = {}): KeptSeason {
  return keptSeason({ fetchedAt: new Date(NOW.getTime() - days * 86_400_000).toISOString(), ...rest });
}

const entryOf = (kept: KeptSeason, sizes: ReadonlyMap<string, number> | null = null) =>
  toOverviewEntries([toKeptSeries([kept])], sizes, NOW)[0]!;

it('says how long a season may still be kept, and from when on it is due', () => {
  expect(entryOf(season(149))).toMatchObject({ state: 'whole', daysLeft: 31, isDue: false });
  expect(entryOf(season(150))).toMatchObject({ daysLeft: 30, isDue: true });
  expect(entryOf(season(200))).toMatchObject({ daysLeft: 0, isDue: true });
});

it('has nothing to renew in time where the content is gone', () => {
  const expired = season(200, { isExpired: true, isWhole: false });
  expect(entryOf(expired)).toMatchObject({ state: 'expired', daysLeft: null, isDue: false });
  const lost = season(1, { isLost: true, isWhole: false });
  expect(entryOf(lost)).toMatchObject({ state: 'lost', daysLeft: null, isDue: false });
  // As a backup enters it.
  const unfetched = { ...lost, seriesName: 'Series 1396', seasonName: '' };
  expect(entryOf(unfetched)).toMatchObject({ state: 'unfetched', daysLeft: null, isDue: false });
});

it('counts no days for the sample, which is not TMDB’s and never due', () => {
  expect(entryOf(season(170, { seriesId: SAMPLE_SERIES_ID }))).toMatchObject({
    daysLeft: null,
    isDue: false,
  });
});

it('marks a season that TMDB has no longer, which can be read until the limit', () => {
  const gone = season(160, { goneSince: '2026-11-20T08:00:00.000Z' });
  expect(entryOf(gone)).toMatchObject({ state: 'gone', daysLeft: 20, isDue: true });
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

it('compares a season that is selected in two languages once', () => {
  const selected = [season(1), season(1, { language: 'de-DE' }), season(1, { seasonNumber: 2 })];
  expect(comparedSides(selected)).toEqual([
    { seriesId: 1396, seasonNumber: 1 },
    { seriesId: 1396, seasonNumber: 2 },
  ]);
});

it('is filtered by the names of series, and of single seasons', () => {
  const all = [
    toKeptSeries([season(1), season(1, { seasonNumber: 2, seasonName: 'The End' })]),
    toKeptSeries([season(1, { seriesId: 2, seriesName: 'Lost' })]),
  ];
  const entries = toOverviewEntries(all, null, NOW);
  const keys = (query: string) => filterEntries(entries, all, query, NAMES).map(({ key }) => key);
  expect(filterEntries(entries, all, ' ', NAMES)).toBe(entries);
  expect(keys('breaking')).toEqual(['1396/1/en-US', '1396/2/en-US']);
  expect(keys('the end')).toEqual(['1396/2/en-US']);
  expect(keys('nothing')).toEqual([]);
});

it('does not count who comes later in a season that was not seen to its end', () => {
  const unseen = toOverviewEntries([toKeptSeries([season(1)])], null, NOW, () => true)[0]!;
  expect(countOf(unseen, 'regulars')).toBe(unseen.season.regularCount);
  expect(countOf(unseen, 'crew'), 'its page shows them too').toBe(unseen.season.crewCount);
  for (const column of ['guests', 'withoutPortrait'] as const) expect(countOf(unseen, column)).toBeNull();
  expect(countOf(entryOf(season(1)), 'guests')).toBe(unseen.season.guestCount);
});
