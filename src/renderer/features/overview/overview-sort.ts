import type { RowSelection } from '../../ui/row-selection.svelte.ts';
import { countOf, type CountColumn, type OverviewEntry, type OverviewState } from './overview-entries.ts';

/** `contents`: what the seasons contain. `upkeep`: their age, their size and how long they may be kept. */
export type OverviewView = 'contents' | 'upkeep';

/** The columns of each view, in their order. */
export const OVERVIEW_COLUMNS = {
  contents: ['series', 'season', 'year', 'episodes', 'regulars', 'guests', 'crew', 'withoutPortrait', 'note'],
  upkeep: ['series', 'season', 'language', 'fetched', 'state', 'size', 'daysLeft'],
} as const satisfies Readonly<Record<OverviewView, readonly string[]>>;

/** A column of the overview. */
export type OverviewColumn = (typeof OVERVIEW_COLUMNS)[OverviewView][number];

/** The sort column and direction of the overview. */
export interface OverviewSort {
  readonly column: OverviewColumn;
  readonly isDescending: boolean;
}

/** How the overview was left. */
export interface OverviewMemory {
  view?: OverviewView;
  sort?: OverviewSort;
  filter?: string;
  selection?: RowSelection;
}

/** Alphabetical, as in the library: the seasons of a series are together. */
export const DEFAULT_OVERVIEW_SORT: OverviewSort = { column: 'series', isDescending: false };

/** Numbers stand at their column's end. */
export const NUMBER_COLUMNS: ReadonlySet<OverviewColumn> = new Set([
  'episodes',
  'regulars',
  'guests',
  'crew',
  'withoutPortrait',
  'size',
  'daysLeft',
]);

/** Columns that sort descending first, because readers look for the highest values. */
const DESCENDING_AT_FIRST: ReadonlySet<OverviewColumn> = new Set([
  'year',
  'fetched',
  'episodes',
  'regulars',
  'guests',
  'crew',
  'withoutPortrait',
  'note',
  'size',
]);

/** What needs attention comes first. */
const STATE_ORDER: Readonly<Record<OverviewState, number>> = {
  lost: 0,
  unfetched: 1,
  expired: 2,
  gone: 3,
  incomplete: 4,
  whole: 5,
};

/** The sort order after a click on a column heading: reversed for the same column. */
export function nextSort(sort: OverviewSort, column: OverviewColumn): OverviewSort {
  const isSame = sort.column === column;
  return { column, isDescending: isSame ? !sort.isDescending : DESCENDING_AT_FIRST.has(column) };
}

/**
 * The sorted entries; those equal in the column keep their order by series and season.
 * @param languageOrder compares two language tags by their names
 */
export function sortEntries(
  entries: readonly OverviewEntry[],
  { column, isDescending }: OverviewSort,
  languageOrder: (a: string, b: string) => number,
): readonly OverviewEntry[] {
  if (column === 'series' && !isDescending) return entries;
  const compare = COMPARATORS[column] ?? ((a, b) => languageOrder(a.season.language, b.season.language));
  return entries.toSorted((a, b) => (isDescending ? compare(b, a) : compare(a, b)));
}

type Comparator = (a: OverviewEntry, b: OverviewEntry) => number;

/** ISO times sort as strings; unknown ones come first. */
const byText =
  (textOf: (entry: OverviewEntry) => string): Comparator =>
  (a, b) => {
    const [first, second] = [textOf(a), textOf(b)];
    if (first === second) return 0;
    return first < second ? -1 : 1;
  };

const byNumber =
  (numberOf: (entry: OverviewEntry) => number): Comparator =>
  (a, b) =>
    numberOf(a) - numberOf(b);

/** Hidden values sort as the lowest, so that their position reveals nothing. */
const byCount = (column: CountColumn): Comparator => byNumber((entry) => countOf(entry, column) ?? -1);

/** `null`: sorted by its name in the reader's language. */
const COMPARATORS: Readonly<Record<OverviewColumn, Comparator | null>> = {
  series: byNumber(({ seriesIndex }) => seriesIndex),
  season: byNumber(({ season }) => season.seasonNumber),
  year: byText(({ season }) => season.airDate ?? ''),
  episodes: byCount('episodes'),
  regulars: byCount('regulars'),
  guests: byCount('guests'),
  crew: byCount('crew'),
  withoutPortrait: byCount('withoutPortrait'),
  note: byNumber(({ season }) => Number(season.hasNote)),
  language: null,
  fetched: byText(({ season }) => season.fetchedAt),
  state: byNumber(({ state }) => STATE_ORDER[state]),
  size: byNumber(({ bytes }) => bytes ?? 0),
  daysLeft: byNumber(({ daysLeft }) => daysLeft ?? -1),
};
