import { type AppError, EndrollError } from '@shared/app-error.ts';
import { type SeasonKey, seasonKeyText } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { type Logger, toAppError } from '../logging/logger.ts';
import { remedyOf } from '../tmdb/errors.ts';
import type { Outage } from './outage.ts';

/** How many seasons are requested at the same time. */
const AT_ONCE = 3;

/** Server errors in a row after which a season is given up. */
const MOST_SERVER_ERRORS = 5;

/** Where the seasons of a trip pack come from. */
export interface PackSeasonSources {
  readonly series: {
    /** Which seasons TMDB lists of a series. Throws EndrollError. */
    seasonNumbers(key: SeriesKey, signal: AbortSignal): Promise<readonly number[]>;
  };
  readonly seasons: {
    /** Asks TMDB for all parts of a season and keeps them, without its pictures. Throws EndrollError. */
    keepWhole(key: SeasonKey, signal: AbortSignal): Promise<void>;
  };
}

export interface PackSeasonsOptions extends PackSeasonSources {
  readonly key: SeriesKey;
  readonly outage: Outage;
  /** Lets nothing new begin. */
  readonly halted: AbortSignal;
  /** Ends what has begun. */
  readonly ended: AbortSignal;
  /** Seasons that are no longer wanted and not requested; it may grow. */
  readonly dropped: ReadonlySet<number>;
  /** Called for each season that has arrived or failed, before the next one is requested. */
  readonly onSettled: (seasonNumber: number) => Promise<void>;
  /** Called for an error that only the reader can resolve; expected to halt. */
  readonly onFailure: (error: unknown) => void;
  readonly logger: Logger;
}

/** Fetches the seasons of a trip pack: a few at a time, waiting out network problems, and never blocked by a single season. */
export class PackSeasons {
  /** Why seasons could not be fetched, by their number. */
  readonly errors = new Map<number, AppError>();
  readonly #options: PackSeasonsOptions;

  constructor(options: PackSeasonsOptions) {
    this.#options = options;
  }

  /**
   * The seasons that TMDB lists, ascending; `null` when halted before they are known.
   * @throws EndrollError when waiting does not help
   */
  async list(): Promise<readonly number[] | null> {
    const { key, series, outage, halted, ended } = this.#options;
    for (;;) {
      await outage.untilOver();
      if (halted.aborted) return null;
      try {
        const numbers = await series.seasonNumbers(key, ended);
        outage.end();
        return numbers.toSorted((a, b) => a - b);
      } catch (error) {
        const appError = this.#toAppError(error, `Listing the seasons of series ${key.seriesId}`);
        if (remedyOf(appError) !== 'wait') throw new EndrollError(appError, { cause: error });
        outage.begin(appError);
      }
    }
  }

  /** Fetches these seasons; resolves when each has arrived or failed, or when halted and none is in flight. */
  async keep(seasonNumbers: readonly number[]): Promise<void> {
    const { outage, onSettled, onFailure } = this.#options;
    const left = seasonNumbers.values();
    const work = async (): Promise<void> => {
      for (const seasonNumber of left) {
        const isSettled = await this.#settle(seasonNumber);
        if (!isSettled) return;
        await onSettled(seasonNumber);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch(onFailure)));
    outage.end();
  }

  /** Resolves to `false` if halted before the outcome is known. */
  async #settle(seasonNumber: number): Promise<boolean> {
    const { key, outage, halted, ended, dropped, logger } = this.#options;
    for (let serverErrors = 0; ;) {
      await outage.untilOver();
      if (halted.aborted) return false;
      if (dropped.has(seasonNumber)) return true;
      const failure = await this.#ask(seasonNumber);
      if (failure === null) return true;
      if (ended.aborted) return false;
      serverErrors = failure.kind === 'tmdb-unavailable' ? serverErrors + 1 : 0;
      const isPassing = remedyOf(failure) === 'wait';
      if (isPassing && serverErrors < MOST_SERVER_ERRORS) {
        outage.begin(failure);
        continue;
      }
      if (!isPassing) outage.end();
      logger.info(`Season ${seasonNumber} of series ${key.seriesId} is left out: ${failure.kind}`);
      // The season is being removed at this moment: no need to report it.
      if (failure.kind !== 'cancelled') this.errors.set(seasonNumber, failure);
      return true;
    }
  }

  /** Why the season could not be fetched; `null` if it was. Throws if only the reader can help. */
  async #ask(seasonNumber: number): Promise<AppError | null> {
    const { key, seasons, outage, ended } = this.#options;
    const seasonKey: SeasonKey = { seriesId: key.seriesId, seasonNumber, language: key.language };
    try {
      await seasons.keepWhole(seasonKey, ended);
      outage.end();
      return null;
    } catch (error) {
      const appError = this.#toAppError(error, `Season ${seasonKeyText(seasonKey)}`);
      if (remedyOf(appError) === 'stop') throw new EndrollError(appError, { cause: error });
      return appError;
    }
  }

  #toAppError(error: unknown, what: string): AppError {
    return toAppError(error, what, this.#options.logger);
  }
}
