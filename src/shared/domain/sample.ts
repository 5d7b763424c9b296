import { INTERFACE_LOCALES, type InterfaceLocale } from './settings.ts';

/** The id of the built-in sample series: near the end of TMDB's range, far above the ids in use. */
export const SAMPLE_SERIES_ID = 2_100_000_000;

/** All of its seasons. */
export const SAMPLE_SEASON_NUMBERS = [1, 2, 3] as const;

/** Its name in each language of the interface. */
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

/** True for the sample, which is not from TMDB: it has no page there, no editor and no time limit. */
export function isSampleSeries(seriesId: number): boolean {
  return seriesId === SAMPLE_SERIES_ID;
}

/** True for the people of the sample, whose ids start at that of the series. */
export function isSamplePerson(personId: number): boolean {
  return personId > SAMPLE_SERIES_ID;
}
