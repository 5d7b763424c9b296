import type { PictureSizes } from '@shared/domain/picture-sizes.ts';
import type { ImageSizeChoice, Settings } from '@shared/domain/settings.ts';
import type { Logger } from '../logging/logger.ts';
import type { PictureFolder } from './picture-folder.ts';
import type { PictureLimit } from './picture-limit.ts';
import type { DatedSeason, SeasonPictures } from './season-pictures.ts';

/** The settings that pictures depend on. */
type PictureSettings = Pick<Settings, 'imageSize' | 'pictureLimit'>;

export interface PictureMaintenanceOptions {
  readonly folder: Pick<PictureFolder, 'list' | 'remove' | 'sweep' | 'clearCompletion'>;
  readonly images: Pick<SeasonPictures, 'completeSeasons' | 'completeUntil'>;
  readonly limit: Pick<PictureLimit, 'enforce'>;
  readonly sizes: () => PictureSizes;
  /** Seasons that were fetched after an ISO time: not all of thousands at each start. */
  readonly keptSince: (since: string) => Promise<readonly DatedSeason[]>;
  readonly clock: () => Date;
  readonly settings: PictureSettings;
  readonly logger: Logger;
}

/** Maintains the pictures on disk, at startup and when the picture size or the limit changes. */
export class PictureMaintenance {
  readonly #options: PictureMaintenanceOptions;
  #imageSize: ImageSizeChoice;
  #pictureLimit: number | null;

  constructor(options: PictureMaintenanceOptions) {
    this.#options = options;
    this.#imageSize = options.settings.imageSize;
    this.#pictureLimit = options.settings.pictureLimit;
  }

  /** Cleans up what an earlier session has left. Never rejects. */
  async runMaintenance(): Promise<void> {
    const { folder, clock, limit, logger } = this.#options;
    try {
      await folder.sweep(clock());
      await limit.enforce();
      await this.#complete();
    } catch (error) {
      logger.warn('The pictures could not be put in order', error);
    }
  }

  /** Call it for every change of the settings. Never rejects. */
  async follow({ imageSize, pictureLimit }: PictureSettings): Promise<void> {
    const hasOtherSizes = imageSize !== this.#imageSize;
    const hasOtherLimit = pictureLimit !== this.#pictureLimit;
    this.#imageSize = imageSize;
    this.#pictureLimit = pictureLimit;
    if (hasOtherLimit) await this.#options.limit.enforce();
    try {
      // At the next start there may be space for deleted pictures.
      if (hasOtherLimit) await this.#options.folder.clearCompletion();
      if (!hasOtherSizes) return;
      await this.#complete();
    } catch (error) {
      this.#options.logger.warn('The pictures could not be fetched in other sizes', error);
    }
  }

  /** Fetches what is missing; when everything is there, deletes pictures in sizes no longer used. */
  async #complete(): Promise<void> {
    const { folder, images, sizes, keptSince } = this.#options;
    const isComplete = await images.completeSeasons(await keptSince(await images.completeUntil()));
    if (!isComplete) return;
    const shown: ReadonlySet<string> = new Set(Object.values(sizes()));
    const others = [...(await folder.list())].filter((address) => !shown.has(sizeOf(address)));
    await folder.remove(others);
  }
}

function sizeOf(address: string): string {
  return address.slice(0, address.indexOf('/'));
}
