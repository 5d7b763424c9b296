import type { SeriesKey } from '@shared/domain/series.ts';
import type { KeptSeries } from './kept-seasons.svelte.ts';

/** The languages in which seasons of it are kept, each once. */
export function keptLanguages({ seasons }: KeptSeries): readonly string[] {
  return [...new Set(seasons.map(({ language }) => language))];
}

/** Its names in the languages in which it is kept, each once. */
export function keptNames({ seasons }: KeptSeries): readonly string[] {
  return [...new Set(seasons.map(({ seriesName }) => seriesName))];
}

/**
 * What opens its page: in the language the reader prefers if it is kept in that, else in one that is, since that page
 * may be there without a network.
 */
export function keptSeriesKey(series: KeptSeries, preferred: string): SeriesKey {
  const languages = keptLanguages(series);
  const [first = preferred] = languages;
  return { seriesId: series.seriesId, language: languages.includes(preferred) ? preferred : first };
}
