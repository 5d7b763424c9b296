import { hashOf } from '../random.ts';
import type { CastCredit, CrewCredit, Person } from '../wire.ts';

/** Texts of a series in one language; omitted ones are `""` in the answers, as on TMDB. */
export interface SeriesTexts {
  readonly name?: string;
  readonly overview?: string;
  readonly seasonOverviews?: Readonly<Record<number, string>>;
  /** By season, in the order of its episodes; episodes beyond the last one have no text. */
  readonly episodes?: Readonly<Record<number, readonly EpisodeTexts[]>>;
}

/** Texts of an episode in one language. By default its name is its number; `""` means that it has no name, which happens. */
export interface EpisodeTexts {
  readonly name?: string;
  readonly overview?: string;
}

/** The size of a generated series and its special features. Everything else follows from its ID. */
export interface GeneratedSeries {
  readonly id: number;
  readonly name: string;
  /** Numbered seasons, without the Specials. */
  readonly seasons: number;
  readonly episodesPerSeason: number;
  readonly regulars: number;
  readonly guestsPerEpisode: number;
  readonly crewPerEpisode: number;
  /** Crew rows of the season itself. */
  readonly seasonCrew?: number;
  /** The number of different guests in a season; by default three fifths of all guest rows. */
  readonly guestPool?: number;
  /** The number of different people for each episode job in a season. */
  readonly peoplePerJob?: number;
  /** Episodes of season 0; by default there are no Specials. */
  readonly specials?: number;
  /** Adds an upcoming season: no date, no poster, no episodes. */
  readonly unairedSeason?: boolean;
  readonly firstYear?: number;
  readonly status?: 'Ended' | 'Returning Series';
  readonly overview?: string;
  readonly originalName?: string;
  readonly originalLanguage?: string;
  readonly originCountry?: string;
  readonly posters?: boolean;
  readonly popularity?: number;
  /** Episodes of single seasons that differ from `episodesPerSeason`. */
  readonly episodeCounts?: Readonly<Record<number, number>>;
  /** Regulars and season crew that are given rather than invented; they come first. */
  readonly knownRegulars?: readonly CastCredit[];
  readonly knownCrew?: readonly CrewCredit[];
  /** People who are among the first season's guests. */
  readonly knownGuests?: readonly Person[];
  /** Texts by primary language subtag (`de`). */
  readonly texts?: Readonly<Record<string, SeriesTexts>>;
}

/** The IDs that TMDB would give the seasons of a series. */
export function seasonIdOf(seriesId: number, seasonNumber: number): number {
  return 20_000_000 + (seriesId % 300_000) * 100 + seasonNumber;
}

/** How many episodes a season of the plan has. */
export function episodeCountOf(plan: GeneratedSeries, seasonNumber: number): number {
  const given = plan.episodeCounts?.[seasonNumber];
  if (given !== undefined) return given;
  if (seasonNumber === 0) return plan.specials ?? 0;
  return seasonNumber > plan.seasons ? 0 : plan.episodesPerSeason;
}

/** The season numbers of the plan, including Specials and an upcoming season. */
export function seasonNumbersOf(plan: GeneratedSeries): readonly number[] {
  const first = (plan.specials ?? 0) > 0 ? 0 : 1;
  const last = plan.seasons + (plan.unairedSeason === true ? 1 : 0);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The air date of an episode, one a week; null for an upcoming season. */
export function airDateOf(plan: GeneratedSeries, seasonNumber: number, episodeNumber: number): string | null {
  if (seasonNumber > plan.seasons) return null;
  const year = (plan.firstYear ?? 2012) + Math.max(seasonNumber, 1) - 1;
  const dayOfYear = 8 + (hashOf('air date', plan.id) % 80) + (episodeNumber - 1) * 7;
  return new Date(Date.UTC(year, 0, dayOfYear)).toISOString().slice(0, 10);
}
