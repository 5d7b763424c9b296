import { expect, it } from 'vitest';
import type { Credit } from './credit.ts';
import type { Person } from './person.ts';
import { joinSeriesPeople } from './series-people.ts';

function person(personId: number, name: string): Person {
  return {
    personId,
    name,
    originalName: null,
    gender: 'not-set',
    knownForDepartment: null,
    popularity: null,
    profilePath: null,
    adult: false,
  };
}

const cranston = person(1, 'Bryan Cranston');
const banks = person(2, 'Jonathan Banks');
const gilligan = person(3, 'Vince Gilligan');

let nextId = 0;
function credit(of: Person, rest: Partial<Credit>): Credit {
  nextId += 1;
  return {
    creditId: `credit-${nextId}`,
    kind: 'regular',
    person: of,
    character: '',
    job: null,
    department: null,
    order: 0,
    episodeCount: null,
    episodeNumbers: [],
    ...rest,
  };
}

const crew = (of: Person, job: string, department: string, episodeCount: number | null): Credit =>
  credit(of, { kind: 'crew', character: null, job, department, order: null, episodeCount });

it('counts seasons and episodes of everybody, regulars first', () => {
  const walter = { character: 'Walter White' };
  const { regulars, guests } = joinSeriesPeople([
    {
      seasonNumber: 2,
      credits: [
        credit(cranston, { ...walter, episodeCount: 13 }),
        credit(banks, { kind: 'guest', character: 'Mike', episodeNumbers: [13], episodeCount: 1 }),
      ],
    },
    { seasonNumber: 1, credits: [credit(cranston, { ...walter, episodeCount: 7 })] },
  ]);
  expect(regulars).toEqual([
    { person: cranston, roles: ['Walter White'], seasonNumbers: [1, 2], seasonCount: 2, episodeCount: 20 },
  ]);
  expect(guests).toMatchObject([{ person: banks, seasonNumbers: [2], episodeCount: 1 }]);
});

it('counts a guest who became a regular among the regulars, with the guest role', () => {
  const { regulars, guests } = joinSeriesPeople([
    { seasonNumber: 2, credits: [credit(banks, { kind: 'guest', character: 'Mike', episodeCount: 1 })] },
    { seasonNumber: 3, credits: [credit(banks, { character: 'Mike Ehrmantraut', episodeCount: 11 })] },
  ]);
  expect(guests).toEqual([]);
  expect(regulars).toMatchObject([
    { roles: ['Mike Ehrmantraut', 'Mike'], seasonNumbers: [2, 3], episodeCount: 12 },
  ]);
});

it('puts whoever is in more seasons first, then whoever is in more episodes', () => {
  const { guests } = joinSeriesPeople([
    {
      seasonNumber: 1,
      credits: [
        credit(person(8, 'Once'), { kind: 'guest', episodeCount: 5 }),
        credit(person(9, 'Twice'), { kind: 'guest', episodeCount: 1 }),
        credit(person(7, 'Once and short'), { kind: 'guest', episodeCount: 2 }),
      ],
    },
    { seasonNumber: 2, credits: [credit(person(9, 'Twice'), { kind: 'guest', episodeCount: 1 })] },
  ]);
  expect(guests.map(({ person: { name } }) => name)).toEqual(['Twice', 'Once', 'Once and short']);
});

it('joins jobs within a department, and does not guess episodes', () => {
  const { crew: departments } = joinSeriesPeople([
    {
      seasonNumber: 1,
      credits: [
        crew(gilligan, 'Writer', 'Writing', 2),
        crew(gilligan, 'Creator', 'Writing', 7),
        crew(gilligan, 'Director', 'Directing', null),
      ],
    },
  ]);
  expect(departments.map(({ department }) => department)).toEqual(['Directing', 'Writing']);
  expect(departments[0]?.people).toMatchObject([{ roles: ['Director'], episodeCount: null }]);
  expect(departments[1]?.people).toMatchObject([{ roles: ['Creator', 'Writer'], episodeCount: 7 }]);
});

it('gives no number of episodes beside seasons that were not counted', () => {
  const seasons = [10, 4, null].map((episodeCount, index) => ({
    seasonNumber: index + 1,
    credits: [credit(cranston, { character: 'Walter White', episodeCount })],
  }));
  expect(joinSeriesPeople(seasons).regulars).toMatchObject([
    { seasonNumbers: [1, 2, 3], episodeCount: null },
  ]);
  expect(joinSeriesPeople(seasons.slice(0, 2)).regulars).toMatchObject([{ episodeCount: 14 }]);
});
