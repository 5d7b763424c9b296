import { seasonKeyOf, seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import type { PackRecord, RemoteLibrary } from '../library/calls.ts';
import type { Logger } from '../logging/logger.ts';
import { readPicturePath } from './picture-address.ts';
import type { PictureFolder } from './picture-folder.ts';

/** A megabyte as file managers and disks count it. */
const MEGABYTE = 1_000_000;

/**
 * How full the folder may be, relative to the limit: after deleting the oldest pictures, and for fetching more in the
 * background. The gap to the limit prevents endless deleting and fetching.
 */
const FILL = 0.9;

export interface PictureLimitOptions {
  readonly folder: Pick<PictureFolder, 'files' | 'usage' | 'remove'>;
  /** In megabytes; `null` for no limit. The reader may change it at any time. */
  readonly limit: () => number | null;
  /** File names of pictures that are never deleted. Read only if something must be deleted. */
  readonly neededNames: () => Promise<ReadonlySet<string>>;
  readonly logger: Logger;
}

/** Keeps the pictures below the reader's limit: the oldest are deleted first. */
export class PictureLimit {
  readonly #options: PictureLimitOptions;
  #last: Promise<void> = Promise.resolve();

  constructor(options: PictureLimitOptions) {
    this.#options = options;
  }

  /** True if pictures may be fetched in the background. */
  async hasRoom(): Promise<boolean> {
    const limit = this.#limitInBytes();
    return limit === null || (await this.#options.folder.usage()).bytes < limit * FILL;
  }

  /**
   * Deletes the oldest pictures that are not needed when there are more than the limit allows, until a tenth of it is
   * free. Never rejects.
   */
  enforce(): Promise<void> {
    this.#last = this.#last.then(() => this.#enforce());
    return this.#last;
  }

  async #enforce(): Promise<void> {
    const { folder, logger } = this.#options;
    const limit = this.#limitInBytes();
    if (limit === null) return;
    try {
      const removed = await this.#chooseOldest(limit);
      if (removed.length === 0) return;
      await folder.remove(removed);
      logger.info(`${removed.length} pictures were deleted to stay below the limit`);
    } catch (error) {
      logger.warn('The pictures cannot be kept below the limit', error);
    }
  }

  /** The addresses of pictures to delete. */
  async #chooseOldest(limit: number): Promise<readonly string[]> {
    const files = await this.#options.folder.files();
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes <= limit) return [];
    const needed = await this.#options.neededNames();
    const oldestFirst = files.toSorted((a, b) => a.fetchedAt.getTime() - b.fetchedAt.getTime());
    const chosen: string[] = [];
    for (const file of oldestFirst) {
      if (bytes <= limit * FILL) break;
      if (needed.has(file.name)) continue;
      bytes -= file.bytes;
      chosen.push(file.address);
    }
    return chosen;
  }

  #limitInBytes(): number | null {
    const limit = this.#options.limit();
    return limit === null ? null : limit * MEGABYTE;
  }
}

/** Where {@link NeededPictures} asks. */
export type NeededPicturesLibrary = Pick<RemoteLibrary, 'imagesOf' | 'packs' | 'packContents'>;

/** Pictures the limit must not delete: those of trip packs, and of what the reader has opened in this session. */
export class NeededPictures {
  readonly #library: NeededPicturesLibrary;
  readonly #opened = new Map<string, SeasonKey>();

  constructor(library: NeededPicturesLibrary) {
    this.#library = library;
  }

  /** The reader has opened a season. */
  noteOpened(key: SeasonKey): void {
    this.#opened.set(seasonKeyText(key), seasonKeyOf(key));
  }

  /** Their file names, the same in every size. */
  async names(): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    const add = (paths: readonly (string | null)[]): void => {
      for (const path of paths) {
        const name = path === null ? null : readPicturePath(path);
        if (name !== null) names.add(name);
      }
    };
    for (const pack of await this.#library.packs()) add(await this.#pathsOfPack(pack));
    for (const key of this.#opened.values()) {
      const images = await this.#library.imagesOf(key);
      if (images !== null) add([images.posterPath, ...images.profilePaths]);
    }
    return names;
  }

  async #pathsOfPack({ seriesId, language, seasonNumbers }: PackRecord): Promise<readonly (string | null)[]> {
    if (seasonNumbers === null) return [];
    const { seasons, people } = await this.#library.packContents({ seriesId, language }, seasonNumbers);
    return [...seasons.map(({ posterPath }) => posterPath), ...people.map(({ profilePath }) => profilePath)];
  }
}
