import { describe, expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import { countSeason, groupCredits } from './group-credits.ts';

const ana = person(1, 'Ana Golubić');
const ben = person(2, 'Ben Ito');

it('joins the roles of a person in a section, and counts shared episodes once', () => {
  const { guests } = groupCredits([
    credit('a', ana, { kind: 'guest', character: 'Nurse', episodeCount: 2, episodeNumbers: [1, 2] }),
    credit('b', ben, { kind: 'guest', character: 'Cook' }),
    credit('c', ana, { kind: 'guest', character: 'Doctor', episodeCount: 2, episodeNumbers: [2, 3] }),
  ]);
  expect(guests.map(({ id, episodeCount }) => [id, episodeCount])).toEqual([
    ['a', 3],
    ['b', null],
  ]);
  expect(guests[0]?.credits.map(({ character }) => character)).toEqual(['Nurse', 'Doctor']);
});

it('puts guests by the episodes of all their roles, and those with as many as they came', () => {
  const guest = (id: string, personId: number, episodeNumbers: readonly number[]) =>
    credit(id, person(personId, `Person ${personId}`), {
      kind: 'guest',
      character: `Role ${id}`,
      episodeCount: episodeNumbers.length || null,
      episodeNumbers,
    });
  const { guests } = groupCredits([
    guest('a', 1, [1, 2, 3]),
    guest('b', 2, [1, 2]),
    guest('c', 3, [1]),
    guest('d', 4, [2]),
    guest('e', 5, []),
    guest('f', 4, [3]),
    guest('g', 6, [4]),
  ]);
  expect(guests.map(({ id, episodeCount }) => [id, episodeCount])).toEqual([
    ['a', 3],
    ['b', 2],
    ['d', 2],
    ['c', 1],
    ['g', 1],
    ['e', null],
  ]);
});

it('leaves regulars and crew in the order of their credits', () => {
  const { regulars, crew } = groupCredits([
    credit('a', ana, { episodeCount: 1 }),
    credit('b', ben, { episodeCount: 5 }),
    crewCredit('c', ana, 'Directing', 'Director', { episodeCount: 1 }),
    crewCredit('d', ben, 'Directing', 'Director', { episodeCount: 5 }),
  ]);
  expect(regulars.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(crew[0]?.people.map(({ id }) => id)).toEqual(['c', 'd']);
});

it('leaves out a guest credit that repeats a regular’s role, and keeps one of another role', () => {
  const { regulars, guests } = groupCredits([
    credit('a', ana, { character: 'Nurse' }),
    credit('b', ana, { kind: 'guest', character: 'Nurse' }),
    credit('c', ana, { kind: 'guest', character: 'Ghost' }),
  ]);
  expect(regulars.map(({ id }) => id)).toEqual(['a']);
  expect(guests.map(({ id }) => id)).toEqual(['c']);
});

it('puts directing and writing first, and counts somebody in two departments once', () => {
  const { crew, counts } = groupCredits([
    crewCredit('a', ana, 'Crew', 'Thanks'),
    crewCredit('b', ana, 'Writing', 'Writer'),
    crewCredit('c', ben, 'Directing', 'Director'),
  ]);
  expect(crew.map(({ department }) => department)).toEqual(['Directing', 'Writing', 'Crew']);
  expect(counts).toMatchObject({ regulars: 0, guests: 0, crew: 2, people: 2 });
});

describe('counts', () => {
  it('are distinct people, and roles and jobs without a guest credit that repeats a regular’s role', () => {
    expect(
      countSeason([
        credit('a', ana, { character: 'Nurse' }),
        credit('b', ana, { kind: 'guest', character: 'Nurse' }),
        credit('c', ana, { kind: 'guest', character: 'Doctor' }),
        credit('d', ben, { kind: 'guest', character: 'Cook' }),
        crewCredit('e', ben, 'Writing', 'Writer'),
        crewCredit('f', ben, 'Directing', 'Director'),
      ]),
    ).toEqual({ regulars: 1, guests: 2, crew: 1, people: 2, credits: 5 });
  });
});
