import type { AppError } from '../app-error.ts';
import type { SeriesKey } from './series.ts';

/**
 * A trip pack: a series, or some of its seasons, kept with all portraits. It is stored in the library, so that it continues
 * after a restart.
 */
export interface TripPack extends SeriesKey {
  /** The seasons wanted, ascending; 0 is Specials. */
  readonly seasonNumbers: readonly number[];
  readonly state: TripPackState;
  readonly progress: TripPackProgress;
  /** Why it has stopped or is waiting; `null` if nothing is wrong. */
  readonly error: AppError | null;
  /** What was kept in the end; `null` until it is done. */
  readonly receipt: TripPackReceipt | null;
}

/**
 * `running`: seasons or portraits are being fetched. `waiting`: no network, or TMDB is rate limiting us; it continues
 * automatically. `paused`: by the reader, or because only the reader can help (no token, a full disk). `done`: there is a
 * receipt.
 */
export type TripPackState = 'running' | 'waiting' | 'paused' | 'done';

/** The progress of a trip pack. */
export interface TripPackProgress {
  /** Seasons that are kept or cannot be fetched. */
  readonly seasonsDone: number;
  /** Pictures that are on disk, do not exist, or cannot be fetched. */
  readonly picturesDone: number;
  /** Pictures of the seasons known so far; grows until all seasons have arrived. */
  readonly picturesKnown: number;
  /** Estimated seconds left, from the pace so far; `null` if unknown. */
  readonly secondsLeft: number | null;
}

/** The receipt of a trip pack, counted in the library and on disk. */
export interface TripPackReceipt {
  /** ISO time of the count. */
  readonly checkedAt: string;
  readonly seasonsKept: number;
  readonly seasonsWanted: number;
  /** Credits in the kept seasons. */
  readonly credits: number;
  /** Portraits on disk, each counted once. */
  readonly portraits: number;
  /** People of whom TMDB has no portrait. */
  readonly withoutPortrait: number;
  /** What is missing. Empty if nothing is. */
  readonly problems: readonly TripPackProblem[];
}

/** Something missing from a trip pack. */
export type TripPackProblem =
  /** `error` is what TMDB or the library said; `null` if it was kept and is gone. */
  | { readonly kind: 'season-missing'; readonly seasonNumber: number; readonly error: AppError | null }
  /** Only the regulars and the season's own crew have arrived. */
  | { readonly kind: 'season-incomplete'; readonly seasonNumber: number }
  | { readonly kind: 'portrait-missing'; readonly personName: string; readonly profilePath: string }
  | { readonly kind: 'poster-missing'; readonly seasonNumber: number; readonly posterPath: string };

/** The key of a trip pack. */
export function tripPackText({ seriesId, language }: SeriesKey): string {
  return `${seriesId}/${language}`;
}
