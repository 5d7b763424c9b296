import { expect, it } from 'vitest';
import { sortName } from './sort-name.ts';

it.each([
  ['The Wire', 'en-US', 'Wire'],
  ['A Series of Unfortunate Events', 'en-US', 'Series of Unfortunate Events'],
  ['Die Brücke', 'de-DE', 'Brücke'],
  ['L’Agence', 'fr-FR', 'Agence'],
  ['La casa de papel', 'es-ES', 'casa de papel'],
  ['A Casa de Papel', 'pt-BR', 'Casa de Papel'],
  ['En natt', 'nb-NO', 'natt'],
  ['Ein dag', 'nn-NO', 'dag'],
  ['الاختيار', 'ar-EG', 'اختيار'],
])('sorts %s (%s) by %s', (name, language, wanted) => {
  expect(sortName(name, language)).toBe(wanted);
});

it('leaves the English article out in every language, and no word that only begins like one', () => {
  expect(sortName('The Crown', 'ja-JP')).toBe('Crown');
  expect(sortName('Theodosia', 'en-US')).toBe('Theodosia');
  expect(sortName('A', 'en-US')).toBe('A');
  expect(sortName('A Touch of Frost', 'de-DE')).toBe('A Touch of Frost');
});

it('keeps a name that is nothing else', () => {
  expect(sortName('The The', 'en-US')).toBe('The');
  expect(sortName('The ', 'en-US')).toBe('The ');
});
