import type {
  ComparedPerson,
  Comparison,
  DepartmentContinuity,
  Recast,
  StayedPerson,
} from './compare-people.ts';
import type { HiddenDetails } from './spoilers.ts';

/** A person's work that is compared: roles for cast, jobs for crew. */
export type Work = 'cast' | 'crew';

/** A person in a comparison, with what they did before, if that is shown too. */
export interface ComparedItem {
  readonly person: ComparedPerson;
  readonly before?: ComparedPerson;
}

/** One section of a comparison. */
export type ComparedSection =
  | {
      readonly kind: 'promoted' | 'demoted' | 'left' | 'joined' | 'stayed' | 'changedJobs';
      readonly work: Work;
      readonly people: readonly ComparedItem[];
    }
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
 * What a comparison shows, in order: the page, paper, the sentences, exports and the command line are all made of this.
 * Hidden guest stars are left out everywhere; who changed between guest and regular is hidden with them.
 */
export function sectionRows(
  { joined, left, stayed, promoted, demoted, recast, changedJobs, continuity, isWhole }: Comparison,
  hidden: HiddenDetails,
): readonly SectionRow[] {
  const isShown = ({ cast }: ComparedPerson): boolean => !hidden.guests || cast !== 'guest';
  const single = (people: readonly ComparedPerson[]): readonly ComparedItem[] =>
    people.map((person) => ({ person }));
  const pairs = (people: readonly StayedPerson[]): readonly ComparedItem[] =>
    people.map(({ before, after }) => ({ before, person: after }));
  const row = (
    sections: readonly ComparedSection[],
    hiddenBy: SectionRow['hiddenBy'] = null,
  ): SectionRow => ({ sections, hiddenBy });
  const apart = (work: Work, isThere: (person: ComparedPerson) => boolean): readonly SectionRow[] => [
    row([
      { kind: 'left', work, people: single(left[work].filter(isThere)) },
      { kind: 'joined', work, people: single(joined[work].filter(isThere)) },
    ]),
    row([{ kind: 'stayed', work, people: pairs(stayed[work].filter(({ after }) => isThere(after))) }]),
  ];
  const rows = [
    row(
      [
        { kind: 'promoted', work: 'cast', people: pairs(promoted) },
        { kind: 'demoted', work: 'cast', people: pairs(demoted) },
      ],
      hidden.guests ? 'guests' : null,
    ),
    row(
      [
        {
          kind: 'recast',
          work: 'cast',
          recast: recast.filter(({ before, after }) => [...before, ...after].every(isShown)),
        },
      ],
      hidden.characters ? 'characters' : null,
    ),
    ...apart('cast', isShown),
    row([{ kind: 'continuity', work: 'crew', departments: continuity }]),
    row([{ kind: 'changedJobs', work: 'crew', people: pairs(changedJobs) }]),
    ...apart('crew', () => true),
  ];
  // Nobody joined, left or stayed: that is worth saying, if nobody is left out.
  const says = ({ kind }: ComparedSection): boolean =>
    kind === 'stayed' || (isWhole && (kind === 'left' || kind === 'joined'));
  return rows
    .map(({ sections, hiddenBy }) =>
      row(
        sections.filter((one) => says(one) || !isEmptySection(one)),
        hiddenBy,
      ),
    )
    .filter(({ sections }) => sections.length > 0);
}

/** The sections that are shown where nothing can be revealed, without empty ones. */
export function shownSections(comparison: Comparison, hidden: HiddenDetails): readonly ComparedSection[] {
  return sectionRows(comparison, hidden)
    .filter(({ hiddenBy }) => hiddenBy === null)
    .flatMap(({ sections }) => sections.filter((section) => !isEmptySection(section)));
}

function isEmptySection(section: ComparedSection): boolean {
  switch (section.kind) {
    case 'recast':
      return section.recast.length === 0;
    case 'continuity':
      return section.departments.length === 0;
    case 'promoted':
    case 'demoted':
    case 'left':
    case 'joined':
    case 'stayed':
    case 'changedJobs':
      return section.people.length === 0;
  }
}
