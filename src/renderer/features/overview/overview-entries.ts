import { isSeasonDue, seasonDaysLeft } from '@shared/domain/freshness.ts';
import { isUnfetched, seasonKeyText, type KeptSeason, type NoteKey } from '@shared/domain/season.ts';
import { filterKept, type SeasonNames } from '../../state/kept-index.ts';
import type { KeptSeries } from '../../state/kept-series.ts';

/** A kept season as the overview lists it. */
export interface OverviewEntry {
  /** Its key: seasonKeyText. */
  readonly key: string;
  readonly season: KeptSeason;
  /** Its series, and the index of that among all series. */
  readonly series: KeptSeries;
  readonly seriesIndex: number;
  readonly state: OverviewState;
  /** Whole days until TMDB's six-month limit; `null` if the content is gone, and for the sample. */
  readonly daysLeft: number | null;
  readonly isDue: boolean;
  /** The reader has not seen all of it: people who appear later must not be counted. */
  readonly isUnseen: boolean;
  /** Data and pictures; `null` if unknown. */
  readonly bytes: number | null;
}

/**
 * `incomplete`: only the regulars and the season's own crew. `expired`: the content was deleted at the limit. `lost`:
 * TMDB's answers are gone or damaged. `unfetched`: it came from a backup and has not been fetched yet. `gone`: TMDB no longer
 * has the season; it can be read until the limit.
 */
export type OverviewState = 'whole' | 'incomplete' | 'gone' | 'expired' | 'lost' | 'unfetched';

/** What a column counts, and whether that reveals people who appear later. */
const COUNTS = {
  episodes: { field: 'episodeCount', isOfLater: false },
  regulars: { field: 'regularCount', isOfLater: false },
  guests: { field: 'guestCount', isOfLater: true },
  crew: { field: 'crewCount', isOfLater: false },
  withoutPortrait: { field: 'withoutPortraitCount', isOfLater: true },
} as const;
export type CountColumn = keyof typeof COUNTS;

/** A column's count for a season; `null` if it would reveal what the reader has not seen. */
export function countOf({ season, isUnseen }: OverviewEntry, column: CountColumn): number | null {
  const { field, isOfLater } = COUNTS[column];
  return isUnseen && isOfLater ? null : season[field];
}

/**
 * The entries of the overview at a given time, in the order of the series, with their sizes by key.
 * @param isUnseen whether part of a season is unseen
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
        daysLeft: isThere ? seasonDaysLeft(season, now) : null,
        isUnseen: isUnseen(season),
        isDue: isThere && isSeasonDue(season, now),
        bytes: bytes?.get(key) ?? null,
      };
    }),
  );
}

/** The entries whose series or season matches the filter; the same object for an empty filter. */
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

/** What is compared of some seasons: one kept in two languages is not compared with itself. */
export function comparedSides(seasons: readonly NoteKey[]): readonly NoteKey[] {
  const sides = seasons.map(({ seriesId, seasonNumber }) => ({ seriesId, seasonNumber }));
  return [...new Map(sides.map((side) => [`${side.seriesId}/${side.seasonNumber}`, side])).values()];
}

/** False if only the entry is left, from where the season can be fetched again. */
export function hasContent(state: OverviewState): boolean {
  return state !== 'expired' && state !== 'lost' && state !== 'unfetched';
}

function stateOf(season: KeptSeason): OverviewState {
  const { isExpired, isLost, isWhole, goneSince } = season;
  if (isExpired) return 'expired';
  if (isLost) return isUnfetched(season) ? 'unfetched' : 'lost';
  if (goneSince !== null) return 'gone';
  return isWhole ? 'whole' : 'incomplete';
}
