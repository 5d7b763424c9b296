import { APOSTROPHES, foldText, queryWords } from '@shared/domain/filter-credits.ts';

interface Entry<Item> {
  readonly item: Item;
  /** Its folded names, each behind a line break. */
  readonly text: string;
}

/**
 * Items to be found by name while the reader types. Names are folded here, once: at a thousand of them that would be
 * felt at every key.
 */
export class NameIndex<Item> {
  readonly #entries: readonly Entry<Item>[];

  constructor(items: readonly Item[], namesOf: (item: Item) => readonly string[]) {
    this.#entries = items.map((item) => ({
      item,
      text: namesOf(item)
        .flatMap(spellings)
        .map((name) => `\n${foldText(name)}`)
        .join(''),
    }));
  }

  /**
   * Items in whose names every word of `query` occurs, whatever its case, accents and apostrophes. First those with a
   * name that begins with all of it, then those of which each word begins a word, then the others; among these the
   * order of the list. None for an empty query.
   */
  find(query: string): readonly Item[] {
    const words = queryWords(query);
    if (words.length === 0) return [];
    const phrase = `\n${words.join(' ')}`;
    const starts: Item[] = [];
    const wordStarts: Item[] = [];
    const others: Item[] = [];
    for (const { item, text } of this.#entries) {
      if (text.includes(phrase)) starts.push(item);
      else if (words.every((word) => hasWordStart(text, word))) wordStarts.push(item);
      else if (words.every((word) => text.includes(word))) others.push(item);
    }
    return [...starts, ...wordStarts, ...others];
  }
}

/** A name, and one with apostrophes also in parts, so that "amica" begins a word of "L’amica geniale". */
function spellings(name: string): readonly string[] {
  const apart = name.replace(APOSTROPHES, ' ');
  return apart === name ? [name] : [name, apart];
}

/** True when `part` stands somewhere in `text` with no letter and no digit before it. */
function hasWordStart(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
