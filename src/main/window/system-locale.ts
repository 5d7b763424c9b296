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
    const region = rest.find((part) => /^[a-z]{2}$/iu.test(part))?.toUpperCase();
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

/** The main region of a language, if its code differs from that of the language. */
const HOME_REGIONS: Readonly<Record<string, string>> = { ar: 'SA', en: 'US', ja: 'JP', zh: 'CN' };
