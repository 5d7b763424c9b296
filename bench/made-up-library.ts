import type { SeasonAnswers } from '../src/main/library/calls.ts';

const { madeUpSeason, personAsOnTmdb } = await import('../src/main/library/test/made-up-answers.ts');

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

/**
 * The answers of the season with that place in a made-up library; most people are in one season, a few in
 * hundreds. Another `edition` is another answer of the same season.
 */
export function madeUpRecord(index: number, edition = 0): SeasonAnswers {
  const key = madeUpKey(index);
  return {
    key,
    answers: madeUpSeason({
      key,
      creditCount: CREDITS,
      personAt: personAsOnTmdb(index, key.seriesId),
      fetchedAt: new Date(Date.now() + edition).toISOString(),
      edition,
    }),
  };
}
