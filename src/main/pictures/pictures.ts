import { join } from 'node:path';
import { pictureSizes, type PictureSizes } from '@shared/domain/picture-sizes.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import type { Logger } from '../logging/logger.ts';
import type { Network } from '../network/network.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { PictureFetcher } from './picture-fetcher.ts';
import { PictureFolder } from './picture-folder.ts';
import { NeededPictures, PictureLimit } from './picture-limit.ts';
import { PictureMaintenance } from './picture-maintenance.ts';
import { PictureStore } from './picture-store.ts';
import { SeasonPictures } from './season-pictures.ts';

/** What the pictures need from the other services. */
export interface PicturesOptions {
  readonly userData: string;
  /** TMDB's image host, such as `https://image.tmdb.org/t/p`. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly network: Network;
  readonly builtIn: (name: string) => Uint8Array | null;
  readonly library: RemoteLibrary;
  readonly settings: SettingsStore;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/** All picture services. */
export interface Pictures {
  readonly folder: PictureFolder;
  readonly store: PictureStore;
  readonly images: SeasonPictures;
  readonly needed: NeededPictures;
  readonly maintenance: PictureMaintenance;
  /** The sizes that are kept, by the reader's choice at the time. */
  readonly sizes: () => PictureSizes;
  /** Aborts all requests, and starts nothing more. */
  close(): void;
}

/** Creates the picture services: storage, fetching, keeping with seasons, and the limit. */
export function createPictures(options: PicturesOptions): Pictures {
  const { userData, baseUrl, userAgent, network, builtIn, library, settings, clock, logger } = options;
  const sizes = () => pictureSizes(settings.settings.imageSize);
  const folder = new PictureFolder(join(userData, 'images'));
  const fetcher = new PictureFetcher({ baseUrl, userAgent, network, builtIn });
  const store = new PictureStore({ folder, fetcher, logger });
  const needed = new NeededPictures(library);
  const limit = new PictureLimit({
    folder,
    limit: () => settings.settings.pictureLimit,
    neededNames: () => needed.names(),
    logger,
  });
  const images = new SeasonPictures({
    store,
    folder,
    fetcher,
    limit,
    sizes,
    picturesOf: (key) => library.imagesOf(key),
    logger,
  });
  const maintenance = new PictureMaintenance({
    folder,
    images,
    limit,
    sizes,
    keptSince: (since) => library.fetchedBetween(since, '9999'),
    clock,
    settings: settings.settings,
    logger,
  });
  const stopFollowing = settings.onChanged((changed) => void maintenance.follow(changed));
  return {
    folder,
    store,
    images,
    needed,
    maintenance,
    sizes,
    close: () => {
      stopFollowing();
      images.close();
      fetcher.close();
    },
  };
}
