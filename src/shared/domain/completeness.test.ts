import { expect, it } from 'vitest';
import { credit, crewCredit, person, seasonPage } from '../../renderer/test/season-fixture.ts';
import { checkCompleteness, gapCount } from './completeness.ts';
import type { Episode, SeasonCredits } from './season.ts';
import { bareEpisode } from './test/bare.ts';

const TODAY = '2026-11-24';
const ana = person(1, 'Ana Golubić', { profilePath: '/ana.jpg' });
const ben = person(2, 'Ben Ito');

function seasonOf(rest: Partial<SeasonCredits>): SeasonCredits {
  return { ...seasonPage().season, episodes: [], ...rest };
}

const episode = (episodeNumber: number, airDate: string | null): Episode =>
  bareEpisode(episodeNumber, { name: `Episode ${episodeNumber}`, airDate });

it('finds each person without a portrait once, and cast without a role', () => {
  const found = checkCompleteness(
    seasonOf({
      credits: [
        credit('a', ana, { character: ' ' }),
        credit('b', ben, { character: 'Cook' }),
        crewCredit('c', ben, 'Sound', 'Foley'),
      ],
    }),
    TODAY,
  );
  expect(found.withoutPortrait).toEqual([ben]);
  expect(found.withoutCharacter.map(({ creditId }) => creditId)).toEqual(['a']);
});

it('expects a director of episodes that have aired', () => {
  const found = checkCompleteness(
    seasonOf({
      episodes: [episode(1, '2026-01-01'), episode(2, TODAY), episode(3, '2026-12-01'), episode(4, null)],
      credits: [crewCredit('a', ana, 'Directing', 'Director', { episodeNumbers: [1] })],
    }),
    TODAY,
  );
  expect(found.withoutDirector.map(({ episodeNumber }) => episodeNumber)).toEqual([2]);
});

it('misses no director where one of the whole season is counted in every episode, as the episode’s page does', () => {
  const directs = (episodeCount: number) =>
    checkCompleteness(
      seasonOf({
        episodes: [episode(1, '2026-01-01'), episode(2, '2026-01-08')],
        credits: [crewCredit('a', ana, 'Directing', 'Director', { episodeCount, episodeNumbers: [] })],
      }),
      TODAY,
    ).withoutDirector.map(({ episodeNumber }) => episodeNumber);
  expect(directs(2)).toEqual([]);
  expect(directs(1)).toEqual([1, 2]);
});

it('finds people of one name, however it is written', () => {
  const other = person(3, 'Ana Golubic');
  const found = checkCompleteness(
    seasonOf({ credits: [credit('a', ana), credit('b', other), credit('c', ben)] }),
    TODAY,
  );
  expect(found.duplicates).toEqual([{ kind: 'people', name: 'Ana Golubić', people: [ana, other] }]);
});

it.each([
  ['राम', 'रमा'],
  ['กิน', 'กน'],
  ['★', '♥'],
])('does not take %s and %s for one name', (one, two) => {
  const credits = [credit('a', person(3, one)), credit('b', person(4, two))];
  expect(checkCompleteness(seasonOf({ credits }), TODAY).duplicates).toEqual([]);
});

it('finds a role entered twice for the same episode, and not one in several episodes', () => {
  const guest = (id: string, episodeNumbers: readonly number[]) =>
    credit(id, ana, { kind: 'guest', character: 'Nurse', episodeNumbers });
  const twice = checkCompleteness(seasonOf({ credits: [guest('a', [1, 2]), guest('b', [2])] }), TODAY);
  expect(twice.duplicates).toMatchObject([{ kind: 'credits', person: ana }]);
  const apart = checkCompleteness(seasonOf({ credits: [guest('a', [1]), guest('b', [2])] }), TODAY);
  expect(apart.duplicates).toEqual([]);
});

it('counts everything there is to mend', () => {
  const found = checkCompleteness(
    seasonOf({ episodes: [episode(1, TODAY)], credits: [credit('a', ben, { character: '' })] }),
    TODAY,
  );
  expect(gapCount(found)).toBe(3);
});
