import { isEndrollError, type EndrollError } from '@shared/app-error.ts';
import { LARGEST_ID } from '@shared/domain/address.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { departmentRank } from '@shared/domain/departments.ts';
import {
  seasonNameByNumber,
  type Episode,
  type SeasonCredits,
  type SeasonKey,
  type SeasonTexts,
  type Series,
} from '@shared/domain/season.ts';
import type * as z from 'zod/mini';
import { giveCreditIds, SeasonRows, type CreditRow } from './rows.ts';
import {
  aggregateCredits,
  episodeRow,
  parseAnswer,
  readBody,
  seasonCredits,
  seasonDetails,
  seasonTexts,
  type Body,
} from './schemas.ts';

/** Raise it when {@link makeSeason} produces different results from the same answers; kept seasons are then rebuilt. */
export const SEASON_MAKER = 2;

/** TMDB's answers about one season, verbatim; `null` for what has not arrived. */
export interface SeasonBodies {
  /** `…/season/{n}/credits`. */
  readonly credits: Body;
  /** `…/season/{n}`, with or without `aggregate_credits` appended. */
  readonly details: Body | null;
  /** `…/season/{n}/aggregate_credits`, if it was requested separately. */
  readonly aggregate: Body | null;
  /** `…/season/{n}` in English. */
  readonly english: Body | null;
}

/** A season, and the answers that could not be read. */
export interface MadeSeason {
  readonly season: SeasonCredits;
  /** The season lacks these parts, as if they had not arrived. */
  readonly unreadable: readonly UnreadableAnswer[];
}

/** An unexpected answer. */
export interface UnreadableAnswer {
  readonly part: 'details' | 'aggregate' | 'english';
  /** An `invalid-response`. */
  readonly error: EndrollError;
}

type Episodes = readonly z.infer<typeof episodeRow>[];
type Details = Omit<z.infer<typeof seasonDetails>, 'episodes'> & { readonly episodes: Episodes };
type Aggregate = z.infer<typeof aggregateCredits>;

/**
 * Builds a season from its answers. TMDB's season credits contain only the regulars and the crew of the whole season; guest
 * stars and episode crew are listed with the episodes, episode counts in the aggregate credits. A `credit_id` identifies
 * the same credit in all of them (https://www.themoviedb.org/bible/tv/59f73eb49251416e71000022).
 *
 * Regulars come in billing order, then guest stars (most episodes first), then crew (directing and writing first, TMDB's
 * order within a department). A credit that appears in several answers is included once; unusable rows are listed in
 * `leftOut`. The same bodies always give the same season.
 * @param series provides the season's name and poster if there are no details
 * @throws `invalid-response` if the credits cannot be read; any other unreadable answer costs only its own part
 */
export function makeSeason(key: SeasonKey, bodies: SeasonBodies, series: Series | null = null): MadeSeason {
  const credits = readBody(seasonCredits, bodies.credits);
  const unreadable: UnreadableAnswer[] = [];
  const attempt = <T>(part: UnreadableAnswer['part'], read: () => T | null): T | null => {
    try {
      return read();
    } catch (error) {
      if (!isEndrollError(error, 'invalid-response')) throw error;
      unreadable.push({ part, error });
      return null;
    }
  };
  const rows = new SeasonRows();
  const details = attempt('details', () =>
    bodies.details === null ? null : readDetails(bodies.details, rows),
  );
  const aggregate = attempt('aggregate', () => {
    if (bodies.aggregate !== null) return readBody(aggregateCredits, bodies.aggregate);
    const appended = details?.aggregate_credits;
    return appended === undefined ? null : parseAnswer(aggregateCredits, appended);
  });
  const english = attempt('english', () => (bodies.english === null ? null : readTexts(bodies.english)));

  const summary = series?.seasons.find(({ seasonNumber }) => seasonNumber === key.seasonNumber);
  const nameWithoutDetails = summary?.name ?? seasonNameByNumber(key.seasonNumber);
  const season: SeasonCredits = {
    key,
    tmdbSeasonId: credits.id,
    name: (details?.name ?? '') || nameWithoutDetails,
    overview: details === null ? (summary?.overview ?? '') : details.overview,
    airDate: details === null ? (summary?.airDate ?? null) : details.air_date,
    posterPath: details === null ? (summary?.posterPath ?? null) : details.poster_path,
    episodes: details === null ? [] : toEpisodes(details.episodes),
    credits: joinCredits(rows, credits, details?.episodes ?? [], aggregate),
    english: details === null || english === null ? null : textsInPlaceOf(details, english),
    parts: {
      details: details !== null,
      aggregate: aggregate !== null,
      english: details === null || english !== null || !lacksText(key.language, details),
    },
    leftOut: rows.leftOut,
  };
  return { season, unreadable };
}

/** The language TMDB has the most texts in, and the default of its answers. */
export const ENGLISH = 'en-US';

/** True for `en` and `en-GB`: requesting English texts would add nothing. */
export function isEnglish(language: string): boolean {
  return /^en(-|$)/u.test(language);
}

/**
 * True if a text of the season or of one of its episodes is empty in a language other than English, so that the English
 * texts are worth requesting. TMDB usually names an untranslated season or episode by its number, but does not fall back to
 * another language: untranslated texts are `""`.
 */
export function lacksSeasonText(language: string, details: Body): boolean {
  return lacksText(language, readTexts(details));
}

type Texts = Pick<Details, 'overview' | 'episodes'>;

function lacksText(language: string, { overview, episodes }: Texts): boolean {
  if (isEnglish(language)) return false;
  return overview === '' || episodes.some((episode) => episode.name === '' || episode.overview === '');
}

/** English texts for those that are empty in the season's language; `null` if there are none. */
function textsInPlaceOf(own: Texts, english: Texts): SeasonTexts | null {
  const inPlaceOf = (text: string, englishText = ''): string => (text === '' ? englishText : '');
  const englishEpisodes = new Map(english.episodes.map((episode) => [episode.episode_number, episode]));
  const overview = inPlaceOf(own.overview, english.overview);
  const episodes = own.episodes.flatMap((episode) => {
    if (episode.episode_number === null) return [];
    const inEnglish = englishEpisodes.get(episode.episode_number);
    const name = inPlaceOf(episode.name, inEnglish?.name);
    const text = inPlaceOf(episode.overview, inEnglish?.overview);
    return name === '' && text === ''
      ? []
      : [{ episodeNumber: episode.episode_number, name, overview: text }];
  });
  return overview === '' && episodes.length === 0 ? null : { overview, episodes };
}

function readTexts(body: Body): Texts {
  const { overview, episodes } = readBody(seasonTexts, body);
  return { overview, episodes: episodes.flatMap((row) => episodeRow.safeParse(row).data ?? []) };
}

/**
 * The episodes in the order of their numbers. One without a readable number, or with a duplicate one, is left out of the
 * list of episodes; its credits stay.
 */
function readDetails(body: Body, rows: SeasonRows): Details {
  const details = readBody(seasonDetails, body);
  const place = { list: 'episodes', episodeNumber: null } as const;
  const numbers = new Set<number>();
  const episodes = details.episodes.flatMap((row) => {
    const parsed = episodeRow.safeParse(row);
    if (!parsed.success) {
      rows.leaveOut(row, place, 'unreadable');
      return [];
    }
    const episode = parsed.data;
    const number = isEpisodeNumber(episode.episode_number) ? episode.episode_number : null;
    if (number === null) rows.leaveOut(row, place, 'no-number');
    else if (numbers.has(number)) rows.leaveOut(row, { ...place, episodeNumber: number }, 'repeated');
    else numbers.add(number);
    return [{ ...episode, episode_number: number }];
  });
  const inOrder = episodes.toSorted((a, b) =>
    compare(a.episode_number ?? Infinity, b.episode_number ?? Infinity),
  );
  return { ...details, episodes: inOrder };
}

function isEpisodeNumber(number: number | null): boolean {
  return number !== null && Number.isInteger(number) && number >= 0 && number <= LARGEST_ID;
}

/** The episodes without their credits, each number once. TMDB writes an unknown runtime as `null`, 0 or nothing. */
function toEpisodes(episodes: Episodes): readonly Episode[] {
  const byNumber = new Map<number, Episode>();
  for (const { episode_number: episodeNumber, name, air_date, runtime, overview } of episodes) {
    if (episodeNumber === null || byNumber.has(episodeNumber)) continue;
    byNumber.set(episodeNumber, {
      episodeNumber,
      name,
      airDate: air_date,
      runtime: runtime === 0 ? null : runtime,
      overview,
    });
  }
  return [...byNumber.values()];
}

function joinCredits(
  rows: SeasonRows,
  season: z.infer<typeof seasonCredits>,
  episodes: Episodes,
  aggregate: Aggregate | null,
): readonly Credit[] {
  const regularRows = rows.cast(season.cast, { list: 'regulars', episodeNumber: null });
  const guestRows = episodes.flatMap(({ guest_stars, episode_number }) =>
    rows.cast(guest_stars, { list: 'guests', episodeNumber: episode_number }),
  );
  const crewRows = rows.crew(season.crew, { list: 'crew', episodeNumber: null });
  const episodeCrewRows = episodes.flatMap(({ crew, episode_number }) =>
    rows.crew(crew, { list: 'episode-crew', episodeNumber: episode_number }),
  );
  const roleRows = rows.roles(aggregate?.cast ?? []);
  const jobRows = rows.jobs(aggregate?.crew ?? []);
  const all = [regularRows, guestRows, crewRows, episodeCrewRows, roleRows, jobRows].flat();
  giveCreditIds(all);

  const episodeNumbers = episodeNumbersByCredit(all);
  const episodeCounts = new Map<string, number>();
  for (const { creditId, episodeCount } of all) {
    if (episodeCount === null) continue;
    episodeCounts.set(creditId, Math.max(episodeCount, episodeCounts.get(creditId) ?? 0));
  }
  const joined = new Set<string>();
  /** Adds credits that are in no other list; their episode counts come from the aggregate or from counting. */
  const add = (own: readonly CreditRow[], kind: Credit['kind']): Credit[] => {
    const credits: Credit[] = [];
    for (const { creditId, person, character, job, department, order } of own) {
      if (joined.has(creditId)) continue;
      joined.add(creditId);
      const numbers = episodeNumbers.get(creditId) ?? [];
      const counted = kind === 'regular' || numbers.length === 0 ? null : numbers.length;
      const episodeCount = episodeCounts.get(creditId) ?? counted;
      const row = { creditId, kind, person, character, job, department, order };
      credits.push({ ...row, episodeCount, episodeNumbers: numbers });
    }
    return credits;
  };
  const regulars = add(regularRows, 'regular');
  const guests = add([...guestRows, ...roleRows], 'guest');
  const crew = add([...crewRows, ...episodeCrewRows, ...jobRows], 'crew');
  return [...regulars.sort(byOrder), ...guests.sort(byEpisodes), ...crew.sort(byDepartment)];
}

/** A credit listed twice for an episode still counts as one episode. */
function episodeNumbersByCredit(rows: readonly CreditRow[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, Set<number>>();
  for (const { creditId, episodeNumber } of rows) {
    if (episodeNumber === null) continue;
    const known = numbers.get(creditId) ?? new Set();
    numbers.set(creditId, known.add(episodeNumber));
  }
  return new Map([...numbers].map(([creditId, known]) => [creditId, [...known].sort((a, b) => a - b)]));
}

/** TMDB's `order` has gaps and repeats: a sort key for a stable sort, nothing more. */
function byOrder(a: Credit, b: Credit): number {
  return compare(a.order ?? Infinity, b.order ?? Infinity);
}

function byEpisodes(a: Credit, b: Credit): number {
  return (
    compare(b.episodeCount ?? 0, a.episodeCount ?? 0) ||
    byOrder(a, b) ||
    a.person.name.localeCompare(b.person.name, 'en')
  );
}

function byDepartment(a: Credit, b: Credit): number {
  return departmentRank(a.department) - departmentRank(b.department);
}

/** Not a subtraction, which would give NaN for two infinities. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
