import { expect, it } from 'vitest';
import type { OverviewEntry } from './overview-entries.ts';
import {
  DEFAULT_OVERVIEW_SORT,
  nextSort,
  sortEntries,
  type OverviewColumn,
  type OverviewSort,
} from './overview-sort.ts';
import { KEPT_DETAILS } from '../../test/kept-season-fixture.ts';

interface EntryFields {
  readonly series?: string;
  readonly number?: number;
  readonly language?: string;
  readonly fetchedAt?: string;
  readonly credits?: number;
}

function entry(key: string, fields: EntryFields, rest: Partial<OverviewEntry> = {}): OverviewEntry {
  const season = {
    seriesId: 1,
    seasonNumber: fields.number ?? 1,
    language: fields.language ?? 'en-US',
    seriesName: fields.series ?? 'Lost',
    seasonName: '',
    airDate: null,
    posterPath: null,
    isWhole: true,
    fetchedAt: fields.fetchedAt ?? '2026-01-01T00:00:00.000Z',
    creditCount: fields.credits ?? 0,
    isExpired: false,
    ...KEPT_DETAILS,
  };
  return { key, season, state: 'whole', daysLeft: 100, isDue: false, bytes: 0, ...rest };
}

const order = {
  compare: new Intl.Collator('en', { numeric: true }).compare,
  languageName: (tag: string) => (tag === 'de-DE' ? 'German' : 'English'),
};
const keysBy = (entries: readonly OverviewEntry[], sort: OverviewSort): readonly string[] =>
  sortEntries(entries, sort, order).map(({ key }) => key);

it('orders texts as the reader’s language does, and seasons by number', () => {
  const entries = [
    entry('e10', { series: 'Élite', number: 10 }),
    entry('z', { series: 'zebra' }),
    entry('e2', { series: 'Élite', number: 2 }),
    entry('a', { series: 'Atlanta' }),
  ];
  expect(keysBy(entries, DEFAULT_OVERVIEW_SORT)).toEqual(['a', 'e2', 'e10', 'z']);
  expect(keysBy(entries, { column: 'series', isDescending: true })).toEqual(['z', 'e2', 'e10', 'a']);
});

it.each<[OverviewColumn, OverviewEntry, OverviewEntry]>([
  ['season', entry('low', { number: 2 }), entry('high', { number: 10 })],
  ['language', entry('low', { language: 'en-US' }), entry('high', { language: 'de-DE' })],
  [
    'fetched',
    entry('low', { fetchedAt: '2026-01-01T00:00:00.000Z' }),
    entry('high', { fetchedAt: '2026-02-01T00:00:00.000Z' }),
  ],
  ['state', entry('low', {}, { state: 'expired' }), entry('high', {}, { state: 'incomplete' })],
  ['credits', entry('low', { credits: 9 }), entry('high', { credits: 10 })],
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
