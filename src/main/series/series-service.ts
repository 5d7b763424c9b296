import { isDeepStrictEqual } from 'node:util';
import { EndrollError, isEndrollError } from '@shared/app-error.ts';
import type { Series } from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage, SeriesSearch, SeriesSearchPage } from '@shared/domain/series.ts';
import { fromJsonText, toJsonText, type JsonText } from '@shared/json-text.ts';
import { makeSearchPage, makeSeries } from '../answers/series.ts';
import type { LibraryApi, OpenedSeries, Remote } from '../library/library-api.ts';
import type { Logger } from '../logging/logger.ts';
import { libraryFirst } from '../seasons/library-first.ts';
import { QuietPause } from '../seasons/quiet-pause.ts';
import { isStale } from '../seasons/staleness.ts';
import { verbatim } from '../seasons/verbatim.ts';
import { SharedRequests } from '../tmdb/shared-requests.ts';
import type { TmdbClient } from '../tmdb/client.ts';
import { withEnglishOverview } from './english-overview.ts';
import { keepSeries, type SeriesPlaces } from './keep-series.ts';

/** What {@link SeriesService} needs. */
export interface SeriesServiceOptions extends SeriesPlaces {
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
  /** Whoever wants a series that TMDB is being asked for shares the answer. */
  readonly #asking = new SharedRequests<SeriesPage>();
  readonly #pause: QuietPause;
  #searching = new AbortController();

  constructor(options: SeriesServiceOptions) {
    this.#options = options;
    this.#pause = new QuietPause(options.clock);
  }

  /** One page of a search on TMDB; nothing of it is kept. Ends the search before it, which fails as `cancelled`. */
  async search(search: SeriesSearch): Promise<JsonText<SeriesSearchPage>> {
    this.#searching.abort(cancelled());
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    const { body } = await this.#options.tmdb.searchSeries(search, signal);
    // The answer may have come in the same moment as the newer search.
    signal.throwIfAborted();
    return toJsonText(makeSearchPage(body));
  }

  /** The kept series, asking TMDB again in the background when that is a day old; else TMDB's answer, which is kept. */
  async open(key: SeriesKey): Promise<JsonText<SeriesPage>> {
    const { library, logger } = this.#options;
    const series = {
      name: `series ${keyText(key)}`,
      open: () => library.openSeries(key),
      show: (kept: OpenedSeries) => {
        this.#refreshQuietly(key, kept);
        return kept.page;
      },
      ask: async () => toJsonText(await this.#ask(key, null)),
    };
    return libraryFirst(series, logger);
  }

  /**
   * The numbers of all seasons that have episodes, Specials (0) included, ascending: as kept when that is younger than
   * a day, else as TMDB says, else as kept.
   * @throws when TMDB does not answer and nothing is kept; `cancelled` when `signal` aborts
   */
  async seasonNumbers(key: SeriesKey, signal?: AbortSignal): Promise<readonly number[]> {
    const { library, clock, logger } = this.#options;
    const kept = await library.openSeries(key);
    const keptSeries = kept === null ? null : seriesOf(kept);
    if (kept !== null && keptSeries !== null && !isStale(kept.fetchedAt, clock()))
      return numbersOf(keptSeries);
    try {
      return numbersOf((await this.#ask(key, keptSeries, signal)).series);
    } catch (error) {
      if (keptSeries === null || isEndrollError(error, 'cancelled')) throw error;
      logger.info(`The seasons of series ${keyText(key)} are taken as they were kept`, error);
      return numbersOf(keptSeries);
    }
  }

  /** Ends everything under way, and resolves when none of it will be stored any more. */
  async stopAll(): Promise<void> {
    this.#searching.abort(cancelled());
    await this.#asking.stopAll();
  }

  /** Like {@link stopAll}, and nothing begins any more: resolves when the library will not be asked again. */
  async close(): Promise<void> {
    this.#searching.abort(cancelled());
    await this.#asking.close();
  }

  #refreshQuietly(key: SeriesKey, kept: OpenedSeries): void {
    const { clock, logger } = this.#options;
    const id = keyText(key);
    if (this.#asking.isRunning(id) || this.#pause.isOn(id) || !isStale(kept.fetchedAt, clock())) return;
    this.#ask(key, seriesOf(kept)).catch((error: unknown) => {
      this.#pause.begin(id);
      logger[isEndrollError(error) ? 'info' : 'warn'](`Series ${id} stays as it was kept`, error);
    });
  }

  #ask(key: SeriesKey, kept: Series | null, signal?: AbortSignal): Promise<SeriesPage> {
    return this.#asking.run(keyText(key), signal, (shared) => this.#fetch(key, kept, shared));
  }

  async #fetch(key: SeriesKey, kept: Series | null, signal: AbortSignal): Promise<SeriesPage> {
    const { tmdb, onChanged, logger } = this.#options;
    const { seriesId, language } = key;
    const answer = await tmdb.series(seriesId, language, signal);
    const described = { series: makeSeries({ series: answer.body, english: null }), language, kept };
    const series = await withEnglishOverview(this.#options, described, signal);
    signal.throwIfAborted();
    try {
      await keepSeries(this.#options, { series, language, answer: verbatim(answer) });
      if (kept !== null && !isDeepStrictEqual(series, kept)) onChanged(key);
    } catch (error) {
      // It can be shown all the same.
      logger.warn(`Series ${keyText(key)} could not be kept`, error);
    }
    return { series, source: 'network', fetchedAt: answer.fetchedAt };
  }
}

function seriesOf({ page }: OpenedSeries): Series {
  return fromJsonText(page).series;
}

function numbersOf({ seasons }: Series): readonly number[] {
  return seasons
    .filter(({ episodeCount }) => episodeCount > 0)
    .map(({ seasonNumber }) => seasonNumber)
    .sort((a, b) => a - b);
}

function keyText({ seriesId, language }: SeriesKey): string {
  return `${seriesId}/${language}`;
}

function cancelled(): EndrollError {
  return new EndrollError({ kind: 'cancelled' });
}
