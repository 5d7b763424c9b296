import type { Settings } from '@shared/domain/settings.ts';
import * as z from 'zod/mini';
import {
  languageTag,
  SETTINGS_NAMES,
  settingsFields,
  type SettingsStore,
  wholeNumber,
} from '../settings/settings-store.ts';
import type { GroupHandlers } from './bridge.ts';
import {
  input,
  noInput,
  personKey,
  seasonKey,
  seasonKeys,
  seasonsOfSeries,
  seriesKey,
  title,
} from '../schemas/inputs.ts';
import type { TokenStore } from '../settings/token-store.ts';
import type { ProxyLoginStatus } from '@shared/domain/proxy-login.ts';
import type { ProxyLoginStore } from '../settings/proxy-login-store.ts';
import type { SeriesKey, SeriesPage, SeriesSearch, SeriesSearchPage } from '@shared/domain/series.ts';
import { type JsonText, toJsonText } from '@shared/json-text.ts';
import type { SeasonChanges, SeasonKey } from '@shared/domain/season.ts';
import type { LookedUpPerson } from '@shared/domain/tmdb-person.ts';
import type { PersonService } from '../seasons/person-service.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { TripPack } from '@shared/domain/trip-pack.ts';
import { recentSeasonFields, type RecentSeasons } from '../recents/recent-seasons.ts';
import type { Updates } from '../updates/updates.ts';
import type { StorageService } from '../storage/storage-service.ts';
import type { SheetPrinter } from '../printing/sheet-printer.ts';
import { MOST_HTML } from '@shared/ipc/contract.ts';
import { flag, textOf } from '../schemas/items.ts';

/** Each setting is optional, but never `undefined`, which would overwrite the stored one. */
type OptionalFields = {
  readonly [Field in keyof Settings]: z.ZodMiniExactOptional<z.ZodMiniType<Settings[Field]>>;
};

const optionalFields = Object.fromEntries(
  SETTINGS_NAMES.map((field) => [field, z.exactOptional(settingsFields[field])]),
) as OptionalFields;

/** What the window may do with settings. */
export function createSettingsHandlers(settings: SettingsStore): GroupHandlers<'settings'> {
  return {
    get: { input: noInput, run: () => settings.settings },
    update: { input: input(optionalFields), run: (change) => settings.update(change) },
  };
}

/** TMDB's tokens have about 200 characters; anything much longer was pasted by mistake. */
const LONGEST_TOKEN = 4096;

/** What the token's calls need. */
interface TokenHandlerOptions {
  readonly tokens: TokenStore;
  readonly tmdb: {
    /** Returns the token in the pasted text; throws `unauthorized`, or the error that prevented the check. */
    checkToken(text: string): Promise<string>;
  };
}

/** What the window may do with the token: set it, remove it, ask whether there is one. No call returns it. */
export function createTokenHandlers({ tokens, tmdb }: TokenHandlerOptions): GroupHandlers<'token'> {
  return {
    status: { input: noInput, run: () => tokens.status() },
    set: {
      input: input({
        token: z.string({ error: 'is not text' }).check(z.maxLength(LONGEST_TOKEN, { error: 'is too long' })),
        keep: z.enum(['keyring', 'session'], { error: 'is neither keyring nor session' }),
      }),
      run: async ({ token, keep }) => tokens.set(await tmdb.checkToken(token), keep),
    },
    forget: { input: noInput, run: () => tokens.forget() },
  };
}

interface NetworkHandlerOptions {
  readonly logins: Pick<ProxyLoginStore, 'status' | 'set' | 'forget'>;
  /** Makes the network forget the proxy logins it has used. */
  readonly forgetLogins: () => Promise<void>;
}

const text = (most: number) =>
  z.string({ error: 'is not text' }).check(z.maxLength(most, { error: 'is too long' }));

/** What the window may do with proxy logins: set them, remove them, ask whether one is required. */
export function createNetworkHandlers({
  logins,
  forgetLogins,
}: NetworkHandlerOptions): GroupHandlers<'network'> {
  const afterwards = async (change: Promise<ProxyLoginStatus>): Promise<ProxyLoginStatus> => {
    const status = await change;
    await forgetLogins();
    return status;
  };
  return {
    proxyLogin: { input: noInput, run: () => logins.status() },
    setProxyLogin: {
      input: input({
        proxy: text(300),
        user: text(300),
        password: text(1000),
        keep: z.enum(['keyring', 'session'], { error: 'is neither keyring nor session' }),
      }),
      run: ({ proxy, user, password, keep }) => afterwards(logins.set(proxy, { user, password }, keep)),
    },
    forgetProxyLogins: { input: noInput, run: () => afterwards(logins.forget()) },
  };
}

/** What the series' calls need: SeriesService. */
interface SeriesCalls {
  search(search: SeriesSearch): Promise<JsonText<SeriesSearchPage>>;
  open(key: SeriesKey): Promise<JsonText<SeriesPage>>;
}

/** The last page of a search that TMDB gives (https://developer.themoviedb.org/docs/errors, code 22). */
const LAST_SEARCH_PAGE = 500;

/** Far longer than any name of a series; it becomes part of an address. */
const LONGEST_QUERY = 300;

const query = z
  .string({ error: 'is not text' })
  .check(
    z.trim(),
    z.minLength(1, { error: 'is empty' }),
    z.maxLength(LONGEST_QUERY, { error: 'is too long' }),
  );

/** Finding and opening a series. */
export function createSeriesHandlers(series: SeriesCalls): GroupHandlers<'series'> {
  return {
    search: {
      input: input({ query, page: wholeNumber(1, LAST_SEARCH_PAGE), language: languageTag }),
      run: (search) => series.search(search),
    },
    open: { input: seriesKey, run: (key) => series.open(key) },
  };
}

/** What the people's calls need: PersonService, and the library's list. */
export interface People extends Pick<PersonService, 'open' | 'lookUp' | 'forget'> {
  list(): Promise<readonly LookedUpPerson[]>;
}

/** Looking people up on TMDB, and what is kept of them. */
export function createPeopleHandlers(people: People): GroupHandlers<'people'> {
  return {
    open: { input: personKey, run: (key) => people.open(key) },
    lookUp: { input: personKey, run: (key) => people.lookUp(key) },
    forget: {
      input: personKey,
      run: async (key) => {
        await people.forget(key);
        return null;
      },
    },
    list: { input: noInput, run: async () => toJsonText(await people.list()) },
  };
}

/** What the seasons' calls need: SeasonService. */
export interface Seasons {
  open(key: SeasonKey): Promise<PackedSeasonPage>;
  keep(key: SeasonKey): Promise<void>;
  keepSample(language: string): Promise<SeriesKey>;
  refresh(key: SeasonKey): Promise<SeasonChanges>;
  leave(key: SeasonKey): void;
}

/** Opening, refreshing and leaving a season. */
export function createSeasonsHandlers(seasons: Seasons): GroupHandlers<'seasons'> {
  return {
    open: { input: seasonKey, run: (key) => seasons.open(key) },
    keep: {
      input: seasonKey,
      run: async (key) => {
        await seasons.keep(key);
        return null;
      },
    },
    keepSample: {
      input: input({ language: languageTag }),
      run: ({ language }) => seasons.keepSample(language),
    },
    refresh: { input: seasonKey, run: (key) => seasons.refresh(key) },
    leave: {
      input: seasonKey,
      run: (key) => {
        seasons.leave(key);
        return null;
      },
    },
  };
}

/** What the packs' calls need: TripPacks. */
interface PacksCalls {
  list(): Promise<readonly TripPack[]>;
  start(key: SeriesKey, seasonNumbers: readonly number[] | null): Promise<void>;
  pause(key: SeriesKey): Promise<void>;
  resume(key: SeriesKey): Promise<void>;
  cancel(key: SeriesKey): Promise<void>;
  verify(key: SeriesKey): Promise<void>;
}

/** Keeping all seasons of a series. */
export function createPacksHandlers(packs: PacksCalls): GroupHandlers<'packs'> {
  return {
    list: { input: noInput, run: async () => toJsonText(await packs.list()) },
    start: {
      input: seasonsOfSeries,
      run: async ({ seriesId, language, seasonNumbers: chosen }) => {
        await packs.start({ seriesId, language }, chosen);
        return null;
      },
    },
    pause: onPack((key) => packs.pause(key)),
    resume: onPack((key) => packs.resume(key)),
    cancel: onPack((key) => packs.cancel(key)),
    verify: onPack((key) => packs.verify(key)),
  };
}

/** A call for a single pack. */
function onPack(act: (key: SeriesKey) => Promise<void>): GroupHandlers<'packs'>['pause'] {
  return {
    input: seriesKey,
    run: async (key) => {
      await act(key);
      return null;
    },
  };
}

/** What the calls need: FreshnessKeeper. */
interface FreshnessCalls {
  /** Resolves when all is done; progress is sent as an event. */
  refresh(keys: readonly SeasonKey[], isFirst: boolean): Promise<void>;
  stop(): void;
}

/** Refreshing many seasons. */
export function createFreshnessHandlers(freshness: FreshnessCalls): GroupHandlers<'freshness'> {
  return {
    refresh: {
      input: input({ keys: seasonKeys, isFirst: flag }),
      run: ({ keys, isFirst }) => {
        // It may take an hour, and never rejects.
        void freshness.refresh(keys, isFirst);
        return null;
      },
    },
    stop: {
      input: noInput,
      run: () => {
        freshness.stop();
        return null;
      },
    },
  };
}

/** The seasons the reader has opened lately. */
export function createRecentsHandlers(
  recents: Pick<RecentSeasons, 'list' | 'add' | 'clear'>,
): GroupHandlers<'recents'> {
  return {
    list: { input: noInput, run: () => recents.list() },
    add: { input: input(recentSeasonFields), run: (season) => recents.add(season) },
    clear: { input: noInput, run: () => recents.clear() },
  };
}

/** What the languages' call needs: LanguageList. */
export interface Languages {
  list(): Promise<readonly string[]>;
}

/** The languages in which a series can be requested. */
export function createLanguagesHandlers(languages: Languages): GroupHandlers<'languages'> {
  return { list: { input: noInput, run: () => languages.list() } };
}

/** What the storage's calls need. */
interface StorageHandlerOptions {
  readonly storage: Pick<StorageService, 'sizes' | 'clearPictures' | 'clearLibrary' | 'openFolder'>;
}

/** The disk space Endroll uses, and freeing it. */
export function createStorageHandlers({ storage }: StorageHandlerOptions): GroupHandlers<'storage'> {
  return {
    sizes: { input: noInput, run: () => storage.sizes() },
    clearPictures: {
      input: noInput,
      run: async () => {
        await storage.clearPictures();
        return null;
      },
    },
    clearLibrary: {
      input: noInput,
      run: async () => {
        await storage.clearLibrary();
        return null;
      },
    },
    openFolder: {
      input: noInput,
      run: async () => {
        await storage.openFolder();
        return null;
      },
    },
  };
}

/** Of a language or a font. */
const LONGEST_NAME = 200;
/** The window names its style sheets; during development, it has them in the page. */
const MOST_STYLES = 1_000_000;

/** Printing the page's sheets, or saving sheets as PDF. */
export function createPrintingHandlers(
  printer: Pick<SheetPrinter, 'print' | 'startPdf' | 'addToPdf' | 'finishPdf' | 'cancelPdf' | 'showFile'>,
): GroupHandlers<'printing'> {
  return {
    print: { input: noInput, run: () => printer.print() },
    startPdf: {
      input: input({
        title,
        language: textOf(LONGEST_NAME, 'characters'),
        direction: z.enum(['ltr', 'rtl'], { error: 'is neither ltr nor rtl' }),
        isWide: flag,
        styles: textOf(MOST_STYLES, 'characters'),
        fonts: z.array(textOf(LONGEST_NAME, 'characters'), { error: 'is not a list' }),
      }),
      run: (head) => printer.startPdf(head),
    },
    addToPdf: {
      input: input({ html: textOf(MOST_HTML, 'characters') }),
      run: ({ html }) => {
        printer.addToPdf(html);
        return null;
      },
    },
    finishPdf: {
      input: input({ pageNumber: title }),
      run: ({ pageNumber }) => printer.finishPdf(pageNumber),
    },
    cancelPdf: {
      input: noInput,
      run: () => {
        printer.cancelPdf();
        return null;
      },
    },
    showFile: {
      input: noInput,
      run: () => {
        printer.showFile();
        return null;
      },
    },
  };
}

/** Newer versions. A call only starts something; the status says what comes of it. */
export function createUpdatesHandlers(
  updates: Pick<Updates, 'status' | 'check' | 'download' | 'restart' | 'dismiss' | 'openDownload'>,
): GroupHandlers<'updates'> {
  const begin = (work: () => Promise<void>): GroupHandlers<'updates'>['check'] => ({
    input: noInput,
    run: () => {
      void work();
      return null;
    },
  });
  return {
    status: { input: noInput, run: () => updates.status },
    check: begin(() => updates.check()),
    download: begin(() => updates.download()),
    restart: begin(() => updates.restart()),
    dismiss: {
      input: noInput,
      run: () => {
        updates.dismiss();
        return null;
      },
    },
    openDownload: {
      input: noInput,
      run: async () => {
        await updates.openDownload();
        return null;
      },
    },
  };
}
