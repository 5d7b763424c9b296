import type { AppError } from '../app-error.ts';
import { isSampleSeries } from './sample.ts';
import type { SeasonKey } from './season.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * TMDB's terms do not allow anything to be kept for longer than six months:
 * https://www.themoviedb.org/api-terms-of-use, §1.C.
 */
export const LIMIT_DAYS = 180;

/** From this age on, in days, a kept season is due: it is refreshed automatically, before it reaches the limit. */
export const DUE_DAYS = 150;

/**
 * The difference between TMDB's clock and this computer's that matters, in milliseconds; smaller ones come from latency or a
 * wrong time zone.
 */
export const CLOCK_SKEW = 36 * 60 * 60 * 1000;

/** Whole days since an ISO time; 0 for a time in the future, which a wrong clock has written. */
export function ageInDays(fetchedAt: string, now: Date): number {
  const age = Math.floor((now.getTime() - Date.parse(fetchedAt)) / DAY_MS);
  return Math.max(0, age);
}

/** Whole days until content fetched at that time must be deleted; 0 if it must be deleted now. */
export function daysLeft(fetchedAt: string, now: Date): number {
  return Math.max(0, LIMIT_DAYS - ageInDays(fetchedAt, now));
}

/** A kept season, with the ISO time at which TMDB answered. */
interface FetchedSeason {
  readonly seriesId: number;
  readonly fetchedAt: string;
}

/** Whole days until a season must be deleted; `null` for the sample, which is not TMDB's and has no limit. */
export function seasonDaysLeft({ seriesId, fetchedAt }: FetchedSeason, now: Date): number | null {
  return isSampleSeries(seriesId) ? null : daysLeft(fetchedAt, now);
}

/** True if a season is due for a refresh; never the sample. */
export function isSeasonDue({ seriesId, fetchedAt }: FetchedSeason, now: Date): boolean {
  return !isSampleSeries(seriesId) && isDueForRefresh(fetchedAt, now);
}

/** ISO time at which content fetched at that time must be deleted. */
export function deletionTime(fetchedAt: string): string {
  return new Date(Date.parse(fetchedAt) + LIMIT_DAYS * DAY_MS).toISOString();
}

/** True if content fetched at that time is due for a refresh. */
export function isDueForRefresh(fetchedAt: string, now: Date): boolean {
  return ageInDays(fetchedAt, now) >= DUE_DAYS;
}

/** The ISO time before which everything fetched must be deleted. */
export function limitTime(now: Date): string {
  return new Date(now.getTime() - LIMIT_DAYS * DAY_MS).toISOString();
}

/** An ISO time: everything fetched up to then should be fetched again. */
export function dueTime(now: Date): string {
  return new Date(now.getTime() - DUE_DAYS * DAY_MS).toISOString();
}

/** A season that could not be refreshed, and why. */
export interface RefreshFailure {
  readonly key: SeasonKey;
  readonly error: AppError;
}

/** The most seasons that are named when they could not be refreshed. */
export const MOST_FAILURES = 50;

/** How far the refreshing of several seasons has come. */
export interface RefreshProgress {
  readonly done: number;
  /** How many of those done could not be refreshed; they stay as they were. */
  readonly failed: number;
  /** The first of them, without the one at which `error` stopped it. */
  readonly failures: readonly RefreshFailure[];
  readonly total: number;
  readonly isRunning: boolean;
  /** None of them has ever been fetched here: a backup has listed them. */
  readonly isFirst: boolean;
  /** The error that stopped it early, such as no network; `null` if none has. */
  readonly error: AppError | null;
}

/** Today in the reader's time zone, as `2026-11-24`. */
export function localDay(time: Date): string {
  const [year, month, day] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
