import { INTERFACE_LOCALES, type InterfaceLocale } from './settings.ts';

/** The name of the sample series in each language of the interface. */
export const SAMPLE_NAMES: Readonly<Record<InterfaceLocale, string>> = {
  en: 'Slack Water',
  de: 'Stauwasser',
  fr: 'L’Étale',
  es: 'Aguas quietas',
  ja: '潮どまり',
  ar: 'سكون الماء',
};

/** The language of the interface in which the sample answers a TMDB language tag; `null`: in English, as TMDB does. */
export function sampleLocale(language: string): InterfaceLocale | null {
  return INTERFACE_LOCALES.find((known) => language === known || language.startsWith(`${known}-`)) ?? null;
}
