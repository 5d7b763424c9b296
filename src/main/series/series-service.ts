import { isDeepStrictEqual } from 'node:util';
import { EndrollError, isEndrollError } from '@shared/app-error.ts';
import type { Series } from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage, SeriesSearch, SeriesSearchPage } from '@shared/domain/series.ts';
import { fromJsonText, toJsonText, type JsonText } from '@shared/json-text.ts';
import type { LibraryApi, OpenedSeries, Remote } from '../library/library-api.ts';
import type { Logger } from '../logging/logger.ts';
import { QuietPause } from '../seasons/quiet-pause.ts';
import { verbatim } from '../seasons/season-keeper.ts';
import { isStale } from '../seasons/staleness.ts';
import { toSeries, toSeriesSearchPage } from '../tmdb/mapping.ts';
import type { TmdbClient } from '../tmdb/tmdb-client.ts';

/** What {@link SeriesService} needs. */
export interface SeriesServiceOptions {
  readonly tmdb: Pick<TmdbClient, 'series' | 'searchSeries'>;
  readonly library: Pick<Remote<LibraryApi>, 'openSeries' | 'keepSeries'>;
  readonly clock: () => Date;
  /** Told when a kept series has another content. */
  readonly onChanged: (key: SeriesKey) => void;
  readonly logger: Logger;
}

/** Series for the window: found by name on TMDB, and opened from the library at once, else from TMDB. */
export class SeriesService {
  readonly #options: SeriesServiceOptions;
  /** Series that TMDB is being asked for; whoever wants one meanwhile shares the answer. */
  readonly #asking = new Map<string, Promise<JsonText<SeriesPage>>>();
  readonly #pause: QuietPause;
  #searching = new AbortController();

  constructor(options: SeriesServiceOptions) {
    this.#options = options;
    this.#pause = new QuietPause(options.clock);
  }

  /** One page of a search on TMDB; nothing of it is kept. Ends the search before it, which fails as `cancelled`. */
  async search(search: SeriesSearch): Promise<JsonText<SeriesSearchPage>> {
    this.#searching.abort(new EndrollError({ kind: 'cancelled' }));
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    const { value } = await this.#options.tmdb.searchSeries(search, signal);
    // The answer may have come in the same moment as the newer search.
    signal.throwIfAborted();
    return toJsonText(toSeriesSearchPage(value));
  }

  /** The kept series, asking TMDB again in the background when that is a day old; else TMDB's answer, which is kept. */
  async open(key: SeriesKey): Promise<JsonText<SeriesPage>> {
    const { library, logger } = this.#options;
    let kept: OpenedSeries | null = null;
    let libraryError: unknown = null;
    try {
      kept = await library.openSeries(key);
    } catch (error) {
      libraryError = error;
      logger.warn(`The library did not open series ${keyText(key)}`, error);
    }
    if (kept !== null) {
      this.#refreshQuietly(key, kept);
      return kept.page;
    }
    try {
      return await this.#ask(key, null);
    } catch (error) {
      // Without TMDB the reader should hear of the library, where the series may well be.
      throw libraryError ?? error;
    }
  }

  #refreshQuietly(key: SeriesKey, { page, fetchedAt }: OpenedSeries): void {
    const { clock, logger } = this.#options;
    const id = keyText(key);
    if (this.#asking.has(id) || this.#pause.isOn(id) || !isStale(fetchedAt, clock())) return;
    this.#ask(key, fromJsonText(page).series).catch((error: unknown) => {
      this.#pause.begin(id);
      logger[isEndrollError(error) ? 'info' : 'warn'](`Series ${id} stays as it was kept`, error);
    });
  }

  #ask(key: SeriesKey, kept: Series | null): Promise<JsonText<SeriesPage>> {
    const id = keyText(key);
    const running = this.#asking.get(id);
    if (running !== undefined) return running;
    const asking = this.#fetch(key, kept).finally(() => this.#asking.delete(id));
    this.#asking.set(id, asking);
    return asking;
  }

  async #fetch(key: SeriesKey, kept: Series | null): Promise<JsonText<SeriesPage>> {
    const { tmdb, library, onChanged, logger } = this.#options;
    const answer = await tmdb.series(key.seriesId, key.language);
    const series = toSeries(answer.value);
    try {
      await library.keepSeries({ series, language: key.language, answer: verbatim(answer) });
      if (kept !== null && !isDeepStrictEqual(series, kept)) onChanged(key);
    } catch (error) {
      // It can be shown all the same.
      logger.warn(`Series ${keyText(key)} could not be kept`, error);
    }
    return toJsonText<SeriesPage>({ series, source: 'network', fetchedAt: answer.fetchedAt });
  }
}

function keyText({ seriesId, language }: SeriesKey): string {
  return `${seriesId}/${language}`;
}
