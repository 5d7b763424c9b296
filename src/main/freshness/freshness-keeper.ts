import { CLOCK_SKEW, dueTime, limitTime } from '@shared/domain/freshness.ts';
import { seasonKeyOf, seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import { sleepUnlessAborted } from '../network/timer.ts';
import { RefreshQueue, type RefreshQueueOptions } from './refresh-queue.ts';

/** Milliseconds between two checks. */
const CHECK_EVERY = 6 * 60 * 60 * 1000;

export interface FreshnessKeeperOptions extends RefreshQueueOptions {
  readonly library: Pick<RemoteLibrary, 'fetchedBetween' | 'purgeExpired' | 'redate'>;
  readonly pictures: {
    /** Deletes pictures by TMDB's paths; what is left when the signal aborts is deleted at the next start. */
    forget(paths: readonly string[], signal: AbortSignal): Promise<void>;
    /** Deletes what is older than six months by the clock that dated the files: this computer's. */
    purgeExpired(): Promise<number>;
    /** Refreshes pictures that are due and still used. */
    renew(signal: AbortSignal): Promise<void>;
  };
  /** Forgets what seasons were called before an ISO time, in menus. */
  readonly recents: { removeExpired(before: string): void };
  /** The current time, by TMDB's clock if this computer's is wrong and TMDB has answered. */
  readonly clock: () => Date;
  /** TMDB has answered, so `clock` is right. */
  readonly isTimeKnown: () => boolean;
}

/**
 * Keeps content within the six months that TMDB's terms allow
 * (https://www.themoviedb.org/api-terms-of-use, §1.C): from day 150 on it is refreshed, and on day 180 it is deleted, with or
 * without a network or a token. Both use the computer's clock, or TMDB's once that has answered and differs by more than a
 * day and a half. What has a fetch time in the future waits; as soon as TMDB's clock shows that its time is wrong, all of it
 * counts as 150 days old: it is refreshed, or deleted thirty days later. Offline, a clock that is months ahead cannot be
 * distinguished from months that have passed, so content is deleted.
 */
export class FreshnessKeeper {
  readonly #options: FreshnessKeeperOptions;
  readonly #queue: RefreshQueue;
  readonly #end = new AbortController();
  #stopping = new AbortController();
  #renewal: Promise<void> | null = null;
  #checks: Promise<void> | null = null;
  /** Seasons that were removed since the list of kept ones was read. */
  #removed = new Set<string>();

  constructor(options: FreshnessKeeperOptions) {
    this.#options = options;
    this.#queue = new RefreshQueue(options);
  }

  /** Checks now and then every six hours. Deleting never waits until everything that is due has been refreshed. */
  begin(): void {
    this.#checks ??= this.#checkForEver();
  }

  /**
   * Refreshes the requested seasons; progress is sent with `emit`. Resolves when all is done; never rejects.
   * @param isFirst none of them has been fetched before
   */
  async refresh(keys: readonly SeasonKey[], isFirst = false): Promise<void> {
    const { signal } = this.#stopping;
    await this.#queue.refreshAsked(keys, isFirst);
    try {
      await this.#renewPictures(signal);
    } catch (error) {
      this.#options.logger.warn('Old pictures could not be renewed', error);
    }
  }

  /** These seasons have been removed: those still waiting are not refreshed. */
  drop(keys: readonly SeasonKey[]): void {
    for (const key of keys) this.#removed.add(seasonKeyText(key));
    this.#queue.drop(keys);
  }

  /** Starts nothing more until the next check or {@link refresh}. */
  stop(): void {
    this.#queue.stop();
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }

  /** Stops everything; resolves when the library is no longer used. */
  async close(): Promise<void> {
    this.#end.abort();
    this.#stopping.abort();
    await this.#queue.close();
    await Promise.allSettled([this.#checks, this.#renewal]);
  }

  async #checkForEver(): Promise<void> {
    await this.#deleteExpired();
    await Promise.all([
      this.#repeat(() => this.#deleteExpired()),
      this.#refreshDue().then(() => this.#repeat(() => this.#refreshDue())),
    ]);
  }

  async #repeat(check: () => Promise<void>): Promise<void> {
    const { signal } = this.#end;
    for (;;) {
      await sleepUnlessAborted(this.#options.timer, CHECK_EVERY, signal);
      if (signal.aborted) return;
      await check();
    }
  }

  /** Never rejects. */
  async #deleteExpired(): Promise<void> {
    const { library, pictures, recents, clock, logger } = this.#options;
    try {
      const before = limitTime(clock());
      recents.removeExpired(before);
      const { seasons, images } = await library.purgeExpired(before);
      await pictures.forget(images, this.#end.signal);
      const purged = await pictures.purgeExpired();
      if (seasons.length + images.length + purged > 0)
        logger.info(
          `At the six-month limit: the content of ${seasons.length} seasons was deleted, and old pictures`,
        );
    } catch (error) {
      logger.warn('What has reached the six-month limit could not be deleted', error);
    }
  }

  /** Never rejects. */
  async #refreshDue(): Promise<void> {
    if (this.#end.signal.aborted) return;
    const { library, clock, isTimeKnown, logger } = this.#options;
    const now = clock();
    const { signal } = this.#stopping;
    const removed = (this.#removed = new Set());
    try {
      if (isTimeKnown())
        await library.redate(new Date(now.getTime() + CLOCK_SKEW).toISOString(), dueTime(now));
      const due = await library.fetchedBetween(limitTime(now), dueTime(now));
      await this.#queue.refreshDue(
        due.map(seasonKeyOf).filter((season) => !removed.has(seasonKeyText(season))),
      );
      await this.#renewPictures(signal);
    } catch (error) {
      logger.warn('What is due could not be refreshed', error);
    }
  }

  /** One renewal at a time: further callers wait for it. */
  #renewPictures(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    this.#renewal ??= this.#options.pictures.renew(signal).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }
}
