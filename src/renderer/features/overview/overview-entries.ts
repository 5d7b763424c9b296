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
  /** Data and pictures; `null` while that is not known. */
  readonly bytes: number | null;
}

/**
 * `incomplete`: only the regulars and the season's own crew. `expired`: the content was deleted at the limit. `lost`:
 * TMDB's answers are gone or damaged. `gone`: TMDB has the season no longer; it can be read until the limit.
 */
export type OverviewState = 'whole' | 'incomplete' | 'gone' | 'expired' | 'lost';

/** Kept seasons as the overview lists them at a time, in the order of the series, with their sizes by key. */
export function toOverviewEntries(
  all: readonly KeptSeries[],
  bytes: ReadonlyMap<string, number> | null,
  now: Date,
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
