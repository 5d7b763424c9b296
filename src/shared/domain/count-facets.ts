import { facetMisfits, facetsOf, type Facet, type FacetSubject, type OwnOf } from './credit-facets.ts';
import { ENGLISH_CREDIT_NAMES, type CreditNames } from './credit-names.ts';
import { queryWords } from './fold-text.ts';
import { matchesWords, type CreditFilter } from './filter-credits.ts';
import type { CreditSections } from './group-credits.ts';
import type { HiddenDetails } from './spoilers.ts';

/** A facet and how many people it would leave. */
export interface FacetCount {
  readonly facet: Facet;
  readonly count: number;
}

/**
 * Every facet in a season, with how many people would remain if it were the only one of its kind that is chosen. Each
 * person counts once, whatever they did, as in the bar when the facet is chosen.
 */
export function countFacets(
  sections: CreditSections,
  { query, facets }: CreditFilter,
  hidden: Pick<HiddenDetails, 'characters'>,
  names: CreditNames = ENGLISH_CREDIT_NAMES,
  ownOf: OwnOf = () => null,
): readonly FacetCount[] {
  const words = queryWords(query);
  const misfitsOf = facetMisfits(facets);
  const tallies = new FacetTallies();
  for (const subject of subjectsOf(sections)) {
    const own = facetsOf({ ...subject, own: ownOf(subject.group) });
    const isMatch = matchesWords(subject.group, words, hidden, names);
    const misfits = isMatch ? misfitsOf(own) : [];
    for (const facet of own)
      tallies.add(facet, subject, isMatch && misfits.every((kind) => kind === facet.kind));
  }
  return tallies.counts();
}

/** People by facet, without building a string for each: a season may have thousands, and is counted at every keystroke. */
class FacetTallies {
  readonly #byKind = new Map<Facet['kind'], Map<string, Tally>>();

  /** Records a facet and, if the person passes the filter, that they have it. */
  add(facet: Facet, { group: { person } }: Pick<FacetSubject, 'group'>, isLeft: boolean): void {
    const { people } = this.#tallyOf(facet);
    if (isLeft) people.add(person.personId);
  }

  counts(): readonly FacetCount[] {
    return [...this.#byKind.values()]
      .flatMap((byValue) => [...byValue.values()])
      .map(({ facet, people }) => ({ facet, count: people.size }))
      .sort((a, b) => FIXED_ORDER.indexOf(a.facet.value) - FIXED_ORDER.indexOf(b.facet.value));
  }

  #tallyOf(facet: Facet): Tally {
    const byValue = this.#byKind.get(facet.kind) ?? new Map<string, Tally>();
    this.#byKind.set(facet.kind, byValue);
    const tally = byValue.get(facet.value) ?? { facet, people: new Set() };
    byValue.set(facet.value, tally);
    return tally;
  }
}

interface Tally {
  readonly facet: Facet;
  /** Ids. */
  readonly people: Set<number>;
}

/** For values with a fixed order; the others keep the order of the page. */
const FIXED_ORDER: readonly string[] = [
  'female',
  'male',
  'non-binary',
  'not-set',
  'with',
  'without',
  'starred',
  'noted',
];

function subjectsOf({ regulars, guests, crew }: CreditSections): readonly Omit<FacetSubject, 'own'>[] {
  return [
    ...regulars.map((group) => ({ section: 'regulars', department: null, group }) as const),
    ...guests.map((group) => ({ section: 'guests', department: null, group }) as const),
    ...crew.flatMap(({ department, people }) =>
      people.map((group) => ({ section: 'crew', department, group }) as const),
    ),
  ];
}
