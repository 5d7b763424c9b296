import { extname, join } from 'node:path';
import { limitTime } from '@shared/domain/freshness.ts';
import { NO_CHANGES, type SeasonKey } from '@shared/domain/season.ts';
import type { InterfaceLocale } from '@shared/domain/settings.ts';
import type { Emit, StoreName } from '@shared/ipc/contract.ts';
import type { Messages } from '@shared/text/en.ts';
import { loadMessages } from '@shared/text/load-messages.ts';
import { app, BrowserWindow, clipboard, dialog, shell, type WebContents } from 'electron';
import manifest from '../../package.json' with { type: 'json' };
import { BackupService } from './backup/backup.ts';
import { ExportService } from './export/export-service.ts';
import { FreshnessKeeper } from './freshness/freshness-keeper.ts';
import { PictureRenewal } from './freshness/picture-renewal.ts';
import { createAppHandlers } from './ipc/app-handlers.ts';
import type { Handlers } from './ipc/bridge.ts';
import {
  createFreshnessHandlers,
  createLanguagesHandlers,
  createNetworkHandlers,
  createPacksHandlers,
  createPeopleHandlers,
  createPrintingHandlers,
  createRecentsHandlers,
  createSeasonsHandlers,
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
import { TripPacks } from './packs/trip-packs.ts';
import { createPictureResponder } from './pictures/picture-store.ts';
import { createPictures, type Pictures } from './pictures/pictures.ts';
import { keptAddresses } from './pictures/season-pictures.ts';
import { paperSizeOf, SheetPrinter } from './printing/sheet-printer.ts';
import { ProblemReports } from './problem-reports.ts';
import { RecentSeasons } from './recents/recent-seasons.ts';
import { keepSample } from './sample/keep-sample.ts';
import { sampleAnswer, samplePicture } from './sample/sample-answers.ts';
import { PersonService } from './seasons/person-service.ts';
import { RemovedSeasons } from './seasons/removed-seasons.ts';
import { SeasonService } from './seasons/season-service.ts';
import { SeriesService } from './seasons/series-service.ts';
import { type Keyring, SealedFile } from './settings/keyring.ts';
import { ProxyLoginStore } from './settings/proxy-login-store.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { StoreFile } from './settings/store-file.ts';
import type { TokenStore } from './settings/token-store.ts';
import { StorageService } from './storage/storage-service.ts';
import { TmdbClient } from './tmdb/client.ts';
import { findUpdateSource, Updates } from './updates/updates.ts';
import type { Respond } from './window/answer-scheme.ts';
import { ReaderWindow, type AskForFile } from './window/reader-window.ts';
import { chooseSystemLocale, chooseTmdbLanguage } from './window/system-locale.ts';
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
  const { settings, findPage } = options;
  const systemLanguages = app.getPreferredSystemLanguages();
  const systemLocale = chooseSystemLocale(systemLanguages);
  settings.suggestLanguage(chooseTmdbLanguage(systemLanguages, BUILT_IN_LANGUAGES));

  const system = {
    languages: systemLanguages,
    locale: systemLocale,
    window: new ReaderWindow({ dialog, windows: BrowserWindow, findPage }),
  };
  const online = createOnline(options);
  const kept = createKept(options);
  const pictures = createKeptPictures(options, online, kept);
  const content = createContent(options, online, kept, pictures);
  const outputs = createOutputs(options, system, kept, content);
  const updates = createUpdates(options, online);
  const reports = createReports(options, system);
  const parts: Parts = { system, ...online, ...kept, pictures, ...content, ...outputs, updates, reports };

  let isClosing = false;
  return {
    handlers: createHandlers(options, parts),
    recents: kept.recents,
    systemLocale,
    describe: () => reports.describe(),
    answerImage: createPictureResponder((address) => pictures.store.find(address, 'visible')),
    keepSeason: (key) => content.seasons.keepWhole(key),
    runMaintenance: async () => {
      if (isClosing) return;
      await content.removed.purgeLeftovers();
      content.freshness.begin();
      updates.begin();
      await content.packs.resumeAll();
      await pictures.maintenance.runMaintenance();
    },
    close: () => {
      isClosing = true;
      return close(options, parts);
    },
    kill: () => {
      kept.libraryClient.kill();
    },
  };
}

/** What the system says and offers. */
interface System {
  /** The languages it prefers, best first. */
  readonly languages: readonly string[];
  readonly locale: InterfaceLocale;
  readonly window: ReaderWindow;
}

type Online = ReturnType<typeof createOnline>;
type Kept = ReturnType<typeof createKept>;
type Content = ReturnType<typeof createContent>;
type Outputs = ReturnType<typeof createOutputs>;

/** All parts. */
interface Parts extends Online, Kept, Content, Outputs {
  readonly system: System;
  readonly pictures: Pictures;
  readonly updates: Updates;
  readonly reports: ProblemReports;
}

/** Dates the files on disk. */
const systemClock = (): Date => new Date();

/** TMDB, and the network on which it is asked. */
function createOnline({ storeFile, keyring, tokens, emit, logger }: ServicesOptions) {
  const logins = new ProxyLoginStore({
    file: new SealedFile(storeFile('proxy-logins'), keyring),
    logger,
    onWanted: (status) => {
      emit('network:proxyLoginWanted', status);
    },
  });
  const network = openSystemNetwork(logins, logger);
  const tmdb = new TmdbClient({
    baseUrl: serviceAddress('ENDROLL_TMDB_URL', 'https://api.themoviedb.org', logger),
    version: app.getVersion(),
    getToken: () => tokens.token(),
    network,
    builtIn: sampleAnswer,
    onPause: (ms) => {
      emit('network:paused', { seconds: Math.ceil(ms / 1000) });
    },
  });
  return { logins, network, tmdb };
}

function serviceAddress(variable: string, usual: string, logger: Logger): string {
  const { isPackaged } = app;
  return chooseServiceAddress({ variable, usual, environment: process.env, isPackaged, logger });
}

/** The library, and the seasons that were opened last. */
function createKept({ libraryProcesses, storeFile, emit, logger }: ServicesOptions) {
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
  return { recents, libraryClient, library: libraryClient.library };
}

function createKeptPictures(
  { userData, settings, logger }: ServicesOptions,
  { network }: Online,
  { library }: Kept,
): Pictures {
  return createPictures({
    userData,
    baseUrl: serviceAddress('ENDROLL_IMAGE_URL', 'https://image.tmdb.org/t/p', logger),
    userAgent: `Endroll/${app.getVersion()}`,
    network,
    builtIn: samplePicture,
    library,
    settings,
    clock: systemClock,
    logger,
  });
}

/** Seasons, series and people: opening, keeping, refreshing and removing them. */
function createContent(
  { userData, storeFile, emit, logger }: ServicesOptions,
  { tmdb }: Online,
  { library, recents }: Kept,
  pictures: Pictures,
) {
  const { images, folder, store } = pictures;
  const clock = (): Date => tmdb.now();
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
  return { seasons, series, people, packs, freshness, removed, storage, languages };
}

/** What goes out of the library and comes back: paper, exports and backups. */
function createOutputs(
  { settings, findPage, emit, logger }: ServicesOptions,
  { window, languages, locale: systemLocale }: System,
  { library }: Kept,
  { freshness, removed }: Content,
) {
  const folder = app.getPath('documents');
  const askForFile: AskForFile = (options) => window.askForFile(options);
  const showFile = (path: string): void => {
    shell.showItemInFolder(path);
  };
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
      return new PaperPage(head, { folder: RENDERER_FOLDER, origin });
    },
    askForFile,
    folder,
    paper: paperSizeOf(app.getLocaleCountryCode(), languages),
    showFile,
    logger,
  });
  const exports = new ExportService({
    library,
    askForFile,
    folder,
    clock: systemClock,
    locale,
    nameOf: async (format) => (await messages()).exporting.formats[format],
    onProgress: (progress) => {
      window.showProgress(
        progress === null ? null : progress.seasonsDone / Math.max(1, progress.seasonsTotal),
      );
      emit('exporting:progressed', progress);
    },
    showFile,
    logger,
  });
  const backup = new BackupService({
    library,
    settings,
    fetch: (keys) => void freshness.refresh(keys, true),
    stopFetching: (keys) => {
      removed.stopFetching(keys);
    },
    version: app.getVersion(),
    clock: systemClock,
    folder,
    askWhere: (path) => window.askWhere(path, extname(path) === '.md' ? MARKDOWN_FILE : JSON_FILE),
    askWhich: () => window.askWhich(JSON_FILE),
  });
  return { printer, exports, backup };
}

const RENDERER_FOLDER = join(import.meta.dirname, '../renderer');
const MARKDOWN_FILE = { name: 'Markdown', extensions: ['md'] };
const JSON_FILE = { name: 'JSON', extensions: ['json'] };

/** Newer versions of Endroll. */
function createUpdates(
  { settings, relaunch, handOver, isSessionEnding, emit, logger }: ServicesOptions,
  { logins }: Online,
): Updates {
  return new Updates({
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
}

function createReports({ logFile, redact, keyring }: ServicesOptions, { languages }: System): ProblemReports {
  return new ProblemReports({
    facts: {
      version: app.getVersion(),
      isPackaged: app.isPackaged,
      versions: process.versions,
      platform: process.platform,
      arch: process.arch,
      environment: process.env,
      languages,
      logFile,
      redact,
    },
    keyring: () => keyring.backend(),
    page: reportAddress(manifest),
    writeClipboard: (text) => clipboard.writeText(text),
    openInBrowser: (address) => shell.openExternal(address),
    showFile: (path) => {
      shell.showItemInFolder(path);
    },
  });
}

/** What the window may ask for. */
function createHandlers({ inbox, settings, tokens, emit, logger }: ServicesOptions, parts: Parts): Handlers {
  const { system, tmdb, logins, network, library, libraryClient, pictures, reports } = parts;
  const { seasons, series, people, removed, storage } = parts;
  const { electron, chrome: chromium } = process.versions;
  return {
    app: createAppHandlers({
      logger,
      about: {
        version: app.getVersion(),
        electronVersion: electron,
        platform: process.platform,
        systemLocale: system.locale,
      },
      inbox,
      settings,
      tokens,
      onStart: () => {
        libraryClient.prepare();
      },
      readLicences: async () => {
        const { readLicences } = await import('./licences.ts');
        return readLicences([import.meta.dirname, RENDERER_FOLDER], { electron, chromium });
      },
      reportProblem: () => reports.make(),
      showProblemReport: () => {
        reports.show();
      },
      setFullScreen: (isOn) => system.window.setFullScreen(isOn),
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
      keepSample: (language) => keepSample({ seasons, series, images: pictures.images }, language),
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
    packs: createPacksHandlers(parts.packs),
    freshness: createFreshnessHandlers(parts.freshness),
    yours: createYoursHandlers(library),
    backup: createBackupHandlers(parts.backup),
    recents: createRecentsHandlers(parts.recents),
    languages: createLanguagesHandlers(parts.languages),
    storage: createStorageHandlers({ storage }),
    printing: createPrintingHandlers(parts.printer),
    exporting: createExportHandlers(parts.exports),
    updates: createUpdatesHandlers(parts.updates),
  };
}

/** Ends what is under way, then releases the library and the files. Never rejects. */
async function close({ settings, logger }: ServicesOptions, parts: Parts): Promise<void> {
  const { exports, updates, packs, freshness, seasons, series, people, removed } = parts;
  parts.pictures.close();
  try {
    await endWithin(BEFORE_LIBRARY, async (signal) => {
      await Promise.all([
        exports.cancel(),
        ...[updates, packs, freshness, seasons, series, people].map((part) => part.close()),
      ]);
      await removed.purgeRemoved(signal);
    });
  } catch (error) {
    logger.error('What was under way did not end properly', error);
  }
  const outcomes = await Promise.allSettled([
    parts.library.close(),
    parts.network.close(),
    settings.flush(),
    parts.languages.flush(),
    parts.recents.flush(),
  ]);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') logger.error('Quitting was not clean', outcome.reason);
  }
}
