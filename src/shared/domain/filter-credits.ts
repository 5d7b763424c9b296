import type { Credit } from './credit.ts';
import { facetMisfits, facetsOf, type Facet, type OwnOf, type Section } from './credit-facets.ts';
import { ENGLISH_CREDIT_NAMES, type CreditNames } from './credit-names.ts';
import { foldText, hasWords, queryWords } from './fold-text.ts';
import { countSections, type CreditGroup, type CreditSections } from './group-credits.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from './spoilers.ts';

/** What narrows a season's credits. */
export interface CreditFilter {
  /** Words as the reader typed them. */
  readonly query: string;
  /** Values of the same kind are combined with "or", different kinds with "and". */
  readonly facets: readonly Facet[];
}

/**
 * Keeps the people who match the facets and whose name, original name, characters, jobs or department contain every word
 * of the query. Hidden characters are not searched: a match would give them away. An empty filter returns the same object.
 *
 * @param names translated jobs and departments to search, in addition to TMDB's own names
 * @param ownOf what the reader has made of people; asked only if there are facets
 */
export function filterSections(
  sections: CreditSections,
  { query, facets }: CreditFilter,
  hidden: Pick<HiddenDetails, 'characters'> = NOTHING_HIDDEN,
  names: CreditNames = ENGLISH_CREDIT_NAMES,
  ownOf: OwnOf = () => null,
): CreditSections {
  const words = queryWords(query);
  if (words.length === 0 && facets.length === 0) return sections;
  const misfitsOf = facetMisfits(facets);
  return keepGroups(
    sections,
    (group, section, department) =>
      matchesWords(group, words, hidden, names) &&
      (facets.length === 0 ||
        misfitsOf(facetsOf({ section, department, group, own: ownOf(group) })).length === 0),
  );
}

/** Keeps some people of a season, and counts them; empty departments are dropped. */
export function keepGroups(
  sections: CreditSections,
  keep: (group: CreditGroup, section: Section, department: string | null) => boolean,
): CreditSections {
  const regulars = sections.regulars.filter((group) => keep(group, 'regulars', null));
  const guests = sections.guests.filter((group) => keep(group, 'guests', null));
  const crew = sections.crew
    .map(({ department, people }) => ({
      department,
      people: people.filter((group) => keep(group, 'crew', department)),
    }))
    .filter(({ people }) => people.length > 0);
  return { regulars, guests, crew, counts: countSections(regulars, guests, crew) };
}

/** True if every word occurs in the searchable text of a person's credits. */
export function matchesWords(
  group: CreditGroup,
  words: readonly string[],
  hidden: Pick<HiddenDetails, 'characters'>,
  names: CreditNames = ENGLISH_CREDIT_NAMES,
): boolean {
  if (words.length === 0) return true;
  return hasWords(hidden.characters ? openText(group, names) : fullText(group, names), words);
}

/** All searchable text. */
const fullText = foldedOnce((group, names) => [
  ...openParts(group, names),
  ...group.credits.map(({ character }) => character),
]);

/** The searchable text while characters are hidden. */
const openText = foldedOnce(openParts);

function openParts({ person, credits }: CreditGroup, names: CreditNames): readonly (string | null)[] {
  return [person.name, person.originalName, ...credits.flatMap((credit) => workParts(credit, names))];
}

function workParts({ job, department }: Credit, names: CreditNames): readonly (string | null)[] {
  if (names === ENGLISH_CREDIT_NAMES) return [job, department];
  return [
    job,
    department,
    job === null ? null : names.job(job),
    department === null ? null : names.department(department),
  ];
}

/** Normalizes once for each group and language, since the filter runs at every keystroke. */
function foldedOnce(
  parts: (group: CreditGroup, names: CreditNames) => readonly (string | null)[],
): (group: CreditGroup, names: CreditNames) => string {
  const textsIn = new WeakMap<CreditNames, WeakMap<CreditGroup, string>>();
  return (group, names) => {
    const texts = textsIn.get(names) ?? new WeakMap<CreditGroup, string>();
    textsIn.set(names, texts);
    const known = texts.get(group);
    if (known !== undefined) return known;
    const text = foldText(
      parts(group, names)
        .filter((part) => part !== null)
        .join('\n'),
    );
    texts.set(group, text);
    return text;
  };
}
