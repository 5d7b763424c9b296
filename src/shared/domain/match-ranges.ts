import { foldText, queryWords } from './fold-text.ts';

/** A range of a text, in UTF-16 code units; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the words of `query` occur in `text`, compared as the filter compares them: "golubic" is found in "Golubić",
 * "ss" in "ß", "oneil" in "O’Neil". Ascending and separate; touching or overlapping ranges are merged. Letters are never
 * split, nor separated from their accents; a range includes an apostrophe only between two letters.
 */
export function matchRanges(text: string, query: string): readonly TextRange[] {
  const words = queryWords(query);
  if (words.length === 0) return [];
  const folded = foldText(text);
  const hits = words.flatMap((word) => occurrences(folded, word));
  if (hits.length === 0) return [];
  return joined(inLetters(hits, text, folded).sort((a, b) => a.start - b.start));
}

function occurrences(text: string, word: string): readonly TextRange[] {
  const found: TextRange[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1))
    found.push({ start, end: start + word.length });
  return found;
}

/** Ranges of the normalized text as ranges of the text itself. */
function inLetters(hits: readonly TextRange[], text: string, folded: string): TextRange[] {
  // Most texts: each letter is one, before and after. A search page marks a hundred of them at every key.
  if (folded.length === text.length && ASCII.test(text)) return [...hits];
  const letters = lettersBehind(text);
  return hits.map(({ start, end }) => ({
    start: letters[start]?.start ?? 0,
    end: letters[end - 1]?.end ?? 0,
  }));
}

const ASCII = /^[ -~]*$/u;

/** For each code unit of the normalized text, the letter it comes from, with the marks that follow it. */
function lettersBehind(text: string): readonly TextRange[] {
  const letters: { start: number; end: number }[] = [];
  for (const { 0: letter, index: start } of text.matchAll(LETTER)) {
    const end = start + letter.length;
    letters.push(...Array.from({ length: foldText(letter).length }, () => ({ start, end })));
  }
  return letters;
}

/** A unit for normalization: a Hangul syllable written in parts, or a letter with its marks. */
const LETTER = /[\u1100-\u115f]+[\u1160-\u11a7]*[\u11a8-\u11ff]*|.\p{M}*/gsu;

function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const apart: TextRange[] = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    if (last === undefined || range.start > last.end) apart.push(range);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return apart;
}
