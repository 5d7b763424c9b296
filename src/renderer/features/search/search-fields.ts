import { foldText } from '@shared/domain/fold-text.ts';
import type { HitKind } from '@shared/domain/library-search.ts';
import { openToken, SEARCH_FIELDS, SEARCH_FLAGS, type SearchField } from '@shared/domain/search-query.ts';

/** The topics of the help, each with an example. */
export const SEARCH_EXAMPLES = [
  { help: 'words', example: 'jesse pinkman' },
  { help: 'quotes', example: '"walter white"' },
  { help: 'minus', example: 'judge -uncredited' },
  { help: 'role', example: 'role:doctor' },
  { help: 'job', example: 'job:director' },
  { help: 'dept', example: 'dept:camera' },
  { help: 'person', example: 'person:anna' },
  { help: 'series', example: 'series:"breaking bad"' },
  { help: 'season', example: 'season:2' },
  { help: 'episode', example: 'episode:pilot' },
  { help: 'year', example: 'year:1994..1999' },
  { help: 'lang', example: 'lang:ja' },
  { help: 'note', example: 'has:note' },
  { help: 'star', example: 'has:star' },
  { help: 'tag', example: 'tag:casting' },
  { help: 'list', example: 'list:casting' },
  { help: 'portrait', example: 'no:portrait' },
] as const;

/** How the search page was left. */
export interface SearchMemory {
  text?: string;
  /** One kind alone. */
  only?: HitKind | null;
}

/** One way to go on typing. */
export interface SearchHint {
  readonly label: string;
  /** The whole search text if it is chosen. */
  readonly text: string;
}

/** The values that fields are completed from. */
export interface HintValues {
  /** Jobs and departments in the reader's language. */
  readonly jobs: readonly string[];
  readonly departments: readonly string[];
  /** Names of kept series. */
  readonly series: readonly string[];
  /** Numbers of kept seasons, and years in which they began. */
  readonly seasons: readonly string[];
  readonly years: readonly string[];
  /** Tags of the languages that seasons are kept in. */
  readonly languages: readonly string[];
  /** The reader's. */
  readonly tags: readonly string[];
  readonly lists: readonly string[];
}

const MOST_HINTS = 8;

/** Completions for the last word of a search: fields that start with it, or values of its field. */
export function searchHints(
  text: string,
  values: HintValues,
  fits: (name: string, typed: string) => boolean,
): readonly SearchHint[] {
  const token = openToken(text);
  if (token === null) return [];
  const { field: name, value: typed } = token;
  const before = text.slice(0, token.at);
  if (name === null) {
    if (token.isQuoted) return [];
    const fields = SEARCH_FIELDS.filter((field) => field.startsWith(typed.toLowerCase()));
    // Most people type words that are not fields.
    if (typed !== '' && fields.length === 0) return [];
    return fields.map((field) => ({ label: `${field}:`, text: `${before}${field}:` }));
  }
  const field = SEARCH_FIELDS.find((known) => known === name.toLowerCase());
  if (field === undefined) return [];
  const asked = foldText(typed);
  const rankOf = (value: string): number => {
    const name = foldText(value);
    if (name === asked) return 0;
    return name.startsWith(asked) ? 1 : 2;
  };
  // Two series may have one name. Whole names before others: "Director" before "Animation Director".
  return [...new Set(valuesOf(field, values))]
    .filter((value) => typed === '' || (fits(value, typed) && value.toLowerCase() !== typed.toLowerCase()))
    .map((value) => ({ value, rank: rankOf(value) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_HINTS)
    .map(({ value }) => ({
      label: value,
      text: `${before}${field}:${/\s/u.test(value) ? `"${value}"` : value} `,
    }));
}

function valuesOf(
  field: SearchField,
  { jobs, departments, series, seasons, years, languages, tags, lists }: HintValues,
): readonly string[] {
  switch (field) {
    case 'job':
      return jobs;
    case 'dept':
      return departments;
    case 'series':
      return series;
    case 'season':
      return seasons;
    case 'year':
      return years;
    case 'lang':
      return languages;
    case 'tag':
      return tags;
    case 'list':
      return lists;
    case 'has':
    case 'no':
      return SEARCH_FLAGS;
    case 'person':
    case 'role':
    case 'episode':
    case 'note':
      return [];
  }
}
