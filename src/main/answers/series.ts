import { seasonNameByNumber, type Creator, type SeasonSummary, type Series } from '@shared/domain/season.ts';
import type { SeriesHit, SeriesSearchPage } from '@shared/domain/series.ts';
import { EndrollError } from '@shared/app-error.ts';
import type * as z from 'zod/mini';
import { nameOf, ownCreditId } from './rows.ts';
import {
  creatorRow,
  namedRow,
  readBody,
  searchRow,
  seasonRow,
  series as seriesAnswer,
  seriesSearch,
  type Body,
} from './schemas.ts';

/** Rises whenever {@link makeSeries} makes something else of the same answers; kept series are then made again. */
export const SERIES_MAKER = 1;

/** TMDB's answers about one series, verbatim. */
export interface SeriesBodies {
  /** `/tv/{series_id}`. */
  readonly series: Body;
  /** The same in English, of which only the texts are wanted; `null` when it has not come or is not needed. */
  readonly english: Body | null;
}

/**
 * A series in one language, with its seasons as TMDB lists them. A season without a number, a genre or network without
 * a name, a creator without an id is left out; what is repeated is there once.
 * @throws `invalid-response` when the series' own answer cannot be read or has no name; English texts that cannot be
 * read are as good as none
 */
export function makeSeries({ series: body, english }: SeriesBodies): Series {
  const wire = readBody(seriesAnswer, body);
  const name = nameOf(wire);
  if (name === '') throw new EndrollError({ kind: 'invalid-response', problem: 'schema', path: 'name' });
  return {
    seriesId: wire.id,
    name,
    originalName: wire.original_name || null,
    overview: wire.overview,
    posterPath: wire.poster_path,
    firstAirDate: wire.first_air_date,
    lastAirDate: wire.last_air_date,
    inProduction: wire.in_production,
    originCountries: textsOf(wire.origin_country),
    genres: namesOf(wire.genres),
    networks: namesOf(wire.networks),
    creators: creatorsOf(wire.created_by),
    seasons: seasonsOf(wire.seasons),
    english: wire.overview === '' && english !== null ? englishOverview(english) : null,
  };
}

/** One page of results, in TMDB's order, each series once; a row without id or name is left out. */
export function makeSearchPage(body: Body): SeriesSearchPage {
  const wire = readBody(seriesSearch, body);
  const hits = readable(searchRow, wire.results).filter((row) => nameOf(row) !== '');
  const results = once(hits, ({ id }) => id).map(toHit);
  return {
    page: wire.page ?? 1,
    totalPages: wire.total_pages ?? wire.page ?? 1,
    totalResults: wire.total_results ?? results.length,
    results,
  };
}

function toHit(row: z.infer<typeof searchRow>): SeriesHit {
  return {
    seriesId: row.id,
    name: nameOf(row),
    originalName: row.original_name || null,
    firstAirDate: row.first_air_date,
    originCountries: textsOf(row.origin_country),
    posterPath: row.poster_path,
    overview: row.overview,
  };
}

function englishOverview(body: Body): Series['english'] {
  try {
    const { overview } = readBody(seriesAnswer, body);
    return overview === '' ? null : { overview };
  } catch {
    // As if it had not come: the series' own answer is what counts.
    return null;
  }
}

function creatorsOf(rows: readonly unknown[]): readonly Creator[] {
  const named = readable(creatorRow, rows).filter((row) => nameOf(row) !== '');
  return once(named, ({ id }) => id).map((row) => ({
    creditId: row.credit_id || ownCreditId(row.id, 'creator'),
    personId: row.id,
    name: nameOf(row),
    originalName: row.original_name || null,
    gender: row.gender,
    profilePath: row.profile_path,
  }));
}

function seasonsOf(rows: readonly unknown[]): readonly SeasonSummary[] {
  return once(readable(seasonRow, rows), ({ season_number }) => season_number).map((row) => ({
    seasonNumber: row.season_number,
    name: row.name || seasonNameByNumber(row.season_number),
    airDate: row.air_date,
    episodeCount: row.episode_count ?? 0,
    posterPath: row.poster_path,
    overview: row.overview,
  }));
}

function namesOf(rows: readonly unknown[]): readonly string[] {
  const names = readable(namedRow, rows).map(({ name }) => name);
  return [...new Set(names)].filter((name) => name !== '');
}

function textsOf(rows: readonly unknown[]): readonly string[] {
  return [...new Set(rows.filter((row): row is string => typeof row === 'string' && row !== ''))];
}

function readable<T>(schema: z.ZodMiniType<T>, rows: readonly unknown[]): readonly T[] {
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The first of each identity. */
function once<T>(rows: readonly T[], identity: (row: T) => number): readonly T[] {
  const seen = new Set<number>();
  return rows.filter((row) => !seen.has(identity(row)) && seen.add(identity(row)));
}
