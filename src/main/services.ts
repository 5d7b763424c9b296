import { basename, dirname, extname, join } from 'node:path';
import type { InterfaceLocale } from '@shared/domain/settings.ts';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  shell,
  type OpenDialogOptions,
  type WebContents,
} from 'electron';
import manifest from '../../package.json' with { type: 'json' };
import { BackupService } from './backup/backup.ts';
import type { Messages } from '@shared/text/en.ts';
import { loadMessages } from '@shared/text/load-messages.ts';
import { ExportService } from './export/export-service.ts';
import { FreshnessKeeper } from './freshness/freshness-keeper.ts';
import { PictureRenewal } from './freshness/picture-renewal.ts';
import { createPictureResponder } from './pictures/picture-store.ts';
import { keptAddresses } from './pictures/season-pictures.ts';
import { createAppHandlers } from './ipc/app-handlers.ts';
import type { Handlers } from './ipc/bridge.ts';
import {
  createFreshnessHandlers,
  createLanguagesHandlers,
  createNetworkHandlers,
  createPacksHandlers,
  createPrintingHandlers,
  createRecentsHandlers,
  createSeasonsHandlers,
  createPeopleHandlers,
  createSeriesHandlers,
  createSettingsHandlers,
  createStorageHandlers,
  createTokenHandlers,
  createUpdatesHandlers,
} from './ipc/handlers.ts';
import { createExportHandlers, createLibraryHandlers } from './ipc/library-handlers.ts';
import { createBackupHandlers, createYoursHandlers } from './ipc/yours-handlers.ts';
import { BUILT_IN_LANGUAGES, LanguageList } from './languages/language-list.ts';
import { LibraryClient } from './library/client.ts';
import type { LibraryProcesses } from './library/library-processes.ts';
import { endWithin } from './life.ts';
import { chooseServiceAddress, reportAddress } from './links/web-addresses.ts';
import type { Redact } from './logging/file-logger.ts';
import type { Logger } from './logging/logger.ts';
import { openSystemNetwork } from './network/system-network.ts';
import { systemTimer } from './network/timer.ts';
import { limitTime } from '@shared/domain/freshness.ts';
import { NO_CHANGES, type SeasonKey } from '@shared/domain/season.ts';
import { TripPacks } from './packs/trip-packs.ts';
import { createPictures } from './pictures/pictures.ts';
import { createAskForFile, paperSizeOf, SheetPrinter } from './printing/sheet-printer.ts';
import { RecentSeasons } from './recents/recent-seasons.ts';
import { keepSample } from './sample/keep-sample.ts';
import { sampleAnswer, samplePicture } from './sample/sample-answers.ts';
import { RemovedSeasons } from './seasons/removed-seasons.ts';
import { SeasonService } from './seasons/season-service.ts';
import { PersonService } from './seasons/person-service.ts';
import { SeriesService } from './seasons/series-service.ts';
import { type Keyring, SealedFile } from './settings/keyring.ts';
import { ProxyLoginStore } from './settings/proxy-login-store.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { StoreFile } from './settings/store-file.ts';
import type { Emit, StoreName } from '@shared/ipc/contract.ts';
import type { TokenStore } from './settings/token-store.ts';
import { toFileError, writeFileWhole } from './files/write-file-whole.ts';
import { StorageService } from './storage/storage-service.ts';
import { TmdbClient } from './tmdb/client.ts';
import type { Respond } from './window/answer-scheme.ts';
import { chooseSystemLocale, chooseTmdbLanguage } from './window/system-locale.ts';
import { findUpdateSource, Updates } from './updates/updates.ts';
import type { WindowInbox } from './window/window-inbox.ts';

/**
 * How long users of the library may take to end, in milliseconds, before the library is closed anyway: a library that is
 * killed at `CLOSE_LIMIT` (life.ts) has to check everything at the next start.
 */
const BEFORE_LIBRARY = 1_500;

/** What exists before the services. */
export interface ServicesOptions {
  /** The data folder. */
  readonly userData: string;
  readonly libraryProcesses: LibraryProcesses;
  readonly settings: SettingsStore;
  readonly tokens: TokenStore;
  readonly keyring: Keyring;
  /** A small file in the folder, by its name without extension. */
  readonly storeFile: (name: StoreName) => StoreFile;
  /** The page in the window; `null` without a window. */
  readonly findPage: () => WebContents | null;
  readonly inbox: WindowInbox;
  readonly logFile: string;
  readonly redact: Redact;
  /** Starts Endroll again once this process has ended. */
  readonly relaunch: () => void;
  /**
   * An update has put another program in this one's place. `start` is called when everything is on disk and this process
   * ends, with whether somebody has asked for the window since.
   */
  readonly handOver: (start: (isWanted: boolean) => void) => void;
  /** The system is about to end every process. */
  readonly isSessionEnding: () => boolean;
  readonly emit: Emit;
  readonly logger: Logger;
}

/** Everything behind the window. */
export interface Services {
  readonly handlers: Handlers;
  /** For the menu and the system's list. */
  readonly recents: RecentSeasons;
  /** What `system` means as the language of the interface. */
  readonly systemLocale: InterfaceLocale;
  /** What the report of a problem needs, as Markdown, without the token and the home folder. */
  readonly describe: () => Promise<string>;
  /** Serves `endroll-image:` requests. */
  readonly answerImage: Respond;
  /** Fetches a season from TMDB and keeps it, for the command line. Rejects with an EndrollError. */
  keepSeason(key: SeasonKey): Promise<void>;
  /** Background work after the start: deleting removed seasons, continuing what was interrupted. */
  runMaintenance(): Promise<void>;
  /**
   * Writes everything to disk and releases it; waits at most {@link BEFORE_LIBRARY} for running work. Never rejects.
   */
  close(): Promise<void>;
  /** Kills processes that are still running. */
  kill(): void;
}

/**
 * Creates the services. Loaded while the window loads its page; the library process and the network code start when they
 * are first needed.
 */
export function createServices(options: ServicesOptions): Services {
  const {
    userData,
    libraryProcesses,
    settings,
    tokens,
    keyring,
    storeFile,
    findPage,
    inbox,
    logFile,
    redact,
    relaunch,
    handOver,
    isSessionEnding,
    emit,
    logger,
  } = options;
  const systemLanguages = app.getPreferredSystemLanguages();
  const systemLocale = chooseSystemLocale(systemLanguages);
  settings.suggestLanguage(chooseTmdbLanguage(systemLanguages, BUILT_IN_LANGUAGES));
  const serviceAddress = (variable: string, usual: string): string =>
    chooseServiceAddress({ variable, usual, environment: process.env, isPackaged: app.isPackaged, logger });

  const logins = new ProxyLoginStore({
    file: new SealedFile(storeFile('proxy-logins'), keyring),
    logger,
    onWanted: (status) => {
      emit('network:proxyLoginWanted', status);
    },
  });
  const network = openSystemNetwork(logins, logger);
  const tmdb = new TmdbClient({
    baseUrl: serviceAddress('ENDROLL_TMDB_URL', 'https://api.themoviedb.org'),
    version: app.getVersion(),
    getToken: () => tokens.token(),
    network,
    builtIn: sampleAnswer,
    onPause: (ms) => {
      emit('network:paused', { seconds: Math.ceil(ms / 1000) });
    },
  });
  const clock = (): Date => tmdb.now();
  /** Dates the files on disk. */
  const systemClock = (): Date => new Date();

  const recents = new RecentSeasons({ file: storeFile('recents'), logger });
  const libraryClient = new LibraryClient({
    spawn: (place) => libraryProcesses.start(place),
    onEvent: (event) => {
      if (event.event === 'changed') {
        recents.removeSeasons(event.payload?.gone ?? []);
        recents.restoreSeasons(event.payload?.changed ?? []);
        emit('library:changed', event.payload);
      } else if (event.event === 'making') emit('library:making', event.payload);
      else if (event.event === 'yoursChanged') emit('yours:changed', event.payload);
    },
    onNotice: (notice) => {
      emit('library:noticed', notice);
    },
    logger,
  });
  const { library } = libraryClient;

  const pictures = createPictures({
    userData,
    baseUrl: serviceAddress('ENDROLL_IMAGE_URL', 'https://image.tmdb.org/t/p'),
    userAgent: `Endroll/${app.getVersion()}`,
    network,
    builtIn: samplePicture,
    library,
    settings,
    clock: systemClock,
    logger,
  });
  const { images, folder, store } = pictures;

  const seasons = new SeasonService({
    tmdb,
    library,
    images,
    clock,
    noteSeriesGone: (key) => series.noteGone(key),
    emit: (event) => {
      emit('seasons:changed', event);
    },
    logger,
  });
  const series = new SeriesService({
    tmdb,
    library,
    images,
    clock,
    onChanged: (key) => {
      emit('series:changed', key);
    },
    onSeasonsGone: (keys) => {
      for (const key of keys) emit('seasons:changed', { key, reason: 'gone', changes: NO_CHANGES });
    },
    logger,
  });
  const people = new PersonService({ tmdb, library, images, logger });
  const packs = new TripPacks({
    series,
    seasons,
    pictures: {
      wanted: (paths) => keptAddresses(paths, pictures.sizes()),
      keep: (address) => store.keep(address),
      onDisk: () => folder.list(),
    },
    library,
    clock,
    emit: (pack) => {
      emit('packs:changed', pack);
    },
    ended: (key) => {
      emit('packs:ended', key);
    },
    logger,
  });
  const renewal = new PictureRenewal({
    library,
    folder,
    store,
    clock: systemClock,
    tmdbTime: () => (tmdb.isTimeKnown ? clock() : null),
    timer: systemTimer,
    random: Math.random,
  });
  const freshness = new FreshnessKeeper({
    library,
    refresh: (key) => seasons.refresh(key),
    pictures: {
      forget: (paths, signal) => images.forget(paths, signal),
      purgeExpired: () => folder.purgeOlderThan(new Date(limitTime(systemClock()))),
      renew: (signal) => renewal.renew(signal),
    },
    recents,
    clock,
    isTimeKnown: () => tmdb.isTimeKnown,
    timer: systemTimer,
    random: Math.random,
    emit: (progress) => {
      emit('freshness:changed', progress);
    },
    logger,
  });
  const removed = new RemovedSeasons({ library, images, seasons, waiting: [freshness, packs], logger });
  const storage = new StorageService({
    library,
    pictures: folder,
    recents,
    folder: userData,
    stopAll: async () => {
      freshness.stop();
      await packs.cancelAll();
      await Promise.all([seasons.stopAll(), series.stopAll(), people.stopAll()]);
      await images.stop();
    },
    openPath: (path) => shell.openPath(path),
  });
  const languages = new LanguageList({ tmdb, file: storeFile('languages'), clock, logger });
  const askForFile = createAskForFile({ dialog, windows: BrowserWindow, findPage });
  const locale = (): InterfaceLocale => {
    const { interfaceLanguage } = settings.settings;
    return interfaceLanguage === 'system' ? systemLocale : interfaceLanguage;
  };
  const messages = (): Promise<Messages> => loadMessages(locale());
  const printer = new SheetPrinter({
    fileKind: async () => (await messages()).print.fileKind,
    page: findPage,
    openPaper: async (head, origin) => {
      const { PaperPage } = await import('./printing/paper-page.ts');
      return new PaperPage(head, {
        folder: join(import.meta.dirname, '../renderer'),
        origin,
      });
    },
    askForFile,
    folder: app.getPath('documents'),
    paper: paperSizeOf(app.getLocaleCountryCode(), systemLanguages),
    showFile: (path) => {
      shell.showItemInFolder(path);
    },
    logger,
  });
  const exports = new ExportService({
    library,
    askForFile,
    folder: app.getPath('documents'),
    clock: systemClock,
    locale,
    nameOf: async (format) => (await messages()).exporting.formats[format],
    onProgress: (progress) => {
      const page = findPage();
      const window = page === null ? null : BrowserWindow.fromWebContents(page);
      // Progress on the taskbar button, if the system supports it.
      window?.setProgressBar(
        progress === null ? -1 : progress.seasonsDone / Math.max(1, progress.seasonsTotal),
      );
      emit('exporting:progressed', progress);
    },
    showFile: (path) => {
      shell.showItemInFolder(path);
    },
    logger,
  });

  const backup = new BackupService({
    library,
    settings,
    fetch: (keys) => void freshness.refresh(keys),
    stopFetching: (keys) => {
      removed.stopFetching(keys);
    },
    version: app.getVersion(),
    clock: systemClock,
    folder: app.getPath('documents'),
    askWhere: async (defaultPath) => {
      const { filePath, canceled } = await askForFile({
        defaultPath,
        filters: [
          extname(defaultPath) === '.md'
            ? { name: 'Markdown', extensions: ['md'] }
            : { name: 'JSON', extensions: ['json'] },
        ],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    askWhich: async () => {
      const page = findPage();
      const window = page === null ? null : BrowserWindow.fromWebContents(page);
      const options: OpenDialogOptions = {
        properties: ['openFile'],
        filters: [{ name: 'JSON', extensions: ['json'] }],
      };
      const asked = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return asked.filePaths[0] ?? null;
    },
  });

  const updates = new Updates({
    source: findUpdateSource({
      isPackaged: app.isPackaged,
      version: app.getVersion(),
      platform: process.platform,
      environment: process.env,
      resources: process.resourcesPath,
      program: process.execPath,
    }),
    settings,
    loadUpdater: async (source) => {
      const { createUpdater } = await import('./updates/updater.ts');
      return createUpdater({ source, logins, relaunch, handOver, logger });
    },
    onChanged: (status) => {
      emit('updates:changed', status);
    },
    quit: () => {
      app.quit();
    },
    isSessionEnding,
    openInBrowser: (address) => shell.openExternal(address),
    now: systemClock,
    logger,
  });

  const reportFile = join(dirname(logFile), 'problem-report.md');

  const describe = async (): Promise<string> => {
    const { describeSituation } = await import('./logging/diagnostics.ts');
    return describeSituation({
      version: app.getVersion(),
      isPackaged: app.isPackaged,
      versions: process.versions,
      platform: process.platform,
      arch: process.arch,
      environment: process.env,
      languages: app.getPreferredSystemLanguages(),
      keyring: await keyring.backend(),
      logFile,
      redact,
    });
  };

  let isClosing = false;

  return {
    handlers: {
      app: createAppHandlers({
        logger,
        about: {
          version: app.getVersion(),
          electronVersion: process.versions.electron,
          platform: process.platform,
          systemLocale,
        },
        inbox,
        settings,
        tokens,
        onStart: () => {
          libraryClient.prepare();
        },
        readLicences: async () => {
          const { readLicences } = await import('./licences.ts');
          const folders = [import.meta.dirname, join(import.meta.dirname, '../renderer')];
          const { electron, chrome } = process.versions;
          return readLicences(folders, { electron, chromium: chrome });
        },
        reportProblem: async () => {
          const text = await describe();
          await writeFileWhole(reportFile, Buffer.from(text)).catch((error: unknown) => {
            throw toFileError(error);
          });
          await clipboard.writeText(text);
          const address = reportAddress(manifest);
          if (address !== null) await shell.openExternal(address);
          return { file: basename(reportFile), isPageOpened: address !== null };
        },
        showProblemReport: () => {
          shell.showItemInFolder(reportFile);
        },
        setFullScreen: (isOn) => {
          const page = findPage();
          const window = page === null ? null : BrowserWindow.fromWebContents(page);
          const wasOn = window?.isFullScreen() ?? false;
          window?.setFullScreen(isOn);
          return wasOn;
        },
        openInBrowser: (address) => shell.openExternal(address),
        writeClipboard: (text) => clipboard.writeText(text),
      }),
      settings: createSettingsHandlers(settings),
      token: createTokenHandlers({ tokens, tmdb }),
      network: createNetworkHandlers({ logins, forgetLogins: () => network.forgetLogins() }),
      series: createSeriesHandlers(series),
      people: createPeopleHandlers({
        open: (key) => people.open(key),
        lookUp: (key) => people.lookUp(key),
        forget: (key) => people.forget(key),
        list: () => library.tmdbPeople(),
      }),
      seasons: createSeasonsHandlers({
        open: (key) => {
          pictures.needed.noteOpened(key);
          return seasons.open(key);
        },
        keep: (key) => {
          pictures.needed.noteOpened(key);
          return seasons.keep(key);
        },
        keepSample: (language) => keepSample({ seasons, series, images }, language),
        refresh: (key) => seasons.refresh(key),
        leave: (key) => {
          seasons.leave(key);
        },
      }),
      library: createLibraryHandlers({
        library,
        seasonSizes: () => storage.seasonSizes(),
        removed,
        restart: (how) => libraryClient.restart(how),
        emit,
      }),
      packs: createPacksHandlers(packs),
      freshness: createFreshnessHandlers(freshness),
      yours: createYoursHandlers(library),
      backup: createBackupHandlers(backup),
      recents: createRecentsHandlers(recents),
      languages: createLanguagesHandlers(languages),
      storage: createStorageHandlers({ storage }),
      printing: createPrintingHandlers(printer),
      exporting: createExportHandlers(exports),
      updates: createUpdatesHandlers(updates),
    },
    recents,
    systemLocale,
    describe,
    answerImage: createPictureResponder((address) => store.find(address, 'visible')),
    keepSeason: (key) => seasons.keepWhole(key),
    runMaintenance: async () => {
      if (isClosing) return;
      await removed.purgeLeftovers();
      freshness.begin();
      updates.begin();
      await packs.resumeAll();
      await pictures.maintenance.runMaintenance();
    },
    close: async () => {
      isClosing = true;
      pictures.close();
      try {
        await endWithin(BEFORE_LIBRARY, async (signal) => {
          await Promise.all([
            exports.cancel(),
            updates.close(),
            packs.close(),
            freshness.close(),
            seasons.close(),
            series.close(),
            people.close(),
          ]);
          await removed.purgeRemoved(signal);
        });
      } catch (error) {
        logger.error('What was under way did not end properly', error);
      }
      const outcomes = await Promise.allSettled([
        library.close(),
        network.close(),
        settings.flush(),
        languages.flush(),
        recents.flush(),
      ]);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') logger.error('Quitting was not clean', outcome.reason);
      }
    },
    kill: () => {
      libraryClient.kill();
    },
  };
}
