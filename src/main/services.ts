import { join } from 'node:path';
import type { KeptSeason } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { app, clipboard, shell, utilityProcess } from 'electron';
import { Connections } from './connections.ts';
import { ImageFetcher } from './images/image-fetcher.ts';
import { ImageFolder } from './images/image-folder.ts';
import { createImageResponder } from './images/image-protocol.ts';
import { ImageStore } from './images/image-store.ts';
import { RemovedSeasons } from './images/removed-seasons.ts';
import { SeasonImages } from './images/season-images.ts';
import { createAppHandlers } from './ipc/app-handlers.ts';
import type { Emit } from './ipc/emit.ts';
import type { Handlers } from './ipc/handlers.ts';
import { createLibraryHandlers } from './ipc/library-handlers.ts';
import { createSeasonsHandlers } from './ipc/seasons-handlers.ts';
import { createSeriesHandlers } from './ipc/series-handlers.ts';
import { createSettingsHandlers } from './ipc/settings-handlers.ts';
import { createTokenHandlers } from './ipc/token-handlers.ts';
import { LibraryClient } from './library/library-client.ts';
import type { AddressInbox } from './links/address-inbox.ts';
import { chooseServiceAddress } from './links/service-address.ts';
import type { Logger } from './logging/logger.ts';
import { SeriesService } from './series/series-service.ts';
import { SeasonService } from './seasons/season-service.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { TokenStore } from './settings/token-store.ts';
import { TmdbClient } from './tmdb/tmdb-client.ts';

/** What is there before the services. */
export interface ServicesOptions {
  /** Folder of everything Endroll keeps. */
  readonly userData: string;
  readonly settings: SettingsStore;
  readonly tokens: TokenStore;
  readonly inbox: AddressInbox;
  readonly emit: Emit;
  readonly logger: Logger;
}

/** Everything behind the window. */
export interface Services {
  readonly handlers: Handlers;
  /** Answers `endroll-image:` requests. */
  readonly answerImage: (request: Request) => Promise<Response>;
  /** What can wait until the reader is reading: deleting what was removed, finishing what was broken off. */
  keepHouse(): Promise<void>;
  /** Puts everything on disk and lets go of it. Never rejects. */
  close(): Promise<void>;
}

/**
 * Builds the services. Loaded while the window loads its page; the library's process and the network code start when
 * they are first needed.
 */
export function createServices({
  userData,
  settings,
  tokens,
  inbox,
  emit,
  logger,
}: ServicesOptions): Services {
  const serviceAddress = (variable: string, usual: string): string =>
    chooseServiceAddress({ variable, usual, environment: process.env, isPackaged: app.isPackaged, logger });

  const connections = new Connections(logger);
  const chooseDispatcher = (url: URL) => connections.choose(url);
  const tmdb = new TmdbClient({
    baseUrl: serviceAddress('ENDROLL_TMDB_URL', 'https://api.themoviedb.org'),
    version: app.getVersion(),
    getToken: () => tokens.token(),
    chooseDispatcher,
  });

  const { library } = new LibraryClient({
    spawn: () =>
      utilityProcess.fork(join(import.meta.dirname, 'library-process.js'), [join(userData, 'library')], {
        serviceName: 'Endroll library',
      }),
    logger,
  });

  const folder = new ImageFolder(join(userData, 'images'));
  const fetcher = new ImageFetcher({
    baseUrl: serviceAddress('ENDROLL_IMAGE_URL', 'https://image.tmdb.org/t/p'),
    userAgent: `Endroll/${app.getVersion()}`,
    chooseDispatcher,
  });
  const store = new ImageStore({ folder, fetcher, logger });
  const images = new SeasonImages({ store, folder, picturesOf: (key) => library.imagesOf(key), logger });
  const seasons = new SeasonService({
    tmdb,
    library,
    images,
    clock: () => new Date(),
    emit: (event) => {
      emit('seasons:changed', event);
    },
    onListChanged: () => {
      emit('library:changed', null);
    },
    logger,
  });
  const series = new SeriesService({
    tmdb,
    library,
    clock: () => new Date(),
    onChanged: (key) => {
      emit('series:changed', key);
    },
    logger,
  });
  const removed = new RemovedSeasons({ library, images, seasons, logger });

  let isClosing = false;

  return {
    handlers: {
      app: createAppHandlers({
        about: {
          version: app.getVersion(),
          electronVersion: process.versions.electron,
          platform: process.platform,
        },
        inbox,
        settings,
        tokens,
        openInBrowser: (address) => shell.openExternal(address),
        writeClipboard: (text) => clipboard.writeText(text),
      }),
      settings: createSettingsHandlers(settings),
      token: createTokenHandlers({ tokens, tmdb }),
      series: createSeriesHandlers(series),
      seasons: createSeasonsHandlers(seasons),
      library: createLibraryHandlers({ library, removed, emit }),
    },
    answerImage: createImageResponder((address) => store.find(address, 'visible')),
    keepHouse: async () => {
      if (isClosing) return;
      await removed.purgeLeftovers();
      await folder.sweep(new Date());
      await images.completeSeasons(fromJsonText<readonly KeptSeason[]>(await library.list()));
    },
    close: async () => {
      isClosing = true;
      images.close();
      fetcher.close();
      await seasons.close();
      await removed.purgeRemoved();
      const outcomes = await Promise.allSettled([library.close(), connections.close(), settings.flush()]);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') logger.error('Quitting was not clean', outcome.reason);
      }
    },
  };
}
