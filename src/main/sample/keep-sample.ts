import { SAMPLE_SEASON_NUMBERS, SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';

/** The services that keep any series; the answers come from sample-answers.ts. */
export interface SampleKeepers {
  readonly series: { open(key: SeriesKey): Promise<unknown> };
  readonly seasons: { keepWhole(key: SeasonKey): Promise<void> };
  readonly images: { keepSeason(key: SeasonKey): Promise<unknown> };
}

/**
 * Adds the sample to the library, complete and with portraits, as if every season had been opened. It is kept like anything
 * else, so it can be removed like anything else; opening it again brings it back.
 */
export async function keepSample(
  { series, seasons, images }: SampleKeepers,
  language: string,
): Promise<SeriesKey> {
  const key = { seriesId: SAMPLE_SERIES_ID, language };
  await series.open(key);
  for (const seasonNumber of SAMPLE_SEASON_NUMBERS) {
    await seasons.keepWhole({ ...key, seasonNumber });
    await images.keepSeason({ ...key, seasonNumber });
  }
  return key;
}
