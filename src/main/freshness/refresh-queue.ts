import { type AppError, isEndrollError } from '@shared/app-error.ts';
import { MOST_FAILURES, type RefreshFailure, type RefreshProgress } from '@shared/domain/freshness.ts';
import { isSampleSeries } from '@shared/domain/sample.ts';
import { type SeasonKey, seasonKeyOf, seasonKeyText } from '@shared/domain/season.ts';
import { toAppError, type Logger } from '../logging/logger.ts';
import { sleepUnlessAborted, type Timer } from '../network/timer.ts';
import { remedyOf } from '../tmdb/errors.ts';

/** Pauses between two seasons, in milliseconds: shorter if a reader may be watching the progress. */
const PAUSE = {
  asked: { least: 250, most: 750 },
  due: { least: 2_000, most: 10_000 },
} as const satisfies Readonly<Record<string, PauseRange>>;

/**
 * After this many seasons in a row for which TMDB's servers failed, no other is tried: the fault is TMDB's then, not that of one
 * season that always fails.
 */
const MOST_UNAVAILABLE = 3;

export interface RefreshQueueOptions {
  /** Fetches and keeps a season. Throws EndrollError, and leaves the kept one as it was. */
  readonly refresh: (key: SeasonKey) => Promise<unknown>;
  readonly timer: Timer;
  readonly random: () => number;
  /** Receives the progress of what the reader has requested. */
  readonly emit: (progress: RefreshProgress) => void;
  readonly logger: Logger;
}

/** What the reader has requested, from the first season to the last. */
interface Batch {
  done: number;
  failed: number;
  failures: readonly RefreshFailure[];
  total: number;
  /** All of it is fetched for the first time. */
  isFirst: boolean;
}

/**
 * Refreshes seasons one after the other, with pauses: the reader's requests first, then what is due. The first error that would
 * affect every other season too empties the queue: TMDB is unreachable or is rate limiting us, or nothing can be kept.
 */
export class RefreshQueue {
  readonly #options: RefreshQueueOptions;
  readonly #asked = new Map<string, SeasonKey>();
  readonly #due = new Map<string, SeasonKey>();
  #batch: Batch | null = null;
  /** For how many seasons in a row TMDB's servers have failed. */
  #unavailable = 0;
  #wake = new AbortController();
  #work: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: RefreshQueueOptions) {
    this.#options = options;
  }

  /** Refreshes what is due, in this order. Resolves when the queue is empty; never rejects. */
  async refreshDue(keys: readonly SeasonKey[]): Promise<void> {
    for (const key of keys) this.#due.set(seasonKeyText(key), key);
    await this.#start();
  }

  /**
   * Refreshes what the reader requests, after their earlier requests. Like {@link refreshDue}.
   * @param isFirst none of it has been fetched before: one season of each series comes first, which brings the series' name
   */
  async refreshAsked(keys: readonly SeasonKey[], isFirst = false): Promise<void> {
    const before = this.#asked.size;
    for (const key of isFirst ? oneOfEachSeriesFirst(keys) : keys) {
      this.#due.delete(seasonKeyText(key));
      this.#asked.set(seasonKeyText(key), key);
    }
    const added = this.#asked.size - before;
    if (added === 0 || this.#isClosed) return;
    // A reader does not wait for the long pause between those that are due.
    if (this.#batch === null) this.#wake.abort();
    this.#batch ??= { done: 0, failed: 0, failures: [], total: 0, isFirst };
    this.#batch.total += added;
    this.#batch.isFirst &&= isFirst;
    this.#report(this.#batch, null);
    await this.#start();
  }

  /** These seasons have been removed: those still waiting are not refreshed. */
  drop(keys: readonly SeasonKey[]): void {
    let dropped = 0;
    for (const id of keys.map(seasonKeyText)) {
      this.#due.delete(id);
      if (this.#asked.delete(id)) dropped += 1;
    }
    const batch = this.#batch;
    if (batch === null || dropped === 0) return;
    batch.total -= dropped;
    // Unless its last season is being refreshed.
    if (batch.done === batch.total) this.#endBatch(null);
    else this.#report(batch, null);
  }

  /** Lets nothing more begin. */
  stop(): void {
    this.#stop(null);
  }

  /** Stops for good; resolves when nothing is running. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.stop();
    await this.#work;
  }

  #stop(error: AppError | null): void {
    this.#asked.clear();
    this.#due.clear();
    this.#endBatch(error);
    this.#wake.abort();
  }

  #start(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#work ??= this.#run().finally(() => {
      this.#work = null;
    });
    return this.#work;
  }

  async #run(): Promise<void> {
    const { timer, random } = this.#options;
    for (;;) {
      const isAsked = this.#asked.size > 0;
      const key = takeFirst(isAsked ? this.#asked : this.#due);
      if (key === undefined) return;
      await this.#refresh(key, isAsked ? this.#batch : null);
      if (this.#asked.size + this.#due.size === 0) return;
      this.#wake = new AbortController();
      const range = this.#asked.size > 0 ? PAUSE.asked : PAUSE.due;
      await sleepUnlessAborted(timer, jitter(range, random), this.#wake.signal);
    }
  }

  async #refresh(key: SeasonKey, batch: Batch | null): Promise<void> {
    const error = await this.#ask(key);
    const blocking = this.#isBlocking(error) ? error : null;
    // The reader may have stopped it in the meantime and started another.
    if (batch !== null && batch === this.#batch) {
      batch.done += 1;
      // `cancelled`: the season has been removed, or the application quits.
      if (error !== null && error.kind !== 'cancelled') {
        batch.failed += 1;
        if (blocking === null && batch.failures.length < MOST_FAILURES)
          batch.failures = [...batch.failures, { key: seasonKeyOf(key), error }];
      }
      if (this.#asked.size === 0) this.#endBatch(blocking);
      else if (blocking === null) this.#report(batch, null);
    }
    if (blocking !== null) this.#stop(blocking);
  }

  /** True for an error that would affect every other season too. */
  #isBlocking(error: AppError | null): boolean {
    const isUnavailable = error?.kind === 'tmdb-unavailable' && remedyOf(error) === 'wait';
    this.#unavailable = isUnavailable ? this.#unavailable + 1 : 0;
    if (isUnavailable && this.#unavailable < MOST_UNAVAILABLE) return false;
    this.#unavailable = 0;
    return error !== null && remedyOf(error) !== 'skip';
  }

  /** What went wrong, or `null`. */
  async #ask(key: SeasonKey): Promise<AppError | null> {
    const { refresh, logger } = this.#options;
    const what = `Season ${seasonKeyText(key)}`;
    try {
      await refresh(key);
      return null;
    } catch (error) {
      if (!isEndrollError(error)) return toAppError(error, what, logger);
      const isForeseen = error.appError.kind !== 'library-unavailable';
      logger[isForeseen ? 'info' : 'warn'](`${what} could not be refreshed`, error);
      return error.appError;
    }
  }

  #endBatch(error: AppError | null): void {
    const batch = this.#batch;
    this.#batch = null;
    if (batch !== null) this.#report(batch, error);
  }

  #report(batch: Batch, error: AppError | null): void {
    this.#options.emit({ ...batch, isRunning: batch === this.#batch, error });
  }
}

/**
 * The sample first, which needs no network; then one season of each series and language, then the others: with a season comes
 * its series' answer, and so the name of all seasons of it.
 */
function oneOfEachSeriesFirst(keys: readonly SeasonKey[]): readonly SeasonKey[] {
  const begun = new Set<string>();
  const ranked = keys.map((key) => {
    const series = `${key.seriesId}/${key.language}`;
    const rank = isSampleSeries(key.seriesId) ? 0 : begun.has(series) ? 2 : 1;
    begun.add(series);
    return { key, rank };
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ key }) => key);
}

function takeFirst(keys: Map<string, SeasonKey>): SeasonKey | undefined {
  for (const [id, key] of keys) {
    keys.delete(id);
    return key;
  }
  return undefined;
}

/** The shortest and the longest pause, in milliseconds. */
export interface PauseRange {
  readonly least: number;
  readonly most: number;
}

/**
 * A pause of random length, so that installations around the world do not all send requests at the same moment.
 * @param random from 0 to 1, as Math.random
 */
export function jitter({ least, most }: PauseRange, random: () => number): number {
  return least + random() * (most - least);
}
