import { APOSTROPHES, foldText, hasWords, queryWords } from '@shared/domain/fold-text.ts';

/** Names as they are searched: normalized, each after a line break. */
export type SearchText = string & { readonly __searchText: never };

/** Normalizes names once: with a thousand of them, doing it at every key would be noticeable. */
export function toSearchText(names: readonly string[]): SearchText {
  return names
    .flatMap(spellings)
    .map((name) => `\n${foldText(name)}`)
    .join('') as SearchText;
}

/** A query, prepared for matching against many names. */
export class NameQuery {
  readonly #words: readonly string[];
  readonly #phrase: string;

  constructor(query: string) {
    this.#words = queryWords(query);
    this.#phrase = `\n${this.#words.join(' ')}`;
  }

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  /**
   * How well names match, ignoring case, accents and apostrophes: 0 if one starts with the whole query, 1 if each word of
   * the query starts a word, 2 if each word occurs; `null` if one does not.
   */
  rank(text: SearchText): 0 | 1 | 2 | null {
    if (text.includes(this.#phrase)) return 0;
    if (!hasWords(text, this.#words)) return null;
    return this.#words.every((word) => hasWordStart(text, word)) ? 1 : 2;
  }

  /** Whether each word of the query is a word of the names, not only how one begins; Japanese puts nothing between words. */
  hasWhole(text: SearchText): boolean {
    return this.#words.every((word) => {
      const isUnspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]$/u.test(word);
      return hasWordStart(text, word, (after) => isUnspaced || !LETTER.test(after));
    });
  }

  /** Matching items, best first; equal matches keep the order of the list. None for an empty query. */
  best<Item>(items: readonly Item[], textOf: (item: Item) => SearchText): readonly Item[] {
    if (this.isEmpty) return [];
    const ranks: readonly [Item[], Item[], Item[]] = [[], [], []];
    for (const item of items) {
      const rank = this.rank(textOf(item));
      if (rank !== null) ranks[rank].push(item);
    }
    return ranks.flat();
  }
}

/** Items that can be found by name as the reader types. Names are normalized once, here. */
export class NameIndex<Item> {
  readonly #entries: readonly { readonly item: Item; readonly text: SearchText }[];

  constructor(items: readonly Item[], namesOf: (item: Item) => readonly string[]) {
    this.#entries = items.map((item) => ({ item, text: toSearchText(namesOf(item)) }));
  }

  /** Items in whose names every word of `query` occurs, best first (NameQuery). None for an empty query. */
  find(query: string): readonly Item[] {
    return new NameQuery(query).best(this.#entries, ({ text }) => text).map(({ item }) => item);
  }
}

/** A name, and one with apostrophes also in parts, so that "amica" begins a word of "L’amica geniale". */
function spellings(name: string): readonly string[] {
  const apart = name.replace(APOSTROPHES, ' ');
  return apart === name ? [name] : [name, apart];
}

const LETTER = /[\p{L}\p{N}]/u;

/** True if `part` occurs in `text` at a place not preceded by a letter or digit, and followed by what may follow. */
function hasWordStart(
  text: string,
  part: string,
  mayFollow: (after: string) => boolean = () => true,
): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (!LETTER.test(text.charAt(at - 1)) && mayFollow(text.charAt(at + part.length))) return true;
  }
  return false;
}
