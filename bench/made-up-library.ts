import type { SeasonAnswers } from '../src/main/library/calls.ts';

const { madeUpSeason, madeUpSeries, personAsOnTmdb, personFromFew } =
  await import('../src/main/library/test/made-up-answers.ts');

/** Of each season; what benches of a whole library are measured with. */
export const CREDITS = 300;
const SEASONS_OF_A_SERIES = 5;

/** The key of the season with that place in a made-up library. */
export function madeUpKey(index: number): SeasonAnswers['key'] {
  return {
    seriesId: 1 + Math.floor(index / SEASONS_OF_A_SERIES),
    seasonNumber: 1 + (index % SEASONS_OF_A_SERIES),
    language: 'en-US',
  };
}

/** People of the worst case: as few as there can be, each in as many seasons. */
const FEW_PEOPLE = 20_000;

/**
 * The answers of the season with that place in a made-up library, and its series'; most people are in one season, a few
 * in hundreds. Another `edition` is another answer of the same season.
 */
export function madeUpRecord(index: number, edition = 0, isWorstCase = false): SeasonAnswers {
  const key = madeUpKey(index);
  const fetchedAt = new Date(Date.now() + edition).toISOString();
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
