import { cancelled, EndrollError, isEndrollError } from '@shared/app-error.ts';
import {
  isWhole,
  NO_CHANGES,
  seasonKeyText,
  type SeasonChanges,
  type SeasonKey,
} from '@shared/domain/season.ts';
import type { SeasonChanged } from '@shared/ipc/contract.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { Answer, OpenedSeason } from '../library/calls.ts';
import { askSeason, libraryFirst, unlessAborted, valueOf, type AskedSeason } from './ask-tmdb.ts';
import { keepSeason, SeasonUpdates, type SeasonUpdatesOptions } from './season-updates.ts';

/** The outcome for the rest of a season that is not kept yet. */
interface Arrived {
  readonly event: SeasonChanged;
  /** The page, if the library could not keep it. */
  readonly unkeptPage: PackedSeasonPage | null;
  /** Why it is not kept; `null` if it is. */
  readonly failure: Error | null;
}

/** An opening of a season, shared by all concurrent requests for it. */
interface Opening {
  readonly page: Promise<PackedSeasonPage>;
  readonly controller: AbortController;
  waiters: number;
  /** The work after TMDB's credits have been shown: fetching the rest and keeping everything. */
  rest: Promise<Arrived | null> | null;
}

/**
 * Seasons for the window: from the library at once, or else from TMDB, credits first. What has been shown is kept, and
 * completed if possible, whether or not the reader stays on the page.
 */
export class SeasonService {
  readonly #options: SeasonUpdatesOptions;
  readonly #updates: SeasonUpdates;
  readonly #openings = new Map<string, Opening>();
  /** Updates that have not started yet, with their seasons. */
  readonly #waiting = new Set<{ readonly id: string; isStopped: boolean }>();
  /** Pages that the library could not keep, so that they can be shown until the reader leaves. */
  readonly #unkept = new Map<string, PackedSeasonPage>();

  constructor(options: SeasonUpdatesOptions) {
    this.#options = options;
    this.#updates = new SeasonUpdates(options);
  }

  /**
   * The kept season, refreshed in the background if it is due; or else TMDB's credits as soon as they arrive, followed by an
   * event when the rest is kept (`completed`) or has failed (`incomplete`).
   */
  open(key: SeasonKey): Promise<PackedSeasonPage> {
    const opening = this.#openings.get(seasonKeyText(key)) ?? this.#begin(key);
    opening.waiters += 1;
    return opening.page;
  }

  /**
   * Opens a season and waits until it is kept, with all that TMDB sent of it. A page that could not be kept before is tried
   * again. {@link leave} cancels it as it cancels an opening.
   * @throws what opening throws, and why it cannot be kept
   */
  async keep(key: SeasonKey): Promise<void> {
    const id = seasonKeyText(key);
    this.#unkept.delete(id);
    const opening = this.#openings.get(id) ?? this.#begin(key);
    opening.waiters += 1;
    await opening.page;
    const arrived = await opening.rest;
    opening.waiters -= 1;
    if (opening.waiters <= 0) this.#unkept.delete(id);
    opening.controller.signal.throwIfAborted();
    const failure = arrived?.failure ?? null;
    if (failure !== null) throw failure;
  }

  /** Refreshes all parts of a season now; never makes a kept season less complete. */
  async refresh(key: SeasonKey): Promise<SeasonChanges> {
    const changes = await this.#update(key, this.#opened(key), () => this.#updates.refresh(key));
    this.#unkept.delete(seasonKeyText(key));
    return changes;
  }

  /**
   * Fetches all parts of a season, kept or not, and keeps what arrives, without its pictures.
   * @throws if anything is missing in the end, although what arrived is kept; `cancelled` at once when `signal` aborts
   */
  async keepWhole(key: SeasonKey, signal: AbortSignal = new AbortController().signal): Promise<void> {
    const open = async (): Promise<OpenedSeason | null> => {
      await unlessAborted(this.#opened(key), signal);
      return unlessAborted(this.#options.library.open(key), signal);
    };
    await this.#update(key, open(), (kept) => this.#updates.keepWhole(key, kept, signal));
    this.#unkept.delete(seasonKeyText(key));
  }

  /** The reader has left: cancels an opening that has shown nothing yet and that nobody else is waiting for. */
  leave(key: SeasonKey): void {
    const id = seasonKeyText(key);
    this.#unkept.delete(id);
    const opening = this.#openings.get(id);
    if (opening === undefined) return;
    opening.waiters -= 1;
    if (opening.waiters <= 0 && opening.rest === null) this.#end(id, opening);
  }

  /** Stops everything that could still store this season, because it is being removed. */
  stop(key: SeasonKey): void {
    const id = seasonKeyText(key);
    this.#unkept.delete(id);
    const opening = this.#openings.get(id);
    if (opening !== undefined) this.#end(id, opening);
    for (const waiting of this.#waiting) if (waiting.id === id) waiting.isStopped = true;
    this.#updates.stop(key);
  }

  /** Aborts everything, and resolves when nothing can be stored any longer. Later openings are allowed. */
  async stopAll(): Promise<void> {
    await this.#stopOpenings();
    await this.#updates.stopAll();
  }

  /** Call it at quit: resolves when the library is no longer used. */
  async close(): Promise<void> {
    await this.#stopOpenings();
    await this.#updates.close();
  }

  async #stopOpenings(): Promise<void> {
    this.#unkept.clear();
    for (const waiting of this.#waiting) waiting.isStopped = true;
    const openings = [...this.#openings];
    for (const [id, opening] of openings) this.#end(id, opening);
    await Promise.all(openings.map(([, opening]) => ended(opening)));
  }

  /** Starts an update when its prerequisites are ready; `cancelled` if the season has been removed in the meantime. */
  async #update<Known, T>(
    key: SeasonKey,
    known: Promise<Known>,
    update: (known: Known) => Promise<T>,
  ): Promise<T> {
    const waiting = { id: seasonKeyText(key), isStopped: false };
    this.#waiting.add(waiting);
    try {
      const value = await known;
      if (waiting.isStopped) throw cancelled();
      // From here on, the update itself can be stopped.
      return await update(value);
    } finally {
      this.#waiting.delete(waiting);
    }
  }

  /** Resolves when no opening of the season is in progress that would keep it. */
  async #opened(key: SeasonKey): Promise<void> {
    const opening = this.#openings.get(seasonKeyText(key));
    if (opening !== undefined) await ended(opening);
  }

  #begin(key: SeasonKey): Opening {
    const id = seasonKeyText(key);
    const controller = new AbortController();
    const page = this.#open(key, controller, (rest) => {
      opening.rest = rest.then((arrived) => {
        this.#forget(id, opening);
        if (arrived !== null) this.#report(id, opening, arrived);
        return arrived;
      });
    });
    const opening: Opening = { page, controller, waiters: 0, rest: null };
    this.#openings.set(id, opening);
    const forgetUnlessArriving = (): void => {
      if (opening.rest === null) this.#forget(id, opening);
    };
    page.then(forgetUnlessArriving, forgetUnlessArriving);
    return opening;
  }

  async #open(
    key: SeasonKey,
    controller: AbortController,
    onShown: (rest: Promise<Arrived | null>) => void,
  ): Promise<PackedSeasonPage> {
    const { library, logger } = this.#options;
    const season = {
      name: `season ${seasonKeyText(key)}`,
      open: () => library.open(key),
      show: (kept: OpenedSeason) => {
        // It may have been removed while the library opened it.
        if (!controller.signal.aborted) this.#updates.refreshQuietly(key, kept);
        return kept.page;
      },
      ask: async () => {
        const unkept = this.#unkept.get(seasonKeyText(key));
        if (unkept !== undefined) return unkept;
        return this.#arrive(key, controller, onShown);
      },
    };
    return libraryFirst(season, logger);
  }

  /** Opens a season that is not in the library: shows its credits as soon as they arrive, then keeps everything in one step. */
  async #arrive(
    key: SeasonKey,
    controller: AbortController,
    onShown: (rest: Promise<Arrived | null>) => void,
  ): Promise<PackedSeasonPage> {
    const { library } = this.#options;
    const { signal } = controller;
    signal.throwIfAborted();
    const asked = askSeason(this.#options, key, signal);
    try {
      const credits = await firstAnswer(asked);
      const series = asked.seriesSoFar();
      const page = await library.makeSeasonPage({
        key,
        answers: [credits],
        ...(series === undefined ? {} : { series: { answers: series, reuseEnglish: false } }),
      });
      signal.throwIfAborted();
      onShown(this.#finish(key, credits, asked, signal));
      return page;
    } catch (error) {
      // If the credits fail, everything else is cancelled too.
      controller.abort();
      throw error;
    }
  }

  /** Never rejects. `null` if the signal has aborted. */
  async #finish(
    key: SeasonKey,
    credits: Answer,
    asked: AskedSeason,
    signal: AbortSignal,
  ): Promise<Arrived | null> {
    const { logger } = this.#options;
    const [details, series] = await Promise.all([asked.details, asked.series]);
    if (signal.aborted) return null;
    if (!details.ok) logger.info(`Season ${seasonKeyText(key)} came without its episodes`, details.error);
    const own = valueOf(details);
    const ofSeries = valueOf(series);
    try {
      const { page, notKept, changes, parts } = await keepSeason(
        this.#options,
        {
          key,
          answers: [credits, ...(own?.answers ?? [])],
          reuseEnglish: own?.reuseEnglish ?? false,
          ...(ofSeries === null ? {} : { series: ofSeries }),
        },
        { signal, withPictures: true },
      );
      if (notKept !== null) logger.warn(`Season ${seasonKeyText(key)} could not be kept: ${notKept}`);
      const reason = isWhole(parts) ? 'completed' : 'incomplete';
      const event = { key, reason, changes } as const;
      if (notKept === null) return { event, unkeptPage: null, failure: null };
      const failure = new EndrollError({ kind: 'library-unavailable', reason: notKept });
      return { event, unkeptPage: page, failure };
    } catch (error) {
      if (error === signal.reason) return null;
      logger.warn(`Season ${seasonKeyText(key)} could not be kept`, error);
      return {
        event: { key, reason: 'incomplete', changes: NO_CHANGES },
        unkeptPage: null,
        failure: toError(error),
      };
    }
  }

  #report(id: string, { waiters }: Opening, { event, unkeptPage }: Arrived): void {
    if (unkeptPage !== null && waiters > 0) this.#unkept.set(id, unkeptPage);
    if (event.reason === 'incomplete') this.#updates.noteFailure(event.key);
    this.#options.emit(event);
  }

  #end(id: string, opening: Opening): void {
    this.#forget(id, opening);
    opening.controller.abort(cancelled());
  }

  /** The next request will start a new opening. */
  #forget(id: string, opening: Opening): void {
    if (this.#openings.get(id) === opening) this.#openings.delete(id);
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Resolves when an opening, with all its background work, has ended, successfully or not. */
async function ended(opening: Opening): Promise<void> {
  await Promise.allSettled([opening.page]);
  await Promise.allSettled([opening.rest]);
}

/** The credits; if TMDB has none, the series' own answer shows whether the season or the series is missing. */
async function firstAnswer(asked: AskedSeason): Promise<Answer> {
  try {
    return await asked.credits;
  } catch (error) {
    if (!isEndrollError(error, 'not-found')) throw error;
    const series = await asked.series;
    const isSeriesMissing = series?.ok === false && isEndrollError(series.error, 'not-found');
    throw isSeriesMissing ? series.error : error;
  }
}
