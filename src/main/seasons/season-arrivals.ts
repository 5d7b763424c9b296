import { isEndrollError, type LibraryProblem } from '@shared/app-error.ts';
import {
  isWhole,
  seasonKeyText,
  type SeasonCredits,
  type SeasonKey,
  type Series,
} from '@shared/domain/season.ts';
import type { SeasonChanged } from '@shared/ipc/contract.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { TmdbAnswer } from '../tmdb/client.ts';
import { askSeason, valueOf, type AskedSeason, type AskSeasonTools } from './ask-season.ts';
import { packSeasonPage } from './pack-season-page.ts';
import type { SeasonKeeper } from './season-keeper.ts';

/** A season that is not kept yet, on its way. */
export interface Arrival {
  /** The regulars and the season's own crew, and with them the series if it is known already. */
  readonly page: PackedSeasonPage;
  /** Resolves when the rest has come or will not come; never rejects. `null` when the signal has aborted. */
  readonly rest: Promise<Arrived | null>;
}

/** How an arrival has ended. */
export interface Arrived {
  readonly event: SeasonChanged;
  /** The page, when the library would not keep it. */
  readonly unkeptPage: PackedSeasonPage | null;
}

/** What {@link SeasonArrivals} needs. */
export interface SeasonArrivalsOptions extends AskSeasonTools {
  readonly keeper: SeasonKeeper;
}

/** Fetches seasons that are not in the library: shows the credits first, then keeps everything in one go. */
export class SeasonArrivals {
  readonly #options: SeasonArrivalsOptions;

  constructor(options: SeasonArrivalsOptions) {
    this.#options = options;
  }

  /** Resolves as soon as the credits are there. When they are not to be had, everything else is ended too. */
  async begin(key: SeasonKey, controller: AbortController): Promise<Arrival> {
    const { signal } = controller;
    signal.throwIfAborted();
    const asked = askSeason(this.#options, key, signal);
    try {
      const credits = await firstAnswer(asked);
      const series = await asked.seriesSoFar();
      signal.throwIfAborted();
      const first = { key, credits, details: null, english: null, series: null };
      return {
        page: toPage(this.#options.keeper.join(first, series), series, credits.fetchedAt, true, null),
        rest: this.#finish(key, credits, asked, signal),
      };
    } catch (error) {
      controller.abort();
      throw error;
    }
  }

  async #finish(
    key: SeasonKey,
    credits: TmdbAnswer,
    asked: AskedSeason,
    signal: AbortSignal,
  ): Promise<Arrived | null> {
    const { keeper, logger } = this.#options;
    const [details, english, series] = await Promise.all([asked.details, asked.english, asked.series]);
    if (signal.aborted) return null;
    if (!details.ok) logger.info(`Season ${seasonKeyText(key)} came without its episodes`, details.error);
    const answers = { key, credits, details: valueOf(details), english, series: valueOf(series) };
    const shownSeries = answers.series?.series ?? (await asked.seriesSoFar());
    const season = keeper.join(answers, shownSeries);
    const reason = isWhole(season.parts) ? 'completed' : 'incomplete';
    try {
      const changes = await keeper.keep(answers, season, { signal, withPictures: true });
      return { event: { key, reason, changes }, unkeptPage: null };
    } catch (error) {
      if (error === signal.reason) return null;
      logger.warn(`Season ${seasonKeyText(key)} could not be kept`, error);
      return {
        event: { key, reason, changes: { added: 0, removed: 0, changed: 0 } },
        unkeptPage: toPage(season, shownSeries, credits.fetchedAt, false, problemOf(error)),
      };
    }
  }
}

/** The credits; when TMDB has none, the series' own answer tells whether it is the season or the series it lacks. */
async function firstAnswer(asked: AskedSeason): Promise<TmdbAnswer> {
  try {
    return await asked.credits;
  } catch (error) {
    if (!isEndrollError(error, 'not-found')) throw error;
    const series = await asked.series;
    const isSeriesMissing = series?.ok === false && isEndrollError(series.error, 'not-found');
    throw isSeriesMissing ? series.error : error;
  }
}

function toPage(
  season: SeasonCredits,
  series: Series | null,
  fetchedAt: string,
  isArriving: boolean,
  notKept: LibraryProblem | null,
): PackedSeasonPage {
  return packSeasonPage({ season, series, source: 'network', fetchedAt, isArriving, notKept });
}

function problemOf(error: unknown): LibraryProblem {
  return isEndrollError(error) && error.appError.kind === 'library-unavailable'
    ? error.appError.reason
    : 'stopped';
}
