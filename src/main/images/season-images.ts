import type { ImageSize, PictureSizes } from '@shared/domain/picture-sizes.ts';
import { seasonKeyText, type SeasonKey, type Series } from '@shared/domain/season.ts';
import type { Logger } from '../logging/logger.ts';
import { imageAddressText, readImagePath, type ImageAddress } from './image-address.ts';
import type { ImageFetcher } from './image-fetcher.ts';
import type { ImageFolder } from './image-folder.ts';
import type { ImageStore } from './image-store.ts';
import type { PictureLimit } from './picture-limit.ts';
import { RetryLater, type Later } from './retry-later.ts';

/** The pictures a kept season shows, by the paths TMDB gives. */
export interface PicturePaths {
  readonly posterPath: string | null;
  readonly profilePaths: readonly string[];
}

/** How many pictures of a season are on disk, do not exist on TMDB, or could not be had for now. */
export interface PictureTally {
  readonly kept: number;
  readonly missing: number;
  readonly failed: number;
}

/** A kept season, and when it came: an ISO time. */
export interface DatedSeason extends SeasonKey {
  readonly fetchedAt: string;
}

/** What {@link SeasonImages} needs. */
export interface SeasonImagesOptions {
  readonly store: ImageStore;
  readonly folder: ImageFolder;
  readonly fetcher: Pick<ImageFetcher, 'dismiss'>;
  readonly limit: Pick<PictureLimit, 'hasRoom' | 'enforce'>;
  /** The sizes to keep, by the reader's choice at the time. */
  readonly sizes: () => PictureSizes;
  /** The paths of a kept season; `null` when it is not kept. */
  readonly picturesOf: (key: SeasonKey) => Promise<PicturePaths | null>;
  readonly logger: Logger;
  readonly later?: Later;
}

/** Something kept, and how to find out which pictures it shows. */
interface Illustrated {
  readonly name: string;
  readonly pictures: () => Promise<PicturePaths | null>;
}

/**
 * Keeps the pictures of kept seasons and series on disk, so that they open with portraits and without a network. What
 * cannot be fetched now is tried again later by itself.
 */
export class SeasonImages {
  readonly #options: SeasonImagesOptions;
  readonly #retry: RetryLater;
  readonly #running = new Set<Promise<PictureTally>>();
  /** Stays aborted once the application quits. */
  #stopping = new AbortController();

  constructor(options: SeasonImagesOptions) {
    this.#options = options;
    this.#retry = new RetryLater(options.later);
  }

  /** Fetches what is missing of a season's pictures, behind those a reader is waiting for. Never rejects. */
  async keepSeason(key: SeasonKey): Promise<PictureTally> {
    const pictures = () => this.#options.picturesOf(key);
    const tally = await this.#keep({ name: seasonKeyText(key), pictures });
    await this.#options.limit.enforce();
    return tally;
  }

  /** Fetches a series' poster in its own time, if it is missing. */
  keepSeries({ seriesId, posterPath }: Pick<Series, 'seriesId' | 'posterPath'>): void {
    const pictures = () => Promise.resolve({ posterPath, profilePaths: [] });
    void this.#keep({ name: `series ${seriesId}`, pictures });
  }

  /**
   * Fetches what an earlier run did not get to, as long as the limit leaves room; not what the reader has deleted.
   * Asks nobody when everything is on disk. Resolves with `false` when something could not be had for now, or it
   * was stopped; never rejects.
   */
  async completeSeasons(seasons: readonly DatedSeason[]): Promise<boolean> {
    const { folder, picturesOf, limit, sizes, logger } = this.#options;
    const { signal } = this.#stopping;
    let failed = 0;
    try {
      const onDisk = await folder.list();
      const clearedAt = (await folder.clearedAt())?.getTime() ?? 0;
      for (const season of seasons.filter(({ fetchedAt }) => Date.parse(fetchedAt) > clearedAt)) {
        const pictures = await picturesOf(season);
        const wanted = pictures === null ? [] : keptAddresses(pictures, sizes());
        if (wanted.every((address) => onDisk.has(imageAddressText(address)))) continue;
        if (signal.aborted || !(await limit.hasRoom())) break;
        failed += (await this.keepSeason(season)).failed;
      }
      return failed === 0 && !signal.aborted;
    } catch (error) {
      logger.warn('The pictures of earlier seasons cannot be completed', error);
      return false;
    }
  }

  /** Deletes pictures that nothing shows any more, by the paths TMDB gives. */
  async forget(paths: readonly string[]): Promise<void> {
    await this.#options.folder.forget(paths.flatMap((path) => readImagePath(path) ?? []));
  }

  /** Gives up everything under way; resolves when no picture will be written any more that was wanted before. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    this.#options.fetcher.dismiss();
    await Promise.all(this.#running);
    this.#retry.clear();
  }

  /** Stops trying again. */
  close(): void {
    this.#stopping.abort();
    this.#retry.close();
  }

  #keep(subject: Illustrated): Promise<PictureTally> {
    const work = this.#fetchAll(subject).finally(() => this.#running.delete(work));
    this.#running.add(work);
    return work;
  }

  async #fetchAll(subject: Illustrated): Promise<PictureTally> {
    const { store, sizes, logger } = this.#options;
    const { name } = subject;
    try {
      const pictures = await subject.pictures();
      const addresses = pictures === null ? [] : keptAddresses(pictures, sizes());
      const outcomes = await Promise.all(addresses.map((address) => store.keep(address)));
      const kept = outcomes.filter((kind) => kind === 'image').length;
      const missing = outcomes.filter((kind) => kind === 'missing').length;
      const failed = outcomes.length - kept - missing;
      this.#retry.drop(name);
      if (failed > 0) this.#retry.add(name, () => this.#keep(subject));
      if (failed > 0 && !this.#stopping.signal.aborted)
        logger.info(`${name}: ${failed} pictures could not be fetched; trying again later`);
      return { kept, missing, failed };
    } catch (error) {
      logger.warn(`The pictures of ${name} cannot be kept`, error);
      return { kept: 0, missing: 0, failed: 0 };
    }
  }
}

/** Each picture of a season in the sizes that are kept, the poster first, none twice. */
export function keptAddresses(
  { posterPath, profilePaths }: PicturePaths,
  { portrait, largePortrait, poster, thumbnail }: PictureSizes,
): readonly ImageAddress[] {
  const posters = posterPath === null ? [] : inSizes(posterPath, [poster, thumbnail]);
  const portraits = [...new Set(profilePaths)].flatMap((path) => inSizes(path, [portrait, largePortrait]));
  return [...posters, ...portraits];
}

function inSizes(path: string, sizes: readonly ImageSize[]): readonly ImageAddress[] {
  const name = readImagePath(path);
  return name === null ? [] : [...new Set(sizes)].map((size) => ({ size, name }));
}
