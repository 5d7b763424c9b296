import { countSections, type CreditGroup, type CreditSections } from './group-credits.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from './spoilers.ts';

/**
 * Text as a reader compares it: lower case, without accents, so that "Golubic" finds "Golubić".
 * Letters that have no base letter (ł, ø, ß) are written out.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđßæœı]/gu, (letter) => LETTERS[letter] ?? letter);
}

const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * Keeps the people in whose name, original name, characters, jobs or department every word of `query` occurs.
 * Hidden characters are not searched: finding somebody by them would give them away.
 * An empty query keeps all, as the same object.
 */
export function filterSections(
  sections: CreditSections,
  query: string,
  hidden: Pick<HiddenDetails, 'characters'> = NOTHING_HIDDEN,
): CreditSections {
  const words = foldText(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return sections;
  const matches = (group: CreditGroup): boolean => {
    const text = hidden.characters ? openText(group) : fullText(group);
    return words.every((word) => text.includes(word));
  };
  const regulars = sections.regulars.filter(matches);
  const guests = sections.guests.filter(matches);
  const crew = sections.crew
    .map(({ department, people }) => ({ department, people: people.filter(matches) }))
    .filter(({ people }) => people.length > 0);
  return { regulars, guests, crew, counts: countSections(regulars, guests, crew) };
}

/** All that can be found. */
const fullText = foldedOnce((group) => [
  ...openParts(group),
  ...group.credits.map(({ character }) => character),
]);

/** What can be found while characters are hidden. */
const openText = foldedOnce(openParts);

function openParts({ person, credits }: CreditGroup): readonly (string | null)[] {
  return [person.name, person.originalName, ...credits.flatMap(({ job, department }) => [job, department])];
}

/** Folds once for each group, since a filter runs at every key stroke. */
function foldedOnce(
  parts: (group: CreditGroup) => readonly (string | null)[],
): (group: CreditGroup) => string {
  const texts = new WeakMap<CreditGroup, string>();
  return (group) => {
    const known = texts.get(group);
    if (known !== undefined) return known;
    const text = foldText(
      parts(group)
        .filter((part) => part !== null)
        .join('\n'),
    );
    texts.set(group, text);
    return text;
  };
}
