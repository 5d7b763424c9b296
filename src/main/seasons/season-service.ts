import { cancelled, isEndrollError } from '@shared/app-error.ts';
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

/** How the rest of a season that is not kept yet has come. */
interface Arrived {
  readonly event: SeasonChanged;
  /** The page, when the library would not keep it. */
  readonly unkeptPage: PackedSeasonPage | null;
}

/** One opening of a season, shared by everyone who asks for it meanwhile. */
interface Opening {
  readonly page: Promise<PackedSeasonPage>;
  readonly controller: AbortController;
  waiters: number;
  /** What goes on when TMDB's credits have been shown: fetching the rest and keeping it all. */
  rest: Promise<void> | null;
}

/**
 * Seasons for the window: from the library at once, else from TMDB, credits first. What has been shown is kept, and
 * whole if TMDB allows, whether the reader stays or not.
 */
export class SeasonService {
  readonly #options: SeasonUpdatesOptions;
  readonly #updates: SeasonUpdates;
  readonly #openings = new Map<string, Opening>();
  /** Updates that have not begun yet, each with its season. */
  readonly #waiting = new Set<{ readonly id: string; isStopped: boolean }>();
  /** Pages that the library would not keep, so that they can be shown until the reader leaves. */
  readonly #unkept = new Map<string, PackedSeasonPage>();

  constructor(options: SeasonUpdatesOptions) {
    this.#options = options;
    this.#updates = new SeasonUpdates(options);
  }

  /**
   * The kept season, and TMDB is asked again in the background when it is due; else TMDB's credits as soon as they
   * are there, and an event follows when the rest is kept (`completed`) or will not come (`incomplete`).
   */
  open(key: SeasonKey): Promise<PackedSeasonPage> {
    const opening = this.#openings.get(seasonKeyText(key)) ?? this.#begin(key);
    opening.waiters += 1;
    return opening.page;
  }

  /** Asks TMDB now, for all parts; a kept season is never the worse for it. */
  async refresh(key: SeasonKey): Promise<SeasonChanges> {
    const changes = await this.#update(key, this.#opened(key), () => this.#updates.refresh(key));
    this.#unkept.delete(seasonKeyText(key));
    return changes;
  }

  /**
   * Asks TMDB now, for all parts of a season that may or may not be kept, and keeps what comes, without its pictures.
   * @throws when anything is missing in the end, although what came is kept; `cancelled` at once when `signal` aborts
   */
  async keepWhole(key: SeasonKey, signal: AbortSignal = new AbortController().signal): Promise<void> {
    const open = async (): Promise<OpenedSeason | null> => {
      await unlessAborted(this.#opened(key), signal);
      return unlessAborted(this.#options.library.open(key), signal);
    };
    await this.#update(key, open(), (kept) => this.#updates.keepWhole(key, kept, signal));
    this.#unkept.delete(seasonKeyText(key));
  }

  /** The reader has left: ends an opening of which nothing has been shown yet and that nobody else waits for. */
  leave(key: SeasonKey): void {
    const id = seasonKeyText(key);
    this.#unkept.delete(id);
    const opening = this.#openings.get(id);
    if (opening === undefined) return;
    opening.waiters -= 1;
    if (opening.waiters <= 0 && opening.rest === null) this.#end(id, opening);
  }

  /** Ends everything that would still store this season, because it is to be removed. */
  stop(key: SeasonKey): void {
    const id = seasonKeyText(key);
    this.#unkept.delete(id);
    const opening = this.#openings.get(id);
    if (opening !== undefined) this.#end(id, opening);
    for (const waiting of this.#waiting) if (waiting.id === id) waiting.isStopped = true;
    this.#updates.stop(key);
  }

  /** Ends everything under way, and resolves when none of it will be stored any more. Later openings may begin. */
  async stopAll(): Promise<void> {
    await this.#stopOpenings();
    await this.#updates.stopAll();
  }

  /** To be called at quit: resolves when the library will not be asked any more. */
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

  /** Begins an update when what it waits for is there; `cancelled` when the season has been removed meanwhile. */
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
      // From here on the update itself can be stopped.
      return await update(value);
    } finally {
      this.#waiting.delete(waiting);
    }
  }

  /** Resolves when no opening of the season is under way that would keep it. */
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
        if (arrived !== null) this.#tell(id, opening, arrived);
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

  /** A season that is not in the library: shows its credits as soon as they are there, then keeps everything at once. */
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
      // When the credits are not to be had, everything else is ended too.
      controller.abort();
      throw error;
    }
  }

  /** Never rejects. `null` when the signal has aborted. */
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
      return { event: { key, reason, changes }, unkeptPage: notKept === null ? null : page };
    } catch (error) {
      if (error === signal.reason) return null;
      logger.warn(`Season ${seasonKeyText(key)} could not be kept`, error);
      return { event: { key, reason: 'incomplete', changes: NO_CHANGES }, unkeptPage: null };
    }
  }

  #tell(id: string, { waiters }: Opening, { event, unkeptPage }: Arrived): void {
    if (unkeptPage !== null && waiters > 0) this.#unkept.set(id, unkeptPage);
    if (event.reason === 'incomplete') this.#updates.noteFailure(event.key);
    this.#options.emit(event);
  }

  #end(id: string, opening: Opening): void {
    this.#forget(id, opening);
    opening.controller.abort(cancelled());
  }

  /** From now on the next one to ask begins anew. */
  #forget(id: string, opening: Opening): void {
    if (this.#openings.get(id) === opening) this.#openings.delete(id);
  }
}

/** Resolves when an opening, with all that goes on behind it, has ended well or badly. */
async function ended(opening: Opening): Promise<void> {
  await Promise.allSettled([opening.page]);
  await Promise.allSettled([opening.rest]);
}

/** The credits; when TMDB has none, the series' own answer tells whether it is the season or the series it lacks. */
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
