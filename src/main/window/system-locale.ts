import { INTERFACE_LOCALES, type InterfaceLocale } from '@shared/domain/settings.ts';

/**
 * The first of the reader's languages that the interface supports; English if it supports none.
 * @param preferred language tags in the reader's order, such as `['pt-BR', 'es-419']`
 */
export function chooseSystemLocale(preferred: readonly string[]): InterfaceLocale {
  for (const tag of preferred) {
    const language = tag.split(/[-_]/u)[0]?.toLowerCase();
    const known = INTERFACE_LOCALES.find((locale) => locale === language);
    if (known !== undefined) return known;
  }
  return 'en';
}

/**
 * The initial language for TMDB: the first of the reader's languages that TMDB has translations for, in their region if
 * possible, otherwise in the language's main region; American English if there is none.
 * @param preferred language tags in the reader's order, such as `['de-CH', 'fr-CH']`
 * @param offered TMDB's, such as `de-DE`
 */
export function chooseTmdbLanguage(preferred: readonly string[], offered: readonly string[]): string {
  for (const tag of preferred) {
    const [language = '', ...rest] = tag.split(/[-_]/u);
    const region = regionOf(language.toLowerCase(), rest);
    const own = offered.filter((candidate) => candidate.startsWith(`${language.toLowerCase()}-`));
    const home = `${language.toLowerCase()}-${HOME_REGIONS[language.toLowerCase()] ?? language.toUpperCase()}`;
    const chosen =
      own.find((candidate) => candidate.endsWith(`-${region}`)) ??
      own.find((candidate) => candidate === home) ??
      own[0];
    if (chosen !== undefined) return chosen;
  }
  return 'en-US';
}

/** The region in a language tag, or that of its script or group of countries; `undefined` for none. */
function regionOf(language: string, parts: readonly string[]): string | undefined {
  const own = parts.find((part) => /^[a-z]{2}$/iu.test(part))?.toUpperCase();
  const meant = parts.map((part) => OTHER_REGIONS[`${language}-${part.toLowerCase()}`]).find(Boolean);
  return own ?? meant;
}

/** What traditional Chinese, and the Spanish of Latin America (UN M49), are called in TMDB's tags. */
const OTHER_REGIONS: Readonly<Record<string, string>> = { 'zh-hant': 'TW', 'zh-hans': 'CN', 'es-419': 'MX' };

/** The main region of a language, if its code differs from that of the language. */
const HOME_REGIONS: Readonly<Record<string, string>> = { ar: 'SA', en: 'US', ja: 'JP', zh: 'CN' };
