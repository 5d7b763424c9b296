import { expect, it } from 'vitest';
import { credit, crewCredit, person, seasonPage } from '../../renderer/test/season-fixture.ts';
import { episodePeople, episodeSteps, peopleInOrder, possibleRegulars } from './episode-people.ts';

const ana = person(1, 'Ana');
const ben = person(2, 'Ben');
const cleo = person(3, 'Cleo');
const { episodes } = seasonPage().season;

it('has the regulars, guests and crew of the episode, without how many episodes they are in', () => {
  const season = {
    episodes,
    credits: [
      credit('always', ana, { character: 'Cook', episodeCount: 2 }),
      credit('sometimes', ben, { character: 'Baker', episodeCount: 1 }),
      credit('guest', cleo, { kind: 'guest', character: 'Guest', episodeCount: 1, episodeNumbers: [2] }),
      crewCredit('directs', ben, 'Directing', 'Director', { episodeCount: 1, episodeNumbers: [1] }),
      crewCredit('writes', ana, 'Writing', 'Writer', { episodeCount: 2, episodeNumbers: [1, 2] }),
    ],
  };
  const { regulars, guests, crew, counts } = episodePeople(season, 2);
  expect(regulars.map(({ id, episodeCount }) => [id, episodeCount])).toEqual([['always', null]]);
  expect(guests.map(({ id, episodeCount }) => [id, episodeCount])).toEqual([['guest', null]]);
  expect(crew.flatMap(({ people }) => people.map(({ id }) => id))).toEqual(['writes']);
  expect(counts).toEqual({ regulars: 1, guests: 1, crew: 1, people: 2, credits: 3 });
});

it('has the regulars apart of whom TMDB only counts episodes, and nobody twice', () => {
  const season = {
    episodes,
    credits: [
      credit('always', ana, { character: 'Cook', episodeCount: 2 }),
      credit('sometimes', ben, { character: 'Baker', episodeCount: 1 }),
      credit('here', cleo, { character: 'Waiter', episodeCount: 1, episodeNumbers: [1] }),
    ],
  };
  expect(possibleRegulars(season).map(({ id, episodeCount }) => [id, episodeCount])).toEqual([
    ['sometimes', 1],
  ]);
  expect(peopleInOrder(episodePeople(season, 2)).map(({ id }) => id)).toEqual(['always']);
});

it('knows the episodes beside one', () => {
  expect(episodeSteps(episodes, 1)).toEqual({ previous: null, next: episodes[1] });
  expect(episodeSteps(episodes, 2)).toEqual({ previous: episodes[0], next: null });
});
