import type { TranslatedNames } from '@shared/domain/library-search.ts';
import type { SearchTerm } from '@shared/domain/search-query.ts';
import { partWord, type PartField } from './people-index.ts';
import { isUnspaced, wordsOf } from './words.ts';

/** The words of a search, ready to be searched for in the index and in texts. */
export class Words {
  readonly #terms: readonly {
    readonly words: readonly string[];
    /** Its words occur together. */
    readonly isPhrase: boolean;
    readonly isQuoted: boolean;
    /** Beginnings of words are not enough. */
    readonly areWhole: boolean;
  }[];
  readonly #all: string;

  readonly #complete: (field: PartField, word: string) => readonly string[];
  /** The words of examined texts; each text is needed several times. */
  readonly #known = new Map<string, readonly string[]>();

  /**
   * @param complete the whole words of a field with this prefix, if they are known and few
   * @param areLeftOut texts contain only whole words of these, except of the one that is being typed
   */
  constructor(
    terms: readonly SearchTerm[],
    complete: (field: PartField, word: string) => readonly string[] = () => [],
    areLeftOut = false,
  ) {
    this.#complete = complete;
    this.#terms = terms
      .map(({ text, isQuoted, isOpen = false }) => {
        const words = wordsOf(text);
        const areWhole = isQuoted || (areLeftOut && !isOpen);
        return { words, isQuoted, areWhole, isPhrase: isQuoted || words.some(isUnspaced) };
      })
      .filter(({ words }) => words.length > 0);
    this.#all = this.#terms.flatMap(({ words }) => words).join(' ');
  }

  get isEmpty(): boolean {
    return this.#terms.length === 0;
  }

  /** How many words. */
  get count(): number {
    return this.#terms.reduce((sum, { words }) => sum + words.length, 0);
  }

  /** An FTS5 query for rows that contain all of them; for parts, in one of these fields. `''`: no query. */
  match(...fields: readonly PartField[]): string {
    return this.#matches(fields).join(' AND ');
  }

  /** The same for rows that contain them as whole words, and not only their beginnings. */
  wholeMatch(): string {
    return this.#terms.flatMap(({ words }) => words.map((word) => `"${word}"`)).join(' AND ');
  }

  /** A query for rows that contain one of them. */
  alternatives(...fields: readonly PartField[]): string {
    return this.#matches(fields).join(' OR ');
  }

  /** True if each of them occurs in one of the texts. */
  fits(texts: readonly string[]): boolean {
    if (this.isEmpty) return true;
    const all = texts.map((text) => this.#wordsIn(text));
    return this.#terms.every((term) => {
      if (!term.isPhrase)
        return term.words.every((word) =>
          all.some((words) => (term.areWhole ? words.includes(word) : beginsOne(words, word))),
        );
      const phrase = ` ${term.words.join(' ')}`;
      return all.some((words) => ` ${words.join(' ')} `.includes(term.areWhole ? `${phrase} ` : phrase));
    });
  }

  /** True if one of them occurs in one of the texts. */
  fitsAny(texts: readonly string[]): boolean {
    return texts.some((text) => {
      const words = this.#wordsIn(text);
      return this.#terms.some((term) => term.words.some((word) => beginsOne(words, word)));
    });
  }

  /**
   * How well a text matches: 0 if it is what is asked for, 1 if it has all of its words, 2 if it begins with it, 3 if it has
   * words that begin with all of them, otherwise 4. So John Goodman and Elton John come before Johnny Depp. If nothing is asked
   * for, everything matches alike.
   */
  fit(text: string): number {
    if (this.isEmpty) return 0;
    const words = this.#wordsIn(text);
    const joined = words.join(' ');
    if (joined === this.#all) return 0;
    const all = this.#terms.flatMap((term) => term.words);
    if (all.every((word) => words.includes(word))) return 1;
    if (joined.startsWith(this.#all)) return 2;
    return all.every((word) => beginsOne(words, word)) ? 3 : 4;
  }

  #wordsIn(text: string): readonly string[] {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const words = wordsOf(text);
    this.#known.set(text, words);
    return words;
  }

  #matches(fields: readonly PartField[]): readonly string[] {
    return this.#terms.flatMap(({ words, isQuoted }) =>
      words.map((word) => {
        const isWhole = isQuoted || isUnspaced(word);
        const end = isWhole ? '"' : '"*';
        if (fields.length === 0) return `"${word}${end}`;
        return anyOf(
          ...fields.flatMap((field) => {
            const whole = isWhole ? [] : this.#complete(field, word);
            if (whole.length > 0) return whole.map((one) => `"${partWord(field, one)}"`);
            return [`"${partWord(field, word)}${end}`];
          }),
        );
      }),
    );
  }
}

/** Words that are left out: each alone is looked for, whole unless it is being typed. */
export class AnyOfWords {
  readonly #each: readonly Words[];

  constructor(terms: readonly SearchTerm[]) {
    this.#each = terms.map((term) => new Words([term], () => [], true)).filter((words) => !words.isEmpty);
  }

  get isEmpty(): boolean {
    return this.#each.length === 0;
  }

  /** True if one of them occurs in one of the texts. */
  occurIn(...texts: readonly (string | null)[]): boolean {
    if (this.isEmpty) return false;
    const known = texts.filter((text) => text !== null);
    return this.#each.some((words) => words.fits(known));
  }
}

function beginsOne(words: readonly string[], beginning: string): boolean {
  return words.some((word) => word.startsWith(beginning));
}

export function allOf(...matches: readonly string[]): string {
  return joined(matches, ' AND ');
}

export function anyOf(...matches: readonly string[]): string {
  return joined(matches, ' OR ');
}

/** An expression that can be combined with any other. */
function joined(matches: readonly string[], word: string): string {
  const all = matches.filter((match) => match !== '');
  return all.length < 2 ? all.join('') : `(${all.map((match) => `(${match})`).join(word)})`;
}

/** For titles, whose words are in columns. */
export function inColumns(columns: string, match: string): string {
  return match === '' ? '' : `${columns} : (${match})`;
}

/** For parts that contain one of these names as a whole. */
export function anyName(fields: readonly PartField[], names: TranslatedNames['terms']): string {
  return anyOf(...names.map((name) => new Words([{ text: name, isQuoted: true }]).match(...fields)));
}
