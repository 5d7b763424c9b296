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
}

/** Both ends are included. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
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
  readonly problems: readonly SearchProblem[];
}

/** What cannot be searched for as it is typed; the rest is searched all the same. */
export type SearchProblem =
  | { readonly kind: 'unknown-field'; readonly field: string }
  | {
      /** The value of a field makes no sense. */
      readonly kind: 'bad-value';
      readonly field: 'season' | 'year' | 'lang' | 'has' | 'no';
      readonly value: string;
    };

const EARLIEST_YEAR = 1800;
const LATEST_YEAR = 2999;

/** A field with its value, words in quotes, or a word. A quote that is not closed goes to the end. */
const TOKEN = /(?:(\p{L}+):)?(?:["“„]([^"“”„]*)(?:["“”]|$)|(\S+))/gu;

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
  const [whole, name = null, quoted, word = ''] = last;
  if (quoted === undefined) {
    const bare = /^(\p{L}+):$/u.exec(word)?.[1];
    return {
      at: last.index,
      field: name ?? bare ?? null,
      value: bare === undefined ? word : '',
      isQuoted: false,
    };
  }
  const isClosed = whole.length > (name === null ? 0 : name.length + 1) + 1 + quoted.length;
  return isClosed ? null : { at: last.index, field: name, value: quoted, isQuoted: true };
}

/**
 * Takes a search apart: `jesse pinkman`, `job:director series:"breaking bad" year:2008..2010 no:portrait`. A field that is
 * still without a value asks for nothing. A colon with anything but letters before it belongs to the word: `9-1-1:`.
 */
export function parseSearch(text: string): SearchQuery {
  const terms: SearchTerm[] = [];
  const words: Record<WordField, SearchTerm[]> = {
    person: [],
    role: [],
    job: [],
    dept: [],
    series: [],
    episode: [],
    note: [],
    tag: [],
    list: [],
  };
  const seasons: NumberRange[] = [];
  const years: NumberRange[] = [];
  const languages: string[] = [];
  const has: SearchFlag[] = [];
  const lacks: SearchFlag[] = [];
  const problems: SearchProblem[] = [];

  function take(field: SearchField, term: SearchTerm): void {
    const value = term.text;
    const add = <T>(list: T[], read: T | null): void => {
      if (read !== null) list.push(read);
      else if (isValueField(field)) problems.push({ kind: 'bad-value', field, value });
    };
    switch (field) {
      case 'season':
        add(seasons, readRange(value, 0, 9_999));
        return;
      case 'year':
        add(years, readRange(value, EARLIEST_YEAR, LATEST_YEAR));
        return;
      case 'lang':
        add(languages, readLanguage(value));
        return;
      case 'has':
      case 'no':
        add(field === 'has' ? has : lacks, SEARCH_FLAGS.find((flag) => flag === value.toLowerCase()) ?? null);
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
        words[field].push(term);
    }
  }

  for (const [, name, quoted, plain = ''] of text.slice(0, LONGEST_SEARCH).matchAll(TOKEN)) {
    // A field that waits for its value is a word that ends with a colon, and so is the first one of "CSI: Miami".
    if (name === undefined && toField(plain.replace(/:$/u, '')) !== null && plain.endsWith(':')) continue;
    const term = { text: quoted ?? plain.replace(/:$/u, ''), isQuoted: quoted !== undefined };
    if (term.text === '') continue;
    const field = name === undefined ? null : toField(name);
    if (field !== null) {
      take(field, term);
      continue;
    }
    if (name !== undefined) {
      problems.push({ kind: 'unknown-field', field: name });
      terms.push({ text: name, isQuoted: false });
    }
    terms.push(term);
  }
  return { terms, words, seasons, years, languages, has, lacks, problems };
}

/** True for a search that asks for nothing. */
export function isEmptySearch({ terms, words, seasons, years, languages, has, lacks }: SearchQuery): boolean {
  const lists = [terms, seasons, years, languages, has, lacks, ...Object.values(words)];
  return lists.every((list) => list.length === 0);
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

/** `1994`, `1994..1999`, `1994..`, `..1999`. */
function readRange(text: string, least: number, most: number): NumberRange | null {
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
