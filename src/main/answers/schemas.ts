import { EndrollError } from '@shared/app-error.ts';
import type { Gender } from '@shared/domain/person.ts';
import * as z from 'zod/mini';

/**
 * TMDB's answers as it really sends them, today and in recordings since 2014. The outer structure of an answer
 * is checked strictly, since a season without its lists is not usable. Lists hold `unknown` rows, which are read one by one
 * (rows.ts): a bad row costs only itself, never the answer. A row must only have an identity; any other field that is
 * missing, `null` or of the wrong type counts as unknown. Unknown fields are ignored; the kept answer still has them.
 *
 * `zod/mini`, because the methods of plain zod cannot be tree-shaken: 24 KB gzipped instead of 5.
 */

/** Trimmed text; `""` if there is none. */
const text = z.transform((value: unknown) => (typeof value === 'string' ? value.trim() : ''));

/** A number, also if written as text; `null` if there is none. */
const number = z.transform((value: unknown) => toNumber(value));

const flag = z.transform((value: unknown) => value === true);

/** An ISO date. TMDB says "no date" with `""`, `null` or nothing at all, depending on the endpoint. */
const date = z.transform((value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : null,
);

/** A path of TMDB's image server, or `null`. */
const imagePath = z.transform((value: unknown) => (typeof value === 'string' && value !== '' ? value : null));

const GENDERS: readonly Gender[] = ['not-set', 'female', 'male', 'non-binary'];

/** TMDB's number for a gender: https://developer.themoviedb.org/reference/person-details. */
const gender = z.transform((value: unknown) => GENDERS[toNumber(value) ?? 0] ?? 'not-set');

/** An identity: a whole number. */
const id = z.pipe(number, z.int());

/** A list that may be missing. */
const optionalRows = z.transform((value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [],
);

const rows = z.array(z.unknown());

const personFields = {
  id,
  name: text,
  original_name: text,
  gender,
  known_for_department: text,
  popularity: number,
  profile_path: imagePath,
  adult: flag,
};

/** A row of `cast[]` and `guest_stars[]`. `credit_id` is `""` in answers of 2014 and for people who are gone. */
export const castRow = z.object({ ...personFields, credit_id: text, character: text, order: number });

/** A row of `crew[]`. */
export const crewRow = z.object({ ...personFields, credit_id: text, job: text, department: text });

/** A row of the aggregate's `cast[]`: a person with all their roles. */
export const aggregateCastRow = z.object({ ...personFields, order: number, roles: rows });

/** A row of the aggregate's `crew[]`: a person in one department with all their jobs there. */
export const aggregateCrewRow = z.object({ ...personFields, department: text, jobs: rows });

/** One of `roles[]` or `jobs[]`. */
export const aggregateRole = z.object({ credit_id: text, character: text, job: text, episode_count: number });

/** One of a season's `episodes[]`. Its credits are read even if its number cannot be. */
export const episodeRow = z.object({
  episode_number: number,
  name: text,
  overview: text,
  air_date: date,
  runtime: number,
  crew: optionalRows,
  guest_stars: optionalRows,
});

/** `/tv/{series_id}/season/{season_number}/credits`; `id` is the season's. */
export const seasonCredits = z.object({ id, cast: rows, crew: rows });

/** `/tv/{series_id}/season/{season_number}`, with or without `aggregate_credits` appended. */
export const seasonDetails = z.object({
  name: text,
  overview: text,
  air_date: date,
  poster_path: imagePath,
  episodes: rows,
  aggregate_credits: z.optional(z.unknown()),
});

/** `/tv/{series_id}/season/{season_number}/aggregate_credits`: everyone of a season, with episode counts. */
export const aggregateCredits = z.object({ cast: rows, crew: rows });

/** The season in another language, used only for its texts. */
export const seasonTexts = z.object({ overview: text, episodes: rows });

/** `/tv/{series_id}`. */
export const series = z.object({
  id,
  name: text,
  original_name: text,
  overview: text,
  poster_path: imagePath,
  first_air_date: date,
  last_air_date: date,
  in_production: flag,
  origin_country: optionalRows,
  genres: optionalRows,
  networks: optionalRows,
  created_by: optionalRows,
  seasons: optionalRows,
});

/** One of a series' `genres[]` or `networks[]`. */
export const namedRow = z.object({ name: text });

/** One of a series' `created_by[]`. */
export const creatorRow = z.object({
  id,
  credit_id: text,
  name: text,
  original_name: text,
  gender,
  profile_path: imagePath,
});

/** One of a series' `seasons[]`. */
export const seasonRow = z.object({
  season_number: id,
  name: text,
  air_date: date,
  episode_count: number,
  poster_path: imagePath,
  overview: text,
});

/** `/person/{person_id}`; each of the appended parts may be missing. */
export const person = z.object({
  id,
  name: text,
  gender,
  known_for_department: text,
  birthday: date,
  deathday: date,
  place_of_birth: text,
  biography: text,
  also_known_as: optionalRows,
  imdb_id: text,
  profile_path: imagePath,
  tv_credits: z.optional(z.unknown()),
  movie_credits: z.optional(z.unknown()),
  external_ids: z.optional(z.unknown()),
});

/** Its `external_ids`. */
export const personIds = z.object({
  imdb_id: text,
  wikidata_id: text,
  facebook_id: text,
  instagram_id: text,
  twitter_id: text,
  tiktok_id: text,
  youtube_id: text,
});

/** Its `tv_credits` or `movie_credits`. */
export const personCredits = z.object({ cast: optionalRows, crew: optionalRows });

const workRow = { id, credit_id: text, character: text, job: text, department: text, poster_path: imagePath };

/** A row of `tv_credits`: a series. */
export const seriesOfPersonRow = z.object({
  ...workRow,
  name: text,
  original_name: text,
  first_air_date: date,
  episode_count: number,
});

/** A row of `movie_credits`. */
export const filmRow = z.object({ ...workRow, title: text, original_title: text, release_date: date });

/** `/search/tv`. */
export const seriesSearch = z.object({
  page: number,
  total_pages: number,
  total_results: number,
  results: rows,
});

/** One of a search's `results[]`. */
export const searchRow = z.object({
  id,
  name: text,
  original_name: text,
  first_air_date: date,
  origin_country: optionalRows,
  poster_path: imagePath,
  overview: text,
});

/** `/configuration/primary_translations`: language tags such as `de-DE`, each once. */
export const primaryTranslations = z.pipe(
  rows.check(z.minLength(1)),
  z.transform((tags: unknown[]): readonly string[] => [
    ...new Set(tags.filter((tag) => typeof tag === 'string')),
  ]),
);

/** `/authentication`: the token is good. */
export const authentication = z.object({ success: z.literal(true) });

export type WirePerson = Omit<z.infer<typeof castRow>, 'credit_id' | 'character' | 'order'>;

/** A raw answer: its text, or its bytes in UTF-8. */
export type Body = string | Uint8Array;

/** Parses a body; throws `invalid-response` if it is not JSON or not the expected answer. */
export function readBody<T>(schema: z.ZodMiniType<T>, body: Body): T {
  return parseAnswer(schema, parseJson(body));
}

/** Validates a parsed body; throws `invalid-response` with the path of the first invalid place. */
export function parseAnswer<T>(schema: z.ZodMiniType<T>, json: unknown): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new EndrollError({ kind: 'invalid-response', problem: 'schema', path: path === '' ? null : path });
}

function parseJson(body: Body): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as unknown;
  } catch (cause) {
    throw new EndrollError({ kind: 'invalid-response', problem: 'not-json', path: null }, { cause });
  }
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}
