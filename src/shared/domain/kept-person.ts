import type { CreditKind } from './credit.ts';
import { countSeasons } from './group-credits.ts';
import type { HitPerson } from './library-search.ts';
import type { IndexedCredit, SeasonKey } from './season.ts';
import type { SeriesKey } from './series.ts';
import type { HiddenDetails } from './spoilers.ts';

/** A person in all kept seasons. */
export interface KeptPersonPage {
  /** As described by the most recently aired season they are in. */
  readonly person: HitPerson;
  /** Most recently aired series first. */
  readonly series: readonly PersonSeries[];
}

/** What a person did in a series. */
export interface PersonSeries extends SeriesKey {
  /** `''` when it is not known. */
  readonly seriesName: string;
  readonly posterPath: string | null;
  /** Ascending. */
  readonly seasons: readonly PersonSeason[];
}

/** What a person did in a season, in the language it is kept in. */
export interface PersonSeason {
  readonly key: SeasonKey;
  readonly name: string;
  readonly airDate: string | null;
  readonly credits: readonly IndexedCredit[];
}

/** Whose {@link Companion}s are asked for. */
export interface CompanionsQuery {
  readonly personId: number;
  /** Preferred where a season is kept in several languages: it counts once. */
  readonly language: string;
  /** What anybody did as a hidden guest star does not count; hidden episode counts give no order. */
  readonly hidden: HiddenDetails;
}

/** A person who worked in the same seasons. */
export interface Companion {
  readonly person: HitPerson;
  /** In how many of the same seasons. */
  readonly seasonCount: number;
  /** The newest of these. */
  readonly season: SeasonKey;
}

/** Episodes of a season that list a person, by number and title. */
export interface PersonEpisodes {
  readonly key: SeasonKey;
  readonly episodes: readonly { readonly episodeNumber: number; readonly name: string }[];
}

/** One role or job of a person in a series, over its seasons. */
export interface PersonRun {
  /** Identifies it within its series, however its seasons change. */
  readonly id: string;
  /** The character or TMDB's job; `''` if TMDB has none. */
  readonly role: string;
  /** It is `''` because the reader has not seen that far. */
  readonly isRoleHidden: boolean;
  readonly isCrew: boolean;
  /** Cast only: regular in all of these seasons, guest star in all of them, or both. */
  readonly standing: 'regular' | 'guest' | 'both' | 'crew';
  readonly department: string | null;
  /** Ascending. */
  readonly seasons: readonly PersonSeason[];
  /** Of those that were seen; `null` if that of one of these seasons is unknown. */
  readonly episodeCount: number | null;
}

/** Roles before jobs, each over its seasons, those with the most episodes, or else seasons, first. */
export function foldRuns({ seasons }: PersonSeries): readonly PersonRun[] {
  const runs = new Map<string, { season: PersonSeason; credit: IndexedCredit }[]>();
  for (const season of seasons) {
    for (const credit of season.credits) {
      const id = runId(credit.kind, roleOf(credit));
      const run = runs.get(id) ?? [];
      run.push({ season, credit });
      runs.set(id, run);
    }
  }
  return [...runs].map(([id, entries]) => toRun(id, entries)).sort(compareRuns);
}

/** Identifies the run of a credit within its series. */
export function runId(kind: CreditKind, role: string): string {
  return `${kind === 'crew' ? 'crew' : 'cast'}/${role}`;
}

function roleOf({ kind, character, job }: IndexedCredit): string {
  return (kind === 'crew' ? job : character) ?? '';
}

/** `[1, 2, 3, 5]` as `[[1, 3], [5, 5]]`. */
export function numberRanges(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else if (last?.[1] !== number) ranges.push([number, number]);
  }
  return ranges;
}

/** The first and last year in which these seasons began; `null` if none is known. */
export function yearsOf(
  seasons: readonly PersonSeason[],
): { readonly from: number; readonly to: number } | null {
  const years = seasons.flatMap(({ airDate }) => (airDate === null ? [] : [Number(airDate.slice(0, 4))]));
  return years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) };
}

function toRun(id: string, entries: readonly { season: PersonSeason; credit: IndexedCredit }[]): PersonRun {
  const credits = entries.map(({ credit }) => credit);
  const [first] = credits;
  if (first === undefined) throw new Error('A run needs a credit');
  const bySeason = Map.groupBy(entries, ({ season }) => season);
  const kinds = new Set(credits.map(({ kind }) => kind));
  const isCrew = first.kind === 'crew';
  return {
    id,
    role: roleOf(first),
    isRoleHidden: credits.some(({ isRoleHidden }) => isRoleHidden === true),
    isCrew,
    standing: isCrew ? 'crew' : kinds.size > 1 ? 'both' : first.kind === 'guest' ? 'guest' : 'regular',
    department: first.department,
    seasons: [...bySeason.keys()],
    episodeCount: countSeasons([...bySeason.values()].map((own) => own.map(({ credit }) => credit)))
      .episodeCount,
  };
}

function compareRuns(a: PersonRun, b: PersonRun): number {
  return (
    Number(a.isCrew) - Number(b.isCrew) ||
    (b.episodeCount ?? 0) - (a.episodeCount ?? 0) ||
    b.seasons.length - a.seasons.length
  );
}
