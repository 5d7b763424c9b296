import type {
  ComparedPerson,
  Comparison,
  DepartmentContinuity,
  Recast,
  SharedPerson,
  StayedPerson,
} from './compare-people.ts';
import { foldRole } from './fold-text.ts';
import type { HiddenDetails } from './spoilers.ts';

/** A person's work that is compared: roles for cast, jobs for crew. */
export type Work = 'cast' | 'crew';

/** A person in a comparison, with what they did before, if that is shown too. */
export interface ComparedItem {
  readonly person: ComparedPerson;
  readonly before?: ComparedPerson;
}

/** The kinds of sections of people, with the sides on which these people are; the last three are those of two series. */
const SIDES = {
  promoted: [0, 1],
  demoted: [0, 1],
  left: [0],
  joined: [1],
  stayed: [0, 1],
  changedJobs: [0, 1],
  firstOnly: [0],
  secondOnly: [1],
  both: [0, 1],
} as const satisfies Readonly<Record<string, readonly (0 | 1)[]>>;

/** What people of a section have in common. */
export type PeopleKind = keyof typeof SIDES;

/** The sides on which the people of such a section are: the first is 0. */
export function sidesOf(kind: PeopleKind): readonly (0 | 1)[] {
  return SIDES[kind];
}

/** People who have something in common. */
export interface PeopleSection {
  readonly kind: PeopleKind;
  readonly work: Work;
  readonly people: readonly ComparedItem[];
}

/** One section of a comparison. */
export type ComparedSection =
  | PeopleSection
  | { readonly kind: 'recast'; readonly work: 'cast'; readonly recast: readonly Recast[] }
  | {
      readonly kind: 'continuity';
      readonly work: 'crew';
      readonly departments: readonly DepartmentContinuity[];
    };

/** Sections that stand side by side. */
export interface SectionRow {
  readonly sections: readonly ComparedSection[];
  /** The setting that hides all of it; the page offers to show it, anything else leaves it out. */
  readonly hiddenBy: 'guests' | 'characters' | null;
}

/**
 * What a comparison shows, in order: the page, paper, the sentences and the command line are all made of this. Hidden guest
 * stars are left out everywhere; who changed between guest and regular is hidden with them. Those who only hand over or take
 * over a role are named there, and not among those who left or joined as well.
 */
export function sectionRows(comparison: Comparison, hidden: HiddenDetails): readonly SectionRow[] {
  return rowsOf(comparison, hidden, hidden.characters ? [] : comparison.recast);
}

function rowsOf(
  comparison: Comparison,
  hidden: HiddenDetails,
  recastToOmit: readonly Recast[],
): readonly SectionRow[] {
  const { joined, left, stayed, promoted, demoted, recast: all, changedJobs, continuity } = comparison;
  const kinds = comparison.isOneSeries ? KINDS.oneSeries : KINDS.twoSeries;
  const isShown = ({ cast }: ComparedPerson): boolean => !hidden.guests || cast !== 'guest';
  const isShownRecast = ({ before, after }: Recast): boolean => [...before, ...after].every(isShown);
  const recast = all.filter(isShownRecast);
  const recastRoles = rolesByPerson(recastToOmit.filter(isShownRecast));
  const isInRecast = (person: ComparedPerson): boolean => {
    const roles = recastRoles.get(person);
    return roles !== undefined && person.roles.every((role) => roles.has(foldRole(role)));
  };
  const single = (people: readonly ComparedPerson[]): readonly ComparedItem[] =>
    people.map((person) => ({ person }));
  const pairs = (people: readonly StayedPerson[]): readonly ComparedItem[] =>
    people.map(({ before, after }) => ({ before, person: after }));
  const row = (
    sections: readonly ComparedSection[],
    hiddenBy: SectionRow['hiddenBy'] = null,
  ): SectionRow => ({ sections, hiddenBy });
  // That nobody joined or left is worth saying, unless people are left out or listed as recast.
  const onlyOn = (
    kind: PeopleKind,
    work: Work,
    people: readonly ComparedPerson[],
  ): readonly ComparedSection[] => {
    const others = people.filter((person) => work === 'crew' || !isInRecast(person));
    const saysNobody = comparison.isWhole && people.length === 0;
    return others.length > 0 || saysNobody ? [{ kind, work, people: single(others) }] : [];
  };
  const onEachSide = (work: Work, isThere: (person: ComparedPerson) => boolean): readonly SectionRow[] => [
    row([
      ...onlyOn(kinds.first, work, left[work].filter(isThere)),
      ...onlyOn(kinds.second, work, joined[work].filter(isThere)),
    ]),
    row([{ kind: kinds.both, work, people: pairs(stayed[work].filter(({ after }) => isThere(after))) }]),
  ];
  const rows = [
    row(
      [
        { kind: 'promoted', work: 'cast', people: pairs(promoted) },
        { kind: 'demoted', work: 'cast', people: pairs(demoted) },
      ],
      hidden.guests ? 'guests' : null,
    ),
    row([{ kind: 'recast', work: 'cast', recast }], hidden.characters ? 'characters' : null),
    ...onEachSide('cast', isShown),
    row([{ kind: 'continuity', work: 'crew', departments: continuity }]),
    row([{ kind: 'changedJobs', work: 'crew', people: pairs(changedJobs) }]),
    ...onEachSide('crew', () => true),
  ];
  // That nobody stayed is worth saying, too.
  const alwaysShown: readonly ComparedSection['kind'][] = comparison.isWhole ? Object.values(kinds) : [];
  return rows
    .map(({ sections, hiddenBy }) =>
      row(
        sections.filter((one) => alwaysShown.includes(one.kind) || !isEmptySection(one)),
        hiddenBy,
      ),
    )
    .filter(({ sections }) => sections.length > 0);
}

/** How many of the first side's cast or crew are on the second side, too. */
export interface StayedCount {
  readonly work: Work;
  readonly stayed: number;
  readonly of: number;
}

/**
 * How many stayed, of cast and crew; of neither if a side is not whole, and for two series, where nobody stays. The cast is not
 * counted without its guest stars: that would say who of them became a regular.
 */
export function stayedCounts(
  { isOneSeries, isWhole, left, stayed, promoted, demoted, changedJobs }: Comparison,
  hidden: HiddenDetails,
): readonly StayedCount[] {
  if (!isOneSeries || !isWhole) return [];
  const others = { cast: promoted.length + demoted.length, crew: changedJobs.length };
  return (['cast', 'crew'] as const)
    .filter((work) => work === 'crew' || !hidden.guests)
    .map((work) => {
      const count = stayed[work].length + others[work];
      return { work, stayed: count, of: count + left[work].length };
    })
    .filter(({ of }) => of > 0);
}

/**
 * The episodes of somebody on both sides: one number if they are equal in one series, otherwise both, such as `[1, 3]`; of
 * whoever is on one side, that number. None if a number is not known.
 */
export function comparedEpisodes(
  { person, before }: ComparedItem,
  { kind }: Pick<PeopleSection, 'kind'>,
): readonly number[] {
  const counts = before === undefined ? [person.episodeCount] : [before.episodeCount, person.episodeCount];
  const known = counts.filter((count) => count !== null);
  if (known.length < counts.length) return [];
  return kind === 'both' ? known : [...new Set(known)];
}

/**
 * The number by which "episodes" is inflected after {@link comparedEpisodes}: the last, as in "3 → 1 episode"; of two series,
 * whose numbers are added, their sum: "1 + 1 episodes".
 */
export function pluralOfEpisodes(counts: readonly number[], { kind }: Pick<PeopleSection, 'kind'>): number {
  return kind === 'both' ? counts.reduce((sum, count) => sum + count, 0) : (counts.at(-1) ?? 0);
}

/** Everyone in a comparison, each once, with what they did on either side. */
export function comparedPeople({
  joined,
  left,
  stayed,
  promoted,
  demoted,
  changedJobs,
}: Comparison): readonly Pick<SharedPerson, 'person' | 'sides'>[] {
  const pairs = [...stayed.cast, ...stayed.crew, ...promoted, ...demoted, ...changedJobs];
  const all = [
    ...[joined, left].flatMap(({ cast, crew }) => [...cast, ...crew]),
    ...pairs.flatMap(({ before, after }) => [before, after]),
  ];
  return [...Map.groupBy(all, ({ person }) => person.personId).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ person: first.person, sides: [first, ...others] }],
  );
}

/** Which people of a comparison are wanted. */
export interface ComparedFilter {
  /** `null`: both. */
  readonly work: Work | null;
  /** `null`: everyone. */
  readonly personIds: ReadonlySet<number> | null;
}

/**
 * A comparison of some of its people. It is not whole: nobody is said to be absent who is only not wanted, and nothing is said
 * of departments, unless all of their people are wanted. Returns the same object if everyone is.
 */
export function narrowComparison(
  comparison: Comparison,
  { work: wantedWork, personIds }: ComparedFilter,
): Comparison {
  if (wantedWork === null && personIds === null) return comparison;
  const isWanted = ({ person }: ComparedPerson): boolean => personIds?.has(person.personId) !== false;
  const of = <Item>(
    work: Work,
    items: readonly Item[],
    peopleOf: (item: Item) => readonly ComparedPerson[],
  ) =>
    wantedWork !== null && wantedWork !== work ? [] : items.filter((item) => peopleOf(item).some(isWanted));
  const some = (work: Work, people: readonly ComparedPerson[]) => of(work, people, (person) => [person]);
  const pairs = (work: Work, people: readonly StayedPerson[]) =>
    of(work, people, ({ before, after }) => [before, after]);
  const { joined, left, stayed } = comparison;
  return {
    ...comparison,
    isWhole: false,
    joined: { cast: some('cast', joined.cast), crew: some('crew', joined.crew) },
    left: { cast: some('cast', left.cast), crew: some('crew', left.crew) },
    stayed: { cast: pairs('cast', stayed.cast), crew: pairs('crew', stayed.crew) },
    promoted: pairs('cast', comparison.promoted),
    demoted: pairs('cast', comparison.demoted),
    recast: of('cast', comparison.recast, ({ before, after }) => [...before, ...after]),
    changedJobs: pairs('crew', comparison.changedJobs),
    continuity: personIds === null && wantedWork === 'crew' ? comparison.continuity : [],
  };
}

/** The ids of everyone whom sections name. */
export function namedIds(sections: readonly ComparedSection[]): ReadonlySet<number> {
  const people = sections.flatMap((section): readonly ComparedPerson[] => {
    if ('people' in section) return section.people.map(({ person }) => person);
    return section.kind === 'recast'
      ? section.recast.flatMap(({ before, after }) => [...before, ...after])
      : [];
  });
  return new Set(people.map(({ person }) => person.personId));
}

/** Who is only on the first side, only on the second, and on both. */
const KINDS = {
  oneSeries: { first: 'left', second: 'joined', both: 'stayed' },
  twoSeries: { first: 'firstOnly', second: 'secondOnly', both: 'both' },
} as const satisfies Readonly<Record<string, Readonly<Record<'first' | 'second' | 'both', PeopleKind>>>>;

/** The sections that are shown where nothing can be revealed, without empty ones. */
export function shownSections(comparison: Comparison, hidden: HiddenDetails): readonly ComparedSection[] {
  return openSections(sectionRows(comparison, hidden));
}

/** The same for exports, which give each credit all of its marks: someone who left may also have been recast. */
export function exportedSections(comparison: Comparison, hidden: HiddenDetails): readonly ComparedSection[] {
  return openSections(rowsOf(comparison, hidden, []));
}

function openSections(rows: readonly SectionRow[]): readonly ComparedSection[] {
  return rows
    .filter(({ hiddenBy }) => hiddenBy === null)
    .flatMap(({ sections }) => sections.filter((section) => !isEmptySection(section)));
}

/** The folded roles that each person hands over or takes over. */
function rolesByPerson(recast: readonly Recast[]): ReadonlyMap<ComparedPerson, ReadonlySet<string>> {
  const roles = new Map<ComparedPerson, Set<string>>();
  for (const { role, before, after } of recast)
    for (const person of [...before, ...after])
      roles.set(person, (roles.get(person) ?? new Set()).add(foldRole(role)));
  return roles;
}

function isEmptySection(section: ComparedSection): boolean {
  if ('people' in section) return section.people.length === 0;
  return (section.kind === 'recast' ? section.recast : section.departments).length === 0;
}
