import type { Gender, Person } from '@shared/domain/person.ts';
import type { Creator, Episode, SeasonSummary, Series } from '@shared/domain/season.ts';
import type { SeriesSearchPage } from '@shared/domain/series.ts';
import type { WireEpisode, WirePerson, WireSeries, WireSeriesSearch } from './schemas.ts';

type Maybe<T> = T | null | undefined;

const GENDERS: readonly Gender[] = ['not-set', 'female', 'male', 'non-binary'];

/** TMDB's number for a gender: https://developer.themoviedb.org/reference/person-details. */
export function toGender(number: Maybe<number>): Gender {
  return GENDERS[number ?? 0] ?? 'not-set';
}

/** Text without white space around it; `""` where TMDB has none. */
export function toText(text: Maybe<string>): string {
  return text?.trim() ?? '';
}

/** An ISO date. TMDB says "no date" with `""`, `null` or nothing at all, depending on the endpoint. */
export function toDate(date: Maybe<string>): string | null {
  return date !== undefined && date !== null && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : null;
}

/** A path of TMDB's image server, or `null`. */
export function toImagePath(path: Maybe<string>): string | null {
  return path === undefined || path === null || path === '' ? null : path;
}

/** The person of a credit. A name that is empty in one language is taken from the original one. */
export function toPerson(wire: WirePerson): Person {
  const originalName = toText(wire.original_name);
  return {
    personId: wire.id,
    name: toText(wire.name) || originalName,
    originalName: originalName === '' ? null : originalName,
    gender: toGender(wire.gender),
    knownForDepartment: toText(wire.known_for_department) || null,
    popularity: wire.popularity ?? null,
    profilePath: toImagePath(wire.profile_path),
    adult: wire.adult ?? false,
  };
}

/** An episode without its credits. TMDB writes an unknown runtime as `null`, 0 or nothing. */
export function toEpisode(wire: WireEpisode): Episode {
  return {
    episodeNumber: wire.episode_number,
    name: toText(wire.name),
    airDate: toDate(wire.air_date),
    runtime: wire.runtime === 0 ? null : (wire.runtime ?? null),
    overview: toText(wire.overview),
  };
}

/** A series in one language, with its seasons as TMDB lists them; without English texts, which another answer holds. */
export function toSeries(wire: WireSeries): Series {
  const originalName = toText(wire.original_name);
  return {
    seriesId: wire.id,
    name: toText(wire.name) || originalName,
    originalName: originalName === '' ? null : originalName,
    overview: toText(wire.overview),
    posterPath: toImagePath(wire.poster_path),
    firstAirDate: toDate(wire.first_air_date),
    lastAirDate: toDate(wire.last_air_date),
    inProduction: wire.in_production ?? false,
    originCountries: wire.origin_country ?? [],
    genres: (wire.genres ?? []).map((genre) => toText(genre.name)),
    networks: (wire.networks ?? []).map((network) => toText(network.name)),
    creators: (wire.created_by ?? []).map(toCreator),
    seasons: (wire.seasons ?? []).map(toSeasonSummary),
    english: null,
  };
}

type Item<T> = NonNullable<T> extends readonly (infer Element)[] ? Element : never;

function toCreator(wire: Item<WireSeries['created_by']>): Creator {
  const originalName = toText(wire.original_name);
  return {
    creditId: wire.credit_id,
    personId: wire.id,
    name: toText(wire.name) || originalName,
    originalName: originalName === '' ? null : originalName,
    gender: toGender(wire.gender),
    profilePath: toImagePath(wire.profile_path),
  };
}

function toSeasonSummary(wire: Item<WireSeries['seasons']>): SeasonSummary {
  return {
    seasonNumber: wire.season_number,
    name: toText(wire.name) || seasonNameByNumber(wire.season_number),
    airDate: toDate(wire.air_date),
    episodeCount: wire.episode_count ?? 0,
    posterPath: toImagePath(wire.poster_path),
    overview: toText(wire.overview),
  };
}

/** What TMDB calls a season in English that nobody has named; 0 holds the specials. */
export function seasonNameByNumber(seasonNumber: number): string {
  return seasonNumber === 0 ? 'Specials' : `Season ${seasonNumber}`;
}

/** One page of results, in TMDB's order. */
export function toSeriesSearchPage(wire: WireSeriesSearch): SeriesSearchPage {
  return {
    page: wire.page,
    totalPages: wire.total_pages,
    totalResults: wire.total_results,
    results: wire.results.map((hit) => {
      const originalName = toText(hit.original_name);
      return {
        seriesId: hit.id,
        name: toText(hit.name) || originalName,
        originalName: originalName === '' ? null : originalName,
        firstAirDate: toDate(hit.first_air_date),
        originCountries: hit.origin_country ?? [],
        posterPath: toImagePath(hit.poster_path),
        overview: toText(hit.overview),
      };
    }),
  };
}
