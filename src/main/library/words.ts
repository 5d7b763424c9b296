import { foldText } from '@shared/domain/filter-credits.ts';

/**
 * Rises whenever {@link wordsOf} makes other words of the same text: the index is then made again, for a word is taken
 * out of it by naming it.
 */
export const WORD_MAKER = 1;

/** Scripts that put no spaces between words: each letter is a word of its own, so that it is found inside a name. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/gu;

const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;

/** The words of a text, folded as {@link foldText} folds: without case, accents and apostrophes. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text)
    .replace(UNSPACED, ' $& ')
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '');
}

/** The words of a name and an original name, as the index holds them; each once. */
export function nameWords(name: string, originalName: string | null): string {
  return [...new Set([...wordsOf(name), ...wordsOf(originalName ?? '')])].join(' ');
}

/**
 * A query of FTS5 for texts in which every word of `text` stands, in any order, or a word that begins with it; `null`
 * when there is no word.
 */
export function matchQuery(text: string): string | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  return words.map((word) => (isUnspaced(word) ? `"${word}"` : `"${word}"*`)).join(' ');
}

/** True for a letter of a script without spaces, as {@link wordsOf} takes them apart. */
export function isUnspaced(word: string): boolean {
  return word.search(UNSPACED) === 0;
}
