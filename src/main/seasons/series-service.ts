import { cancelled, isEndrollError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage, SeriesSearch, SeriesSearchPage } from '@shared/domain/series.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import { makeSearchPage } from '../answers/series.ts';
import type { KeptSeriesOutcome, OpenedSeries, RemoteLibrary } from '../library/calls.ts';
import type { Logger } from '../logging/logger.ts';
import { SharedRequests } from '../tmdb/shared-requests.ts';
import type { TmdbClient } from '../tmdb/client.ts';
import { askSeries, isStale, libraryFirst, QuietPause } from './ask-tmdb.ts';

export interface SeriesServiceOptions {
  readonly tmdb: Pick<TmdbClient, 'seriesBody' | 'searchSeries' | 'newBudget'>;
  readonly library: Pick<
    RemoteLibrary,
    'openSeries' | 'keepSeries' | 'lacksEnglishOverview' | 'noteSeriesGone'
  >;
  readonly images: {
    /** Fetches the poster of a kept series in the background, so that its page shows it offline. */
    keepSeries(series: { readonly seriesId: number; readonly posterPath: string | null }): void;
  };
  readonly clock: () => Date;
  /** Called when the content of a kept series has changed, or TMDB no longer has it. */
  readonly onChanged: (key: SeriesKey) => void;
  /** Called with the kept seasons that disappeared from TMDB with their series. */
  readonly onSeasonsGone: (keys: readonly SeasonKey[]) => void;
  readonly logger: Logger;
}

/** Series for the window: found by name on TMDB; opened from the library at once, or else from TMDB. */
export class SeriesService {
  readonly #options: SeriesServiceOptions;
  /** Concurrent requests for the same series are shared. */
  readonly #asking = new SharedRequests<KeptSeriesOutcome>();
  readonly #pause: QuietPause;
  #searching = new AbortController();

  constructor(options: SeriesServiceOptions) {
    this.#options = options;
    this.#pause = new QuietPause(options.clock);
  }

  /** One page of a search on TMDB, which is not kept. Cancels the previous search, which fails with `cancelled`. */
  async search(search: SeriesSearch): Promise<JsonText<SeriesSearchPage>> {
    this.#searching.abort(cancelled());
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    const { body } = await this.#options.tmdb.searchSeries(search, signal);
    // The answer may have arrived at the same moment as the newer search.
    signal.throwIfAborted();
    return toJsonText(makeSearchPage(body));
  }

  /** The kept series, refreshed in the background if it is a day old; or else TMDB's answer, which is kept. */
  async open(key: SeriesKey): Promise<JsonText<SeriesPage>> {
    const { library, logger } = this.#options;
    const series = {
      name: `series ${keyText(key)}`,
      open: () => library.openSeries(key),
      show: (kept: OpenedSeries) => {
        this.#refreshQuietly(key, kept);
        return kept.page;
      },
      ask: async () => (await this.#ask(key)).page,
    };
    return libraryFirst(series, logger);
  }

  /**
   * The numbers of all seasons with episodes, including Specials (0), ascending: from the kept series if it is less than a day
   * old, otherwise from TMDB, or else from the kept one.
   * @throws if TMDB does not answer and nothing is kept; `cancelled` when `signal` aborts
   */
  async seasonNumbers(key: SeriesKey, signal?: AbortSignal): Promise<readonly number[]> {
    const { library, clock, logger } = this.#options;
    const kept = await library.openSeries(key);
    if (kept !== null && !isStale(kept.fetchedAt, clock())) return kept.seasonNumbers;
    try {
      return (await this.#ask(key, signal)).seasonNumbers;
    } catch (error) {
      if (kept === null || isEndrollError(error, 'cancelled')) throw error;
      logger.info(`The seasons of series ${keyText(key)} are taken as they were kept`, error);
      return kept.seasonNumbers;
    }
  }

  /** Records that TMDB no longer has a series, so that the reader is told before it has to be deleted. Never rejects. */
  async noteGone({ seriesId, language }: SeriesKey): Promise<void> {
    const { library, onChanged, onSeasonsGone, logger } = this.#options;
    const key = { seriesId, language };
    try {
      const seasons = await library.noteSeriesGone(key);
      if (seasons === null) return;
      onChanged(key);
      onSeasonsGone(seasons);
    } catch (failure) {
      logger.warn(`Could not record that TMDB no longer has series ${keyText(key)}`, failure);
    }
  }

  /** Aborts all requests, and resolves when none of them can be stored any longer. */
  async stopAll(): Promise<void> {
    this.#searching.abort(cancelled());
    await this.#asking.stopAll();
  }

  /** Like {@link stopAll}, and nothing more is started: resolves when the library is no longer used. */
  async close(): Promise<void> {
    this.#searching.abort(cancelled());
    await this.#asking.close();
  }

  #refreshQuietly(key: SeriesKey, kept: OpenedSeries): void {
    const { clock, logger } = this.#options;
    const id = keyText(key);
    if (this.#asking.isRunning(id) || this.#pause.isOn(id) || !isStale(kept.fetchedAt, clock())) return;
    this.#ask(key).catch((error: unknown) => {
      this.#pause.begin(id);
      logger[isEndrollError(error) ? 'info' : 'warn'](`Series ${id} stays as it was kept`, error);
    });
  }

  #ask(key: SeriesKey, signal?: AbortSignal): Promise<KeptSeriesOutcome> {
    return this.#asking.run(keyText(key), signal, (shared) => this.#fetch(key, shared));
  }

  async #fetch(key: SeriesKey, signal: AbortSignal): Promise<KeptSeriesOutcome> {
    const { library, images, onChanged, logger } = this.#options;
    const asked = await askSeries(this.#options, key, signal).catch(async (error: unknown) => {
      if (isEndrollError(error, 'not-found')) await this.noteGone(key);
      throw error;
    });
    signal.throwIfAborted();
    const { seriesId, language } = key;
    const outcome = await library.keepSeries({ key: { seriesId, language }, ...asked });
    if (outcome.notKept === null) {
      images.keepSeries({ seriesId, posterPath: outcome.posterPath });
      if (outcome.isChanged) onChanged(key);
    } else {
      // It can be shown all the same.
      logger.warn(`Series ${keyText(key)} could not be kept: ${outcome.notKept}`);
    }
    return outcome;
  }
}

function keyText({ seriesId, language }: SeriesKey): string {
  return `${seriesId}/${language}`;
}
