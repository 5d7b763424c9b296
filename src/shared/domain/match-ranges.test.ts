import { expect, it } from 'vitest';
import { matchRanges } from './match-ranges.ts';

/** The text with what was found in brackets. */
function marked(text: string, query: string): string {
  let rest = 0;
  let result = '';
  for (const { start, end } of matchRanges(text, query)) {
    result += `${text.slice(rest, start)}[${text.slice(start, end)}]`;
    rest = end;
  }
  return result + text.slice(rest);
}

it.each([
  ['an accent in one letter', 'Ana Golubić', 'golubic', 'Ana [Golubić]'],
  [
    'an accent of its own, to the end of the letter',
    'Ana Golubic\u0301 Junior',
    'bic',
    'Ana Golu[bic\u0301] Junior',
  ],
  ['an accent behind the match', 'e\u0301te\u0301', 't', 'e\u0301[t]e\u0301'],
  ['an accent that the reader types', 'Golubic', 'golubić', '[Golubic]'],
  ['a letter that folds to two', 'Hans Strauß', 'strauss', 'Hans [Strauß]'],
  ['half of a letter that folds to two', 'Weiß', 's', 'Wei[ß]'],
  ['what stands behind a letter that folds to two', 'Groß Bär', 'bar', 'Groß [Bär]'],
  ['a ligature', 'Ku\ufb04er', 'ffl', 'Ku[\ufb04]er'],
  ['a pair of surrogates', '😀 Ana', 'ana', '😀 [Ana]'],
  ['letters outside the basic plane', '𝐀na 𝐁en', 'ben', '𝐀na [𝐁en]'],
  ['Japanese', '渡辺 謙', '謙', '渡辺 [謙]'],
  ['Japanese with its voicing marks', 'ガンダム', 'ガン', '[ガン]ダム'],
  ['voicing marks of their own', 'カ\u3099ンタ\u3099ム', 'ダム', 'カ\u3099ン[タ\u3099ム]'],
  ['a Thai consonant with its vowel sign', 'กินข้าว', 'กิ', '[กิ]นข้าว'],
  [
    'a Hangul syllable written in parts',
    '김 이'.normalize('NFD'),
    '이',
    `${'김'.normalize('NFD')} [${'이'.normalize('NFD')}]`,
  ],
  ['a name with a soft hyphen in it', 'Golu\u00adbić', 'lub', 'Go[lu\u00adb]ić'],
  ['a Greek word, whatever its last letter', 'ΠΑΥΛΟΣ', 'παυλος', '[ΠΑΥΛΟΣ]'],
  ['every occurrence', 'Anna Banana', 'an', '[An]na B[anan]a'],
  ['occurrences that overlap', 'aaa', 'aa', '[aaa]'],
  ['words that overlap', 'Banana', 'nan ban', '[Banan]a'],
  ['a word inside another', 'Banana', 'banana n', '[Banana]'],
  ['a name with an apostrophe, typed without', 'Seán O’Súilleabháin', 'osuil', 'Seán [O’Súil]leabháin'],
  ['a name with an apostrophe, typed with another', 'Seán O’Súilleabháin', "o'suil", 'Seán [O’Súil]leabháin'],
  ['a name without an apostrophe, typed with one', 'Sean OSullivan', 'o’sul', 'Sean [OSul]livan'],
  ['what stands before an apostrophe', 'D’Arcy', 'd', '[D]’Arcy'],
  ['what stands behind an apostrophe', 'D’Arcy', 'arcy', 'D’[Arcy]'],
  ['what stands between apostrophes', 'Rock ’n’ Roll', "'n'", 'Rock ’[n]’ Roll'],
  ['a name behind an apostrophe of its own', '´Ana', 'ana', '´[Ana]'],
  ['an accent behind an apostrophe', 'o’e\u0301e', 'oe', '[o’e\u0301]e'],
  ['occurrences that overlap across apostrophes', 'O’O’O', 'oo', '[O’O’O]'],
  ['an eth', 'Guðmundur', 'gudm', '[Guðm]undur'],
  ['a thorn', 'Jón Þór Birgisson', 'thor', 'Jón [Þór] Birgisson'],
  ['half of a thorn', 'Þór', 'h', '[Þ]ór'],
  ['a hyphen that does not break', 'Jean\u2011Luc Roy', 'jean-luc', '[Jean\u2011Luc] Roy'],
  ['a hyphen, typed as a dash', 'Jean-Luc Roy', 'n–l', 'Jea[n-L]uc Roy'],
  ['words in any order', 'Ana Golubić', 'golu ana', '[Ana] [Golu]bić'],
])('finds %s', (_, text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

it.each([
  ['an empty query', 'Ana', ''],
  ['a query of spaces', 'Ana Golubić', '  '],
  ['a query of apostrophes', 'D’Arcy', "’ '"],
  ['what is not there', 'Ana', 'ben'],
  ['an empty text', '', 'ana'],
])('finds nothing for %s', (_, text, query) => {
  expect(matchRanges(text, query)).toEqual([]);
});
