import { expect, it } from 'vitest';
import { languageChoices } from './language-choices.ts';

const NAMES: Readonly<Record<string, string>> = {
  'de-DE': 'German (Germany)',
  'fr-FR': 'French (France)',
  'ja-JP': 'Japanese (Japan)',
};
const nameOf = (tag: string): string => NAMES[tag] ?? tag;
const groups = [
  { id: 'kept', title: 'Kept', tags: ['ja-JP'] },
  { id: 'all', title: 'All', tags: ['de-DE', 'fr-FR', 'ja-JP'] },
];

const choose = (query: string) => languageChoices(groups, query, nameOf, 'As typed');

it('lists each language once, in the first group that has it', () => {
  expect(choose('')).toEqual([
    { id: 'kept', title: 'Kept', tags: ['ja-JP'] },
    { id: 'all', title: 'All', tags: ['de-DE', 'fr-FR'] },
  ]);
});

it.each(['french', 'FRANÇAIS', 'francais', 'fr-fr', 'fra ench'])('finds French by %j', (query) => {
  expect(choose(query)).toEqual([{ id: 'all', title: 'All', tags: ['fr-FR'] }]);
});

it('offers a well-formed tag that is not listed', () => {
  expect(choose('pt-BR')).toEqual([{ id: 'typed', title: 'As typed', tags: ['pt-BR'] }]);
});

it.each(['pt_BR', 'Klingon', 'de-de-de'])('offers nothing for %j, which is no tag', (query) => {
  expect(choose(query)).toEqual([]);
});
