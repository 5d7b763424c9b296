import { countSections, type CreditGroup, type CreditSections } from './group-credits.ts';

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
 * An empty query keeps all, as the same object.
 */
export function filterSections(sections: CreditSections, query: string): CreditSections {
  const words = foldText(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return sections;
  const matches = (group: CreditGroup): boolean => {
    const text = searchText(group);
    return words.every((word) => text.includes(word));
  };
  const regulars = sections.regulars.filter(matches);
  const guests = sections.guests.filter(matches);
  const crew = sections.crew
    .map(({ department, people }) => ({ department, people: people.filter(matches) }))
    .filter(({ people }) => people.length > 0);
  return { regulars, guests, crew, counts: countSections(regulars, guests, crew) };
}

const searchTexts = new WeakMap<CreditGroup, string>();

/** Folded once for each group, since a filter runs at every key stroke. */
function searchText(group: CreditGroup): string {
  const known = searchTexts.get(group);
  if (known !== undefined) return known;
  const parts = group.credits.flatMap((credit) => [credit.character, credit.job, credit.department]);
  const text = foldText(
    [group.person.name, group.person.originalName, ...parts].filter((part) => part !== null).join('\n'),
  );
  searchTexts.set(group, text);
  return text;
}
