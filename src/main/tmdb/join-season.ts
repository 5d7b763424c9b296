import type { Credit } from '@shared/domain/credit.ts';
import { departmentRank } from '@shared/domain/departments.ts';
import type { SeasonCredits, SeasonKey, Series } from '@shared/domain/season.ts';
import {
  crewRows,
  guestRows,
  jobRows,
  roleRows,
  toCastRow,
  toCrewRow,
  type CreditRow,
} from './credit-rows.ts';
import { englishSeasonTexts } from './english-texts.ts';
import { seasonNameByNumber, toDate, toEpisode, toImagePath, toText } from './mapping.ts';
import type {
  WireAggregateCredits,
  WireEpisode,
  WireSeasonCredits,
  WireSeasonDetails,
  WireSeasonTexts,
} from './schemas.ts';

/** TMDB's answers about one season; `null` for what has not come. */
export interface SeasonAnswers {
  readonly key: SeasonKey;
  readonly credits: WireSeasonCredits;
  readonly details: WireSeasonDetails | null;
  /** Lends the season the texts that its details lack. */
  readonly english: WireSeasonTexts | null;
  /** Lends the season its name and poster while there are no details. */
  readonly series: Series | null;
}

/**
 * One season from its answers. TMDB's season credits hold only the regulars and the crew of the whole season; guest
 * stars and episode crew stand with the episodes, episode counts in the aggregate credits, and a `credit_id` names
 * the same credit in all of them (https://www.themoviedb.org/bible/tv/59f73eb49251416e71000022).
 *
 * Regulars come in billing order, then guests (most episodes first), then crew (directing and writing first, TMDB's
 * order within a department). A credit that stands in several answers is there once.
 */
export function joinSeason({ key, credits, details, english, series }: SeasonAnswers): SeasonCredits {
  const episodes = details?.episodes ?? [];
  const aggregate = details?.aggregate_credits ?? null;
  const summary = series?.seasons.find(({ seasonNumber }) => seasonNumber === key.seasonNumber);
  return {
    key,
    tmdbSeasonId: credits.id,
    name: toText(details?.name) || (summary?.name ?? seasonNameByNumber(key.seasonNumber)),
    overview: details === null ? (summary?.overview ?? '') : toText(details.overview),
    airDate: details === null ? (summary?.airDate ?? null) : toDate(details.air_date),
    posterPath: details === null ? (summary?.posterPath ?? null) : toImagePath(details.poster_path),
    episodes: episodes.map(toEpisode),
    credits: joinCredits(credits, episodes, aggregate),
    english: details === null || english === null ? null : englishSeasonTexts(details, english),
    parts: { details: details !== null, aggregate: aggregate !== null },
  };
}

function joinCredits(
  season: WireSeasonCredits,
  episodes: readonly WireEpisode[],
  aggregate: WireAggregateCredits | null,
): readonly Credit[] {
  const episodeNumbers = episodeNumbersByCredit(episodes);
  const episodeCounts = episodeCountsByCredit(aggregate);
  const joined = new Set<string>();

  /** Adds what stands nowhere else; how often it is in an episode is known from the aggregate or by counting. */
  const add = (rows: readonly CreditRow[], kind: Credit['kind']): Credit[] => {
    const credits: Credit[] = [];
    for (const { creditId, ...row } of rows) {
      if (joined.has(creditId)) continue;
      joined.add(creditId);
      const numbers = episodeNumbers.get(creditId) ?? [];
      const counted = kind === 'regular' || numbers.length === 0 ? null : numbers.length;
      const episodeCount = episodeCounts.get(creditId) ?? counted;
      credits.push({ creditId, kind, ...row, episodeCount, episodeNumbers: numbers });
    }
    return credits;
  };

  const regulars = add(season.cast.map(toCastRow), 'regular');
  const guests = add([...guestRows(episodes), ...roleRows(aggregate)], 'guest');
  const crew = add([...season.crew.map(toCrewRow), ...crewRows(episodes), ...jobRows(aggregate)], 'crew');
  return [...regulars.sort(byOrder), ...guests.sort(byEpisodes), ...crew.sort(byDepartment)];
}

/** A credit that an episode lists twice was still in one episode. */
function episodeNumbersByCredit(episodes: readonly WireEpisode[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, Set<number>>();
  for (const episode of episodes) {
    for (const { credit_id: creditId } of [...(episode.guest_stars ?? []), ...(episode.crew ?? [])]) {
      const known = numbers.get(creditId) ?? new Set();
      numbers.set(creditId, known.add(episode.episode_number));
    }
  }
  return new Map([...numbers].map(([creditId, known]) => [creditId, [...known].sort((a, b) => a - b)]));
}

function episodeCountsByCredit(aggregate: WireAggregateCredits | null): ReadonlyMap<string, number | null> {
  const credits = [
    ...(aggregate?.cast ?? []).flatMap(({ roles }) => roles),
    ...(aggregate?.crew ?? []).flatMap(({ jobs }) => jobs),
  ];
  return new Map(credits.map((credit) => [credit.credit_id, credit.episode_count ?? null]));
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

/** Not a subtraction, which makes NaN of two infinities. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
