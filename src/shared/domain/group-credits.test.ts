import { expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import { groupCredits } from './group-credits.ts';

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
  expect(counts).toEqual({ regulars: 0, guests: 0, crew: 2 });
});
