/** The id of the built-in sample series: near the end of TMDB's range, far above the ids in use. */
export const SAMPLE_SERIES_ID = 2_100_000_000;

/** All of its seasons. */
export const SAMPLE_SEASON_NUMBERS = [1, 2, 3] as const;

/** True for the sample, which is not from TMDB: it has no page there, no editor and no time limit. */
export function isSampleSeries(seriesId: number): boolean {
  return seriesId === SAMPLE_SERIES_ID;
}

/** True for the people of the sample, whose ids start at that of the series. */
export function isSamplePerson(personId: number): boolean {
  return personId > SAMPLE_SERIES_ID;
}
