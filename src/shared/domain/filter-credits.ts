import type { Credit } from './credit.ts';
import { facetMisfits, facetsOf, type Facet, type Section } from './credit-facets.ts';
import { ENGLISH_CREDIT_NAMES, type CreditNames } from './credit-names.ts';
import { countSections, type CreditGroup, type CreditSections } from './group-credits.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from './spoilers.ts';

/** What stands in names as an apostrophe, in whatever script and from whatever keyboard. */
export const APOSTROPHES = /['`´ʹ-ʿˈ՚׳‘’‛′＇｀]/gu;

/**
 * Text as a reader compares it: lower case, without apostrophes, without what cannot be seen (zero-width spaces, soft
 * hyphens, marks of direction) and without accents, so that "Golubic" finds "Golubić", and "osullivan" "O’Sullivan".
 * Letters that have no base letter (ł, ø, ß) are written out; every dash is a hyphen. Marks that make another letter or
 * syllable stay: vowel signs of Thai and the scripts of India, the voicing of kana, the parts of Hangul, й and ї.
 */
export function foldText(text: string): string {
  // Most names are, and these need none of the rest. Looking for an apostrophe costs less than replacing none.
  if (PLAIN.test(text)) {
    const lower = text.toLowerCase();
    return lower.includes("'") || lower.includes('`') ? lower.replace(APOSTROPHES, '') : lower;
  }
  return text
    .replace(APOSTROPHES, '')
    .replace(/[\p{DI}\p{Cf}]/gu, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, (_, letter: string | undefined) => letter ?? '')
    .normalize('NFC')
    .replace(/[łøđðþßæœıς֊־‐-―−]/gu, (letter) => LETTERS[letter] ?? '-');
}

/**
 * What is an accent in its script: on Latin, Greek and Cyrillic letters, vowel points of Hebrew, Arabic and Syriac with
 * the hamza and madda on a letter, the stretching of Arabic. First the Cyrillic letters that are more than their parts.
 */
const ACCENTS =
  // eslint-disable-next-line no-misleading-character-class -- each mark is meant by itself
  /([иу]\u0306|[іуи]\u0308)|[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;

const PLAIN = /^[\n -~]*$/u;

const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};

/** The words of a query, folded; none for an empty one. */
export function queryWords(query: string): readonly string[] {
  return foldText(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** What narrows a season's credits. */
export interface CreditFilter {
  /** Words as the reader typed them. */
  readonly query: string;
  /** Values of one kind widen each other, values of different kinds narrow each other. */
  readonly facets: readonly Facet[];
}

/**
 * Keeps the people in whose name, original name, characters, jobs or department every word of the query occurs, and
 * who fit the facets. Hidden characters are not searched: finding somebody by them would give them away.
 * A filter that asks for nothing keeps all, as the same object.
 *
 * @param names jobs and departments are found under these, and under TMDB's own in any case
 */
export function filterSections(
  sections: CreditSections,
  { query, facets }: CreditFilter,
  hidden: Pick<HiddenDetails, 'characters'> = NOTHING_HIDDEN,
  names: CreditNames = ENGLISH_CREDIT_NAMES,
): CreditSections {
  const words = queryWords(query);
  if (words.length === 0 && facets.length === 0) return sections;
  const misfitsOf = facetMisfits(facets);
  return keepGroups(
    sections,
    (group, section, department) =>
      matchesWords(group, words, hidden, names) &&
      (facets.length === 0 || misfitsOf(facetsOf({ section, department, group })).length === 0),
  );
}

/** Keeps some people of a season, and counts them; a department of which nobody is left is left out. */
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

/** True when every word occurs in what may be searched of a person's credits. */
export function matchesWords(
  group: CreditGroup,
  words: readonly string[],
  hidden: Pick<HiddenDetails, 'characters'>,
  names: CreditNames = ENGLISH_CREDIT_NAMES,
): boolean {
  if (words.length === 0) return true;
  const text = hidden.characters ? openText(group, names) : fullText(group, names);
  return words.every((word) => text.includes(word));
}

/** All that can be found. */
const fullText = foldedOnce((group, names) => [
  ...openParts(group, names),
  ...group.credits.map(({ character }) => character),
]);

/** What can be found while characters are hidden. */
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

/** Folds once for each group and language, since a filter runs at every key stroke. */
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
