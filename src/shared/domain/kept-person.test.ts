import { expect, it } from 'vitest';
import { foldRuns, numberRanges, yearsOf, type PersonSeason } from './kept-person.ts';
import type { IndexedCredit } from './season.ts';

const cast = (
  character: string,
  episodeCount: number | null,
  kind: 'regular' | 'guest' = 'regular',
): IndexedCredit => ({
  kind,
  character,
  job: null,
  department: null,
  episodeCount,
});
const crew = (job: string, episodeCount: number): IndexedCredit => ({
  kind: 'crew',
  character: null,
  job,
  department: 'Directing',
  episodeCount,
});

function season(seasonNumber: number, ...credits: readonly IndexedCredit[]): PersonSeason {
  return {
    key: { seriesId: 1396, seasonNumber, language: 'en-US' },
    name: `Season ${seasonNumber}`,
    airDate: `${2007 + seasonNumber}-01-20`,
    credits,
  };
}

it('folds a role over the seasons of a series, roles before jobs, most episodes first', () => {
  const seasons = [
    season(1, cast('Walter White', 7), cast('Heisenberg', null, 'guest')),
    season(2, crew('Director', 3), cast('Walter White', 13, 'guest')),
    season(5, cast('Walter White', 16)),
  ];
  const runs = foldRuns({ seriesId: 1396, language: 'en-US', seriesName: '', posterPath: null, seasons });
  expect(
    runs.map(({ role, standing, seasons: own, episodeCount }) => [
      role,
      standing,
      own.map(({ key }) => key.seasonNumber),
      episodeCount,
    ]),
  ).toEqual([
    ['Walter White', 'both', [1, 2, 5], 36],
    ['Heisenberg', 'guest', [1], null],
    ['Director', 'crew', [2], 3],
  ]);
  expect(yearsOf(seasons)).toEqual({ from: 2008, to: 2012 });
});

it.each([
  [[], []],
  [
    [1, 2, 3, 5],
    [
      [1, 3],
      [5, 5],
    ],
  ],
  [[0], [[0, 0]]],
])('finds the ranges of %j', (numbers, ranges) => {
  expect(numberRanges(numbers)).toEqual(ranges);
});

it('has roles without counts in the order of their seasons’ number, which says nothing of episodes', () => {
  const seasons = [season(1, cast('Once', null), cast('Twice', null)), season(2, cast('Twice', null))];
  const runs = foldRuns({ seriesId: 1396, language: 'en-US', seriesName: '', posterPath: null, seasons });
  expect(runs.map(({ role }) => role)).toEqual(['Twice', 'Once']);
});
