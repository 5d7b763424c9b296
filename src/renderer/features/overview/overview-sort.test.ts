import { expect, it } from 'vitest';
import type { KeptSeason } from '@shared/domain/season.ts';
import { toKeptSeries } from '../../state/kept-series.ts';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import type { OverviewEntry } from './overview-entries.ts';
import {
  DEFAULT_OVERVIEW_SORT,
  nextSort,
  sortEntries,
  type OverviewColumn,
  type OverviewSort,
} from './overview-sort.ts';

function entry(key: string, of: Partial<KeptSeason>, rest: Partial<OverviewEntry> = {}): OverviewEntry {
  const season = keptSeason(of);
  return {
    key,
    season,
    series: toKeptSeries([season]),
    seriesIndex: 0,
    state: 'whole',
    daysLeft: 100,
    isDue: false,
    isUnseen: false,
    bytes: 0,
    ...rest,
  };
}

/** German before English. */
const byLanguage = (a: string, b: string): number => (a === b ? 0 : a === 'de-DE' ? -1 : 1);
const keysBy = (entries: readonly OverviewEntry[], sort: OverviewSort): readonly string[] =>
  sortEntries(entries, sort, byLanguage).map(({ key }) => key);

it('keeps the order of the library, and turns series round with their seasons as they were', () => {
  const entries = [
    entry('a1', {}, { seriesIndex: 0 }),
    entry('a2', {}, { seriesIndex: 0 }),
    entry('b1', {}, { seriesIndex: 1 }),
  ];
  expect(sortEntries(entries, DEFAULT_OVERVIEW_SORT, byLanguage)).toBe(entries);
  expect(keysBy(entries, { column: 'series', isDescending: true })).toEqual(['b1', 'a1', 'a2']);
});

it.each<[OverviewColumn, OverviewEntry, OverviewEntry]>([
  ['season', entry('low', { seasonNumber: 2 }), entry('high', { seasonNumber: 10 })],
  ['year', entry('low', { airDate: null }), entry('high', { airDate: '1999-01-01' })],
  ['episodes', entry('low', { episodeCount: 9 }), entry('high', { episodeCount: 10 })],
  ['regulars', entry('low', { regularCount: 9 }), entry('high', { regularCount: 10 })],
  ['guests', entry('low', { guestCount: 9 }), entry('high', { guestCount: 10 })],
  ['crew', entry('low', { crewCount: 9 }), entry('high', { crewCount: 10 })],
  ['withoutPortrait', entry('low', { withoutPortraitCount: 9 }), entry('high', { withoutPortraitCount: 10 })],
  ['note', entry('low', { hasNote: false }), entry('high', { hasNote: true })],
  ['language', entry('low', { language: 'de-DE' }), entry('high', { language: 'en-US' })],
  [
    'fetched',
    entry('low', { fetchedAt: '2026-01-01T00:00:00.000Z' }),
    entry('high', { fetchedAt: '2026-02-01T00:00:00.000Z' }),
  ],
  ['state', entry('low', {}, { state: 'expired' }), entry('high', {}, { state: 'incomplete' })],
  ['size', entry('low', {}, { bytes: null }), entry('high', {}, { bytes: 1 })],
  ['daysLeft', entry('low', {}, { daysLeft: null }), entry('high', {}, { daysLeft: 0 })],
])('sorts by %s both ways', (column, low, high) => {
  expect(keysBy([high, low], { column, isDescending: false })).toEqual(['low', 'high']);
  expect(keysBy([low, high], { column, isDescending: true })).toEqual(['high', 'low']);
});

it('turns round for the same heading, and begins with the most where that is looked for', () => {
  expect(nextSort(DEFAULT_OVERVIEW_SORT, 'series')).toEqual({ column: 'series', isDescending: true });
  expect(nextSort(DEFAULT_OVERVIEW_SORT, 'size')).toEqual({ column: 'size', isDescending: true });
  expect(nextSort(DEFAULT_OVERVIEW_SORT, 'daysLeft')).toEqual({ column: 'daysLeft', isDescending: false });
});
