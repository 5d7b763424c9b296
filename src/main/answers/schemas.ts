import { EndrollError } from '@shared/app-error.ts';
import { LARGEST_ID } from '@shared/domain/address.ts';
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

/** Nothing of TMDB's is nearly as long, in UTF-16 code units. The rest of such a text is cut off. */
const LONGEST_LINE = 1_000;
const LONGEST_TEXT = 50_000;
/** Control characters, and those that turn the direction of what follows: they would spoil the texts around them. */
const CONTROLS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu;
const CONTROLS_IN_TEXT = /[^\P{Cc}\n\t]+|[\u202A-\u202E\u2066-\u2069]+/gu;

/** A name, a role, an id: one trimmed line; `""` if there is none. */
const text = z.transform((value: unknown) =>
  typeof value === 'string' ? value.slice(0, LONGEST_LINE).toWellFormed().replace(CONTROLS, ' ').trim() : '',
);

/** A trimmed text that may have several lines; `""` if there is none. */
const longText = z.transform((value: unknown) =>
  typeof value === 'string'
    ? value.slice(0, LONGEST_TEXT).toWellFormed().replace(CONTROLS_IN_TEXT, '').trim()
    : '',
);

/** A number, also if written as text; `null` if there is none. */
const number = z.transform((value: unknown) => toNumber(value));

/** A whole number from 0 on, as of episodes; `null` for anything else. */
const count = z.transform((value: unknown) => {
  const read = toNumber(value);
  return read !== null && Number.isInteger(read) && read >= 0 && read <= LARGEST_ID ? read : null;
});

const flag = z.transform((value: unknown) => value === true);

/** An ISO date. TMDB says "no date" with `""`, `null` or nothing at all, depending on the endpoint. */
const date = z.transform((value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : null,
);

/** A path of TMDB's image server, or `null`. */
const imagePath = z.transform((value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_LINE && value.isWellFormed()
    ? value
    : null,
);

const GENDERS: readonly Gender[] = ['not-set', 'female', 'male', 'non-binary'];

/** TMDB's number for a gender: https://developer.themoviedb.org/reference/person-details. */
const gender = z.transform((value: unknown) => GENDERS[toNumber(value) ?? 0] ?? 'not-set');

/** An identity: a whole number that addresses and calls accept. */
const id = z.pipe(number, z.int().check(z.gte(1), z.lte(LARGEST_ID)));

/** 0 is a season: Specials. */
const seasonNumber = z.pipe(number, z.int().check(z.gte(0), z.lte(LARGEST_ID)));

/** A list that may be missing. */
const optionalRows = z.transform((value: unknown): readonly unknown[] => toList(value) ?? []);

const rows = z.pipe(
  z.transform((value: unknown) => toList(value)),
  z.array(z.unknown()),
);

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
export const aggregateRole = z.object({ credit_id: text, character: text, job: text, episode_count: count });

/** One of a season's `episodes[]`. Its credits are read even if its number cannot be. */
export const episodeRow = z.object({
  episode_number: number,
  name: text,
  overview: longText,
  air_date: date,
  runtime: count,
  crew: optionalRows,
  guest_stars: optionalRows,
});

/** `/tv/{series_id}/season/{season_number}/credits`; `id` is the season's. */
export const seasonCredits = z.object({ id, cast: rows, crew: rows });

/** `/tv/{series_id}/season/{season_number}`, with or without `aggregate_credits` appended. */
export const seasonDetails = z.object({
  name: text,
  overview: longText,
  air_date: date,
  poster_path: imagePath,
  episodes: rows,
  aggregate_credits: z.optional(z.unknown()),
});

/** `/tv/{series_id}/season/{season_number}/aggregate_credits`: everyone of a season, with episode counts. */
export const aggregateCredits = z.object({ cast: rows, crew: rows });

/** The season in another language, used only for its texts. */
export const seasonTexts = z.object({ overview: longText, episodes: rows });

/** `/tv/{series_id}`. */
export const series = z.object({
  id,
  name: text,
  original_name: text,
  overview: longText,
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
  season_number: seasonNumber,
  name: text,
  air_date: date,
  episode_count: count,
  poster_path: imagePath,
  overview: longText,
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
  biography: longText,
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
  episode_count: count,
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
  overview: longText,
});

/** `/configuration/primary_translations`: language tags such as `de-DE`, each once. */
export const primaryTranslations = z.pipe(
  z.array(z.unknown()).check(z.minLength(1)),
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

/** A list, also if it is written as an object with numbers for names, as PHP does when one of them is missing. */
function toList(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (typeof value !== 'object' || value === null) return null;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => /^\d+$/u.test(name)) ? Object.values(value) : null;
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}
