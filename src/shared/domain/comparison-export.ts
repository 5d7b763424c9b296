import type { ComparedPerson } from './compare-people.ts';
import { sidesOf, type ComparedSection, type PeopleKind, type Work } from './compare-sections.ts';
import type { Credit } from './credit.ts';
import { foldRole } from './fold-text.ts';

const PEOPLE_MARKS = {
  left: 'left',
  joined: 'joined',
  stayed: 'stayed',
  promoted: 'promoted',
  demoted: 'demoted',
  changedJobs: 'changed-jobs',
  firstOnly: 'first-only',
  secondOnly: 'second-only',
  both: 'both',
} as const satisfies Readonly<Record<PeopleKind, string>>;

/** What a comparison says of a credit, or what TMDB has changed in one, as exports write it: docs/export-format.md. */
export type CreditMark =
  (typeof PEOPLE_MARKS)[PeopleKind] | 'recast' | 'shared' | 'added' | 'removed' | 'changed';

/**
 * What a comparison says of the credits of its two sides; nothing of those that it does not show.
 * @param sections those that are shown: `shownSections`
 */
export function markCredits(
  sections: readonly ComparedSection[],
): readonly [
  first: (credit: Credit) => readonly CreditMark[],
  second: (credit: Credit) => readonly CreditMark[],
] {
  const marks = [new Map<string, CreditMark[]>(), new Map<string, CreditMark[]>()] as const;
  const add = (side: 0 | 1, key: string, mark: CreditMark): void => {
    marks[side].set(key, [...(marks[side].get(key) ?? []), mark]);
  };
  for (const section of sections) {
    if (section.kind === 'recast') {
      for (const { role, ...players } of section.recast) {
        const keyOf = ({ person }: ComparedPerson): string => `${person.personId}/${foldRole(role)}`;
        for (const person of players.before) add(0, keyOf(person), 'recast');
        for (const person of players.after) add(1, keyOf(person), 'recast');
      }
    } else if ('people' in section) {
      for (const side of sidesOf(section.kind))
        for (const { person } of section.people)
          add(side, `${section.work}/${person.person.personId}`, PEOPLE_MARKS[section.kind]);
    }
  }
  const marksOf =
    (side: 0 | 1) =>
    ({ kind, person: { personId }, character }: Credit): readonly CreditMark[] => {
      const work: Work = kind === 'crew' ? 'crew' : 'cast';
      return [
        ...(marks[side].get(`${work}/${personId}`) ?? []),
        ...(work === 'cast' ? (marks[side].get(`${personId}/${foldRole(character ?? '')}`) ?? []) : []),
      ];
    };
  return [marksOf(0), marksOf(1)];
}

/** A person as JSON has them. */
interface NamedPerson {
  readonly person_id: number;
  readonly name: string;
}

/** What a comparison says beyond single credits: part of the file format, docs/export-format.md. */
export interface ComparisonSummary {
  /** Roles that others play on the second side. */
  readonly recast: readonly {
    readonly role: string;
    readonly before: readonly NamedPerson[];
    readonly after: readonly NamedPerson[];
  }[];
  /** Crew with other jobs on the second side. */
  readonly changed_jobs: readonly (NamedPerson & {
    readonly before: readonly string[];
    readonly after: readonly string[];
  })[];
  /** How many of a department's people on the first side are also on the second. */
  readonly continuity: readonly {
    readonly department: string;
    readonly before: number;
    readonly after: number;
    readonly stayed: number;
  }[];
}

/** The summary of a comparison, in the order of its sections. */
export function summarizeComparison(sections: readonly ComparedSection[]): ComparisonSummary {
  const named = ({ person: { personId, name } }: ComparedPerson): NamedPerson => ({
    person_id: personId,
    name,
  });
  const jobs = (person: ComparedPerson | undefined): readonly string[] =>
    person?.jobs.map(({ job }) => job) ?? [];
  return {
    recast: sections
      .flatMap((section) => (section.kind === 'recast' ? section.recast : []))
      .map(({ role, before, after }) => ({ role, before: before.map(named), after: after.map(named) })),
    changed_jobs: sections
      .flatMap((section) => (section.kind === 'changedJobs' ? section.people : []))
      .map(({ person, before }) => ({ ...named(person), before: jobs(before), after: jobs(person) })),
    continuity: sections
      .flatMap((section) => (section.kind === 'continuity' ? section.departments : []))
      .map(({ department, before, after, stayed }) => ({ department, before, after, stayed })),
  };
}
