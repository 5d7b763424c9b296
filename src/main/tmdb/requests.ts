import * as z from 'zod/mini';
import { EndrollError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesSearch } from '@shared/domain/series.ts';
import { authentication, primaryTranslations, seriesSearch } from '../answers/schemas.ts';
import { ENGLISH } from '../answers/season.ts';
import type { Wanted } from './errors.ts';

/** A request to TMDB. A new endpoint needs a function here and a method of the client. */
export interface TmdbRequest {
  /** Path without host and version, such as `tv/1396/season/1/credits`. */
  readonly path: string;
  /** The name of the kept answer, if the path is not enough to identify it. */
  readonly endpoint?: string;
  readonly query: Readonly<Record<string, string>>;
  /** The answer may have megabytes, and comes after something can be read already: it may take longer than others. */
  readonly isLarge?: true;
  /** What is missing if the answer is 404. */
  readonly wanted: Wanted;
}

/** A request whose answer is small, and is parsed as it arrives. */
export interface ParsedRequest<T> extends TmdbRequest {
  readonly schema: z.ZodMiniType<T>;
}

/** Regulars and the season's own crew: https://developer.themoviedb.org/reference/tv-season-credits. */
export function seasonCreditsRequest(key: SeasonKey): TmdbRequest {
  return {
    path: `${seasonPath(key)}/credits`,
    query: { language: key.language },
    wanted: 'season',
  };
}

/**
 * Episodes with guest stars and crew, and everyone's episode counts, in one request:
 * https://developer.themoviedb.org/docs/append-to-response.
 */
export function seasonDetailsRequest(key: SeasonKey): TmdbRequest {
  return {
    path: seasonPath(key),
    query: { language: key.language, append_to_response: 'aggregate_credits' },
    isLarge: true,
    wanted: 'season',
  };
}

/** {@link seasonDetailsRequest} without anything appended. */
export function seasonEpisodesRequest(key: SeasonKey): TmdbRequest {
  return { ...seasonDetailsRequest(key), query: { language: key.language } };
}

/** Everyone's episode counts: https://developer.themoviedb.org/reference/tv-season-aggregate-credits. */
export function seasonAggregateRequest(key: SeasonKey): TmdbRequest {
  return {
    path: `${seasonPath(key)}/aggregate_credits`,
    query: { language: key.language },
    isLarge: true,
    wanted: 'season',
  };
}

/** The texts of a season in English, for those that TMDB lacks in the language of the key. */
export function englishSeasonRequest(key: SeasonKey): TmdbRequest {
  const path = seasonPath(key);
  return {
    path,
    endpoint: `${path}?language=${ENGLISH}`,
    query: { language: ENGLISH },
    isLarge: true,
    wanted: 'season',
  };
}

/** https://developer.themoviedb.org/reference/tv-series-details. */
export function seriesRequest(seriesId: number, language: string): TmdbRequest {
  return {
    path: `tv/${wholeNumber(seriesId, 'seriesId')}`,
    query: { language },
    wanted: 'series',
  };
}

/** What is appended to a person and can be requested separately. */
export const PERSON_PARTS = ['tv_credits', 'movie_credits', 'external_ids'] as const;

/** With filmography and ids on other sites: https://developer.themoviedb.org/reference/person-details. */
export function personRequest(personId: number, language: string): TmdbRequest {
  return {
    ...personAloneRequest(personId, language),
    query: { language, append_to_response: PERSON_PARTS.join(',') },
  };
}

/** {@link personRequest} without anything appended. */
export function personAloneRequest(personId: number, language: string): TmdbRequest {
  return {
    path: `person/${wholeNumber(personId, 'personId')}`,
    query: { language },
    wanted: 'person',
  };
}

/** One of a person's parts by itself; its body is what would have been appended. */
export function personPartRequest(
  personId: number,
  language: string,
  part: (typeof PERSON_PARTS)[number],
): TmdbRequest {
  const { path, query, wanted } = personAloneRequest(personId, language);
  return { path: `${path}/${part}`, query, wanted };
}

/** https://developer.themoviedb.org/reference/search-tv. */
export function seriesSearchRequest({
  query,
  page,
  language,
}: SeriesSearch): ParsedRequest<z.infer<typeof seriesSearch>> {
  return {
    path: 'search/tv',
    query: { query, page: wholeNumber(page, 'page'), language, include_adult: 'false' },
    schema: seriesSearch,
    wanted: 'page',
  };
}

/** https://developer.themoviedb.org/reference/configuration-primary-translations. */
export const primaryTranslationsRequest: ParsedRequest<z.infer<typeof primaryTranslations>> = {
  path: 'configuration/primary_translations',
  query: {},
  schema: primaryTranslations,
  wanted: 'page',
};

/** https://developer.themoviedb.org/reference/authentication-validate-key. */
export const authenticationRequest: ParsedRequest<z.infer<typeof authentication>> = {
  path: 'authentication',
  query: {},
  schema: authentication,
  wanted: 'page',
};

function seasonPath({ seriesId, seasonNumber }: SeasonKey): string {
  return `tv/${wholeNumber(seriesId, 'seriesId')}/season/${wholeNumber(seasonNumber, 'seasonNumber')}`;
}

/** TMDB decodes paths and resolves `..` in them, so only digits may become part of one. */
function wholeNumber(value: number, field: string): string {
  if (Number.isSafeInteger(value) && value >= 0) return String(value);
  throw new EndrollError({ kind: 'invalid-input', field, problem: 'is not a whole number' });
}
