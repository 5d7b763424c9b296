import { seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import type { Logger } from '../logging/logger.ts';
import {
  imageAddressText,
  KEPT_SIZES,
  readImagePath,
  type ImageAddress,
  type ImageSize,
} from './image-address.ts';
import type { ImageFolder } from './image-folder.ts';
import type { ImageStore } from './image-store.ts';

/** Milliseconds before a season whose pictures could not all be fetched is tried again; doubles up to the longest. */
const RETRY = { first: 30_000, longest: 15 * 60_000 } as const;

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

/** Calls `run` after so many milliseconds; returns what prevents that. */
export type Later = (run: () => void, milliseconds: number) => () => void;

/** What {@link SeasonImages} needs. */
export interface SeasonImagesOptions {
  readonly store: ImageStore;
  readonly folder: ImageFolder;
  /** The paths of a kept season; `null` when it is not kept. */
  readonly picturesOf: (key: SeasonKey) => Promise<PicturePaths | null>;
  readonly logger: Logger;
  readonly later?: Later;
}

/**
 * Keeps the pictures of kept seasons on disk, so that they open with portraits and without a network. What cannot be
 * fetched now is tried again later by itself.
 */
export class SeasonImages {
  readonly #options: SeasonImagesOptions;
  readonly #unfinished = new Map<string, SeasonKey>();
  #cancelRetry: (() => void) | null = null;
  #retryAfter: number = RETRY.first;
  #isClosed = false;

  constructor(options: SeasonImagesOptions) {
    this.#options = options;
  }

  /** Fetches what is missing of a season's pictures, behind those a reader is waiting for. Never rejects. */
  async keepSeason(key: SeasonKey): Promise<PictureTally> {
    const tally = await this.#keep(key);
    if (tally.failed > 0) this.#retryLater();
    return tally;
  }

  /** Fetches what an earlier run did not get to. Asks nobody when everything is on disk. Never rejects. */
  async completeSeasons(keys: readonly SeasonKey[]): Promise<void> {
    const { folder, picturesOf, logger } = this.#options;
    try {
      const onDisk = await folder.list();
      for (const key of keys) {
        const pictures = await picturesOf(key);
        const wanted = pictures === null ? [] : keptAddresses(pictures);
        if (!wanted.every((address) => onDisk.has(imageAddressText(address)))) await this.keepSeason(key);
      }
    } catch (error) {
      logger.warn('The pictures of earlier seasons cannot be completed', error);
    }
  }

  /** Deletes pictures that nothing shows any more, by the paths TMDB gives. */
  async forget(paths: readonly string[]): Promise<void> {
    await this.#options.folder.forget(paths.flatMap((path) => readImagePath(path) ?? []));
  }

  /** Stops trying again. */
  close(): void {
    this.#isClosed = true;
    this.#cancelRetry?.();
  }

  async #keep(key: SeasonKey): Promise<PictureTally> {
    const { picturesOf, store, logger } = this.#options;
    const text = seasonKeyText(key);
    try {
      const pictures = await picturesOf(key);
      const addresses = pictures === null ? [] : keptAddresses(pictures);
      const outcomes = await Promise.all(addresses.map((address) => store.keep(address)));
      const kept = outcomes.filter((kind) => kind === 'image').length;
      const missing = outcomes.filter((kind) => kind === 'missing').length;
      const failed = outcomes.length - kept - missing;
      this.#unfinished.delete(text);
      if (failed > 0) this.#unfinished.set(text, key);
      if (failed > 0 && !this.#isClosed)
        logger.info(`${text}: ${failed} pictures could not be fetched; trying again later`);
      return { kept, missing, failed };
    } catch (error) {
      logger.warn(`The pictures of ${text} cannot be kept`, error);
      return { kept: 0, missing: 0, failed: 0 };
    }
  }

  #retryLater(): void {
    if (this.#isClosed) return;
    const { later = laterByTimer } = this.#options;
    this.#cancelRetry ??= later(() => {
      this.#cancelRetry = null;
      void this.#retryAll();
    }, this.#retryAfter);
  }

  async #retryAll(): Promise<void> {
    await Promise.all([...this.#unfinished.values()].map((key) => this.#keep(key)));
    const isDone = this.#unfinished.size === 0;
    this.#retryAfter = isDone ? RETRY.first : Math.min(this.#retryAfter * 2, RETRY.longest);
    if (!isDone) this.#retryLater();
  }
}

function laterByTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}

/** Each picture of a season in the sizes that are kept, the poster first, none twice. */
export function keptAddresses({ posterPath, profilePaths }: PicturePaths): readonly ImageAddress[] {
  const poster = posterPath === null ? [] : inSizes(posterPath, KEPT_SIZES.poster);
  const portraits = [...new Set(profilePaths)].flatMap((path) => inSizes(path, KEPT_SIZES.portrait));
  return [...poster, ...portraits];
}

function inSizes(path: string, sizes: readonly ImageSize[]): readonly ImageAddress[] {
  const name = readImagePath(path);
  return name === null ? [] : sizes.map((size) => ({ size, name }));
}
