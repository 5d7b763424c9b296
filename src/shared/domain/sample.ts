/** The series of the sample, built in: near the end of TMDB's range, far above what it has given out. */
export const SAMPLE_SERIES_ID = 2_100_000_000;

/** All of its seasons. */
export const SAMPLE_SEASON_NUMBERS = [1, 2, 3] as const;

/** True for the sample, of which nothing comes from TMDB: no page there, no editor, no terms. */
export function isSampleSeries(seriesId: number): boolean {
  return seriesId === SAMPLE_SERIES_ID;
}

/** True for the people of the sample, whose ids begin where its own does. */
export function isSamplePerson(personId: number): boolean {
  return personId > SAMPLE_SERIES_ID;
}
