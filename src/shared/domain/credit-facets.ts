import type { CreditRow } from './credit-rows.ts';
import type { CreditGroup } from './group-credits.ts';
import type { Gender } from './person.ts';
import type { OwnMarks } from './yours.ts';

/** The section of the page a person is in. */
export type Section = CreditRow['section'];

/** One value by which credits can be narrowed. */
export type Facet =
  | { readonly kind: 'section'; readonly value: Section }
  | { readonly kind: 'department'; readonly value: string }
  | { readonly kind: 'gender'; readonly value: Gender }
  | { readonly kind: 'portrait'; readonly value: 'with' | 'without' }
  /** What the reader has made of the person; tags and lists by their names. */
  | { readonly kind: 'own'; readonly value: 'starred' | 'noted' }
  | { readonly kind: 'tag' | 'list'; readonly value: string };

/** What the reader has made of a person of a season, or of these credits of theirs; `null` for nothing. */
export type OwnOf = (group: Pick<CreditGroup, 'person' | 'credits'>) => OwnMarks | null;

/** The kinds of facets, in the order in which they are offered. */
export const FACET_KINDS = [
  'section',
  'department',
  'gender',
  'portrait',
  'own',
  'tag',
  'list',
] as const satisfies readonly Facet['kind'][];

/** A person in a section of the page. Cast has no department. */
export interface FacetSubject {
  readonly section: Section;
  readonly department: string | null;
  readonly group: CreditGroup;
  /** What the reader has made of them. */
  readonly own: OwnMarks | null;
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

/**
 * The facets of a person: one of each kind, except that cast has no department, and that the reader may have made nothing of
 * them, or several things.
 */
export function facetsOf({ section, department, group: { person }, own }: FacetSubject): readonly Facet[] {
  return [
    { kind: 'section', value: section },
    ...(department === null ? [] : [{ kind: 'department', value: department } as const]),
    { kind: 'gender', value: person.gender },
    { kind: 'portrait', value: person.profilePath === null ? 'without' : 'with' },
    ...(own === null ? [] : ownFacets(own)),
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

function ownFacets({ isStarred, hasNote, tags, lists }: OwnMarks): readonly Facet[] {
  return [
    ...(isStarred ? [{ kind: 'own', value: 'starred' } as const] : []),
    ...(hasNote ? [{ kind: 'own', value: 'noted' } as const] : []),
    ...tags.map((value) => ({ kind: 'tag', value }) as const),
    ...lists.map((value) => ({ kind: 'list', value }) as const),
  ];
}

function isSameFacet(a: Facet, b: Facet): boolean {
  return a.kind === b.kind && a.value === b.value;
}
