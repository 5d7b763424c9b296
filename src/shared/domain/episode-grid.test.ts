import { expect, it } from 'vitest';
import { credit, crewCredit, person, seasonPage } from '../../renderer/test/season-fixture.ts';
import { byFirstAppearance, episodeGrid, inEpisode, inSections } from './episode-grid.ts';
import { groupCredits } from './group-credits.ts';
import { bareEpisode } from './test/bare.ts';

const ana = person(1, 'Ana');
const ben = person(2, 'Ben');
const cleo = person(3, 'Cleo');

const grid = episodeGrid({
  ...seasonPage().season,
  // Numbers may have gaps.
  episodes: [bareEpisode(1), bareEpisode(2), bareEpisode(5)],
  credits: [
    credit('a', ana, { episodeCount: 3 }),
    credit('b', ben, { kind: 'guest', episodeNumbers: [5] }),
    crewCredit('d', ben, 'Directing', 'Director', { episodeNumbers: [5] }),
    crewCredit('w', cleo, 'Writing', 'Writer', { episodeNumbers: [2, 9] }),
    crewCredit('p', cleo, 'Production', 'Producer', { episodeNumbers: [2] }),
    crewCredit('x', person(4, 'Dora'), 'Sound', 'Foley'),
  ],
});

it('says who appears, directs, writes or works on which episode', () => {
  expect(grid.rows.map(({ person: { name }, parts }) => [name, Object.fromEntries(parts)])).toEqual([
    ['Ana', { 0: ['appears'], 1: ['appears'], 2: ['appears'] }],
    ['Ben', { 2: ['appears', 'directs'] }],
    ['Cleo', { 1: ['writes', 'crew'] }],
    ['Dora', {}],
  ]);
});

it('sorts by first appearance, those of whom nothing is known last', () => {
  expect(byFirstAppearance(grid.rows).map(({ person: { name } }) => name)).toEqual([
    'Ana',
    'Cleo',
    'Ben',
    'Dora',
  ]);
});

it('picks the people of one episode', () => {
  expect(inEpisode(grid.rows, 2).map(({ person: { name } }) => name)).toEqual(['Ana', 'Ben']);
});

it('keeps those whom any section shows', () => {
  const sections = groupCredits(grid.rows.flatMap(({ credits }) => credits));
  const [writing] = sections.crew.filter(({ department }) => department === 'Writing');
  const shown = { ...sections, regulars: [], crew: [writing!] };
  expect(inSections(grid.rows, shown).map(({ person: { name } }) => name)).toEqual(['Ben', 'Cleo']);
});

it('names no job that somebody has only in unseen episodes', () => {
  const { rows } = episodeGrid({
    ...seasonPage().season,
    episodes: [bareEpisode(1), bareEpisode(2)],
    credits: [
      crewCredit('w', ben, 'Writing', 'Writer', { episodeNumbers: [1] }),
      { ...crewCredit('d', ben, 'Directing', 'Director'), isLater: true },
      { ...crewCredit('c', cleo, 'Camera', 'Camera Operator'), isLater: true },
      { ...credit('a', ana, { character: '' }), isLater: true },
    ],
  });
  expect(
    rows.map(({ person: { name }, credits }) => [name, credits.map(({ creditId }) => creditId)]),
  ).toEqual([
    ['Ben', ['w']],
    ['Ana', ['a']],
  ]);
});
