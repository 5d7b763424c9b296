import type { CreditRow } from './credit-rows.ts';
import type { CreditGroup } from './group-credits.ts';
import type { Gender } from './person.ts';

/** Which part of the page somebody is in. */
export type Section = CreditRow['section'];

/** One value by which credits can be narrowed. */
export type Facet =
  | { readonly kind: 'section'; readonly value: Section }
  | { readonly kind: 'department'; readonly value: string }
  | { readonly kind: 'gender'; readonly value: Gender }
  | { readonly kind: 'portrait'; readonly value: 'with' | 'without' };

/** What can be narrowed by, in the order in which it is offered. */
export const FACET_KINDS = [
  'section',
  'department',
  'gender',
  'portrait',
] as const satisfies readonly Facet['kind'][];

/** A person where they stand on the page. Cast has no department. */
export interface FacetSubject {
  readonly section: Section;
  readonly department: string | null;
  readonly group: CreditGroup;
}

/** Keys a list of facets. */
export function facetKey({ kind, value }: Facet): string {
  return `${kind}/${value}`;
}

/** Adds a facet, or takes it out again. */
export function toggleFacet(facets: readonly Facet[], facet: Facet): readonly Facet[] {
  const others = facets.filter((other) => !isSameFacet(other, facet));
  return others.length < facets.length ? others : [...facets, facet];
}

/** The facets that somebody has: one of each kind, but none of department for cast. */
export function facetsOf({ section, department, group: { person } }: FacetSubject): readonly Facet[] {
  return [
    { kind: 'section', value: section },
    ...(department === null ? [] : [{ kind: 'department', value: department } as const]),
    { kind: 'gender', value: person.gender },
    { kind: 'portrait', value: person.profilePath === null ? 'without' : 'with' },
  ];
}

/**
 * Says by which kinds of facets somebody is kept out: a kind of which facets are chosen, none of them theirs. Values of
 * one kind widen each other, values of different kinds narrow each other.
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
