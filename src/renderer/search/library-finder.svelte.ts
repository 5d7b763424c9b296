import type { AppError } from '@shared/app-error.ts';
import {
  NO_TRANSLATED_NAMES,
  type HitKind,
  type LibrarySearch,
  type LibrarySearchResult,
  type TranslatedNames,
} from '@shared/domain/library-search.ts';
import { parseSearch, type SearchTerm } from '@shared/domain/search-query.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { ok, type Result } from '@shared/result.ts';
import type { CreditWords } from '@shared/text/credit-words/credit-words.ts';
import { NameQuery, toSearchText, type SearchText } from '../state/name-index.ts';

/** What affects the results besides the words. */
export interface FinderSources {
  readonly api: Api;
  /** Whose searches replace each other: one over the page leaves that of the page alone. */
  readonly asker: 'page' | 'palette';
  readonly hidden: () => HiddenDetails;
  /** Jobs and departments in the reader's language; `null` in English, the language of TMDB's words. */
  readonly creditWords: () => CreditWords | null;
}

/** How much is asked for. */
export interface FinderScope {
  /** The most hits of each kind. */
  readonly limit: number;
  readonly only: HitKind | null;
}

/** What was found for a text. */
export interface FoundInLibrary {
  readonly text: string;
  readonly only: HitKind | null;
  readonly groups: LibrarySearchResult['groups'];
  /** Something may have been left out because the reader has not seen it. */
  readonly hasUnseen: boolean;
}

/**
 * Searches the whole library as the reader types. Each query is sent at once, and a newer one cancels an older one; the
 * older results stay until the newer ones arrive, so that nothing flickers.
 */
export class LibraryFinder {
  readonly #sources: FinderSources;
  #question = 0;
  #asking: Promise<void> = Promise.resolve();
  #found = $state.raw<FoundInLibrary | null>(null);
  #error = $state.raw<AppError | null>(null);

  /** Unseen episodes and seasons are searched too. */
  showUnseen = false;

  constructor(sources: FinderSources) {
    this.#sources = sources;
  }

  /** The newest results; `null` without a query. */
  get found(): FoundInLibrary | null {
    return this.#found;
  }

  /** The error, if the library did not answer. */
  get error(): AppError | null {
    return this.#error;
  }

  /** Searches; a blank text clears the search. */
  search(text: string, scope: FinderScope): void {
    this.#question += 1;
    if (text.trim() === '') {
      this.#found = null;
      this.#error = null;
      return;
    }
    this.#asking = this.#ask(text, scope);
  }

  /** Waits for the results of the last query. Resolves to false if the query has changed in the meantime. */
  async settled(): Promise<boolean> {
    const question = this.#question;
    await this.#asking;
    return question === this.#question;
  }

  /** The newest results with up to `limit` hits of each kind; {@link found} does not change. */
  async upTo(limit: number): Promise<Result<FoundInLibrary | null, AppError>> {
    await this.#asking;
    if (this.#found === null) return ok(null);
    return this.#find(this.#found.text, { limit, only: this.#found.only }, 'copy');
  }

  async #find(
    text: string,
    { limit, only }: FinderScope,
    asker: NonNullable<LibrarySearch['asker']> = this.#sources.asker,
  ): Promise<Result<FoundInLibrary, AppError>> {
    const { api, hidden, creditWords } = this.#sources;
    const { characters, episodeCounts, guests } = hidden();
    const result = await api.library.search({
      asker,
      text,
      limit,
      only,
      translated: translatedNames(text, creditWords()),
      hidden: { characters, episodeCounts, guests },
      showUnseen: this.showUnseen,
    });
    return result.ok ? ok({ text, only, ...fromJsonText(result.value) }) : result;
  }

  async #ask(text: string, scope: FinderScope): Promise<void> {
    const question = this.#question;
    const result = await this.#find(text, scope);
    if (question !== this.#question) return;
    if (result.ok) {
      this.#found = result.value;
      this.#error = null;
    } else if (result.error.kind !== 'cancelled') {
      this.#found = null;
      this.#error = result.error;
    }
  }
}

/** The most translated names that are sent along: a single letter would match most of them. */
const MOST_NAMES = 40;

/** TMDB's names of the jobs and departments that match in the reader's language. */
export function translatedNames(text: string, words: CreditWords | null): TranslatedNames {
  if (words === null) return NO_TRANSLATED_NAMES;
  const query = parseSearch(text);
  const all = namesOf(words);
  const fitting = (
    terms: readonly SearchTerm[],
    kind: 'job' | 'dept' | null,
    areWhole = false,
  ): readonly string[] => {
    const asked = new NameQuery(terms.map((term) => term.text).join(' '));
    if (asked.isEmpty) return [];
    const fits = (text: SearchText): boolean =>
      areWhole ? asked.hasWhole(text) : (asked.rank(text) ?? 2) < 2;
    return all
      .filter((entry) => (kind === null || entry.kind === kind) && fits(entry.text))
      .map(({ name }) => name)
      .slice(0, MOST_NAMES);
  };
  // Of what is left out, each word alone is enough, but a whole one unless it is being typed.
  const fittingAny = (terms: readonly SearchTerm[], kind: 'job' | 'dept' | null): readonly string[] =>
    [...new Set(terms.flatMap((term) => fitting([term], kind, term.isOpen !== true)))].slice(0, MOST_NAMES);
  const { without } = query;
  return {
    terms: fitting(query.terms, null),
    job: fitting(query.words.job, 'job'),
    dept: fitting(query.words.dept, 'dept'),
    without: {
      terms: fittingAny(without.terms, null),
      job: fittingAny(without.words.job, 'job'),
      dept: fittingAny(without.words.dept, 'dept'),
    },
  };
}

interface TranslatedName {
  readonly kind: 'job' | 'dept';
  readonly name: string;
  readonly text: SearchText;
}

const foldedNames = new WeakMap<CreditWords, readonly TranslatedName[]>();

/** Normalized once for each language. */
function namesOf(words: CreditWords): readonly TranslatedName[] {
  const known = foldedNames.get(words);
  if (known !== undefined) return known;
  const fold = (kind: TranslatedName['kind'], names: Readonly<Record<string, string>>): TranslatedName[] =>
    Object.entries(names).map(([name, translated]) => ({ kind, name, text: toSearchText([translated]) }));
  const folded = [...fold('job', words.jobs), ...fold('dept', words.departments)];
  foldedNames.set(words, folded);
  return folded;
}
