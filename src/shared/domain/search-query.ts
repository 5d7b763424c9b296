import { isLanguageTag, LONGEST_SEARCH } from './address.ts';
/** The field names of a search, as in `series:kojak`. */
export const SEARCH_FIELDS = [
  'person',
  'role',
  'job',
  'dept',
  'series',
  'season',
  'episode',
  'year',
  'lang',
  'note',
  'tag',
  'list',
  'has',
  'no',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** Fields whose value is searched as words. */
const WORD_FIELDS = ['person', 'role', 'job', 'dept', 'series', 'episode', 'note', 'tag', 'list'] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** The values of `has:` and `no:`. */
export const SEARCH_FLAGS = ['note', 'star', 'portrait'] as const;
export type SearchFlag = (typeof SEARCH_FLAGS)[number];

/** A word, or several in quotes, which must then be whole and adjacent. */
export interface SearchTerm {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Of what is left out, the word that may still be being typed: it stands at the end, and no space follows. */
  readonly isOpen?: true;
}

/** Both ends are included. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** What has a minus before it; each alone is enough to leave a result out. */
export interface LeftOut {
  /** What may occur nowhere. */
  readonly terms: readonly SearchTerm[];
  readonly words: Readonly<Record<WordField, readonly SearchTerm[]>>;
  readonly seasons: readonly NumberRange[];
  readonly years: readonly NumberRange[];
  readonly languages: readonly string[];
}

/** A parsed search. */
export interface SearchQuery {
  /** What may occur anywhere. */
  readonly terms: readonly SearchTerm[];
  readonly words: Readonly<Record<WordField, readonly SearchTerm[]>>;
  /** Any of these seasons; none: all. */
  readonly seasons: readonly NumberRange[];
  /** Years in which a season began. */
  readonly years: readonly NumberRange[];
  /** `ja` or `pt-BR`. */
  readonly languages: readonly string[];
  readonly has: readonly SearchFlag[];
  readonly lacks: readonly SearchFlag[];
  readonly without: LeftOut;
  readonly problems: readonly SearchProblem[];
}

/** What cannot be searched for as it is typed; the rest is searched all the same. */
export type SearchProblem =
  | { readonly kind: 'unknown-field'; readonly field: string }
  | {
      /** Its words cannot be left out. */
      readonly kind: 'unknown-left-out';
      readonly field: string;
    }
  | {
      /** Only leaves out, and searches for nothing. */
      readonly kind: 'only-left-out';
    }
  | {
      /** An “or”, or values with a comma: all that is typed is searched for. Matters only if nothing has it all. */
      readonly kind: 'alternatives';
      readonly text: string;
    }
  | {
      /** The value of a field makes no sense. */
      readonly kind: 'bad-value';
      readonly field: 'season' | 'year' | 'lang' | 'has' | 'no';
      readonly value: string;
    };

const EARLIEST_YEAR = 1800;
const LATEST_YEAR = 2999;

/**
 * A field with its value, words in quotes, or a word. A quote that is not closed goes to the end. What begins with a minus is
 * left out: that of a keyboard, of typography or of Japanese input. One in a word, or alone, is part of the text.
 */
const TOKEN = /((?<!\S)[-−－](?=[^\s\-−－]))?(?:(\p{L}+):)?(?:["“„]([^"“”„]*)(?:["“”]|$)|(\S+))/gu;

/** What may stand between two words as if either were enough. */
const OR = /^(?:or|\|{1,2})$/iu;

/** What stands at the end of a search and can be completed: its field, its value so far, and where it begins. */
export interface OpenToken {
  readonly at: number;
  readonly field: string | null;
  readonly value: string;
  /** In a quote that is not closed yet. */
  readonly isQuoted: boolean;
}

/** The token that is being typed at the end of a search: an empty one after a space, `null` after a closed quote. */
export function openToken(text: string): OpenToken | null {
  const last = [...text.matchAll(TOKEN)].at(-1);
  if (last === undefined || last.index + last[0].length < text.length)
    return { at: text.length, field: null, value: '', isQuoted: false };
  const [, minus = '', name = null, quoted, word = ''] = last;
  const whole = last[0].slice(minus.length);
  const at = last.index + minus.length;
  if (quoted === undefined) {
    const bare = /^(\p{L}+):$/u.exec(word)?.[1];
    return {
      at,
      field: name ?? bare ?? null,
      value: bare === undefined ? word : '',
      isQuoted: false,
    };
  }
  const isClosed = whole.length > (name === null ? 0 : name.length + 1) + 1 + quoted.length;
  return isClosed ? null : { at, field: name, value: quoted, isQuoted: true };
}

/**
 * Takes a search apart: `jesse pinkman`, `job:director series:"breaking bad" year:2008..2010 no:portrait`, `judge -uncredited`.
 * A field that is still without a value asks for nothing. A colon with anything but letters before it belongs to the word:
 * `9-1-1:`.
 */
export function parseSearch(text: string): SearchQuery {
  const asked = emptyConditions();
  const without = emptyConditions();
  const has: SearchFlag[] = [];
  const lacks: SearchFlag[] = [];
  const problems: SearchProblem[] = [];

  function take(field: SearchField, term: SearchTerm, isLeftOut: boolean): void {
    const value = term.text;
    const conditions = isLeftOut ? without : asked;
    const add = <T>(list: T[], read: T | null): void => {
      if (read !== null) list.push(read);
      else if (isValueField(field)) problems.push({ kind: 'bad-value', field, value });
    };
    switch (field) {
      case 'season':
        add(conditions.seasons, readRange(value, 0, 9_999));
        return;
      case 'year':
        add(conditions.years, readRange(value, EARLIEST_YEAR, LATEST_YEAR));
        return;
      case 'lang':
        add(conditions.languages, readLanguage(value));
        return;
      case 'has':
      case 'no':
        add(
          (field === 'has') === isLeftOut ? lacks : has,
          SEARCH_FLAGS.find((flag) => flag === value.toLowerCase()) ?? null,
        );
        return;
      case 'person':
      case 'role':
      case 'job':
      case 'dept':
      case 'series':
      case 'episode':
      case 'note':
      case 'tag':
      case 'list':
        conditions.words[field].push(term);
        if (!term.isQuoted && !isLeftOut && /[^\s,],[^\s,]/u.test(value))
          problems.push({ kind: 'alternatives', text: value });
    }
  }

  const tokens = [...text.slice(0, LONGEST_SEARCH).matchAll(TOKEN)];
  for (const [index, [, minus, name, quoted, plain = '']] of tokens.entries()) {
    // A field that waits for its value is a word that ends with a colon, and so is the first one of "CSI: Miami".
    if (name === undefined && toField(plain.replace(/:$/u, '')) !== null && plain.endsWith(':')) continue;
    const isLeftOut = minus !== undefined;
    const isOpen = isLeftOut && quoted === undefined && index === tokens.length - 1 && !/\s$/u.test(text);
    const term: SearchTerm = {
      text: quoted ?? plain.replace(/:$/u, ''),
      isQuoted: quoted !== undefined,
      ...(isOpen && { isOpen }),
    };
    if (term.text === '') continue;
    const field = name === undefined ? null : toField(name);
    if (field !== null) {
      take(field, term, isLeftOut);
      continue;
    }
    if (name !== undefined) {
      problems.push({ kind: isLeftOut ? 'unknown-left-out' : 'unknown-field', field: name });
      if (isLeftOut) continue;
      asked.terms.push({ text: name, isQuoted: false });
    } else if (OR.test(plain) && index > 0 && index < tokens.length - 1)
      problems.push({ kind: 'alternatives', text: plain });
    (isLeftOut ? without : asked).terms.push(term);
  }
  const query = { ...asked, has, lacks, without, problems };
  if (isEmptySearch(query) && areConditions(without)) problems.push({ kind: 'only-left-out' });
  return query;
}

/** The same as {@link LeftOut}, while it is read. */
interface Conditions {
  readonly terms: SearchTerm[];
  readonly words: Record<WordField, SearchTerm[]>;
  readonly seasons: NumberRange[];
  readonly years: NumberRange[];
  readonly languages: string[];
}

function emptyConditions(): Conditions {
  return {
    terms: [],
    words: {
      person: [],
      role: [],
      job: [],
      dept: [],
      series: [],
      episode: [],
      note: [],
      tag: [],
      list: [],
    },
    seasons: [],
    years: [],
    languages: [],
  };
}

function areConditions({ terms, words, seasons, years, languages }: LeftOut): boolean {
  return [terms, seasons, years, languages, ...Object.values(words)].some((list) => list.length > 0);
}

/** True for a search that asks for nothing: what is left out is not asked for. */
export function isEmptySearch(query: SearchQuery): boolean {
  return !areConditions(query) && query.has.length === 0 && query.lacks.length === 0;
}

/** The words to mark in what was found: those that stand anywhere, and those of a field. */
export function markedWords({ terms, words }: SearchQuery, ...fields: readonly WordField[]): string {
  return [...terms, ...fields.flatMap((field) => words[field])].map(({ text }) => text).join(' ');
}

/** A field under its own name or in capitals; `null` for a word that is none. */
function toField(name: string): SearchField | null {
  return SEARCH_FIELDS.find((field) => field === name.toLowerCase()) ?? null;
}

function isValueField(field: SearchField): field is 'season' | 'year' | 'lang' | 'has' | 'no' {
  return !(WORD_FIELDS as readonly string[]).includes(field);
}

/** `1994`, `1994..1999`, `1994..`, `..1999`; also with a dash. `null` for anything else, and beyond these bounds. */
export function readRange(text: string, least: number, most: number): NumberRange | null {
  const match = /^(\d{1,4})?(?:(\.\.|–|-)(\d{1,4})?)?$/u.exec(text);
  if (match === null) return null;
  const [, first, dots, last] = match;
  if (first === undefined && last === undefined) return null;
  const from = first === undefined ? least : Number(first);
  const to = dots === undefined ? from : last === undefined ? most : Number(last);
  return from < least || to > most || from > to ? null : { from, to };
}

function readLanguage(text: string): string | null {
  const [language = '', country] = text.split('-');
  const tag =
    country === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${country.toUpperCase()}`;
  return isLanguageTag(tag) ? tag : null;
}
