import {
  seasonNameByNumber,
  type Creator,
  type LeftOutList,
  type LeftOutReason,
  type SeasonSummary,
  type Series,
} from '@shared/domain/season.ts';
import type { SeriesHit, SeriesSearchPage } from '@shared/domain/series.ts';
import { EndrollError } from '@shared/app-error.ts';
import type * as z from 'zod/mini';
import { LeftOutRows, nameOf, ownCreditId } from './rows.ts';
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

/** Raise it when {@link makeSeries} produces different results from the same answers; kept series are then rebuilt. */
export const SERIES_MAKER = 3;

/** TMDB's answers about one series, verbatim. */
export interface SeriesBodies {
  /** `/tv/{series_id}`. */
  readonly series: Body;
  /** The same in English, used only for its texts; `null` if it has not arrived or is not needed. */
  readonly english: Body | null;
}

/**
 * A series in one language, with its seasons as TMDB lists them. Seasons without a number, genres or networks without a
 * name, and creators without an id are listed in `leftOut`; duplicates are dropped.
 * @throws `invalid-response` if the series' own answer cannot be read or has no name; unreadable English texts count as
 * missing
 */
export function makeSeries({ series: body, english }: SeriesBodies): Series {
  const wire = readBody(seriesAnswer, body);
  const name = nameOf(wire);
  if (name === '') throw new EndrollError({ kind: 'invalid-response', problem: 'schema', path: 'name' });
  const rows = new SeriesRows();
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
    genres: rows.names(wire.genres, 'genres'),
    networks: rows.names(wire.networks, 'networks'),
    creators: rows.creators(wire.created_by),
    seasons: rows.seasons(wire.seasons),
    english: wire.overview === '' && english !== null ? englishOverview(english) : null,
    leftOut: rows.leftOut,
  };
}

/** One page of results, in TMDB's order, each series once; a row without id or name is listed in `leftOut`. */
export function makeSearchPage(body: Body): SeriesSearchPage {
  const wire = readBody(seriesSearch, body);
  const rows = new SeriesRows();
  const results = rows.results(wire.results);
  return {
    page: wire.page ?? 1,
    totalPages: wire.total_pages ?? wire.page ?? 1,
    totalResults: wire.total_results ?? results.length,
    results,
    leftOut: rows.leftOut,
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
    // Treated as missing: only the series' own answer is essential.
    return null;
  }
}

/** Reads the lists of a series' answer, or of a search, row by row; unusable rows are recorded. */
class SeriesRows extends LeftOutRows {
  creators(rows: readonly unknown[]): readonly Creator[] {
    const named = this.#named(this.#readable(creatorRow, rows, 'creators'), 'creators');
    return once(named, ({ id }) => id).map((row) => ({
      creditId: row.credit_id || ownCreditId(row.id, 'creator'),
      personId: row.id,
      name: nameOf(row),
      originalName: row.original_name || null,
      gender: row.gender,
      profilePath: row.profile_path,
    }));
  }

  /** Two rows with the same number are usually different seasons, one of which cannot be requested. */
  seasons(rows: readonly unknown[]): readonly SeasonSummary[] {
    const numbered = this.#readable(seasonRow, rows, 'seasons');
    const seasons = once(numbered, ({ season_number }) => season_number);
    for (const row of numbered) if (!seasons.includes(row)) this.#leaveOut(row, 'seasons', 'repeated');
    return seasons.map((row) => ({
      seasonNumber: row.season_number,
      name: row.name || seasonNameByNumber(row.season_number),
      airDate: row.air_date,
      episodeCount: row.episode_count ?? 0,
      posterPath: row.poster_path,
      overview: row.overview,
    }));
  }

  names(rows: readonly unknown[], list: 'genres' | 'networks'): readonly string[] {
    const named = this.#readable(namedRow, rows, list).filter((row) => {
      if (row.name === '') this.#leaveOut(row, list, 'no-name');
      return row.name !== '';
    });
    return [...new Set(named.map(({ name }) => name))];
  }

  results(rows: readonly unknown[]): readonly SeriesHit[] {
    const named = this.#named(this.#readable(searchRow, rows, 'results'), 'results');
    return once(named, ({ id }) => id).map(toHit);
  }

  #readable<T>(schema: z.ZodMiniType<T>, rows: readonly unknown[], list: LeftOutList): readonly T[] {
    return rows.flatMap((row) => {
      const parsed = schema.safeParse(row);
      if (parsed.success) return [parsed.data];
      const field = parsed.error.issues[0]?.path[0];
      this.#leaveOut(
        row,
        list,
        field === 'id' ? 'no-id' : field === 'season_number' ? 'no-number' : 'unreadable',
      );
      return [];
    });
  }

  #named<T extends Parameters<typeof nameOf>[0]>(rows: readonly T[], list: LeftOutList): readonly T[] {
    return rows.filter((row) => {
      if (nameOf(row) === '') this.#leaveOut(row, list, 'no-name');
      return nameOf(row) !== '';
    });
  }

  #leaveOut(row: unknown, list: LeftOutList, reason: LeftOutReason): void {
    this.leaveOut(row, { list, episodeNumber: null }, reason);
  }
}

function textsOf(rows: readonly unknown[]): readonly string[] {
  return [...new Set(rows.filter((row): row is string => typeof row === 'string' && row !== ''))];
}

/** The first of each identity. */
function once<T>(rows: readonly T[], identity: (row: T) => number): readonly T[] {
  const seen = new Set<number>();
  return rows.filter((row) => !seen.has(identity(row)) && seen.add(identity(row)));
}
