import type { Catalogue } from '../catalogue.ts';
import { tongueOf } from '../series/localise.ts';
import type { SearchPage, SeriesDetails, SeriesRow } from '../wire.ts';
import type { Question } from './question.ts';
import { TmdbFailure } from './tmdb-errors.ts';

const rowsOnPage = 20;
const lastPage = 500;

/** Answers `/3/search/tv`. */
export function searchBody({ catalogue, query, language }: Question): unknown {
  const text = query.get('query')?.trim() ?? '';
  if (text === '') throw new TmdbFailure(422);
  const page = pageOf(query.get('page'));
  const year = query.get('first_air_date_year') ?? query.get('year') ?? '';
  const isRecorded = page === 1 && tongueOf(language) === 'en';
  const recorded = isRecorded ? catalogue.recordedAnswers.get(searchKey(text, year)) : undefined;
  return recorded ?? toPage(matches(catalogue, text, year, language), page);
}

/** The key under which the catalogue has the recorded first page of a search. */
export function searchKey(text: string, year = ''): string {
  return `search/tv?${plainText(text)}&${year}`;
}

/** Only letters and digits: no case, accents or punctuation. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[.'’:!?,-]/g, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .trim();
}

/** A series as search results and people's credits show it. */
export function toSeriesRow(series: SeriesDetails): SeriesRow {
  return {
    adult: series.adult,
    backdrop_path: series.backdrop_path,
    genre_ids: series.genres.map(({ id }) => id),
    id: series.id,
    origin_country: series.origin_country,
    original_language: series.original_language,
    original_name: series.original_name,
    overview: series.overview,
    popularity: series.popularity,
    poster_path: series.poster_path,
    first_air_date: series.first_air_date,
    name: series.name,
    vote_average: series.vote_average,
    vote_count: series.vote_count,
  };
}

function matches(catalogue: Catalogue, text: string, year: string, language: string): readonly SeriesRow[] {
  const words = plainText(text).split(/\s+/);
  const found = catalogue.seriesIds.flatMap((id): SeriesRow[] => {
    const english = catalogue.series(id);
    const shown = catalogue.series(id, language);
    if (!english || !shown || !english.first_air_date.startsWith(year)) return [];
    const translated = Object.values(catalogue.entry(id)?.texts ?? {}).map(({ name }) => name ?? '');
    const names = [english.name, shown.name, english.original_name, ...translated].map(plainText);
    return names.some((name) => words.every((word) => name.includes(word))) ? [toSeriesRow(shown)] : [];
  });
  return found.sort((a, b) => exactness(b, words) - exactness(a, words) || b.popularity - a.popularity);
}

function exactness({ name, original_name }: SeriesRow, words: readonly string[]): number {
  return [name, original_name].some((title) => plainText(title) === words.join(' ')) ? 1 : 0;
}

/** One page of the rows. */
export function toPage(rows: readonly SeriesRow[], page: number): SearchPage {
  const total = Math.ceil(rows.length / rowsOnPage);
  return {
    page,
    results: rows.slice((page - 1) * rowsOnPage, page * rowsOnPage),
    // TMDB reports one page even when nothing is on it.
    total_pages: Math.min(Math.max(total, 1), lastPage),
    total_results: rows.length,
  };
}

function pageOf(text: string | null): number {
  const page = text === null ? 1 : Number(text);
  if (!Number.isInteger(page) || page < 1 || page > lastPage) throw new TmdbFailure(400, 22);
  return page;
}
