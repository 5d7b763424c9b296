import { expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import { countFacets } from './count-facets.ts';
import { facetKey, toggleFacet, type Facet, type OwnOf } from './credit-facets.ts';
import { ENGLISH_CREDIT_NAMES } from './credit-names.ts';
import { filterSections } from './filter-credits.ts';
import { groupCredits } from './group-credits.ts';
import { NOTHING_HIDDEN } from './spoilers.ts';
import type { OwnMarks } from './yours.ts';

const ana = person(1, 'Ana Golubić', { gender: 'female', profilePath: '/ana.jpg' });
const ben = person(2, 'Ben Ito', { gender: 'male' });
const cy = person(3, 'Cy Young', { gender: 'non-binary', profilePath: '/cy.jpg' });
const sections = groupCredits([
  credit('a', ana, { character: 'Nurse' }),
  credit('b', ben, { kind: 'guest', character: 'Cook' }),
  crewCredit('c', ben, 'Writing', 'Writer'),
  crewCredit('d', ben, 'Directing', 'Director'),
  crewCredit('e', cy, 'Directing', 'Director'),
]);

const counts = (query: string, facets: readonly Facet[], hidden = NOTHING_HIDDEN) =>
  Object.fromEntries(
    countFacets(sections, { query, facets }, hidden).map(({ facet, count }) => [facetKey(facet), count]),
  );

it('counts each person once in each facet, with jobs in two departments and as a guest too', () => {
  expect(counts('', [])).toEqual({
    'section/regulars': 1,
    'section/guests': 1,
    'section/crew': 2,
    'department/Directing': 2,
    'department/Writing': 1,
    'gender/female': 1,
    'gender/male': 1,
    'gender/non-binary': 1,
    'portrait/with': 2,
    'portrait/without': 1,
  });
});

it('counts within what the facets of other kinds leave, and not within those of its own', () => {
  const counted = counts('', [{ kind: 'department', value: 'Writing' }]);
  expect(counted).toMatchObject({ 'department/Writing': 1, 'department/Directing': 2 });
  expect(counted).toMatchObject({ 'gender/female': 0, 'gender/male': 1, 'gender/non-binary': 0 });
  expect(counted).toMatchObject({ 'section/regulars': 0, 'section/crew': 1 });
});

it('counts nobody whom two kinds of facets keep out', () => {
  const facets: readonly Facet[] = [
    { kind: 'section', value: 'regulars' },
    { kind: 'gender', value: 'male' },
  ];
  expect(counts('', facets)).toMatchObject({
    'section/guests': 1,
    'gender/female': 1,
    'gender/non-binary': 0,
  });
});

it('counts within what the words leave, without hidden characters', () => {
  expect(counts('cook', [])).toMatchObject({ 'gender/male': 1, 'gender/female': 0 });
  expect(counts('cook', [], { ...NOTHING_HIDDEN, characters: true })).toMatchObject({ 'gender/male': 0 });
});

it('has departments in the order of the page, and the other kinds always in the same', () => {
  const order = countFacets(sections, { query: '', facets: [] }, NOTHING_HIDDEN).map(({ facet }) => facet);
  const valuesOf = (kind: Facet['kind']) =>
    order.filter((facet) => facet.kind === kind).map(({ value }) => value);
  expect(valuesOf('department')).toEqual(['Directing', 'Writing']);
  expect(valuesOf('gender')).toEqual(['female', 'male', 'non-binary']);
  expect(valuesOf('portrait')).toEqual(['with', 'without']);
});

it('tells a facet from another with the same value, when toggled', () => {
  const department: Facet = { kind: 'department', value: 'crew' };
  const section: Facet = { kind: 'section', value: 'crew' };
  const both = toggleFacet(toggleFacet([], department), section);
  expect(both).toEqual([department, section]);
  expect(toggleFacet(both, { kind: 'department', value: 'crew' })).toEqual([section]);
});

it('counts whom the reader has starred, noted, tagged or listed, each in all that they are', () => {
  const own: Readonly<Record<number, OwnMarks>> = {
    1: { isStarred: true, hasNote: false, tags: ['tall'], lists: [] },
    2: { isStarred: false, hasNote: true, tags: ['tall', 'voice'], lists: ['Casting'] },
  };
  const ownOf: OwnOf = ({ person: { personId } }) => own[personId] ?? null;
  const counted = (facets: readonly Facet[]) =>
    Object.fromEntries(
      countFacets(sections, { query: '', facets }, NOTHING_HIDDEN, ENGLISH_CREDIT_NAMES, ownOf)
        .filter(({ facet }) => ['own', 'tag', 'list'].includes(facet.kind))
        .map(({ facet, count }) => [facetKey(facet), count]),
    );
  expect(counted([])).toEqual({
    'own/starred': 1,
    'own/noted': 1,
    'tag/tall': 2,
    'tag/voice': 1,
    'list/Casting': 1,
  });
  const starred: Facet = { kind: 'own', value: 'starred' };
  expect(counted([starred])).toMatchObject({
    'own/noted': 1,
    'tag/tall': 1,
    'tag/voice': 0,
    'list/Casting': 0,
  });
  const left = filterSections(sections, { query: '', facets: [starred] }, NOTHING_HIDDEN, undefined, ownOf);
  expect(left.counts).toMatchObject({ regulars: 1, guests: 0, crew: 0 });
});
