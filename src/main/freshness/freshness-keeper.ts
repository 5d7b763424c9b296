import { isDueForRefresh, isPastLimit, limitTime } from '@shared/domain/freshness.ts';
import { seasonKeyOf, seasonKeyText, type KeptSeason, type SeasonKey } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import { sleepUnlessAborted } from '../network/timer.ts';
import { RefreshQueue, type RefreshQueueOptions } from './refresh-queue.ts';

/** Milliseconds between two checks. */
const CHECK_EVERY = 6 * 60 * 60 * 1000;

/** So many milliseconds after now a season may seem to be fetched before that must be wrong: as in TmdbClient. */
const SKEW = 36 * 60 * 60 * 1000;

export interface FreshnessKeeperOptions extends RefreshQueueOptions {
  readonly library: Pick<RemoteLibrary, 'list' | 'purgeExpired'>;
  readonly pictures: {
    /** Deletes pictures by the paths TMDB gives; what is left when the signal aborts, at the next start. */
    forget(paths: readonly string[], signal: AbortSignal): Promise<void>;
    /** Deletes what is older than six months by the clock that has dated the files: this computer's. */
    purgeExpired(): Promise<number>;
    /** Fetches those again that are due and still shown. */
    renew(signal: AbortSignal): Promise<void>;
  };
  /** By TMDB's clock where this computer's is wrong and TMDB has answered. */
  readonly clock: () => Date;
  /** TMDB has answered, so that `clock` is right. */
  readonly isTimeKnown: () => boolean;
}

/**
 * Keeps below the six months for which TMDB's terms allow its content to be kept
 * (https://www.themoviedb.org/api-terms-of-use, §1.C): from day 150 on it is asked for again, and at day 180 deleted,
 * with or without a network or a token. Both go by the clock of the computer, or by TMDB's once that has answered and is a
 * day and a half away from it. A record that was fetched "later" than now waits by itself; it is due as soon as TMDB's
 * clock says that its time is wrong. Offline, a clock that is months ahead cannot be told from months that have passed,
 * and content is deleted.
 */
export class FreshnessKeeper {
  readonly #options: FreshnessKeeperOptions;
  readonly #queue: RefreshQueue;
  readonly #end = new AbortController();
  #stopping = new AbortController();
  #renewal: Promise<void> | null = null;
  #checks: Promise<void> | null = null;
  /** Seasons that were removed since the list was read of what is kept. */
  #removed = new Set<string>();

  constructor(options: FreshnessKeeperOptions) {
    this.#options = options;
    this.#queue = new RefreshQueue(options);
  }

  /** Checks now and then every six hours. */
  begin(): void {
    this.#checks ??= this.#checkForEver();
  }

  /** Deletes what has come to the limit, then refreshes what is due. Resolves when all is done; never rejects. */
  async check(): Promise<void> {
    const { library, clock, logger } = this.#options;
    const now = clock();
    const { signal } = this.#stopping;
    const removed = (this.#removed = new Set());
    try {
      const seasons = fromJsonText<readonly KeptSeason[]>(await library.list());
      await this.#deleteExpired(now);
      const isDue = ({ isExpired, fetchedAt, ...season }: KeptSeason): boolean =>
        !isExpired &&
        !removed.has(seasonKeyText(season)) &&
        !isPastLimit(fetchedAt, now) &&
        (isDueForRefresh(fetchedAt, now) || this.#isWrong(fetchedAt, now));
      const oldestFirst = seasons.filter(isDue).sort((a, b) => (a.fetchedAt < b.fetchedAt ? -1 : 1));
      await this.#queue.refreshDue(oldestFirst.map(seasonKeyOf));
      await this.#renewPictures(signal);
    } catch (error) {
      logger.warn('The six-month limit could not be seen to', error);
    }
  }

  /** Refreshes what the reader asks for; how far it is comes by `emit`. Resolves when all is done; never rejects. */
  async refresh(keys: readonly SeasonKey[]): Promise<void> {
    const { signal } = this.#stopping;
    await this.#queue.refreshAsked(keys);
    try {
      await this.#renewPictures(signal);
    } catch (error) {
      this.#options.logger.warn('Old pictures could not be renewed', error);
    }
  }

  /** These seasons have been removed: the ones that still wait are not refreshed. */
  drop(keys: readonly SeasonKey[]): void {
    for (const key of keys) this.#removed.add(seasonKeyText(key));
    this.#queue.drop(keys);
  }

  /** Lets nothing more begin, until the next check or {@link refresh}. */
  stop(): void {
    this.#queue.stop();
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }

  /** Ends it all; resolves when the library will not be asked any more. */
  async close(): Promise<void> {
    this.#end.abort();
    this.#stopping.abort();
    await this.#queue.close();
    await Promise.allSettled([this.#checks, this.#renewal]);
  }

  /** True when a time lies in the future by TMDB's own clock: a wrong clock has written it. */
  #isWrong(fetchedAt: string, now: Date): boolean {
    return this.#options.isTimeKnown() && Date.parse(fetchedAt) > now.getTime() + SKEW;
  }

  async #checkForEver(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      await this.check();
      await sleepUnlessAborted(this.#options.timer, CHECK_EVERY, signal);
    }
  }

  async #deleteExpired(now: Date): Promise<void> {
    const { library, pictures, logger } = this.#options;
    const before = limitTime(now);
    const { seasons, images } = await library.purgeExpired(before);
    await pictures.forget(images, this.#end.signal);
    const purged = await pictures.purgeExpired();
    if (seasons.length + images.length + purged > 0)
      logger.info(
        `At the six-month limit: the content of ${seasons.length} seasons was deleted, and old pictures`,
      );
  }

  /** One renewal at a time: whoever comes meanwhile waits for it. */
  #renewPictures(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    this.#renewal ??= this.#options.pictures.renew(signal).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }
}
