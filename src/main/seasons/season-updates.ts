import { cancelled, EndrollError, isEndrollError } from '@shared/app-error.ts';
import {
  changeCount,
  isWhole,
  NO_CHANGES,
  seasonKeyText,
  type SeasonChanges,
  type SeasonKey,
  type SeasonParts,
} from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { SeasonChanged } from '@shared/ipc/contract.ts';
import type { KeptOutcome, OpenedSeason, RemoteLibrary } from '../library/calls.ts';
import { invalid } from '../tmdb/errors.ts';
import {
  askSeason,
  isDue,
  QuietPause,
  unlessAborted,
  valueOf,
  isStale,
  type AskedSeason,
  type AskTools,
  type Outcome,
} from './ask-tmdb.ts';

/** What an update needs to know about a kept season. */
export type Kept = Omit<OpenedSeason, 'page'>;

/** What an update has brought. */
interface Updated {
  readonly changes: SeasonChanges;
  readonly parts: SeasonParts;
  readonly hasNewSeries: boolean;
  /** Why the episodes and guest stars are still missing; `null` if they are not. */
  readonly failure: Error | null;
}

interface Running {
  readonly updated: Promise<Updated>;
  readonly controller: AbortController;
  /** Nobody is waiting: the result is sent as an event. */
  isQuiet: boolean;
}

/** Where seasons are kept, and their pictures with them. */
export interface SeasonPlaces extends AskTools {
  readonly library: Pick<
    RemoteLibrary,
    | 'open'
    | 'openSeries'
    | 'lacksEnglish'
    | 'lacksEnglishOverview'
    | 'makeSeasonPage'
    | 'keepSeason'
    | 'noteGone'
  >;
  readonly images: {
    /** Fetches the pictures of a kept season in the background, regulars first. */
    keepSeason(key: SeasonKey): void;
    /** Fetches the poster of a kept series in the background. */
    keepSeries(series: { readonly seriesId: number; readonly posterPath: string | null }): void;
  };
}

export interface SeasonUpdatesOptions extends SeasonPlaces {
  /** TMDB no longer has the series of a season. Never rejects. */
  readonly noteSeriesGone: (key: SeriesKey) => Promise<void>;
  readonly emit: (event: SeasonChanged) => void;
}

/** How a season is kept. */
export interface Keeping {
  readonly signal: AbortSignal;
  /** `false` for callers that fetch the pictures themselves and may stop that. */
  readonly withPictures: boolean;
}

/** A season's answers, as they are kept together. */
export type ArrivedAnswers = Parameters<RemoteLibrary['keepSeason']>[0];

/**
 * Has the library build a season from its answers and keep both, and fetches its pictures. If the signal aborts before the
 * season is passed to the library, nothing is kept and the reason is thrown.
 */
export async function keepSeason(
  { library, images }: Pick<SeasonPlaces, 'library' | 'images'>,
  answers: ArrivedAnswers,
  { signal, withPictures }: Keeping,
): Promise<KeptOutcome> {
  signal.throwIfAborted();
  const outcome = await library.keepSeason(answers);
  if (outcome.notKept === null) {
    if (withPictures) images.keepSeason(answers.key);
    if (answers.series !== undefined)
      images.keepSeries({ seriesId: answers.key.seriesId, posterPath: outcome.seriesPosterPath });
  }
  return outcome;
}

/**
 * Refreshes kept seasons: at most one update at a time for each, and never at the expense of what is kept. An update that is
 * less complete is not stored.
 */
export class SeasonUpdates {
  readonly #options: SeasonUpdatesOptions;
  readonly #running = new Map<string, Running>();
  readonly #pause: QuietPause;
  #isClosed = false;

  constructor(options: SeasonUpdatesOptions) {
    this.#options = options;
    this.#pause = new QuietPause(options.clock);
  }

  /**
   * Refreshes now, for a waiting reader. Joins a running update.
   * @throws if anything is missing in the end; what is complete is kept anyway, and sent as an event
   */
  async refresh(key: SeasonKey): Promise<SeasonChanges> {
    const running = this.#running.get(seasonKeyText(key)) ?? this.#start(key, true);
    running.isQuiet = false;
    const { changes, failure } = await running.updated;
    if (failure === null) return changes;
    if (changeCount(changes) > 0) this.#options.emit({ key, reason: 'updated', changes });
    throw failure;
  }

  /**
   * Refreshes now, for a caller that keeps many seasons and fetches their pictures itself. Joins a running update; cancels its
   * own when `signal` aborts, unless a reader has joined it. Sends an event with the changes.
   * @throws as {@link refresh} does, and `cancelled` at once when `signal` aborts
   */
  async keepWhole(key: SeasonKey, kept: Kept | null, signal: AbortSignal): Promise<void> {
    const joined = this.#running.get(seasonKeyText(key));
    const running = joined ?? this.#start(key, false);
    const end = (): void => {
      if (joined === undefined && running.isQuiet) running.controller.abort(cancelled());
    };
    signal.addEventListener('abort', end);
    try {
      const updated = await unlessAborted(running.updated, signal);
      if (joined === undefined && kept !== null) this.#report(key, kept, running, updated);
      if (updated.failure !== null) throw updated.failure;
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  /** Refreshes in the background if the kept season is due. Sends an event with the changes; failures are not reported. */
  refreshQuietly(key: SeasonKey, kept: Kept): void {
    const { clock, logger } = this.#options;
    const id = seasonKeyText(key);
    if (this.#isClosed || this.#running.has(id) || this.#pause.isOn(id) || !isDue(kept, clock())) return;
    const running = this.#start(key, true);
    running.updated.then(
      (updated) => {
        if (updated.failure !== null) {
          this.noteFailure(key);
          logger.info(`Season ${id} stays as it was kept`, updated.failure);
        }
        this.#report(key, kept, running, updated);
      },
      (error: unknown) => {
        this.noteFailure(key);
        const isOurs = isEndrollError(error, 'library-unavailable') || !isEndrollError(error);
        logger[isOurs ? 'warn' : 'info'](`Season ${id} stays as it was kept`, error);
      },
    );
  }

  /** A request has failed: it is not repeated automatically for some minutes. */
  noteFailure(key: SeasonKey): void {
    this.#pause.begin(seasonKeyText(key));
  }

  /** Cancels the update of a season, unless it is being stored at this moment. */
  stop(key: SeasonKey): void {
    this.#running.get(seasonKeyText(key))?.controller.abort(cancelled());
  }

  /** Like {@link stopAll}, and none is started any longer. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.stopAll();
  }

  /** Cancels all updates; resolves when none is left. Later ones are allowed. */
  async stopAll(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort(cancelled());
    await Promise.allSettled(running.map(({ updated }) => updated));
  }

  #start(key: SeasonKey, withPictures: boolean): Running {
    if (this.#isClosed) throw cancelled();
    const id = seasonKeyText(key);
    const controller = new AbortController();
    const { signal } = controller;
    const updated = this.#update(key, { signal, withPictures }).finally(() => {
      // Cancels the remaining requests when the first one has failed.
      controller.abort();
      this.#running.delete(id);
    });
    const running: Running = { updated, controller, isQuiet: true };
    this.#running.set(id, running);
    return running;
  }

  async #update(key: SeasonKey, keeping: Keeping): Promise<Updated> {
    const asked = askSeason(this.#options, key, keeping.signal);
    const credits = await asked.credits.catch((error: unknown) => this.#noteGone(key, asked, error));
    const [details, series] = await Promise.all([asked.details, asked.series]);
    const own = valueOf(details);
    const ofSeries = valueOf(series);
    const outcome = await keepSeason(
      this.#options,
      {
        key,
        answers: [credits, ...(own?.answers ?? [])],
        reuseEnglish: own?.reuseEnglish ?? false,
        ...(ofSeries === null ? {} : { series: ofSeries }),
      },
      keeping,
    );
    if (outcome.notKept !== null)
      throw new EndrollError({ kind: 'library-unavailable', reason: outcome.notKept });
    const { changes, parts } = outcome;
    return { changes, parts, hasNewSeries: ofSeries !== null, failure: missingPart(details, parts) };
  }

  /**
   * Records that TMDB no longer has a season, or even its series, so that the reader is told before it has to be deleted.
   */
  async #noteGone(key: SeasonKey, asked: AskedSeason, error: unknown): Promise<never> {
    const { library, emit, noteSeriesGone, logger } = this.#options;
    let cause = error;
    if (isEndrollError(error, 'not-found')) {
      try {
        const series = await asked.series;
        if (series?.ok === false && isEndrollError(series.error, 'not-found')) {
          cause = series.error;
          await noteSeriesGone(key);
        }
        if (await library.noteGone(key)) emit({ key, reason: 'gone', changes: NO_CHANGES });
      } catch (failure) {
        logger.warn(`Could not record that TMDB no longer has season ${seasonKeyText(key)}`, failure);
      }
    }
    throw cause;
  }

  /** Reports the result of a background update. */
  #report(key: SeasonKey, kept: Kept, { isQuiet }: Running, updated: Updated): void {
    if (!isQuiet) return;
    const { changes, parts, hasNewSeries, failure } = updated;
    const { clock, emit } = this.#options;
    const isCompleted = isWhole(parts) && !isWhole(kept.parts);
    const isFirstSeries = hasNewSeries && kept.seriesFetchedAt === null;
    if (isCompleted || isFirstSeries) emit({ key, reason: 'completed', changes });
    else if (changeCount(changes) > 0 || (failure === null && isStale(kept.fetchedAt, clock())))
      emit({ key, reason: 'updated', changes });
  }
}

/** Why the season is incomplete; `null` if it is complete. */
function missingPart(details: Outcome<unknown>, parts: SeasonParts): Error | null {
  if (!details.ok) return details.error instanceof Error ? details.error : new Error(String(details.error));
  if (!parts.details) return invalid('schema', 'episodes');
  return parts.aggregate ? null : invalid('schema', 'aggregate_credits');
}
