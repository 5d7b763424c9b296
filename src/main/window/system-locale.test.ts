import { expect, it } from 'vitest';
import { BUILT_IN_LANGUAGES } from '../languages/language-list.ts';
import { chooseSystemLocale, chooseTmdbLanguage } from './system-locale.ts';

it('takes the first language that Endroll speaks, whatever the region', () => {
  expect(chooseSystemLocale(['pt-BR', 'es-419', 'de-DE'])).toBe('es');
  expect(chooseSystemLocale(['ar'])).toBe('ar');
  expect(chooseSystemLocale(['ja_JP.UTF-8'])).toBe('ja');
});

it('is English where Endroll speaks none of them', () => {
  expect(chooseSystemLocale(['pt-BR', 'arn'])).toBe('en');
  expect(chooseSystemLocale([])).toBe('en');
});

it.each([
  [['de-DE'], 'de-DE'],
  [['de-CH', 'en-US'], 'de-CH'],
  [['de-LI', 'fr-CH'], 'de-DE'],
  [['es-AR'], 'es-ES'],
  [['es-419'], 'es-MX'],
  [['zh-Hant'], 'zh-TW'],
  [['zh-Hant-HK'], 'zh-HK'],
  [['zh-Hans'], 'zh-CN'],
  [['pt_BR'], 'pt-BR'],
  [['zh-Hans-CN'], 'zh-CN'],
  [['zh-Hant-TW', 'en-TW'], 'zh-TW'],
  [['ja'], 'ja-JP'],
  [['ar-EG'], 'ar-SA'],
  [['tlh', 'fr-BE'], 'fr-FR'],
  [['C'], 'en-US'],
  [[], 'en-US'],
])('asks TMDB at first in the language of %j', (preferred, language) => {
  expect(chooseTmdbLanguage(preferred, BUILT_IN_LANGUAGES)).toBe(language);
});
