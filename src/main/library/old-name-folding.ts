/**
 * Text as it was folded before apostrophes, dashes, ð and þ were. Names are in the library file like this until their
 * season is fetched again, which it is, or deleted, within six months. Never changes.
 */
export function foldAsBefore(text: string): string {
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
