import type { SeasonKey, SeasonPage } from '@shared/domain/season.ts';
import { makeSeason } from '../answers/season.ts';
import { makeSeries } from '../answers/series.ts';

const KEY: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

/** TMDB's own example of a season's credits; it tells neither the series nor the season. */
const SERIES = {
  id: KEY.seriesId,
  name: 'Breaking Bad',
  original_name: 'Breaking Bad',
  seasons: [{ season_number: KEY.seasonNumber, name: 'Season 1' }],
};

/**
 * The built-in sample: a season's credits as TMDB documents them, without details. Loaded when it is asked for.
 * @param now stands for the time of the answer, which is not known
 */
export async function openSampleSeason(now: Date): Promise<SeasonPage> {
  const { default: credits } = await import('@shared/sample/season-credits.json');
  const series = makeSeries({ series: JSON.stringify(SERIES), english: null });
  const bodies = { credits: JSON.stringify(credits), details: null, aggregate: null, english: null };
  return {
    season: makeSeason(KEY, bodies, series).season,
    series,
    source: 'sample',
    fetchedAt: now.toISOString(),
    isArriving: false,
    notKept: null,
  };
}
