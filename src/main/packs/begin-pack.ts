import type { SeriesKey } from '@shared/domain/series.ts';
import type { PackRecord } from '../library/calls.ts';

/** Which seasons a pack is to hold, ascending; `null` for all that TMDB lists. */
export type SeasonChoice = readonly number[] | null;

/** The numbers each once, ascending. */
export function readSeasonChoice(seasonNumbers: SeasonChoice): SeasonChoice {
  return seasonNumbers === null ? null : [...new Set(seasonNumbers)].sort((a, b) => a - b);
}

/** True when both choices are the same. */
export function isSameChoice(a: SeasonChoice, b: SeasonChoice): boolean {
  return a?.join() === b?.join();
}

/**
 * A pack as it begins. The same seasons once more, or all of them, go on where the kept pack is: since when they need
 * not be fetched again, and which pictures do not exist, is known. Other seasons begin anew.
 */
export function beginPack(
  { seriesId, language }: SeriesKey,
  seasonNumbers: SeasonChoice,
  { kept, now }: { readonly kept: PackRecord | undefined; readonly now: Date },
): PackRecord {
  const begun = { seriesId, language, seasonNumbers, state: 'running', receipt: null } as const;
  if (kept === undefined || !(seasonNumbers === null || isSameChoice(seasonNumbers, kept.seasonNumbers)))
    return { ...begun, startedAt: now.toISOString(), absentPictures: [] };
  return { ...begun, startedAt: kept.startedAt, absentPictures: kept.absentPictures };
}
