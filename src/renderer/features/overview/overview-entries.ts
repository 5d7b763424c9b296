import { isSampleSeries } from '@shared/domain/sample.ts';
import { daysLeft, isDueForRefresh } from '@shared/domain/freshness.ts';
import { seasonKeyText, type KeptSeason } from '@shared/domain/season.ts';
import { filterKept, type SeasonNames } from '../../state/kept-index.ts';
import type { KeptSeries } from '../../state/kept-series.ts';

/** A kept season as the overview lists it. */
export interface OverviewEntry {
  /** What names it: seasonKeyText. */
  readonly key: string;
  readonly season: KeptSeason;
  /** Its series, and where that stands among all, from 0. */
  readonly series: KeptSeries;
  readonly seriesIndex: number;
  readonly state: OverviewState;
  /** Whole days until TMDB's six-month limit; `null` when the content is gone, and for the sample. */
  readonly daysLeft: number | null;
  readonly isDue: boolean;
  /** The reader has not seen all of it: who comes later must not be counted. */
  readonly isUnseen: boolean;
  /** Data and pictures; `null` while that is not known. */
  readonly bytes: number | null;
}

/**
 * `incomplete`: only the regulars and the season's own crew. `expired`: the content was deleted at the limit. `lost`:
 * TMDB's answers are gone or damaged. `gone`: TMDB has the season no longer; it can be read until the limit.
 */
export type OverviewState = 'whole' | 'incomplete' | 'gone' | 'expired' | 'lost';

/** What a column counts, and what of it tells of people who come later. */
const COUNTS = {
  episodes: { field: 'episodeCount', isOfLater: false },
  regulars: { field: 'regularCount', isOfLater: false },
  guests: { field: 'guestCount', isOfLater: true },
  crew: { field: 'crewCount', isOfLater: true },
  withoutPortrait: { field: 'withoutPortraitCount', isOfLater: true },
} as const;
export type CountColumn = keyof typeof COUNTS;

/** What a column counts of a season; `null` where it would tell what the reader has not seen. */
export function countOf({ season, isUnseen }: OverviewEntry, column: CountColumn): number | null {
  const { field, isOfLater } = COUNTS[column];
  return isUnseen && isOfLater ? null : season[field];
}

/**
 * Kept seasons as the overview lists them at a time, in the order of the series, with their sizes by key.
 * @param isUnseen whether the reader has seen less than all of a season
 */
export function toOverviewEntries(
  all: readonly KeptSeries[],
  bytes: ReadonlyMap<string, number> | null,
  now: Date,
  isUnseen: (season: KeptSeason) => boolean = () => false,
): readonly OverviewEntry[] {
  return all.flatMap((series, seriesIndex) =>
    series.seasons.map((season) => {
      const key = seasonKeyText(season);
      const state = stateOf(season);
      const isThere = hasContent(state);
      return {
        key,
        season,
        series,
        seriesIndex,
        state,
        daysLeft: isThere && !isSampleSeries(season.seriesId) ? daysLeft(season.fetchedAt, now) : null,
        isUnseen: isUnseen(season),
        isDue: isThere && isDueForRefresh(season.fetchedAt, now),
        bytes: bytes?.get(key) ?? null,
      };
    }),
  );
}

/** The entries whose series or season fits what is typed; all of them, as the same object, when nothing is. */
export function filterEntries(
  entries: readonly OverviewEntry[],
  all: readonly KeptSeries[],
  query: string,
  names: SeasonNames,
): readonly OverviewEntry[] {
  if (query.trim() === '') return entries;
  const matches = new Map(filterKept(all, query, names).map(({ series, seasons }) => [series, seasons]));
  return entries.filter(({ series, season }) => {
    const seasons = matches.get(series);
    return seasons === null || seasons?.includes(season) === true;
  });
}

/** False where only the entry is left, to be fetched again. */
export function hasContent(state: OverviewState): boolean {
  return state !== 'expired' && state !== 'lost';
}

function stateOf({ isExpired, isLost, isWhole, goneSince }: KeptSeason): OverviewState {
  if (isExpired) return 'expired';
  if (isLost) return 'lost';
  if (goneSince !== null) return 'gone';
  return isWhole ? 'whole' : 'incomplete';
}
