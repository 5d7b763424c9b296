import { daysLeft, isDueForRefresh } from '@shared/domain/freshness.ts';
import { seasonKeyText, type KeptSeason } from '@shared/domain/season.ts';

/** A kept season as the overview lists it. */
export interface OverviewEntry {
  /** What names it: seasonKeyText. */
  readonly key: string;
  readonly season: KeptSeason;
  readonly state: OverviewState;
  /** Whole days until TMDB's six-month limit; `null` when the content is gone. */
  readonly daysLeft: number | null;
  readonly isDue: boolean;
  /** Data and pictures; `null` while that is not known. */
  readonly bytes: number | null;
}

/** `incomplete`: only the regulars and the season's own crew. `expired`: the content was deleted at the limit. */
export type OverviewState = 'whole' | 'incomplete' | 'expired';

/** Kept seasons as the overview lists them at a time, with their sizes by key. */
export function toOverviewEntries(
  seasons: readonly KeptSeason[],
  bytes: ReadonlyMap<string, number> | null,
  now: Date,
): readonly OverviewEntry[] {
  return seasons.map((season) => {
    const key = seasonKeyText(season);
    const state = stateOf(season);
    const isThere = state !== 'expired';
    return {
      key,
      season,
      state,
      daysLeft: isThere ? daysLeft(season.fetchedAt, now) : null,
      isDue: isThere && isDueForRefresh(season.fetchedAt, now),
      bytes: bytes?.get(key) ?? null,
    };
  });
}

function stateOf({ isExpired, isWhole }: KeptSeason): OverviewState {
  if (isExpired) return 'expired';
  return isWhole ? 'whole' : 'incomplete';
}
