import { foldText } from '@shared/domain/fold-text.ts';

/**
 * Raise it when {@link wordsOf} produces different words for the same text: the index is then rebuilt, because deleting a word
 * from it requires naming that word.
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

/** True for a letter of a script without spaces, as {@link wordsOf} takes them apart. */
export function isUnspaced(word: string): boolean {
  return word.search(UNSPACED) === 0;
}
