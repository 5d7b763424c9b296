import type { AppError } from '@shared/app-error.ts';
import { inflateJson } from '@shared/deflated.ts';
import { unpackCredits } from '@shared/domain/packed-credits.ts';
import type { CreditsOfSeason } from '@shared/domain/series-people.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fail, ok, type Result } from '@shared/result.ts';

/** The credits of the kept seasons of a series in a language, or of some of them, by their numbers. */
export async function readSeriesCredits(
  api: Api,
  { seriesId, language }: SeriesKey,
  seasonNumbers: readonly number[] | null = null,
): Promise<Result<readonly CreditsOfSeason[], AppError>> {
  const result = await api.library.creditsOfSeries({ seriesId, language, seasonNumbers });
  if (!result.ok) return result;
  const seasons = result.value.map(async ({ credits, ...season }) => ({
    ...season,
    credits: unpackCredits(await inflateJson(credits)),
  }));
  return unpacked(() => Promise.all(seasons));
}

/**
 * Unpacks what the library sent, or reports it as damaged: unreadable bytes are a library problem that a page shows, not a
 * crash.
 */
export async function unpacked<Value>(unpack: () => Promise<Value>): Promise<Result<Value, AppError>> {
  try {
    return ok(await unpack());
  } catch (error) {
    console.error('Credits from the library cannot be read', error);
    return fail({ kind: 'library-unavailable', reason: 'damaged' });
  }
}
