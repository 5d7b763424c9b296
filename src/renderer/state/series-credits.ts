import type { AppError } from '@shared/app-error.ts';
import { inflateJson } from '@shared/deflated.ts';
import { unpackCredits } from '@shared/domain/packed-credits.ts';
import type { CreditsOfSeason } from '@shared/domain/series-people.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Api } from '@shared/ipc/contract.ts';
import type { Result } from '@shared/result.ts';
import { unpacked } from './unpack.ts';

/** The credits of the kept seasons of a series in a language, or of some of them, by their numbers. */
export async function readSeriesCredits(
  api: Api,
  { seriesId, language }: SeriesKey,
  seasonNumbers: readonly number[] | null = null,
): Promise<Result<readonly CreditsOfSeason[], AppError>> {
  const result = await api.library.creditsOfSeries({ seriesId, language, seasonNumbers });
  if (!result.ok) return result;
  const seasons = result.value.map(async ({ seasonNumber, credits }) => ({
    seasonNumber,
    credits: unpackCredits(await inflateJson(credits)),
  }));
  return unpacked(() => Promise.all(seasons));
}
