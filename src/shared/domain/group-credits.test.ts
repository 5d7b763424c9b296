import { expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import { filterSections } from './filter-credits.ts';
import { groupCredits } from './group-credits.ts';

const ana = person(1, 'Ana Golubić');
const ben = person(2, 'Ben Ito', { originalName: '伊藤 勉' });

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

it('filters by every word, without accents, in names, original names, roles, jobs and departments', () => {
  const sections = groupCredits([
    credit('a', ana, { character: 'Nurse' }),
    credit('b', ben, { kind: 'guest', character: 'Cook' }),
    crewCredit('c', ben, 'Directing', 'Director'),
  ]);
  const found = (query: string): readonly string[] => {
    const { regulars, guests, crew } = filterSections(sections, query);
    return [...regulars, ...guests, ...crew.flatMap(({ people }) => people)].map(({ id }) => id);
  };
  expect(found('golubic')).toEqual(['a']);
  expect(found('nurse ANA')).toEqual(['a']);
  expect(found('伊藤')).toEqual(['b', 'c']);
  expect(found('directing ito')).toEqual(['c']);
  expect(found('nobody')).toEqual([]);
  expect(filterSections(sections, '  ')).toBe(sections);
});
