import type { AppError } from '../app-error.ts';
import type { SeriesKey } from './series.ts';

/**
 * A series that the reader takes along whole, or some seasons of it: every season with all its portraits. It is kept
 * in the library, so that it goes on after a restart.
 */
export interface TripPack extends SeriesKey {
  /** The seasons wanted, ascending; 0 is Specials. */
  readonly seasonNumbers: readonly number[];
  readonly state: TripPackState;
  readonly progress: TripPackProgress;
  /** Why it has stopped or is waiting; `null` when nothing is wrong. */
  readonly error: AppError | null;
  /** What was kept in the end; `null` before that. */
  readonly receipt: TripPackReceipt | null;
}

/**
 * `running`: seasons or portraits are being fetched. `waiting`: no network, or TMDB asks for a pause; it goes on by
 * itself. `paused`: by the reader, or because only the reader can help (no token, a full disk). `done`: there is a
 * receipt.
 */
export type TripPackState = 'running' | 'waiting' | 'paused' | 'done';

/** How far a trip pack has come. */
export interface TripPackProgress {
  /** Seasons that are kept, or will not be had. */
  readonly seasonsDone: number;
  /** Pictures that are on disk, do not exist, or will not be had. */
  readonly picturesDone: number;
  /** Pictures of the seasons known so far: it grows until all seasons are there. */
  readonly picturesKnown: number;
  /** Seconds until the end, by the pace so far; `null` while that cannot be told. */
  readonly secondsLeft: number | null;
}

/** What a trip pack holds, counted in the library and on disk. */
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
  /** What is not there and should be. Empty when all is well. */
  readonly problems: readonly TripPackProblem[];
}

/** Something a trip pack should hold and does not. */
export type TripPackProblem =
  /** `error` is what TMDB or the library said; `null` when it was kept once and is gone. */
  | { readonly kind: 'season-missing'; readonly seasonNumber: number; readonly error: AppError | null }
  /** Only the regulars and the season's own crew are there. */
  | { readonly kind: 'season-incomplete'; readonly seasonNumber: number }
  | { readonly kind: 'portrait-missing'; readonly personName: string; readonly profilePath: string }
  | { readonly kind: 'poster-missing'; readonly seasonNumber: number; readonly posterPath: string };

/** What names a trip pack. */
export function tripPackText({ seriesId, language }: SeriesKey): string {
  return `${seriesId}/${language}`;
}
