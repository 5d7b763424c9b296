import type { Series } from '@shared/domain/season.ts';
import { ENGLISH, isEnglish } from '../answers/season.ts';
import { makeSeries } from '../answers/series.ts';
import type { Logger } from '../logging/logger.ts';
import type { TmdbClient } from '../tmdb/client.ts';

/** What {@link withEnglishOverview} needs. */
export interface EnglishOverviewTools {
  readonly tmdb: Pick<TmdbClient, 'series'>;
  readonly logger: Logger;
}

/** A series as TMDB has described it just now, in a language; and as it is kept, or `null`. */
export interface DescribedSeries {
  readonly series: Series;
  readonly language: string;
  readonly kept: Series | null;
}

/**
 * The series with its overview in English when it has none in its language, for which TMDB is asked once more. When
 * that fails, the English overview that is kept stays: the series is asked for again after a day, and this with it.
 * Never rejects.
 */
export async function withEnglishOverview(
  { tmdb, logger }: EnglishOverviewTools,
  { series, language, kept }: DescribedSeries,
  signal: AbortSignal,
): Promise<Series> {
  if (series.overview !== '' || isEnglish(language)) return series;
  try {
    const { body } = await tmdb.series(series.seriesId, ENGLISH, signal);
    const { overview } = makeSeries({ series: body, english: null });
    return { ...series, english: overview === '' ? null : { overview } };
  } catch (error) {
    if (!signal.aborted)
      logger.info(`Series ${series.seriesId}/${language} came without its English overview`, error);
    return { ...series, english: kept?.english ?? null };
  }
}
