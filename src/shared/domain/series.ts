import type { LeftOutRow, Series } from './season.ts';

/** What names a kept series: TMDB's id and the language asked for. */
export interface SeriesKey {
  readonly seriesId: number;
  /** A TMDB language tag, such as `en-US`. */
  readonly language: string;
}

/** What the series page shows. */
export interface SeriesPage {
  readonly series: Series;
  readonly source: 'network' | 'library';
  /** ISO time at which TMDB answered. */
  readonly fetchedAt: string;
  /** ISO time at which TMDB was first found to have this series no longer; `null` while it has. */
  readonly goneSince: string | null;
}

/** A search for series by name. */
export interface SeriesSearch {
  /** What the reader typed; not empty. */
  readonly query: string;
  /** From 1; TMDB has at most 500. */
  readonly page: number;
  readonly language: string;
}

/** One page of results, in TMDB's order. */
export interface SeriesSearchPage {
  readonly page: number;
  readonly totalPages: number;
  readonly totalResults: number;
  readonly results: readonly SeriesHit[];
  /** Rows of TMDB's that could not be used. */
  readonly leftOut: readonly LeftOutRow[];
}

/** A series as a search finds it. */
export interface SeriesHit {
  readonly seriesId: number;
  readonly name: string;
  readonly originalName: string | null;
  /** ISO date, or `null`. */
  readonly firstAirDate: string | null;
  /** ISO 3166-1 codes. */
  readonly originCountries: readonly string[];
  readonly posterPath: string | null;
  readonly overview: string;
}
