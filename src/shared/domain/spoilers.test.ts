import { expect, it } from 'vitest';
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
import type { Credit, CreditKind } from './credit.ts';

function credit(creditId: string, kind: CreditKind, name: string, character: string | null): Credit {
  const person = {
    personId: creditId.length,
    name,
    originalName: null,
    gender: 'not-set',
    knownForDepartment: null,
    popularity: null,
    profilePath: null,
    adult: false,
  } as const;
  const job =
    kind === 'crew' ? { job: 'Director', department: 'Directing' } : { job: null, department: null };
  return { creditId, kind, person, character, ...job, order: 0, episodeCount: 1, episodeNumbers: [] };
}

const sections = groupCredits([
  credit('r', 'regular', 'Bryan Cranston', 'Walter White'),
  credit('gg', 'guest', 'Ken Watanabe', 'The Guest'),
  credit('ccc', 'crew', 'Walter Hill', null),
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
  expect(shown.counts).toEqual({ regulars: 1, guests: 0, crew: 1 });
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
  expect(filterSections(sections, { query: 'walter', facets: [] }, NOTHING_HIDDEN).counts).toEqual({
    regulars: 1,
    guests: 0,
    crew: 1,
  });
  expect(filterSections(sections, { query: 'walter', facets: [] }, hidden).counts).toEqual({
    regulars: 0,
    guests: 0,
    crew: 1,
  });
  expect(filterSections(sections, { query: 'cranston', facets: [] }, hidden).counts.regulars).toBe(1);
  expect(filterSections(sections, { query: 'director', facets: [] }, hidden).counts.crew).toBe(1);
});
