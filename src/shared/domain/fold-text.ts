/** Characters used as apostrophes in names, in any script and from any keyboard. */
export const APOSTROPHES = /['`´ʹ-ʿˈ՚׳‘’‛′＇｀]/gu;

/**
 * Normalizes text for comparison: lower case, without apostrophes, invisible characters (zero-width spaces, soft
 * hyphens, directional marks) and accents, so that "Golubic" finds "Golubić", and "osullivan" "O’Sullivan".
 * Letters without a base letter (ł, ø, ß) are written out; every dash becomes a hyphen. Marks that make a different letter
 * or syllable stay: vowel signs in Thai and Indic scripts, voicing marks of kana, the parts of Hangul, й and ї.
 */
export function foldText(text: string): string {
  // Most names are ASCII and need nothing else. Checking for an apostrophe is cheaper than replacing none.
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
 * Accents, by script: marks on Latin, Greek and Cyrillic letters; vowel points in Hebrew, Arabic and Syriac, with hamza and
 * madda on a letter; the Arabic tatweel. Preceded by the Cyrillic letters that are letters of their own.
 */
const ACCENTS =
  // eslint-disable-next-line no-misleading-character-class -- each mark is meant on its own
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

/** Normalizes a role for comparison: {@link foldText}, without parentheses such as "(voice)". */
export function foldRole(role: string): string {
  return foldText(role.replace(/\s*[([].*?[)\]]/gu, ''))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The words of a query, normalized; none for an empty query. */
export function queryWords(query: string): readonly string[] {
  return foldText(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/**
 * True if every word occurs in a text, wherever it begins; without words, in any.
 * @param text normalized by {@link foldText}
 * @param words of {@link queryWords}
 */
export function hasWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
