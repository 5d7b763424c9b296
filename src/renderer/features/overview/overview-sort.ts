import type { RowSelection } from '../../ui/row-selection.svelte.ts';
import type { OverviewEntry, OverviewState } from './overview-entries.ts';

/** The columns of the overview, in their order. */
export const OVERVIEW_COLUMNS = [
  'series',
  'season',
  'language',
  'fetched',
  'state',
  'credits',
  'size',
  'daysLeft',
] as const;

/** A column of the overview. */
export type OverviewColumn = (typeof OVERVIEW_COLUMNS)[number];

/** The column the overview is sorted by, and which way. */
export interface OverviewSort {
  readonly column: OverviewColumn;
  readonly isDescending: boolean;
}

/** How the overview was left. */
export interface OverviewMemory {
  sort?: OverviewSort;
  selection?: RowSelection;
}

/** Alphabetical, as the library lists them. */
export const DEFAULT_OVERVIEW_SORT: OverviewSort = { column: 'series', isDescending: false };

/** Where the most is what one looks for, it comes first. */
const DESCENDING_AT_FIRST: ReadonlySet<OverviewColumn> = new Set(['fetched', 'credits', 'size']);

/** What wants attention comes first. */
const STATE_ORDER: Readonly<Record<OverviewState, number>> = { expired: 0, incomplete: 1, whole: 2 };

/** How the reader's language orders texts, and what it calls a language tag. */
export interface TextOrder {
  readonly compare: (a: string, b: string) => number;
  readonly languageName: (tag: string) => string;
}

/** The sort after a click on a column's heading: the other way round for the same column. */
export function nextSort(sort: OverviewSort, column: OverviewColumn): OverviewSort {
  const isSame = sort.column === column;
  return { column, isDescending: isSame ? !sort.isDescending : DESCENDING_AT_FIRST.has(column) };
}

/** The entries in order; those equal in the column by series and season, always ascending. */
export function sortEntries(
  entries: readonly OverviewEntry[],
  { column, isDescending }: OverviewSort,
  order: TextOrder,
): readonly OverviewEntry[] {
  const tags = new Set(entries.map(({ season }) => season.language));
  const names = new Map([...tags].map((tag) => [tag, order.languageName(tag)]));
  const comparators = comparatorsFor(order.compare, (tag) => names.get(tag) ?? tag);
  const direction = isDescending ? -1 : 1;
  return entries.toSorted(
    (a, b) =>
      direction * comparators[column](a, b) ||
      comparators.series(a, b) ||
      a.season.seasonNumber - b.season.seasonNumber ||
      order.compare(a.season.language, b.season.language),
  );
}

type Comparator = (a: OverviewEntry, b: OverviewEntry) => number;

function comparatorsFor(
  compare: TextOrder['compare'],
  languageName: TextOrder['languageName'],
): Readonly<Record<OverviewColumn, Comparator>> {
  return {
    series: (a, b) => compare(a.season.seriesName, b.season.seriesName),
    season: (a, b) => a.season.seasonNumber - b.season.seasonNumber,
    language: (a, b) => compare(languageName(a.season.language), languageName(b.season.language)),
    fetched: (a, b) => Date.parse(a.season.fetchedAt) - Date.parse(b.season.fetchedAt),
    state: (a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state],
    credits: (a, b) => a.season.creditCount - b.season.creditCount,
    size: (a, b) => (a.bytes ?? 0) - (b.bytes ?? 0),
    daysLeft: (a, b) => (a.daysLeft ?? -1) - (b.daysLeft ?? -1),
  };
}
