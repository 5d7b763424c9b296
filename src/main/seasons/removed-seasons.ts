import type { SeasonKey } from '@shared/domain/season.ts';
import type { Logger } from '../logging/logger.ts';

/** What {@link RemovedSeasons} needs of the library and the pictures. */
export interface RemovedSeasonsOptions {
  readonly library: {
    remove(keys: readonly SeasonKey[]): Promise<void>;
    restore(keys: readonly SeasonKey[]): Promise<void>;
    /** Deletes removed seasons for good, and returns the paths of pictures that nothing shows any more. */
    purgeRemoved(): Promise<readonly string[]>;
  };
  readonly images: { forget(paths: readonly string[]): Promise<void> };
  /** Ends what would store a season again. */
  readonly seasons: { stop(key: SeasonKey): void };
  readonly logger: Logger;
}

/**
 * Removing in two steps, so that it can be undone: a season is hidden at once, and deleted with its pictures at quit,
 * or at the next start when that did not come to it.
 */
export class RemovedSeasons {
  readonly #options: RemovedSeasonsOptions;
  #hasRemoved = false;

  constructor(options: RemovedSeasonsOptions) {
    this.#options = options;
  }

  async remove(keys: readonly SeasonKey[]): Promise<void> {
    this.#hasRemoved = true;
    for (const key of keys) this.#options.seasons.stop(key);
    await this.#options.library.remove(keys);
  }

  restore(keys: readonly SeasonKey[]): Promise<void> {
    return this.#options.library.restore(keys);
  }

  /** At the start: deletes what an earlier run has left, unless a removal of this one could still be undone. */
  async purgeLeftovers(): Promise<void> {
    if (!this.#hasRemoved) await this.#purge();
  }

  /** At quit: deletes what was removed in this run. What is left for whatever reason goes at the next start. */
  async purgeRemoved(): Promise<void> {
    if (this.#hasRemoved) await this.#purge();
  }

  async #purge(): Promise<void> {
    const { library, images, logger } = this.#options;
    try {
      const paths = await library.purgeRemoved();
      if (paths.length > 0) await images.forget(paths);
    } catch (error) {
      logger.warn('Removed seasons could not be deleted', error);
    }
  }
}
