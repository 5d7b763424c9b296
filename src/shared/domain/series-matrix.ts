import type { Credit } from './credit.ts';
import { departmentRank } from './departments.ts';
import { foldText, hasWords } from './fold-text.ts';
import { countEpisodes, countSeasons, type SeasonTotals } from './group-credits.ts';
import type { Person } from './person.ts';
import { isSpecials } from './season.ts';
import type { CreditsOfSeason } from './series-people.ts';

/** How somebody stands in a season: regular where one of their cast credits is of the regular cast. */
export type Standing = 'regular' | 'guest' | 'crew';

/**
 * What is different from the season before. `new`: in no earlier kept season. `returning`: in an earlier one, but not in
 * the last. `gone`: in the last one, not in this. Only where the season before is kept too: else nobody knows.
 */
export type MatrixMark = 'new' | 'returning' | 'gone';

/** A season of the series: a column. */
export interface MatrixSeason {
  readonly seasonNumber: number;
  readonly isKept: boolean;
}

/** What somebody is in a season. */
export interface MatrixCell {
  /** `null` for somebody who is gone. */
  readonly standing: Standing | null;
  /** Episodes with any of their credits here; `null` while unknown. */
  readonly episodeCount: number | null;
  readonly mark: MatrixMark | null;
}

/** One person: of the cast, or in one department. */
export interface MatrixRow extends SeasonTotals {
  readonly person: Person;
  /** `null` for cast. */
  readonly department: string | null;
  /**
   * Each once: characters in the order of the seasons, those found only in the specials last; jobs with that of the most
   * seasons first.
   */
  readonly roles: readonly string[];
  /** By the index of the season; no entry where there is nothing to say. */
  readonly cells: ReadonlyMap<number, MatrixCell>;
  /** Index of the first season they are in; after all of them if only in the specials. */
  readonly first: number;
  /** The best billing as a regular: a sort key; `null` for anybody else. */
  readonly billing: number | null;
}

/** People by seasons. */
export interface SeriesMatrix {
  /** In the order of their numbers, as everywhere: the specials first. */
  readonly seasons: readonly MatrixSeason[];
  readonly cast: readonly MatrixRow[];
  /** By department, in TMDB's order. */
  readonly crew: readonly MatrixRow[];
}

export const MATRIX_ORDERS = ['billing', 'first', 'episodes', 'name'] as const;
export type MatrixOrder = (typeof MATRIX_ORDERS)[number];

/**
 * Lays a series out as people by seasons.
 * @param kept the kept seasons, each once, without whatever is hidden
 * @param listed the numbers of all seasons, as the series lists them
 * @param isComplete whether nobody of a season's cast, or crew, is left out: else nobody knows who came and went
 */
export function seriesMatrix(
  kept: readonly CreditsOfSeason[],
  listed: readonly number[],
  isComplete: (seasonNumber: number, isCast: boolean) => boolean = () => true,
): SeriesMatrix {
  const creditsOf = new Map(kept.map(({ seasonNumber, credits }) => [seasonNumber, credits]));
  const seasons = [...new Set([...listed, ...creditsOf.keys()])]
    .sort((a, b) => a - b)
    .map((seasonNumber) => ({ seasonNumber, isKept: creditsOf.has(seasonNumber) }));
  const comparable = {
    cast: comparableSeasons(seasons, (seasonNumber) => isComplete(seasonNumber, true)),
    crew: comparableSeasons(seasons, (seasonNumber) => isComplete(seasonNumber, false)),
  };
  const rows = new Map<string, RowCredits>();
  const indexed = seasons.map(({ seasonNumber }, index) => ({ seasonNumber, index }));
  const inTime = indexed.filter(({ seasonNumber }) => !isSpecials(seasonNumber));
  const specials = indexed.filter(({ seasonNumber }) => isSpecials(seasonNumber));
  for (const { seasonNumber, index } of [...inTime, ...specials]) {
    for (const credit of creditsOf.get(seasonNumber) ?? []) {
      const department = credit.kind === 'crew' ? (credit.department ?? '') : null;
      const key = `${credit.person.personId}/${department ?? 'cast'}`;
      const row = rows.get(key) ?? {
        person: credit.person,
        department,
        bySeason: new Map<number, Credit[]>(),
      };
      rows.set(key, row);
      // As the newest season has them.
      if (!isSpecials(seasonNumber)) row.person = credit.person;
      const own = row.bySeason.get(index);
      if (own === undefined) row.bySeason.set(index, [credit]);
      else own.push(credit);
    }
  }
  const all = [...rows.values()].map((row) =>
    toRow(row, seasons, comparable[row.department === null ? 'cast' : 'crew']),
  );
  return {
    seasons,
    cast: all.filter(({ department }) => department === null),
    crew: all
      .filter(({ department }) => department !== null)
      .sort((a, b) => departmentRank(a.department) - departmentRank(b.department)),
  };
}

/** The words that rows are sorted by: as the reader sees them. */
export interface MatrixWords {
  /** The reader's order of names. */
  readonly compare: (a: string, b: string) => number;
  /** TMDB's job in the reader's language. */
  readonly job: (job: string) => string;
}

/** Sorts rows of cast, or of crew inside their departments. */
export function sortMatrix(
  rows: readonly MatrixRow[],
  order: MatrixOrder,
  words: MatrixWords,
): readonly MatrixRow[] {
  const byBilling = (a: MatrixRow, b: MatrixRow): number =>
    (a.billing ?? Number.MAX_SAFE_INTEGER) - (b.billing ?? Number.MAX_SAFE_INTEGER);
  const byEpisodes = (a: MatrixRow, b: MatrixRow): number => (b.episodeCount ?? 0) - (a.episodeCount ?? 0);
  const byFirst = (a: MatrixRow, b: MatrixRow): number => a.first - b.first;
  const bySeasons = (a: MatrixRow, b: MatrixRow): number => b.seasonCount - a.seasonCount;
  /** In a department, those of one main job stand together; billing is of the cast. */
  const jobOf = ({ roles: [main] }: MatrixRow): string => (main === undefined ? '' : words.job(main));
  const byJob = (a: MatrixRow, b: MatrixRow): number =>
    a.department === null ? 0 : words.compare(jobOf(a), jobOf(b));
  const byName = (a: MatrixRow, b: MatrixRow): number => words.compare(a.person.name, b.person.name);
  const firstDifference = (...compares: readonly ((a: MatrixRow, b: MatrixRow) => number)[]) => {
    return (a: MatrixRow, b: MatrixRow): number => {
      for (const compare of compares) {
        const difference = compare(a, b);
        if (difference !== 0) return difference;
      }
      return 0;
    };
  };
  const compare = {
    billing: firstDifference(byBilling, byJob, byEpisodes, bySeasons, byFirst, byName),
    first: firstDifference(byFirst, byBilling, byEpisodes, bySeasons, byName),
    episodes: firstDifference(byEpisodes, byBilling, byName),
    name: firstDifference(byName),
  }[order];
  return rows.toSorted(
    (a, b) => departmentRank(a.department) - departmentRank(b.department) || compare(a, b),
  );
}

/**
 * True when every word occurs in a person's names, roles, jobs or department.
 * @param words folded ({@link foldText})
 * @param extra what else they can be found by, such as jobs in the reader's language
 */
export function matchesRow(
  { person, department, roles }: MatrixRow,
  words: readonly string[],
  isRoleHidden: boolean,
  extra: readonly string[] = [],
): boolean {
  if (words.length === 0) return true;
  const text = foldText(
    [
      person.name,
      person.originalName ?? '',
      department ?? '',
      ...(isRoleHidden && department === null ? [] : roles),
      ...extra,
    ].join('\n'),
  );
  return hasWords(text, words);
}

interface RowCredits {
  person: Person;
  readonly department: string | null;
  readonly bySeason: Map<number, Credit[]>;
}

/** For each season, whether the one before it can be compared with it: both are kept, whole, and not the specials. */
function comparableSeasons(
  seasons: readonly MatrixSeason[],
  isComplete: (seasonNumber: number) => boolean,
): readonly boolean[] {
  // Nobody joins or leaves for the specials.
  const canBe = seasons.map(
    ({ seasonNumber, isKept }) => !isSpecials(seasonNumber) && isKept && isComplete(seasonNumber),
  );
  return canBe.map((can, index) => can && canBe[index - 1] === true);
}

function toRow(
  { person, department, bySeason }: RowCredits,
  seasons: readonly MatrixSeason[],
  comparable: readonly boolean[],
): MatrixRow {
  const all = [...bySeason.values()].flat();
  const orders = all.flatMap(({ kind, order }) => (kind === 'regular' && order !== null ? [order] : []));
  return {
    person,
    department,
    roles: department === null ? rolesIn(bySeason) : jobsIn(bySeason),
    cells: cellsOf(bySeason, seasons, comparable),
    first: firstOf(bySeason, seasons),
    ...countSeasons([...bySeason.values()]),
    billing: orders.length === 0 ? null : Math.min(...orders),
  };
}

/** In the order of the seasons. */
function rolesIn(bySeason: RowCredits['bySeason']): readonly string[] {
  const roles = [...bySeason.values()].flatMap((credits) => credits.map(({ character }) => character ?? ''));
  return [...new Set(roles)].filter((role) => role !== '');
}

/** The job of the most seasons first, those of as many in the order of the seasons. */
function jobsIn(bySeason: RowCredits['bySeason']): readonly string[] {
  const seasons = new Map<string, number>();
  for (const credits of bySeason.values())
    for (const job of new Set(credits.map((credit) => credit.job ?? '')))
      seasons.set(job, (seasons.get(job) ?? 0) + 1);
  return [...seasons]
    .filter(([job]) => job !== '')
    .sort(([, a], [, b]) => b - a)
    .map(([job]) => job);
}

function firstOf(bySeason: RowCredits['bySeason'], seasons: readonly MatrixSeason[]): number {
  const isInTime = (index: number): boolean => {
    const season = seasons[index];
    return season !== undefined && !isSpecials(season.seasonNumber);
  };
  const inTime = [...bySeason.keys()].filter(isInTime);
  return Math.min(seasons.length, ...inTime);
}

function cellsOf(
  bySeason: ReadonlyMap<number, readonly Credit[]>,
  seasons: readonly MatrixSeason[],
  comparable: readonly boolean[],
): ReadonlyMap<number, MatrixCell> {
  const cells = new Map<number, MatrixCell>();
  let hasBeen = false;
  seasons.forEach(({ seasonNumber }, index) => {
    const own = bySeason.get(index);
    const isComparable = comparable[index] === true;
    const wasThere = bySeason.has(index - 1);
    if (own !== undefined) {
      const mark = !isComparable || wasThere ? null : hasBeen ? 'returning' : 'new';
      cells.set(index, { standing: standingOf(own), episodeCount: countEpisodes(own), mark });
      hasBeen ||= !isSpecials(seasonNumber);
    } else if (isComparable && wasThere) {
      cells.set(index, { standing: null, episodeCount: null, mark: 'gone' });
    }
  });
  return cells;
}

function standingOf(credits: readonly Credit[]): Standing {
  const kinds = new Set(credits.map(({ kind }) => kind));
  return kinds.has('regular') ? 'regular' : kinds.has('guest') ? 'guest' : 'crew';
}
