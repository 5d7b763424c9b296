import type { SeasonKey } from '@shared/domain/season.ts';
import type { Logger } from '../logging/logger.ts';

export interface RemovedSeasonsOptions {
  readonly library: {
    remove(keys: readonly SeasonKey[]): Promise<void>;
    restore(keys: readonly SeasonKey[]): Promise<void>;
    /** Deletes removed seasons for good, and returns the paths of pictures that are no longer used. */
    purgeRemoved(): Promise<readonly string[]>;
  };
  readonly images: {
    /** Deletes pictures; what is left when the signal aborts is remembered. */
    forget(paths: readonly string[], signal?: AbortSignal): Promise<void>;
    /** Deletes what was left. */
    forgetLeftovers(): Promise<void>;
  };
  /** Stops whatever would store a season again. */
  readonly seasons: { stop(key: SeasonKey): void };
  /** Services that would fetch a season later: only the reader's opening it may bring it back. */
  readonly waiting: readonly { drop(keys: readonly SeasonKey[]): void }[];
  readonly logger: Logger;
}

/**
 * Removes in two steps, so that it can be undone: a season is hidden at once, and deleted with its pictures when Endroll
 * quits, or at the next start if that did not happen.
 */
export class RemovedSeasons {
  readonly #options: RemovedSeasonsOptions;
  #hasRemoved = false;

  constructor(options: RemovedSeasonsOptions) {
    this.#options = options;
  }

  async remove(keys: readonly SeasonKey[]): Promise<void> {
    this.#hasRemoved = true;
    this.stopFetching(keys);
    await this.#options.library.remove(keys);
  }

  /** Nothing more is fetched of these seasons. */
  stopFetching(keys: readonly SeasonKey[]): void {
    const { waiting, seasons } = this.#options;
    for (const queue of waiting) queue.drop(keys);
    for (const key of keys) seasons.stop(key);
  }

  restore(keys: readonly SeasonKey[]): Promise<void> {
    return this.#options.library.restore(keys);
  }

  /** At startup: deletes what an earlier session has left, unless a removal in this one can still be undone. */
  async purgeLeftovers(): Promise<void> {
    const { images, logger } = this.#options;
    await images.forgetLeftovers().catch((error: unknown) => {
      logger.warn('Pictures of removed seasons could not be deleted', error);
    });
    if (!this.#hasRemoved) await this.#purge();
  }

  /**
   * At quit: deletes what was removed in this session. Anything left, for example when the signal aborts, is deleted at the
   * next start.
   */
  async purgeRemoved(signal: AbortSignal): Promise<void> {
    if (this.#hasRemoved && !signal.aborted) await this.#purge(signal);
  }

  async #purge(signal?: AbortSignal): Promise<void> {
    const { library, images, logger } = this.#options;
    try {
      const paths = await library.purgeRemoved();
      if (paths.length > 0) await images.forget(paths, signal);
    } catch (error) {
      logger.warn('Removed seasons could not be deleted', error);
    }
  }
}
