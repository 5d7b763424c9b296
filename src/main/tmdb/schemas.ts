import * as z from 'zod/mini';

/**
 * TMDB's answers as it really sends them, today and in recordings since 2017. Identities (`id`, `credit_id`, `name`)
 * must be there; everything else may be absent or `null`, because a field TMDB has dropped or forgotten must not cost
 * the reader the season. Unknown fields pass; the verbatim answer keeps them.
 *
 * `zod/mini`: the methods of plain zod cannot be left out of a bundle, 24 KB gzipped instead of 5.
 */
const text = z.nullish(z.string());
const number = z.nullish(z.number());
const id = z.int();
const creditId = z.string().check(z.minLength(1));

const person = {
  id,
  name: z.string(),
  original_name: text,
  gender: number,
  known_for_department: text,
  popularity: number,
  profile_path: text,
  adult: z.nullish(z.boolean()),
};

const castMember = z.object({ ...person, credit_id: creditId, character: text, order: number });
const crewMember = z.object({ ...person, credit_id: creditId, job: text, department: text });

/** `/tv/{series_id}/season/{season_number}/credits`; `id` is the season's. */
export const seasonCredits = z.object({ id, cast: z.array(castMember), crew: z.array(crewMember) });

const role = z.object({ credit_id: creditId, character: text, episode_count: number });
const job = z.object({ credit_id: creditId, job: text, episode_count: number });

/** Everyone of a season, a row for each person (crew: for each person and department). */
const aggregateCredits = z.object({
  cast: z.array(z.object({ ...person, order: number, roles: z.array(role) })),
  crew: z.array(z.object({ ...person, department: text, jobs: z.array(job) })),
});

const episode = z.object({
  id,
  episode_number: z.int(),
  name: text,
  overview: text,
  air_date: text,
  runtime: number,
  crew: z.nullish(z.array(crewMember)),
  guest_stars: z.nullish(z.array(castMember)),
});

/** `/tv/{series_id}/season/{season_number}` with `aggregate_credits` appended. */
export const seasonDetails = z.object({
  id,
  name: z.string(),
  overview: text,
  air_date: text,
  poster_path: text,
  episodes: z.array(episode),
  aggregate_credits: z.optional(aggregateCredits),
});

/** The same address in another language, of which only the texts are wanted. */
export const seasonTexts = z.object({
  overview: text,
  episodes: z.array(z.object({ episode_number: z.int(), name: text, overview: text })),
});

const named = z.object({ name: z.string() });

/** `/tv/{series_id}`. */
export const series = z.object({
  id,
  name: z.string(),
  original_name: text,
  overview: text,
  poster_path: text,
  first_air_date: text,
  last_air_date: text,
  in_production: z.nullish(z.boolean()),
  origin_country: z.nullish(z.array(z.string())),
  genres: z.nullish(z.array(named)),
  networks: z.nullish(z.array(named)),
  created_by: z.nullish(
    z.array(
      z.object({
        id,
        credit_id: creditId,
        name: z.string(),
        original_name: text,
        gender: number,
        profile_path: text,
      }),
    ),
  ),
  seasons: z.nullish(
    z.array(
      z.object({
        season_number: z.int(),
        name: text,
        air_date: text,
        episode_count: number,
        poster_path: text,
        overview: text,
      }),
    ),
  ),
});

/** `/search/tv`. A row's date may be `""` or absent, its countries may be absent in older answers. */
export const seriesSearch = z.object({
  page: z.int(),
  total_pages: z.int(),
  total_results: z.int(),
  results: z.array(
    z.object({
      id,
      name: z.string(),
      original_name: text,
      first_air_date: text,
      origin_country: z.nullish(z.array(z.string())),
      poster_path: text,
      overview: text,
    }),
  ),
});

/** `/configuration/primary_translations`: language tags such as `de-DE`. */
export const primaryTranslations = z.array(z.string()).check(z.minLength(1));

/** `/authentication`: the token is good. */
export const authentication = z.object({ success: z.literal(true) });

/** A person's fields, as every kind of credit carries them. */
export type WirePerson = Omit<WireCastMember, 'credit_id' | 'character' | 'order'>;
export type WireCastMember = z.infer<typeof castMember>;
export type WireCrewMember = z.infer<typeof crewMember>;
export type WireSeasonCredits = z.infer<typeof seasonCredits>;
export type WireAggregateCredits = z.infer<typeof aggregateCredits>;
export type WireEpisode = z.infer<typeof episode>;
export type WireSeasonDetails = z.infer<typeof seasonDetails>;
export type WireSeasonTexts = z.infer<typeof seasonTexts>;
export type WireSeries = z.infer<typeof series>;
export type WireSeriesSearch = z.infer<typeof seriesSearch>;
