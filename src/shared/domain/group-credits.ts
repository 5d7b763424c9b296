import type { Credit } from './credit.ts';
import { departmentRank } from './departments.ts';
import type { Person } from './person.ts';

/** A person in one section of a season, with all roles or jobs they have there. */
export interface CreditGroup {
  /** The first credit's id: unique in its section, so it can key a list. */
  readonly id: string;
  readonly person: Person;
  readonly credits: readonly Credit[];
  /** Episodes with any of these credits; `null` while unknown. */
  readonly episodeCount: number | null;
}

/** The people of one department, in the order of their credits. */
export interface DepartmentGroup {
  readonly department: string;
  readonly people: readonly CreditGroup[];
}

/** A season's credits as they are shown. */
export interface CreditSections {
  readonly regulars: readonly CreditGroup[];
  readonly guests: readonly CreditGroup[];
  readonly crew: readonly DepartmentGroup[];
  readonly counts: SectionCounts;
}

/**
 * The counts of a season, with the same meaning everywhere. People are distinct persons: someone with jobs in two
 * departments counts once. Credits are roles and jobs, so one person may have several.
 */
export interface SectionCounts {
  /** People in each section. */
  readonly regulars: number;
  readonly guests: number;
  readonly crew: number;
  /** All people: someone in two sections counts once. */
  readonly people: number;
  /** All credits, without guest credits that only repeat a regular's role. */
  readonly credits: number;
}

/**
 * Sorts a season's credits into regulars, guest stars and departments, and merges each person's roles or jobs.
 * A guest credit that only repeats a regular's role is left out: sometimes both are entered on TMDB. Guest stars are sorted
 * by their episodes in all roles together; single credits count only the episodes of one role.
 */
export function groupCredits(credits: readonly Credit[]): CreditSections {
  const regulars = groupByPerson(credits.filter((credit) => credit.kind === 'regular'));
  const regularRoles = new Set(
    credits.filter((credit) => credit.kind === 'regular').map((credit) => roleKey(credit)),
  );
  const guests = groupByPerson(
    credits.filter((credit) => credit.kind === 'guest' && !regularRoles.has(roleKey(credit))),
  ).toSorted(byEpisodes);
  const crew = groupByDepartment(credits.filter((credit) => credit.kind === 'crew'));
  return { regulars, guests, crew, counts: countSections(regulars, guests, crew) };
}

/** Counts a season's people and credits as its page does. */
export function countSeason(credits: readonly Credit[]): SectionCounts {
  return groupCredits(credits).counts;
}

/** Counts the people of each section, and all credits. */
export function countSections(
  regulars: readonly CreditGroup[],
  guests: readonly CreditGroup[],
  crew: readonly DepartmentGroup[],
): SectionCounts {
  const ids = (groups: readonly CreditGroup[]): readonly number[] =>
    groups.map(({ person }) => person.personId);
  const crewGroups = crew.flatMap(({ people }) => people);
  const crewIds = ids(crewGroups);
  return {
    regulars: regulars.length,
    guests: guests.length,
    crew: new Set(crewIds).size,
    people: new Set([...ids(regulars), ...ids(guests), ...crewIds]).size,
    credits: countCredits([...regulars, ...guests, ...crewGroups]),
  };
}

/** How many roles and jobs these people have. */
export function countCredits(groups: readonly Pick<CreditGroup, 'credits'>[]): number {
  return groups.reduce((sum, { credits }) => sum + credits.length, 0);
}

/** Merges the credits of each person, in the order of their first credit. */
export function groupByPerson(credits: readonly Credit[]): readonly CreditGroup[] {
  const byPerson = Map.groupBy(credits, (credit) => credit.person.personId);
  return [...byPerson.values()].flatMap((own) => {
    const first = own[0];
    if (first === undefined) return [];
    return [{ id: first.creditId, person: first.person, credits: own, episodeCount: countEpisodes(own) }];
  });
}

function groupByDepartment(credits: readonly Credit[]): readonly DepartmentGroup[] {
  const byDepartment = Map.groupBy(credits, (credit) => credit.department ?? '');
  return [...byDepartment]
    .map(([department, own]) => ({ department, people: groupByPerson(own) }))
    .sort((a, b) => departmentRank(a.department) - departmentRank(b.department));
}

function byEpisodes(a: CreditGroup, b: CreditGroup): number {
  return (b.episodeCount ?? 0) - (a.episodeCount ?? 0);
}

/** What the episodes of a credit are counted by. */
export interface CountedCredit extends Pick<Credit, 'episodeCount' | 'isLater'> {
  /** Unless the season's page was not read. */
  readonly episodeNumbers?: Credit['episodeNumbers'];
}

/** In how many episodes of its season a credit is, as far as is known. */
export function episodesOf({ episodeNumbers = [], episodeCount }: CountedCredit): number | null {
  return moreOf(episodeNumbers.length, episodeCount);
}

/** TMDB may count episodes that it does not list, and list some that it has not counted yet. */
function moreOf(listed: number, counted: number | null): number | null {
  return counted === null && listed === 0 ? null : Math.max(listed, counted ?? 0);
}

/**
 * In how many episodes of one season somebody has any of these credits. Two of them may share episodes: counts the episodes
 * where they are known, else takes the larger number. Those of several seasons are counted by {@link countSeasons}.
 */
export function countEpisodes(credits: readonly CountedCredit[]): number | null {
  const numbers = new Set<number>();
  let most: number | null = null;
  for (const { episodeNumbers = [], episodeCount } of credits) {
    for (const number of episodeNumbers) numbers.add(number);
    if (episodeCount !== null) most = Math.max(most ?? 0, episodeCount);
  }
  return moreOf(numbers.size, most);
}

/** Seasons, and episodes of them. */
export interface SeasonTotals {
  readonly seasonCount: number;
  /** `null` while that of one of these seasons is unknown. */
  readonly episodeCount: number | null;
}

/**
 * In how many seasons somebody has any of these credits, and in how many episodes of them. What they do only in episodes the
 * reader has not seen does not count.
 * @param bySeason their credits in each season
 */
export function countSeasons(bySeason: readonly (readonly CountedCredit[])[]): SeasonTotals {
  const counted = bySeason
    .map((credits) => credits.filter(({ isLater }) => isLater !== true))
    .filter((credits) => credits.length > 0);
  return { seasonCount: counted.length, episodeCount: addEpisodes(counted.map(countEpisodes)) };
}

/** Adds up the episodes of seasons; `null` if those of one are unknown: the others would pass for those of all. */
export function addEpisodes(counts: readonly (number | null)[]): number | null {
  if (counts.length === 0) return null;
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

function roleKey(credit: Credit): string {
  return `${credit.person.personId} ${credit.character ?? ''}`;
}
