import { join } from 'node:path';
import { pictureSizes, type PictureSizes } from '@shared/domain/picture-sizes.ts';
import type { KeptSeason } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { Dispatcher } from 'undici';
import { PictureRenewal } from './freshness/picture-renewal.ts';
import { ImageFetcher } from './images/image-fetcher.ts';
import { ImageFolder } from './images/image-folder.ts';
import { ImageStore } from './images/image-store.ts';
import { NeededPictures } from './images/needed-pictures.ts';
import { PictureHousekeeping } from './images/picture-housekeeping.ts';
import { PictureLimit } from './images/picture-limit.ts';
import { SeasonImages } from './images/season-images.ts';
import type { LibraryApi, Remote } from './library/library-api.ts';
import type { Logger } from './logging/logger.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import { systemTimer } from './tmdb/timer.ts';

/** What the pictures need from the other services. */
export interface PicturesOptions {
  readonly userData: string;
  /** TMDB's image host, such as `https://image.tmdb.org/t/p`. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly chooseDispatcher: (url: URL) => Promise<Dispatcher>;
  readonly library: Remote<LibraryApi>;
  readonly settings: SettingsStore;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/** Everything about pictures, put together. */
export interface Pictures {
  readonly folder: ImageFolder;
  readonly store: ImageStore;
  readonly images: SeasonImages;
  readonly needed: NeededPictures;
  readonly housekeeping: PictureHousekeeping;
  readonly renewal: PictureRenewal;
  /** The sizes that are kept, by the reader's choice at the time. */
  readonly sizes: () => PictureSizes;
  /** Ends what is being fetched, and lets nothing begin. */
  close(): void;
}

/** Builds the pictures: on disk, fetched, kept with seasons, below the reader's limit, renewed in time. */
export function createPictures(options: PicturesOptions): Pictures {
  const { userData, baseUrl, userAgent, chooseDispatcher, library, settings, clock, logger } = options;
  const sizes = () => pictureSizes(settings.settings.imageSize);
  const folder = new ImageFolder(join(userData, 'images'));
  const fetcher = new ImageFetcher({ baseUrl, userAgent, chooseDispatcher });
  const store = new ImageStore({ folder, fetcher, logger });
  const needed = new NeededPictures(library);
  const limit = new PictureLimit({
    folder,
    limit: () => settings.settings.pictureLimit,
    neededNames: () => needed.names(),
    logger,
  });
  const images = new SeasonImages({
    store,
    folder,
    fetcher,
    limit,
    sizes,
    picturesOf: (key) => library.imagesOf(key),
    logger,
  });
  const housekeeping = new PictureHousekeeping({
    folder,
    images,
    limit,
    sizes,
    keptSeasons: async () => fromJsonText<readonly KeptSeason[]>(await library.list()),
    clock,
    settings: settings.settings,
    logger,
  });
  settings.onChanged((changed) => void housekeeping.follow(changed));
  const renewal = new PictureRenewal({
    library,
    folder,
    store,
    clock,
    timer: systemTimer,
    random: Math.random,
  });
  return {
    folder,
    store,
    images,
    needed,
    housekeeping,
    renewal,
    sizes,
    close: () => {
      images.close();
      fetcher.close();
    },
  };
}
