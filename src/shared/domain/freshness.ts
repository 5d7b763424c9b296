import type { AppError } from '../app-error.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** TMDB's terms allow nothing to be kept longer than six months: https://www.themoviedb.org/api-terms-of-use, §1.C. */
export const LIMIT_DAYS = 180;

/** From this age on, in days, a kept season is due: it is asked for again by itself, so that it never comes to the limit. */
export const DUE_DAYS = 150;

/** Whole days since an ISO time; 0 for one in the future, which a wrong clock has written. */
export function ageInDays(fetchedAt: string, now: Date): number {
  const age = Math.floor((now.getTime() - Date.parse(fetchedAt)) / DAY_MS);
  return Math.max(0, age);
}

/** Whole days until what was fetched then must be deleted; 0 when it must be now. */
export function daysLeft(fetchedAt: string, now: Date): number {
  return Math.max(0, LIMIT_DAYS - ageInDays(fetchedAt, now));
}

/** ISO time at which what was fetched then must be deleted. */
export function deletionTime(fetchedAt: string): string {
  return new Date(Date.parse(fetchedAt) + LIMIT_DAYS * DAY_MS).toISOString();
}

/** True when what was fetched then should be fetched again. */
export function isDueForRefresh(fetchedAt: string, now: Date): boolean {
  return ageInDays(fetchedAt, now) >= DUE_DAYS;
}

/** True when what was fetched then must not be kept any longer. */
export function isPastLimit(fetchedAt: string, now: Date): boolean {
  return ageInDays(fetchedAt, now) >= LIMIT_DAYS;
}

/** The ISO time before which everything fetched must be deleted. */
export function limitTime(now: Date): string {
  return new Date(now.getTime() - LIMIT_DAYS * DAY_MS).toISOString();
}

/** How far the refreshing of several seasons has come. */
export interface RefreshProgress {
  readonly done: number;
  /** Of those done, the ones TMDB did not give; they stay as they were kept. */
  readonly failed: number;
  readonly total: number;
  readonly isRunning: boolean;
  /** What has ended it before all was done, such as no network; `null` when nothing has. */
  readonly error: AppError | null;
}

/** The day it is where the reader is, as `2026-11-24`. */
export function localDay(time: Date): string {
  const [year, month, day] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
