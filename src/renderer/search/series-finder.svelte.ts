import type { AppError } from '@shared/app-error.ts';
import type { LeftOutRow } from '@shared/domain/season.ts';
import type { SeriesHit } from '@shared/domain/series.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { KnownNames } from '../state/known-names.ts';

/** How long the reader must pause before TMDB is searched, in milliseconds. */
const PAUSE = 250;

/** The state of TMDB's part of the results. */
export type TmdbSearch =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching' }
  | {
      readonly kind: 'found';
      readonly hits: readonly SeriesHit[];
      /** TMDB's rows that could not be used. */
      readonly leftOut: readonly LeftOutRow[];
      readonly hasMore: boolean;
      /** Why the rest could not be fetched; `null` if it could, or has not been asked for. */
      readonly error: AppError | null;
    }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Finds series on TMDB by name, when the reader pauses. The newest query wins. */
export class SeriesFinder {
  readonly #api: Api;
  readonly #language: () => string;
  readonly #names: Pick<KnownNames, 'note'>;
  #name = '';
  #page = 1;
  #question = 0;
  #isLoadingMore = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The newest query, once it has been sent to TMDB. */
  #asking: Promise<void> = Promise.resolve();
  /** The newest query is waiting for the reader to pause. */
  #isPausing = false;
  #tmdb = $state.raw<TmdbSearch>({ kind: 'idle' });

  /** Results are passed to `names`, so that their pages can open with a title. */
  constructor(api: Api, language: () => string, names: Pick<KnownNames, 'note'>) {
    this.#api = api;
    this.#language = language;
    this.#names = names;
  }

  get tmdb(): TmdbSearch {
    return this.#tmdb;
  }

  /** Searches for a name; an empty one clears the search. */
  search(name: string): void {
    clearTimeout(this.#timer);
    this.#question += 1;
    this.#name = name;
    this.#isPausing = name !== '';
    if (name === '') {
      this.#tmdb = { kind: 'idle' };
      return;
    }
    // Results stay until newer ones arrive: the list must not flicker at every letter.
    if (this.#tmdb.kind !== 'found') this.#tmdb = { kind: 'searching' };
    this.#timer = setTimeout(() => this.#askNow(), PAUSE);
  }

  /**
   * Waits for TMDB's answer to the last query, without the pause, because the reader has pressed Enter. Resolves to false
   * if the query has changed in the meantime.
   */
  async settled(): Promise<boolean> {
    const question = this.#question;
    if (this.#isPausing) this.#askNow();
    await this.#asking;
    return question === this.#question;
  }

  #askNow(): void {
    clearTimeout(this.#timer);
    this.#isPausing = false;
    this.#asking = this.#ask(1);
  }

  /** Adds the next page, if there is one and it has not been requested yet. `isAgain`: the reader tries again what has failed. */
  async more(isAgain = false): Promise<void> {
    if (this.#tmdb.kind !== 'found' || !this.#tmdb.hasMore || this.#isLoadingMore) return;
    if (this.#tmdb.error !== null && !isAgain) return;
    this.#isLoadingMore = true;
    await this.#ask(this.#page + 1);
    this.#isLoadingMore = false;
  }

  async #ask(page: number): Promise<void> {
    const question = this.#question;
    const language = this.#language();
    const result = await this.#api.series.search({ query: this.#name, page, language });
    if (question !== this.#question) return;
    if (!result.ok) {
      const { error } = result;
      if (error.kind === 'cancelled') return;
      if (page === 1) this.#tmdb = { kind: 'failed', error };
      else if (this.#tmdb.kind === 'found') this.#tmdb = { ...this.#tmdb, error };
      return;
    }
    const found = fromJsonText(result.value);
    for (const hit of found.results) this.#names.note(hit, language);
    const before = page === 1 || this.#tmdb.kind !== 'found' ? NOTHING_FOUND : this.#tmdb;
    this.#page = page;
    this.#tmdb = {
      kind: 'found',
      hits: withoutRepeats(before.hits, found.results),
      leftOut: [...before.leftOut, ...found.leftOut],
      hasMore: page < found.totalPages,
      error: null,
    };
  }
}

const NOTHING_FOUND = { hits: [], leftOut: [] } as const;

/** TMDB's pages can shift between requests, so that a series appears twice; it is shown once. */
function withoutRepeats(before: readonly SeriesHit[], next: readonly SeriesHit[]): readonly SeriesHit[] {
  const known = new Set<number>();
  return [...before, ...next].filter(({ seriesId }) => !known.has(seriesId) && known.add(seriesId));
}
