import type { CreditRow } from './credit-rows.ts';
import type { CreditGroup } from './group-credits.ts';
import type { Gender } from './person.ts';

/** The section of the page a person is in. */
export type Section = CreditRow['section'];

/** One value by which credits can be narrowed. */
export type Facet =
  | { readonly kind: 'section'; readonly value: Section }
  | { readonly kind: 'department'; readonly value: string }
  | { readonly kind: 'gender'; readonly value: Gender }
  | { readonly kind: 'portrait'; readonly value: 'with' | 'without' };

/** The kinds of facets, in the order in which they are offered. */
export const FACET_KINDS = [
  'section',
  'department',
  'gender',
  'portrait',
] as const satisfies readonly Facet['kind'][];

/** A person in a section of the page. Cast has no department. */
export interface FacetSubject {
  readonly section: Section;
  readonly department: string | null;
  readonly group: CreditGroup;
}

/** A facet as a string, for keys. */
export function facetKey({ kind, value }: Facet): string {
  return `${kind}/${value}`;
}

/** Adds a facet, or removes it. */
export function toggleFacet(facets: readonly Facet[], facet: Facet): readonly Facet[] {
  const others = facets.filter((other) => !isSameFacet(other, facet));
  return others.length < facets.length ? others : [...facets, facet];
}

/** The facets of a person: one of each kind, except that cast has no department. */
export function facetsOf({ section, department, group: { person } }: FacetSubject): readonly Facet[] {
  return [
    { kind: 'section', value: section },
    ...(department === null ? [] : [{ kind: 'department', value: department } as const]),
    { kind: 'gender', value: person.gender },
    { kind: 'portrait', value: person.profilePath === null ? 'without' : 'with' },
  ];
}

/**
 * The kinds of facets that exclude a person: kinds with chosen facets, none of which the person has. Values of the same
 * kind are combined with "or", different kinds with "and".
 */
export function facetMisfits(facets: readonly Facet[]): (own: readonly Facet[]) => readonly Facet['kind'][] {
  const chosen = [...Map.groupBy(facets, ({ kind }) => kind)];
  return (own) =>
    chosen
      .filter(([, wanted]) => !wanted.some((facet) => own.some((other) => isSameFacet(facet, other))))
      .map(([kind]) => kind);
}

function isSameFacet(a: Facet, b: Facet): boolean {
  return a.kind === b.kind && a.value === b.value;
}
