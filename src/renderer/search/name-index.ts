import { APOSTROPHES, foldText, queryWords } from '@shared/domain/filter-credits.ts';

/** Names as they are searched: folded, each behind a line break. */
export type SearchText = string & { readonly __searchText: never };

/** Folds names once: at a thousand of them that would be felt at every key. */
export function toSearchText(names: readonly string[]): SearchText {
  return names
    .flatMap(spellings)
    .map((name) => `\n${foldText(name)}`)
    .join('') as SearchText;
}

/** What a reader searches for, made ready to be looked for in many names. */
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
   * How well names fit, whatever their case, accents and apostrophes: 0 when one begins with all that is searched for, 1
   * when each word begins a word, 2 when each occurs; `null` when one does not.
   */
  rank(text: SearchText): 0 | 1 | 2 | null {
    if (text.includes(this.#phrase)) return 0;
    if (!this.#words.every((word) => text.includes(word))) return null;
    return this.#words.every((word) => hasWordStart(text, word)) ? 1 : 2;
  }

  /** Items that fit, best first; among those that fit equally well the order of the list. None for an empty query. */
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

/** Items to be found by name while the reader types. Names are folded here, once. */
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

/** True when `part` stands somewhere in `text` with no letter and no digit before it. */
function hasWordStart(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
