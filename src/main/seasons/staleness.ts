import { isWhole } from '@shared/domain/season.ts';
import type { OpenedSeason } from '../library/library-api.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** True for an ISO time that is a day or more ago; also for one in the future, which a wrong clock has written. */
export function isStale(fetchedAt: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(fetchedAt);
  return !(age >= 0 && age < DAY_MS);
}

/** True when TMDB should be asked again for a kept season: it is old, or something of it is not there. */
export function isDue(kept: Omit<OpenedSeason, 'page'>, now: Date): boolean {
  return isStale(kept.fetchedAt, now) || !isWhole(kept.parts) || kept.seriesFetchedAt === null;
}
