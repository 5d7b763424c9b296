import type { SeasonAnswers } from '../src/main/library/calls.ts';

const { madeUpSeason, madeUpSeries, personAsOnTmdb, personFromFew } =
  await import('../src/main/library/test/made-up-answers.ts');

/** Credits of each season in the benchmarks of a whole library. */
export const CREDITS = 300;
const SEASONS_OF_A_SERIES = 5;

/** The key of the season at an index in a made-up library. */
export function madeUpKey(index: number): SeasonAnswers['key'] {
  return {
    seriesId: 1 + Math.floor(index / SEASONS_OF_A_SERIES),
    seasonNumber: 1 + (index % SEASONS_OF_A_SERIES),
    language: 'en-US',
  };
}

/** The people of the worst case: as few as possible, each in as many seasons as possible. */
const FEW_PEOPLE = 20_000;

/**
 * The answers for the season at an index in a made-up library, and for its series. Most people are in one season, a few
 * in hundreds. Another `edition` gives other answers for the same season. `at`: when it came, in milliseconds since 1970.
 */
export function madeUpRecord(
  index: number,
  edition = 0,
  isWorstCase = false,
  at = Date.now(),
): SeasonAnswers {
  const key = madeUpKey(index);
  const fetchedAt = new Date(at + edition).toISOString();
  return {
    key,
    answers: madeUpSeason({
      key,
      creditCount: CREDITS,
      personAt: isWorstCase ? personFromFew(index, FEW_PEOPLE) : personAsOnTmdb(index, key.seriesId),
      fetchedAt,
      edition,
    }),
    series: { answers: [madeUpSeries(key, fetchedAt)] },
  };
}
