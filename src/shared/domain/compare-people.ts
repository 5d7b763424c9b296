import type { Credit } from './credit.ts';
import { departmentRank } from './departments.ts';
import { foldRole } from './fold-text.ts';
import { countEpisodes, countSeasons } from './group-credits.ts';
import type { Person } from './person.ts';
import { isHiddenCredit, type HiddenDetails, type Unseen } from './spoilers.ts';

/** A job in its department, such as Director in Directing. */
export interface Job {
  readonly department: string;
  readonly job: string;
}

/** Everything a person did in one side of a comparison: a season, or several kept seasons of a series. */
export interface ComparedPerson {
  readonly person: Person;
  /** `regular` if any of their credits is in the regular cast; `null` for people who are only crew. */
  readonly cast: 'regular' | 'guest' | null;
  /** Characters, each once, in the order of the credits. */
  readonly roles: readonly string[];
  /** Each once, in the order of the credits. */
  readonly jobs: readonly Job[];
  /** The billing order of the first cast credit: a sort key. */
  readonly order: number;
  /** Episodes with any of their credits, added up over the seasons; `null` if that of one is unknown. */
  readonly episodeCount: number | null;
  /** Indexes of the side's seasons they are in, ascending. */
  readonly seasons: readonly number[];
}

/** Somebody on both sides. */
export interface StayedPerson {
  readonly before: ComparedPerson;
  readonly after: ComparedPerson;
}

/** A role that is played by others afterwards, none of whom played it before. */
export interface Recast {
  /** The character, as the second side has it. */
  readonly role: string;
  readonly before: readonly ComparedPerson[];
  readonly after: readonly ComparedPerson[];
}

/** How many of a department's people stayed. */
export interface DepartmentContinuity {
  readonly department: string;
  readonly before: number;
  readonly after: number;
  readonly stayed: number;
}

/** The differences between two sides, person by person. Cast and crew are compared separately. */
export interface Comparison {
  /** Both sides are of one series. Between two series nobody joins, leaves or takes over a role: see {@link comparePeople}. */
  readonly isOneSeries: boolean;
  /** Nobody is left out on either side. Otherwise it is unknown who took over a role. */
  readonly isWhole: boolean;
  /** Those who are not on the first side; nobody if somebody is left out there. */
  readonly joined: Sides;
  /** Those who are not on the second side; nobody if somebody is left out there. */
  readonly left: Sides;
  /** On both sides with nothing more to tell: nobody who is in `promoted`, `demoted` or `changedJobs`. */
  readonly stayed: { readonly cast: readonly StayedPerson[]; readonly crew: readonly StayedPerson[] };
  /** Guest stars before, regulars after. */
  readonly promoted: readonly StayedPerson[];
  /** Regulars before, guest stars after. */
  readonly demoted: readonly StayedPerson[];
  readonly recast: readonly Recast[];
  /** Crew on both sides with a job on one side that they do not have on the other. */
  readonly changedJobs: readonly StayedPerson[];
  readonly continuity: readonly DepartmentContinuity[];
}

/** The people of one side, in billing order, crew by department. */
export interface Sides {
  readonly cast: readonly ComparedPerson[];
  readonly crew: readonly ComparedPerson[];
}

const NOBODY: Sides = { cast: [], crew: [] };

/** A person who is in several of the sides. */
export interface SharedPerson {
  readonly person: Person;
  /** What they did in each side, in the given order; `null` where they are not in it. */
  readonly sides: readonly (ComparedPerson | null)[];
  /** In how many sides. */
  readonly count: number;
}

/** A season of one side, as it was read. */
export interface SeasonOfSide {
  /** Those that may be shown; `null` if the season could not be read. */
  readonly credits: readonly Credit[] | null;
  /** What is left out of them because the reader has not seen it. */
  readonly unseen: Unseen;
  /** Guest stars and the episodes' crew have not come: `lacksPeople` in season.ts. */
  readonly lacksPeople: boolean;
}

/** What is compared: a season, or several of a series. */
export interface ComparedSide {
  /** The credits of each of its seasons; none of one that could not be read. */
  readonly seasons: readonly (readonly Credit[])[];
  /** Nobody is left out: whoever is not here was not in it. */
  readonly isWhole: boolean;
}

/** A side of a comparison. It is whole if each of its seasons was read, has been seen, and has all its people. */
export function toSide(seasons: readonly SeasonOfSide[]): ComparedSide {
  return {
    seasons: seasons.map(({ credits }) => credits ?? []),
    isWhole:
      seasons.length > 0 &&
      seasons.every(
        ({ credits, unseen, lacksPeople }) => credits !== null && unseen === 'nothing' && !lacksPeople,
      ),
  };
}

/** Everyone of one side, each person once. */
export function peopleOfSide({
  seasons,
}: Pick<ComparedSide, 'seasons'>): ReadonlyMap<number, ComparedPerson> {
  const people = new Map<number, ComparedPerson>();
  /** Those with several credits; whoever has one, as most have, needs no lists. */
  const several = new Map<number, [CreditOfSeason, ...CreditOfSeason[]]>();
  const single = new Map<number, CreditOfSeason>();
  seasons.forEach((credits, season) => {
    const inSeason = [season];
    for (const credit of credits) {
      const { personId } = credit.person;
      const [first, own] = [single.get(personId), several.get(personId)];
      if (own !== undefined) own.push({ credit, season });
      else if (first !== undefined) several.set(personId, [first, { credit, season }]);
      else {
        single.set(personId, { credit, season });
        people.set(personId, toPersonOfOne(credit, inSeason));
      }
    }
  });
  for (const [id, own] of several) people.set(id, toPerson(own));
  return people;
}

/**
 * Compares two sides: what changed from the first to the second. Of two series, only who is in which: the same words there
 * do not mean the same role. Nobody is said to be absent from a side that is not whole.
 * @param isOneSeries whether both sides are of one series: {@link areOfOneSeries}
 */
export function comparePeople(
  first: ComparedSide,
  second: ComparedSide,
  { isOneSeries }: Pick<Comparison, 'isOneSeries'>,
): Comparison {
  const isWhole = first.isWhole && second.isWhole;
  const before = peopleOfSide(first);
  const after = peopleOfSide(second);
  const both = [...after].flatMap(([id, person]) => {
    const earlier = before.get(id);
    return earlier === undefined ? [] : [{ before: earlier, after: person }];
  });
  const wasCast = (person: ComparedPerson | undefined): boolean =>
    person !== undefined && person.cast !== null;
  const wasCrew = (person: ComparedPerson | undefined): boolean =>
    person !== undefined && person.jobs.length > 0;
  const onlyOn = (
    own: ReadonlyMap<number, ComparedPerson>,
    other: ReadonlyMap<number, ComparedPerson>,
  ): Sides => {
    const people = [...own];
    return {
      cast: byBilling(
        people.flatMap(([id, person]) => (wasCast(person) && !wasCast(other.get(id)) ? [person] : [])),
      ),
      crew: byDepartment(
        people.flatMap(([id, person]) => (wasCrew(person) && !wasCrew(other.get(id)) ? [person] : [])),
      ),
    };
  };
  const castBoth = both.filter((pair) => wasCast(pair.before) && wasCast(pair.after));
  const crewBoth = both.filter((pair) => wasCrew(pair.before) && wasCrew(pair.after));
  const isComparable = isWhole && isOneSeries;
  const isPromoted = (pair: StayedPerson): boolean =>
    isComparable && pair.before.cast === 'guest' && pair.after.cast === 'regular';
  const isDemoted = (pair: StayedPerson): boolean =>
    isComparable && pair.before.cast === 'regular' && pair.after.cast === 'guest';
  const hasChangedJobs = (pair: StayedPerson): boolean =>
    isOneSeries && jobsKey(pair.before) !== jobsKey(pair.after);
  return {
    isOneSeries,
    isWhole,
    joined: first.isWhole ? onlyOn(after, before) : NOBODY,
    left: second.isWhole ? onlyOn(before, after) : NOBODY,
    stayed: {
      cast: pairsBy(
        castBoth.filter((pair) => !isPromoted(pair) && !isDemoted(pair)),
        byBilling,
      ),
      crew: pairsBy(
        crewBoth.filter((pair) => !hasChangedJobs(pair)),
        byDepartment,
      ),
    },
    promoted: pairsBy(castBoth.filter(isPromoted), byBilling),
    demoted: pairsBy(castBoth.filter(isDemoted), byBilling),
    recast: isComparable ? findRecast(before, after) : [],
    changedJobs: pairsBy(crewBoth.filter(hasChangedJobs), byDepartment),
    continuity: isComparable ? countContinuity(before, after) : [],
  };
}

/**
 * People in at least two of the sides: those in the most sides first, cast before crew, then by episodes and name. Hidden
 * guest stars are on no side.
 * @param compareNames the reader's order of names
 */
export function sharedPeople(
  sides: readonly Pick<ComparedSide, 'seasons'>[],
  hidden: HiddenDetails,
  compareNames: (a: string, b: string) => number,
): readonly SharedPerson[] {
  const people = sides.map(({ seasons }) =>
    peopleOfSide({
      seasons: hidden.guests
        ? seasons.map((credits) => credits.filter((credit) => !isHiddenCredit(credit, hidden)))
        : seasons,
    }),
  );
  const counts = new Map<number, number>();
  for (const side of people) for (const id of side.keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .flatMap(([id, count]) => {
      if (count < 2) return [];
      const own = people.map((side) => side.get(id) ?? null);
      // Once for each person, and not for each comparison of two.
      let [rank, episodes] = [Infinity, 0];
      for (const side of own) {
        if (side === null) continue;
        rank = Math.min(rank, castRank(side));
        episodes += side.episodeCount ?? 0;
      }
      const last = own.findLast((side) => side !== null);
      return last == null ? [] : [{ shared: { person: last.person, sides: own, count }, rank, episodes }];
    })
    .sort(
      (a, b) =>
        b.shared.count - a.shared.count ||
        a.rank - b.rank ||
        b.episodes - a.episodes ||
        compareNames(a.shared.person.name, b.shared.person.name),
    )
    .map(({ shared }) => shared);
}

/** Whether it is known of all {@link sharedPeople} on how many sides they are. */
export function areSidesCounted(sides: readonly ComparedSide[], hidden: HiddenDetails): boolean {
  return !hidden.guests && sides.every(({ isWhole }) => isWhole);
}

/**
 * Characters whose earlier performers do not play them afterwards. Two roles are the same if they match without accents,
 * case and parentheses such as "(voice)". Two waiters in one episode each are different roles: a role counts as recast only
 * if a regular has it on one side, or somebody in two or more episodes on both.
 */
function findRecast(
  before: ReadonlyMap<number, ComparedPerson>,
  after: ReadonlyMap<number, ComparedPerson>,
): readonly Recast[] {
  const earlier = byRole(before);
  return [...byRole(after)].flatMap(([key, now]) => {
    const then = earlier.get(key);
    if (then === undefined) return [];
    const [performersThen, performersNow] = [performersOf(then), performersOf(now)];
    if (performersThen.length === 0 || performersNow.length === 0) return [];
    if (performersThen.some((one) => isAmong(one, now)) || performersNow.some((one) => isAmong(one, then)))
      return [];
    const isOfRegular = [...performersThen, ...performersNow].some(({ cast }) => cast === 'regular');
    if (!isOfRegular && !(performersThen.some(recurs) && performersNow.some(recurs))) return [];
    return [{ role: now.role, before: performersThen, after: performersNow }];
  });
}

interface RolePlayers {
  readonly role: string;
  readonly people: ComparedPerson[];
}

/**
 * Who a role stands for on one side: whoever has it alone, or else its regulars, without a double and the child of a
 * flashback. Two regulars take turns, as when a role was recast within the side. What several guest stars play, or more
 * regulars of one season, is a function, such as "Nurse" or "Various": nobody.
 */
function performersOf({ people }: RolePlayers): readonly ComparedPerson[] {
  if (people.length === 1) return people;
  const regulars = people.filter(({ cast }) => cast === 'regular');
  const isFunction = regulars.some(
    ({ seasons }) =>
      regulars.filter((other) => other.seasons.some((season) => seasons.includes(season))).length > 2,
  );
  return isFunction ? [] : byBilling(regulars);
}

function isAmong({ person }: ComparedPerson, { people }: RolePlayers): boolean {
  return people.some((other) => other.person.personId === person.personId);
}

function recurs({ episodeCount }: ComparedPerson): boolean {
  return episodeCount !== null && episodeCount >= 2;
}

function byRole(people: ReadonlyMap<number, ComparedPerson>): ReadonlyMap<string, RolePlayers> {
  const roles = new Map<string, RolePlayers>();
  for (const person of people.values()) {
    for (const role of person.roles) {
      const key = foldRole(role);
      if (key === '' || OWN_NAME.test(key)) continue;
      const known = roles.get(key);
      if (known === undefined) roles.set(key, { role, people: [person] });
      else if (!known.people.includes(person)) known.people.push(person);
    }
  }
  return roles;
}

/** People who appear as themselves have no role that another could take over. */
const OWN_NAME = /^(self|himself|herself|themsel(f|ves))\b/u;

function countContinuity(
  before: ReadonlyMap<number, ComparedPerson>,
  after: ReadonlyMap<number, ComparedPerson>,
): readonly DepartmentContinuity[] {
  const [earlier, later] = [idsByDepartment(before), idsByDepartment(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .sort((a, b) => departmentRank(a) - departmentRank(b))
    .map((department) => {
      const [then, now] = [earlier.get(department), later.get(department)];
      return {
        department,
        before: then?.size ?? 0,
        after: now?.size ?? 0,
        stayed: [...(now ?? [])].filter((id) => then?.has(id) === true).length,
      };
    });
}

function idsByDepartment(
  people: ReadonlyMap<number, ComparedPerson>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const departments = new Map<string, Set<number>>();
  for (const [id, { jobs }] of people) {
    for (const { department } of jobs) {
      const own = departments.get(department) ?? new Set();
      departments.set(department, own.add(id));
    }
  }
  return departments;
}

/** A credit, and the index of its season in its side. */
interface CreditOfSeason {
  readonly credit: Credit;
  readonly season: number;
}

const NOTHING: readonly never[] = [];

/** What somebody did in one credit. */
function workOf({ kind, character, job, department, order }: Credit) {
  const isCrew = kind === 'crew';
  return {
    cast: isCrew ? null : kind,
    role: isCrew || character === '' ? null : character,
    job: isCrew && job !== null ? { department: department ?? '', job } : null,
    order: isCrew ? Infinity : (order ?? Number.MAX_SAFE_INTEGER),
  } as const;
}

/** The same as {@link toPerson}, without its lists: a page compares thousands of people, most of whom have a single credit. */
function toPersonOfOne(credit: Credit, seasons: readonly number[]): ComparedPerson {
  const { cast, role, job, order } = workOf(credit);
  return {
    person: credit.person,
    cast,
    roles: role === null ? NOTHING : [role],
    jobs: job === null ? NOTHING : [job],
    order,
    episodeCount: countEpisodes([credit]),
    seasons,
  };
}

function toPerson(own: readonly [CreditOfSeason, ...CreditOfSeason[]]): ComparedPerson {
  let { person } = own[0].credit;
  let cast: ComparedPerson['cast'] = null;
  let order = Infinity;
  const roles = new Set<string>();
  const jobs = new Map<string, Job>();
  const bySeason = new Map<number, Credit[]>();
  for (const { credit, season } of own) {
    const work = workOf(credit);
    ({ person } = credit);
    cast = cast === 'regular' ? cast : (work.cast ?? cast);
    order = Math.min(order, work.order);
    if (work.role !== null) roles.add(work.role);
    if (work.job !== null) jobs.set(`${work.job.department}/${work.job.job}`, work.job);
    const credits = bySeason.get(season);
    if (credits === undefined) bySeason.set(season, [credit]);
    else credits.push(credit);
  }
  return {
    person,
    cast,
    roles: [...roles],
    jobs: [...jobs.values()],
    order,
    episodeCount: countSeasons([...bySeason.values()]).episodeCount,
    seasons: [...bySeason.keys()],
  };
}

const CAST_RANK = { regular: 0, guest: 1 } as const;

function castRank({ cast }: ComparedPerson): number {
  return cast === null ? 2 : CAST_RANK[cast];
}

function byBilling(people: readonly ComparedPerson[]): readonly ComparedPerson[] {
  return people.toSorted(
    (a, b) =>
      castRank(a) - castRank(b) ||
      (a.cast === 'guest' ? (b.episodeCount ?? 0) - (a.episodeCount ?? 0) : a.order - b.order),
  );
}

function byDepartment(people: readonly ComparedPerson[]): readonly ComparedPerson[] {
  const rank = ({ jobs }: ComparedPerson): number =>
    Math.min(...jobs.map(({ department }) => departmentRank(department)));
  return people.toSorted((a, b) => rank(a) - rank(b));
}

/** Pairs in the order of their second half. */
function pairsBy(
  pairs: readonly StayedPerson[],
  sort: (people: readonly ComparedPerson[]) => readonly ComparedPerson[],
): readonly StayedPerson[] {
  const byAfter = new Map(pairs.map((pair) => [pair.after, pair]));
  return sort(pairs.map(({ after }) => after)).flatMap((after) => byAfter.get(after) ?? []);
}

function jobsKey({ jobs }: ComparedPerson): string {
  return jobs
    .map(({ department, job }) => `${department}/${job}`)
    .toSorted()
    .join('\n');
}
