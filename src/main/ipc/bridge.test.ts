import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import type { ItemChange } from '@shared/domain/yours.ts';
import { type LibrarySearch, NO_TRANSLATED_NAMES } from '@shared/domain/library-search.ts';
import type { ProxyLoginStatus } from '@shared/domain/proxy-login.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { DEFAULT_SETTINGS } from '@shared/domain/settings.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { type Api, contract, type StoreName } from '@shared/ipc/contract.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { IpcMainInvokeEvent } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../preload/create-api.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { SealedFile } from '../settings/keyring.ts';
import { StoreFile } from '../settings/store-file.ts';
import { TokenStore } from '../settings/token-store.ts';
import { RecentSeasons } from '../recents/recent-seasons.ts';
import { WindowInbox } from '../window/window-inbox.ts';
import { createAppHandlers } from './app-handlers.ts';
import { createEmit, type Handlers, registerCalls } from './bridge.ts';
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
} from './handlers.ts';
import { createExportHandlers, createLibraryHandlers } from './library-handlers.ts';
import { createBackupHandlers, createYoursHandlers } from './yours-handlers.ts';

const key: SeasonKey = { seriesId: 1396, seasonNumber: 0, language: 'en-US' };
const series = { seriesId: 1396, language: 'en-US' };
const subject = 'tv/1396/season/0';
const seen: ItemChange = { kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: null } };
const PROXY_LOGIN: ProxyLoginStatus = { wanted: null, known: [], keyring: 'available' };
const librarySearch: LibrarySearch = {
  text: 'jesse',
  limit: 10,
  only: null,
  translated: NO_TRANSLATED_NAMES,
  hidden: { characters: false, episodeCounts: false, guests: true },
  showUnseen: false,
};
const paperHead = {
  title: 'Breaking Bad',
  language: 'en',
  direction: 'ltr',
  isWide: false,
  styles: '<link rel="stylesheet" href="app://endroll/assets/index.css">',
  fonts: ['400 1em "Inter Variable"'],
} as const;
const creditExport = {
  subject: { kind: 'credits', key, creditIds: ['52542282760ee313280017f9'] },
  format: 'csv',
  hidden: NOTHING_HIDDEN,
  showUnseen: false,
  title: 'Breaking Bad',
} as const;
const noChanges = { added: 0, removed: 0, changed: 0 };

/** Both ends of the bridge in one process; what crosses is cloned as Electron clones it. */
class Bridge {
  readonly #registered = new Map<string, (event: IpcMainInvokeEvent, input: unknown) => unknown>();
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();
  readonly calls: unknown[] = [];
  readonly logger = new MemoryLogger();
  /** What seasons.open throws, or `null`. */
  failure: Error | null = null;
  isTrusted = true;
  readonly api: Api;

  constructor(folder: string) {
    const handlers = this.#createHandlers(folder);
    registerCalls({
      ipc: { handle: (channel, listener) => void this.#registered.set(channel, listener) },
      isTrusted: () => this.isTrusted,
      loadHandlers: () => Promise.resolve(handlers),
      logger: this.logger,
    });
    this.api = createApi({
      invoke: (channel, input) => this.invoke(channel, input),
      subscribe: (channel, listener) => {
        const listeners = this.#listeners.get(channel) ?? new Set();
        this.#listeners.set(channel, listeners.add(listener));
        return () => void listeners.delete(listener);
      },
    });
  }

  get channels(): readonly string[] {
    return [...this.#registered.keys()];
  }

  async invoke(channel: string, input?: unknown): Promise<unknown> {
    const handler = this.#registered.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler({} as IpcMainInvokeEvent, structuredClone(input)));
  }

  #note<T>(name: string, input: unknown, answer: T): Promise<T> {
    this.calls.push([name, input]);
    return Promise.resolve(answer);
  }

  #createHandlers(folder: string): Handlers {
    const { logger } = this;
    const emit = createEmit(() => ({
      isDestroyed: () => false,
      send: (channel: string, payload: unknown) => {
        for (const listener of this.#listeners.get(channel) ?? []) listener(structuredClone(payload));
      },
    }));
    const file = (name: StoreName): StoreFile =>
      new StoreFile({
        folder,
        name,
        loadWriter: () => Promise.resolve(() => undefined),
        onRepaired: () => undefined,
        logger,
        now: () => new Date(),
      });
    const settings = new SettingsStore({ file: file('settings'), logger });
    const tokens = new TokenStore({
      file: new SealedFile(file('token'), {
        backend: () => Promise.resolve('gnome_libsecret'),
        seal: () => Promise.resolve(Buffer.from('sealed')),
        open: () => Promise.reject(new Error('unused')),
      }),
      startToken: null,
      logger,
      onStatusChanged: (status) => {
        emit('token:statusChanged', status);
      },
    });
    const inbox = new WindowInbox(emit);
    inbox.addAddress('endroll://tv/1396');
    inbox.addCommand('palette');
    return {
      app: createAppHandlers({
        onStart: () => undefined,
        logger,
        about: { version: '1.0.0', electronVersion: '45.4.1', platform: 'linux', systemLocale: 'de' },
        inbox,
        settings,
        tokens,
        reportProblem: () =>
          this.#note('reportProblem', undefined, { file: 'problem-report.md', isPageOpened: false }),
        showProblemReport: () => void this.#note('showProblemReport', undefined, undefined),
        readLicences: () => Promise.resolve([]),
        setFullScreen: (isOn) => this.#note('setFullScreen', isOn, false),
        openInBrowser: async (address) => this.#note('openInBrowser', address, undefined),
        writeClipboard: async (text) => this.#note('writeClipboard', text, undefined),
      }),
      settings: createSettingsHandlers(settings),
      network: createNetworkHandlers({
        logins: {
          status: () => this.#note('proxyLogin', undefined, PROXY_LOGIN),
          set: (proxy, login, keep) => this.#note('setProxyLogin', { proxy, login, keep }, PROXY_LOGIN),
          forget: () => this.#note('forgetProxyLogins', undefined, PROXY_LOGIN),
        },
        forgetLogins: () => this.#note('forgetLogins', undefined, undefined),
      }),
      token: createTokenHandlers({
        tokens,
        tmdb: { checkToken: (text) => this.#note('checkToken', text, text.trim()) },
      }),
      series: createSeriesHandlers({
        search: (input) => this.#note('search', input, toJsonText({ found: true }) as never),
        open: (input) => this.#note('openSeries', input, toJsonText({ series: true }) as never),
      }),
      people: createPeopleHandlers({
        open: (input) => this.#note('openTmdbPerson', input, toJsonText(null)),
        lookUp: (input) => this.#note('lookUp', input, toJsonText({ person: true }) as never),
        forget: (input) => this.#note('forgetTmdbPerson', input, undefined),
        list: () => this.#note('tmdbPeople', undefined, []),
      }),
      seasons: createSeasonsHandlers({
        open: (input) => {
          if (this.failure !== null) return Promise.reject(this.failure);
          return this.#note('open', input, toJsonText({ opened: true }) as never);
        },
        keep: (input) => this.#note('keepSeason', input, undefined),
        keepSample: (language) => Promise.resolve({ seriesId: 2_100_000_000, language }),
        refresh: (input) => this.#note('refresh', input, noChanges),
        leave: (input) => void this.#note('leave', input, null),
      }),
      library: createLibraryHandlers({
        library: {
          list: () => this.#note('list', undefined, toJsonText([])),
          removed: () => this.#note('removed', undefined, toJsonText([])),
          notice: () => Promise.resolve({ kind: 'own-missing' }),
          making: () => this.#note('making', undefined, null),
          creditsOfPerson: (personId) => this.#note('creditsOfPerson', personId, toJsonText([])),
          peek: (input) => this.#note('peek', input, null),
          creditsOfSeries: (key, numbers) => this.#note('creditsOfSeries', [key, numbers], []),
          changesSince: (since) =>
            this.#note('changesSince', since, toJsonText({ seasons: [], isCut: false })),
          changesBetween: (seasonKey, times) =>
            this.#note('changesBetween', [seasonKey, times], toJsonText(null)),
          creditsAt: (seasonKey, fetchedAt) => this.#note('creditsAt', [seasonKey, fetchedAt], null),
          seasonHistory: (season) => this.#note('seasonHistory', season, toJsonText([])),
          person: (personId, language) => this.#note('person', [personId, language], toJsonText(null)),
          companions: (wanted) => this.#note('companions', wanted, toJsonText([])),
          episodesOfPerson: (personId, keys) => this.#note('episodesOfPerson', [personId, keys], []),
          search: (search) =>
            this.#note('searchLibrary', search, toJsonText({ groups: [], hasUnseen: false })),
        },
        seasonSizes: () => this.#note('seasonSizes', undefined, []),
        removed: {
          remove: (keys) => this.#note('remove', keys, undefined),
          restore: (keys) => this.#note('restore', keys, undefined),
        },
        restart: (how) => this.#note('restart', how, undefined),
        emit,
      }),
      packs: createPacksHandlers({
        list: () => this.#note('packs', undefined, []),
        start: (input, seasonNumbers) => this.#note('startPack', [input, seasonNumbers], undefined),
        pause: (input) => this.#note('pausePack', input, undefined),
        resume: (input) => this.#note('resumePack', input, undefined),
        cancel: (input) => this.#note('cancelPack', input, undefined),
        verify: (input) => this.#note('verifyPack', input, undefined),
      }),
      freshness: createFreshnessHandlers({
        refresh: (keys, isFirst) => this.#note('refreshAll', [keys, isFirst], undefined),
        stop: () => void this.#note('stopRefreshing', undefined, undefined),
      }),
      yours: createYoursHandlers({
        yours: () => this.#note('yours', undefined, { marks: [], lists: [], searches: [], seen: [] }),
        note: (input) => this.#note('note', input, 'my note'),
        mark: (subjects, change) => this.#note('mark', [subjects, change], undefined),
        writeItem: (item) => this.#note('writeItem', item, undefined),
        yoursPage: (showUnseen) =>
          this.#note('yoursPage', showUnseen, toJsonText({ entries: [], hasUnseen: false })),
      }),
      backup: createBackupHandlers({
        save: () => this.#note('saveBackup', undefined, { items: 1, seasons: 2 }),
        rescue: (markdown) =>
          this.#note('rescue', markdown, { items: 4, seasons: 1, source: { kind: 'file' } }),
        read: (text) => this.#note('readBackup', text, null),
        restore: (mode, withSettings) =>
          this.#note('restore', [mode, withSettings], { changed: 1, seasons: 0 }),
        undo: () => this.#note('undoRestore', undefined, true),
        saveMarkdown: (title, text) => this.#note('saveMarkdown', [title, text], true),
      }),
      recents: createRecentsHandlers(new RecentSeasons({ file: file('recents'), logger })),
      languages: createLanguagesHandlers({ list: () => this.#note('languages', undefined, ['de-DE']) }),
      storage: createStorageHandlers({
        storage: {
          sizes: () =>
            this.#note('storageSizes', undefined, { libraryBytes: 1, pictureBytes: 2, pictureCount: 3 }),
          clearPictures: () => this.#note('clearPictures', undefined, undefined),
          clearLibrary: () => this.#note('clearLibrary', undefined, undefined),
          openFolder: () => this.#note('openFolder', undefined, undefined),
        },
      }),
      printing: createPrintingHandlers({
        print: () => this.#note('print', undefined, 'printed'),
        startPdf: (head) => this.#note('startPdf', head, 'started'),
        addToPdf: (html) => void this.#note('addToPdf', html, undefined),
        finishPdf: (pageNumber) => this.#note('finishPdf', pageNumber, 'saved'),
        cancelPdf: () => void this.#note('cancelPdf', undefined, undefined),
        showFile: () => void this.#note('showPdf', undefined, undefined),
      }),
      exporting: createExportHandlers({
        save: (wanted) => this.#note('export', wanted, { kind: 'cancelled' }),
        cancel: async () => {
          await this.#note('cancelExport', undefined, undefined);
        },
        showWritten: () => void this.#note('showExport', undefined, undefined),
      }),
      updates: createUpdatesHandlers({
        status: { way: 'deb', checkedAt: null, state: { kind: 'current' } },
        check: () => this.#note('checkForUpdate', undefined, undefined),
        download: () => this.#note('downloadUpdate', undefined, undefined),
        restart: () => this.#note('restartForUpdate', undefined, undefined),
        dismiss: () => void this.#note('dismissUpdate', undefined, undefined),
        openDownload: () => this.#note('openUpdate', undefined, undefined),
      }),
    };
  }
}

let folder: string;
let bridge: Bridge;
let api: Api;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-bridge-'));
  bridge = new Bridge(folder);
  api = bridge.api;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the bridge', () => {
  it('shows the window exactly what the contract says', () => {
    const shape = Object.entries(api).map(([group, functions]) => [group, Object.keys(functions as object)]);
    expect(Object.fromEntries(shape)).toMatchInlineSnapshot(`
      {
        "app": [
          "start",
          "listen",
          "openWebPage",
          "licences",
          "copyText",
          "fullScreen",
          "reportError",
          "reportProblem",
          "offer",
          "showProblemReport",
          "onAddressOpened",
          "onCommandChosen",
          "onNoticed",
        ],
        "backup": [
          "save",
          "rescue",
          "read",
          "restore",
          "undo",
          "saveMarkdown",
        ],
        "exporting": [
          "save",
          "cancel",
          "showFile",
          "onProgressed",
        ],
        "freshness": [
          "refresh",
          "stop",
          "onChanged",
        ],
        "languages": [
          "list",
        ],
        "library": [
          "list",
          "remove",
          "removed",
          "restore",
          "creditsOfPerson",
          "creditsOfSeries",
          "season",
          "seasonHistory",
          "changesBetween",
          "changesSince",
          "creditsAt",
          "person",
          "companions",
          "episodesOfPerson",
          "search",
          "sizes",
          "restart",
          "onChanged",
          "makingNow",
          "onMaking",
          "onNoticed",
        ],
        "network": [
          "proxyLogin",
          "setProxyLogin",
          "forgetProxyLogins",
          "onProxyLoginWanted",
          "onPaused",
        ],
        "packs": [
          "list",
          "start",
          "pause",
          "resume",
          "cancel",
          "verify",
          "onChanged",
          "onEnded",
        ],
        "people": [
          "open",
          "lookUp",
          "forget",
          "list",
        ],
        "printing": [
          "print",
          "startPdf",
          "addToPdf",
          "finishPdf",
          "cancelPdf",
          "showFile",
        ],
        "recents": [
          "list",
          "add",
          "clear",
        ],
        "seasons": [
          "open",
          "keep",
          "keepSample",
          "refresh",
          "leave",
          "onChanged",
        ],
        "series": [
          "search",
          "open",
          "onChanged",
        ],
        "settings": [
          "get",
          "update",
        ],
        "storage": [
          "sizes",
          "clearPictures",
          "clearLibrary",
          "openFolder",
        ],
        "token": [
          "status",
          "set",
          "forget",
          "onStatusChanged",
        ],
        "updates": [
          "status",
          "check",
          "download",
          "restart",
          "dismiss",
          "openDownload",
          "onChanged",
        ],
        "yours": [
          "all",
          "note",
          "mark",
          "keep",
          "page",
          "onChanged",
        ],
      }
    `);
  });

  it('answers every call of the contract', async () => {
    const person = { personId: 17419, language: 'en-US' };
    const answers = {
      'app:start': await api.app.start(),
      'app:listen': await api.app.listen(),
      'app:offer': await api.app.offer({ commands: ['print'] }),
      'app:openWebPage': await api.app.openWebPage({ page: 'season', seriesId: 1396, seasonNumber: 0 }),
      'app:fullScreen': await api.app.fullScreen({ isOn: true }),
      'app:reportProblem': await api.app.reportProblem(),
      'app:showProblemReport': await api.app.showProblemReport(),
      'app:reportError': await api.app.reportError({
        what: 'endroll://tv/1396',
        details: 'Error: each_key_duplicate',
      }),
      'app:licences': await api.app.licences(),
      'app:copyText': await api.app.copyText({ text: 'Bryan Cranston' }),
      'settings:get': await api.settings.get(),
      'settings:update': await api.settings.update({ theme: 'dark' }),
      'network:proxyLogin': await api.network.proxyLogin(),
      'network:setProxyLogin': await api.network.setProxyLogin({
        proxy: 'proxy.example:3128',
        user: 'ann',
        password: 'secret',
        keep: 'session',
      }),
      'network:forgetProxyLogins': await api.network.forgetProxyLogins(),
      'token:status': await api.token.status(),
      'token:set': await api.token.set({ token: ' a.b.c ', keep: 'keyring' }),
      'token:forget': await api.token.forget(),
      'series:search': await api.series.search({ query: 'lost', page: 1, language: 'en-US' }),
      'series:open': await api.series.open({ seriesId: 1396, language: 'en-US' }),
      'people:open': await api.people.open(person),
      'people:lookUp': await api.people.lookUp(person),
      'people:forget': await api.people.forget(person),
      'people:list': await api.people.list(),
      'seasons:open': await api.seasons.open(key),
      'seasons:keep': await api.seasons.keep(key),
      'seasons:keepSample': await api.seasons.keepSample({ language: 'de-DE' }),
      'seasons:refresh': await api.seasons.refresh(key),
      'seasons:leave': await api.seasons.leave(key),
      'library:list': await api.library.list(),
      'library:remove': await api.library.remove({ keys: [key] }),
      'library:removed': await api.library.removed(),
      'library:restore': await api.library.restore({ keys: [key] }),
      'library:creditsOfPerson': await api.library.creditsOfPerson({ personId: 17419 }),
      'library:creditsOfSeries': await api.library.creditsOfSeries({ ...series, seasonNumbers: [1, 3] }),
      'library:season': await api.library.season(key),
      'library:seasonHistory': await api.library.seasonHistory(key),
      'library:changesBetween': await api.library.changesBetween({
        ...key,
        before: '2026-01-01T00:00:00.000Z',
        after: '2026-02-01T00:00:00.000Z',
      }),
      'library:changesSince': await api.library.changesSince({ since: '2026-01-01T00:00:00.000Z' }),
      'library:creditsAt': await api.library.creditsAt({ ...key, fetchedAt: '2026-01-01T00:00:00.000Z' }),
      'library:restart': await api.library.restart({ rebuild: true }),
      'library:person': await api.library.person({ personId: 17419, language: 'en-US' }),
      'library:companions': await api.library.companions({
        personId: 17419,
        language: 'en-US',
        hidden: librarySearch.hidden,
      }),
      'library:episodesOfPerson': await api.library.episodesOfPerson({ personId: 17419, keys: [key] }),
      'library:search': await api.library.search(librarySearch),
      'library:sizes': await api.library.sizes(),
      'library:makingNow': await api.library.makingNow(),
      'packs:list': await api.packs.list(),
      'packs:start': await api.packs.start({ ...series, seasonNumbers: [0, 1] }),
      'packs:pause': await api.packs.pause(series),
      'packs:resume': await api.packs.resume(series),
      'packs:cancel': await api.packs.cancel(series),
      'packs:verify': await api.packs.verify(series),
      'freshness:refresh': await api.freshness.refresh({ keys: [key], isFirst: false }),
      'freshness:stop': await api.freshness.stop(),
      'yours:all': await api.yours.all(),
      'yours:note': await api.yours.note({ subject }),
      'yours:mark': await api.yours.mark({ subjects: [subject], change: { note: 'Rewatch.' } }),
      'yours:keep': await api.yours.keep(seen),
      'yours:page': await api.yours.page({ showUnseen: false }),
      'backup:save': await api.backup.save(),
      'backup:rescue': await api.backup.rescue({ markdown: null }),
      'backup:read': await api.backup.read({ bytes: null }),
      'backup:restore': await api.backup.restore({ mode: 'merge', withSettings: true }),
      'backup:undo': await api.backup.undo(),
      'backup:saveMarkdown': await api.backup.saveMarkdown({ title: 'Yours', text: '# Yours' }),
      'recents:list': await api.recents.list(),
      'recents:add': await api.recents.add({
        address: 'endroll://tv/1396',
        title: 'Breaking Bad',
        fetchedAt: '2026-03-01T12:00:00.000Z',
      }),
      'recents:clear': await api.recents.clear(),
      'languages:list': await api.languages.list(),
      'storage:sizes': await api.storage.sizes(),
      'storage:clearPictures': await api.storage.clearPictures(),
      'storage:clearLibrary': await api.storage.clearLibrary(),
      'storage:openFolder': await api.storage.openFolder(),
      'printing:print': await api.printing.print(),
      'printing:startPdf': await api.printing.startPdf(paperHead),
      'printing:addToPdf': await api.printing.addToPdf({ html: '<article></article>' }),
      'printing:finishPdf': await api.printing.finishPdf({ pageNumber: 'Page {page} of {pages}' }),
      'printing:cancelPdf': await api.printing.cancelPdf(),
      'printing:showFile': await api.printing.showFile(),
      'exporting:save': await api.exporting.save(creditExport),
      'exporting:cancel': await api.exporting.cancel(),
      'exporting:showFile': await api.exporting.showFile(),
      'updates:status': await api.updates.status(),
      'updates:check': await api.updates.check(),
      'updates:download': await api.updates.download(),
      'updates:restart': await api.updates.restart(),
      'updates:dismiss': await api.updates.dismiss(),
      'updates:openDownload': await api.updates.openDownload(),
    };
    expect(Object.keys(answers).sort()).toEqual([...bridge.channels].sort());
    for (const [channel, answer] of Object.entries(answers))
      expect([channel, answer.ok]).toEqual([channel, true]);
    expect(answers['app:start']).toMatchObject({
      value: { address: 'endroll://tv/1396', settings: DEFAULT_SETTINGS },
    });
    expect(answers['settings:update']).toEqual({ ok: true, value: { ...DEFAULT_SETTINGS, theme: 'dark' } });
    expect(answers['token:set']).toMatchObject({ value: { source: 'keyring' } });
    expect(bridge.calls).toEqual([
      ['openInBrowser', 'https://www.themoviedb.org/tv/1396/season/0'],
      ['setFullScreen', true],
      ['reportProblem', undefined],
      ['showProblemReport', undefined],
      ['writeClipboard', 'Bryan Cranston'],
      ['proxyLogin', undefined],
      [
        'setProxyLogin',
        { proxy: 'proxy.example:3128', login: { user: 'ann', password: 'secret' }, keep: 'session' },
      ],
      ['forgetLogins', undefined],
      ['forgetProxyLogins', undefined],
      ['forgetLogins', undefined],
      ['checkToken', ' a.b.c '],
      ['search', { query: 'lost', page: 1, language: 'en-US' }],
      ['openSeries', { seriesId: 1396, language: 'en-US' }],
      ['openTmdbPerson', person],
      ['lookUp', person],
      ['forgetTmdbPerson', person],
      ['tmdbPeople', undefined],
      ['open', key],
      ['keepSeason', key],
      ['refresh', key],
      ['leave', key],
      ['list', undefined],
      ['remove', [key]],
      ['removed', undefined],
      ['restore', [key]],
      ['creditsOfPerson', 17419],
      ['creditsOfSeries', [series, [1, 3]]],
      ['peek', key],
      ['seasonHistory', key],
      ['changesBetween', [key, { before: '2026-01-01T00:00:00.000Z', after: '2026-02-01T00:00:00.000Z' }]],
      ['changesSince', '2026-01-01T00:00:00.000Z'],
      ['creditsAt', [key, '2026-01-01T00:00:00.000Z']],
      ['restart', { rebuild: true }],
      ['person', [17419, 'en-US']],
      ['companions', { personId: 17419, language: 'en-US', hidden: librarySearch.hidden }],
      ['episodesOfPerson', [17419, [key]]],
      ['searchLibrary', librarySearch],
      ['seasonSizes', undefined],
      ['making', undefined],
      ['packs', undefined],
      ['startPack', [series, [0, 1]]],
      ['pausePack', series],
      ['resumePack', series],
      ['cancelPack', series],
      ['verifyPack', series],
      ['refreshAll', [[key], false]],
      ['stopRefreshing', undefined],
      ['yours', undefined],
      ['note', subject],
      ['mark', [[subject], { note: 'Rewatch.' }]],
      ['writeItem', seen],
      ['yoursPage', false],
      ['saveBackup', undefined],
      ['rescue', null],
      ['readBackup', null],
      ['restore', ['merge', true]],
      ['undoRestore', undefined],
      ['saveMarkdown', ['Yours', '# Yours']],
      ['languages', undefined],
      ['storageSizes', undefined],
      ['clearPictures', undefined],
      ['clearLibrary', undefined],
      ['openFolder', undefined],
      ['print', undefined],
      ['startPdf', paperHead],
      ['addToPdf', '<article></article>'],
      ['finishPdf', 'Page {page} of {pages}'],
      ['cancelPdf', undefined],
      ['showPdf', undefined],
      ['export', creditExport],
      ['cancelExport', undefined],
      ['showExport', undefined],
      ['checkForUpdate', undefined],
      ['downloadUpdate', undefined],
      ['restartForUpdate', undefined],
      ['dismissUpdate', undefined],
      ['openUpdate', undefined],
    ]);
  });

  it('registers a handler for each call and nothing else', () => {
    const calls = Object.entries(contract).flatMap(([group, members]) =>
      Object.entries(members).flatMap(([name, { type }]) => (type === 'call' ? [`${group}:${name}`] : [])),
    );
    expect(bridge.channels).toEqual(calls);
  });

  it('tells events to those who listen, until they stop', async () => {
    const seen: unknown[] = [];
    const stop = api.library.onChanged((payload) => seen.push(payload));
    api.library.onNoticed((notice) => seen.push(notice));
    api.token.onStatusChanged(({ source }) => seen.push(source));
    await api.library.list();
    await api.library.list();
    await api.library.remove({ keys: [key] });
    stop();
    await api.library.restore({ keys: [key] });
    await api.token.set({ token: 'a.b.c', keep: 'session' });
    expect(seen).toEqual([{ kind: 'own-missing' }, 'session']);
  });

  it('keeps what was chosen in the menu until the window listens', async () => {
    const seen: unknown[] = [];
    api.app.onCommandChosen(({ command }) => seen.push(command));
    await api.app.start();
    expect(seen).toEqual([]);
    await api.app.listen();
    expect(seen).toEqual(['palette']);
  });

  it('never gives the token back', async () => {
    await api.token.set({ token: 'canary.canary.canary', keep: 'keyring' });
    const answers = [await api.app.start(), await api.token.status(), await api.settings.get()];
    expect(JSON.stringify(answers)).not.toContain('canary');
  });
});

describe('what goes wrong', () => {
  it('crosses as it is when it was foreseen', async () => {
    bridge.failure = new EndrollError({ kind: 'rate-limited', retryAfterSeconds: 3 });
    expect(await api.seasons.open(key)).toEqual({
      ok: false,
      error: { kind: 'rate-limited', retryAfterSeconds: 3 },
    });
    expect(bridge.logger.lines).toEqual([]);
  });

  it('crosses as a reference to the log when nobody foresaw it', async () => {
    bridge.failure = new Error('EACCES: /home/reader/secret');
    const answer = await api.seasons.open(key);
    if (answer.ok || answer.error.kind !== 'unexpected') throw new Error('An unexpected error was expected.');
    expect(answer.error.reference).toMatch(/^[0-9a-f]{8}$/u);
    expect(bridge.logger.lines).toEqual([`error [${answer.error.reference}] seasons:open failed`]);
    expect(bridge.logger.details).toEqual([bridge.failure]);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('an untrusted sender', () => {
  it('gets an error from every call, and nothing is done', async () => {
    bridge.isTrusted = false;
    for (const channel of bridge.channels) {
      expect(await bridge.invoke(channel, key)).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
    }
    expect(bridge.calls).toEqual([]);
    expect(bridge.logger.lines).toHaveLength(bridge.channels.length);
  });

  it('reaches no channel that is not in the contract', async () => {
    await expect(bridge.invoke('token:get')).rejects.toThrow('No handler');
  });
});

describe('bad input', () => {
  it.each<[string, unknown, string, string]>([
    ['seasons:open', { ...key, seriesId: 0 }, 'seriesId', 'is not a whole number from 1 to 2147483647'],
    ['seasons:open', { ...key, seriesId: '1396' }, 'seriesId', 'is not a whole number from 1 to 2147483647'],
    ['seasons:open', { ...key, seriesId: 1.5 }, 'seriesId', 'is not a whole number from 1 to 2147483647'],
    ['seasons:open', { ...key, seriesId: NaN }, 'seriesId', 'is not a whole number from 1 to 2147483647'],
    ['seasons:open', { ...key, seriesId: 1e21 }, 'seriesId', 'is not a whole number from 1 to 2147483647'],
    [
      'seasons:open',
      { ...key, seasonNumber: -1 },
      'seasonNumber',
      'is not a whole number from 0 to 2147483647',
    ],
    ['seasons:open', { ...key, language: '../x' }, 'language', 'is not a language, such as en-US'],
    ['seasons:open', { seriesId: 1396, seasonNumber: 1 }, 'language', 'is not a language, such as en-US'],
    ['seasons:open', { ...key, token: 'x' }, 'token', 'is not part of this call'],
    ['seasons:open', undefined, 'input', 'is not what this call takes'],
    ['seasons:open', [1396, 1, 'en-US'], 'input', 'is not what this call takes'],
    ['seasons:open', new Map([['seriesId', 1396]]), 'seriesId', 'is not a whole number from 1 to 2147483647'],
    ['series:search', { query: ' ', page: 1, language: 'en-US' }, 'query', 'is empty'],
    ['series:search', { query: 'x'.repeat(301), page: 1, language: 'en-US' }, 'query', 'is too long'],
    [
      'series:search',
      { query: 'lost', page: 501, language: 'en-US' },
      'page',
      'is not a whole number from 1 to 500',
    ],
    [
      'series:open',
      { seriesId: -1, language: 'en-US' },
      'seriesId',
      'is not a whole number from 1 to 2147483647',
    ],
    ['app:openWebPage', { page: 'https://evil.example' }, 'page', 'is not a page that can be opened'],
    ['app:openWebPage', { page: 'tmdb', url: 'https://evil.example' }, 'url', 'is not part of this call'],
    ['app:reportError', { what: 'x', details: 'x'.repeat(10_001) }, 'details', 'is too long'],
    ['app:copyText', { text: 'x'.repeat(1_000_001) }, 'text', 'is too long to copy'],
    ['app:copyText', { text: 7 }, 'text', 'is not text'],
    ['app:start', {}, 'input', 'is not wanted: this call takes none'],
    ['settings:update', { theme: 'pink' }, 'theme', 'is not system, light or dark'],
    ['settings:update', { sidebarWidth: 10 }, 'sidebarWidth', 'is not a whole number from 220 to 460'],
    ['settings:update', { lastAddress: 'file:///etc/passwd' }, 'lastAddress', 'is not an endroll:// address'],
    ['settings:update', { theme: undefined }, 'theme', 'is not system, light or dark'],
    ['settings:update', { window: {} }, 'window', 'is not part of this call'],
    ['token:set', { token: 'x'.repeat(5000), keep: 'keyring' }, 'token', 'is too long'],
    ['token:set', { token: 'a.b.c', keep: 'disk' }, 'keep', 'is neither keyring nor session'],
    ['library:creditsOfPerson', { personId: null }, 'personId', 'is not a whole number from 1 to 2147483647'],
    ['library:creditsOfSeries', { seriesId: 1396 }, 'language', 'is not a language, such as en-US'],
    ['library:restart', { rebuild: 'yes' }, 'rebuild', 'is neither true nor false'],
    ['library:person', { personId: 17419, language: 'x' }, 'language', 'is not a language, such as en-US'],
    [
      'library:companions',
      { personId: 17419, language: 'x' },
      'language',
      'is not a language, such as en-US',
    ],
    ['library:episodesOfPerson', { personId: 17419, keys: 1 }, 'keys', 'is not a list of seasons'],
    ['library:search', { ...librarySearch, text: 'a'.repeat(301) }, 'text', 'is too long'],
    ['library:search', { ...librarySearch, only: 'film' }, 'only', 'is no kind'],
    ['library:search', { ...librarySearch, limit: 501 }, 'limit', 'is too many'],
    ['packs:start', { ...series, seasonNumbers: [] }, 'seasonNumbers', 'is empty'],
    [
      'packs:start',
      { ...series, seasonNumbers: [1, -1] },
      'seasonNumbers.1',
      'is not a whole number from 0 to 2147483647',
    ],
    ['freshness:refresh', { keys: 'all', isFirst: false }, 'keys', 'is not a list of seasons'],
    [
      'yours:mark',
      { subjects: [subject], change: { note: 'x'.repeat(20_001) } },
      'change.note',
      'is longer than 20,000 characters',
    ],
    ['yours:mark', { subjects: [subject], change: { addTag: ' ' } }, 'change.addTag', 'is empty'],
    ...['1e3', ' 1396', '0x574', '01396', ''].map((id): [string, unknown, string, string] => [
      'yours:keep',
      { kind: 'seen', id, content: { seasonNumber: 1, episodeNumber: null } },
      'id',
      'is no id of a series',
    ]),
    [
      'recents:add',
      { address: 'https://evil.example', title: 'x' },
      'address',
      'is not an endroll:// address',
    ],
    ['seasons:open', { ...key, language: 'x'.repeat(3_000_000) }, 'input', 'is too large'],
    ['seasons:open', new Uint8Array(3_000_000), 'input', 'is too large'],
  ])('to %s is refused by the name of what is wrong (%#)', async (channel, input, field, problem) => {
    expect(await bridge.invoke(channel, input)).toEqual({
      ok: false,
      error: { kind: 'invalid-input', field, problem },
    });
    expect(bridge.calls).toEqual([]);
  });

  it('may be as large as a backup where it is one, or a document of all notes, or an export of many people', async () => {
    const bytes = new Uint8Array(3_000_000);
    expect(await bridge.invoke('backup:read', { bytes })).toMatchObject({ ok: true });
    const document = { title: 'Mine', text: 'x'.repeat(3_000_000) };
    expect(await bridge.invoke('backup:saveMarkdown', document)).toMatchObject({ ok: true });
    const people = Array.from({ length: 60_000 }, (_, index) => ({
      personId: index + 1,
      department: 'Directing',
    }));
    const subject = { kind: 'people', keys: [key], people };
    expect(await bridge.invoke('exporting:save', { ...creditExport, subject })).toMatchObject({ ok: true });
    const subjects = Array.from(
      { length: 40_000 },
      (_, index) => `tv/1396/season/1/person/${index + 1}/credit/52542282760ee313280017f9`,
    );
    const mark = { subjects, change: { isStarred: true } };
    expect(await bridge.invoke('yours:mark', mark)).toMatchObject({ ok: true });
    const tooMany = new Uint8Array(100_000_001);
    expect(await bridge.invoke('backup:read', { bytes: tooMany })).toMatchObject({
      error: { kind: 'invalid-input', field: 'bytes', problem: 'are too many' },
    });
  });

  it('that contains itself is refused', async () => {
    const input: Record<string, unknown> = { ...key };
    input['self'] = input;
    expect(await bridge.invoke('seasons:open', input)).toMatchObject({ error: { problem: 'is too large' } });
  });

  it('cannot reach a prototype', async () => {
    const input: unknown = JSON.parse(
      '{"seriesId":1,"seasonNumber":1,"language":"en-US","__proto__":{"polluted":true}}',
    );
    await bridge.invoke('seasons:open', input);
    await bridge.invoke('settings:update', JSON.parse('{"__proto__":{"polluted":true}}'));
    await bridge.invoke('settings:update', JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    for (const [, passed] of bridge.calls as [string, object][])
      expect(Object.getPrototypeOf(passed)).toBe(Object.prototype);
  });
});
