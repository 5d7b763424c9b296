import { expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import type { CreditKind } from './credit.ts';
import { filterSections } from './filter-credits.ts';
import { groupCredits } from './group-credits.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import {
  hiddenBySettings,
  isHiddenCredit,
  NOTHING_HIDDEN,
  withoutHiddenPeople,
  withoutRevealed,
} from './spoilers.ts';

const sections = groupCredits([
  credit('r', person(1, 'Bryan Cranston'), { character: 'Walter White' }),
  credit('gg', person(2, 'Ken Watanabe'), { kind: 'guest', character: 'The Guest' }),
  crewCredit('ccc', person(3, 'Walter Hill'), 'Directing', 'Director'),
]);

it('hides nothing before the reader has chosen anything', () => {
  expect(hiddenBySettings(DEFAULT_SETTINGS)).toEqual(NOTHING_HIDDEN);
});

it('hides what the settings hide, but for what the reader has asked to see', () => {
  const hidden = hiddenBySettings({ ...DEFAULT_SETTINGS, hideCharacters: true, hideGuests: true });
  expect(withoutRevealed(hidden, new Set(['characters', 'episodeCounts']))).toEqual({
    characters: false,
    episodeCounts: false,
    guests: true,
  });
});

it('leaves hidden guests out of the page and of its counts', () => {
  const shown = withoutHiddenPeople(sections, { ...NOTHING_HIDDEN, guests: true });
  expect(shown.guests).toEqual([]);
  expect(shown.counts).toMatchObject({ regulars: 1, guests: 0, crew: 1, people: 2 });
  expect(withoutHiddenPeople(sections, NOTHING_HIDDEN)).toBe(sections);
});

it('hides guest appearances and no other credit', () => {
  const hidden = { ...NOTHING_HIDDEN, guests: true };
  const kinds: readonly CreditKind[] = ['regular', 'guest', 'crew'];
  expect(kinds.map((kind) => isHiddenCredit({ kind }, hidden))).toEqual([false, true, false]);
  expect(isHiddenCredit({ kind: 'guest' }, NOTHING_HIDDEN)).toBe(false);
});

it('does not find anybody by a hidden role, and by name as ever', () => {
  const hidden = { ...NOTHING_HIDDEN, characters: true };
  expect(filterSections(sections, { query: 'walter', facets: [] }, NOTHING_HIDDEN).counts).toMatchObject({
    regulars: 1,
    guests: 0,
    crew: 1,
    people: 2,
  });
  expect(filterSections(sections, { query: 'walter', facets: [] }, hidden).counts).toMatchObject({
    regulars: 0,
    guests: 0,
    crew: 1,
    people: 1,
  });
  expect(filterSections(sections, { query: 'cranston', facets: [] }, hidden).counts.regulars).toBe(1);
  expect(filterSections(sections, { query: 'director', facets: [] }, hidden).counts.crew).toBe(1);
});
