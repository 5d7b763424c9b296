import type { JsonText } from '../json-text.ts';
import type { CreditExport, ExportProgress } from '../domain/credit-export.ts';
import type { RefreshProgress } from '../domain/freshness.ts';
import type { KeptPersonPage, PersonEpisodes } from '../domain/kept-person.ts';
import type { LibrarySearch, LibrarySearchResult } from '../domain/library-search.ts';
import type { ProxyLoginStatus } from '../domain/proxy-login.ts';
import type { RecentSeason } from '../domain/recent-season.ts';
import type { LibraryNews, SeasonRevision } from '../domain/season-changes.ts';
import type { KeptChange, KeptCredit, KeptSeason, SeasonChanges, SeasonKey } from '../domain/season.ts';
import type { SeriesKey, SeriesPage, SeriesSearch, SeriesSearchPage } from '../domain/series.ts';
import type { InterfaceLocale, Settings } from '../domain/settings.ts';
import type { SeasonSize, StorageSizes } from '../domain/storage.ts';
import type { TokenKeeping, TokenStatus } from '../domain/token.ts';
import type { BackupSaved, RestoreMode, RestoreOutcome, RestorePreview } from '../domain/backup.ts';
import type { ItemChange, MarkChange, SubjectKey, Yours, YoursChange, YoursPage } from '../domain/yours.ts';
import type { LookedUpPerson, PersonKey, TmdbPersonPage } from '../domain/tmdb-person.ts';
import type { TripPack } from '../domain/trip-pack.ts';
import type { PackedSeasonCredits, PackedSeasonPage } from '../packed-season-page.ts';
import { call, event, type ApiOf, type CallsOf, type EventsOf } from './kinds.ts';

/**
 * Everything that can cross between main and the window, written once. The preload's object, the types the window
 * sees and the handlers main must supply are derived from it. A new call is a line here and a handler in
 * src/main/ipc.
 */
export const contract = {
  app: {
    /** Versions and the address to open first. */
    start: call<undefined, AppStart>(),
    /** The window hears the events below from now on, and gets those that have been waiting for it. */
    listen: call<undefined, null>(),
    /** Opens one of a fixed list of web pages in the browser. */
    openWebPage: call<WebPage, null>(),
    /** The licences of everything that is part of Endroll, by package; none where it runs from its sources. */
    licences: call<undefined, readonly Licence[]>(),
    /** Puts plain text on the clipboard. */
    copyText: call<{ readonly text: string }, null>(),
    /** Gives the window the whole screen, or takes it back; says whether it had it. */
    fullScreen: call<{ readonly isOn: boolean }, { readonly wasOn: boolean }>(),
    /** Notes in the log what failed in the window: a page or a panel that could not be drawn. */
    reportError: call<{ readonly what: string; readonly details: string }, null>(),
    /** Another start, a link or the menu asks for an address (`endroll://…`), unchecked. */
    addressOpened: event<{ readonly address: string }>(),
    /** The menu asks for something the window does. */
    commandChosen: event<{ readonly command: MenuCommand }>(),
    /** What the reader should know of the application itself; waits until the window listens. */
    noticed: event<AppNotice>(),
  },
  settings: {
    get: call<undefined, Settings>(),
    update: call<Partial<Settings>, Settings>(),
  },
  token: {
    status: call<undefined, TokenStatus>(),
    /** Asks TMDB whether the token is good, and only then takes it. */
    set: call<{ readonly token: string; readonly keep: TokenKeeping }, TokenStatus>(),
    forget: call<undefined, TokenStatus>(),
    statusChanged: event<TokenStatus>(),
  },
  network: {
    /** Which proxy wants a name and a password, and which ones are told. */
    proxyLogin: call<undefined, ProxyLoginStatus>(),
    /** What a proxy is told from now on. */
    setProxyLogin: call<
      {
        readonly proxy: string;
        readonly user: string;
        readonly password: string;
        readonly keep: TokenKeeping;
      },
      ProxyLoginStatus
    >(),
    forgetProxyLogins: call<undefined, ProxyLoginStatus>(),
    /** A proxy wants a name and a password; once until the reader has answered. */
    proxyLoginWanted: event<ProxyLoginStatus>(),
    /** TMDB has all requests wait. */
    paused: event<{ readonly seconds: number }>(),
  },
  series: {
    /** One page of TMDB's search for a name. A newer search ends an older one, which answers `cancelled`. */
    search: call<SeriesSearch, JsonText<SeriesSearchPage>>(),
    /** From the library if it is there, else from TMDB. Asks TMDB again in the background when it is old. */
    open: call<SeriesKey, JsonText<SeriesPage>>(),
    /** A kept series has new content. */
    changed: event<SeriesKey>(),
  },
  /** What TMDB's own pages of people say. Nothing is asked of TMDB but by `lookUp`. */
  people: {
    /** What is kept of somebody; `null` when the reader has not looked them up. */
    open: call<PersonKey, JsonText<TmdbPersonPage | null>>(),
    /** Asks TMDB for everything it knows of somebody, and keeps it. */
    lookUp: call<PersonKey, JsonText<TmdbPersonPage>>(),
    /** Deletes what is kept of somebody. */
    forget: call<PersonKey, null>(),
    /** Everybody who was looked up, by name. */
    list: call<undefined, JsonText<readonly LookedUpPerson[]>>(),
  },
  seasons: {
    /** From the library if it is there, else from TMDB. Asks TMDB again in the background when it is old. */
    open: call<SeasonKey, PackedSeasonPage>(),
    /** Keeps the sample series with its three seasons in a language: neither token nor network. */
    keepSample: call<{ readonly language: string }, SeriesKey>(),
    /** Asks TMDB now; the kept season stays as it was if that fails. */
    refresh: call<SeasonKey, SeasonChanges>(),
    /** The reader has left the page: stop what only that page was waiting for. */
    leave: call<SeasonKey, null>(),
    /** A kept season has new content, was completed, or could not be completed. */
    changed: event<SeasonChanged>(),
  },
  library: {
    list: call<undefined, JsonText<readonly KeptSeason[]>>(),
    /** Takes seasons out of the list; their content goes for good when the undo time is over or at quit. */
    remove: call<{ readonly keys: readonly SeasonKey[] }, null>(),
    /** What was removed and can still come back, newest first. */
    removed: call<undefined, JsonText<readonly KeptSeason[]>>(),
    /** Puts removed seasons back. */
    restore: call<{ readonly keys: readonly SeasonKey[] }, null>(),
    /** Every credit of a person in every kept season. */
    creditsOfPerson: call<{ readonly personId: number }, JsonText<readonly KeptCredit[]>>(),
    /** The credits of the kept seasons of a series in that language; of all, where `seasonNumbers` is `null`. */
    creditsOfSeries: call<
      SeriesKey & { readonly seasonNumbers: readonly number[] | null },
      readonly PackedSeasonCredits[]
    >(),
    /** What TMDB changed of a kept season, newest first, as far back as its answers may be kept. */
    seasonHistory: call<SeasonKey, JsonText<readonly SeasonRevision[]>>(),
    /** What TMDB changed of all kept seasons since an ISO time, the season that changed last first. */
    changesSince: call<{ readonly since: string }, JsonText<LibraryNews>>(),
    /** The credits of a kept season as TMDB had them at an ISO time, while that answer is kept; else `null`. */
    creditsAt: call<SeasonKey & { readonly fetchedAt: string }, PackedSeasonCredits | null>(),
    /** Somebody over all kept seasons; `null` when none credits them. `language` counts where a season is kept in several. */
    person: call<{ readonly personId: number; readonly language: string }, JsonText<KeptPersonPage | null>>(),
    /** Which episodes of these seasons list somebody. */
    episodesOfPerson: call<
      { readonly personId: number; readonly keys: readonly SeasonKey[] },
      readonly PersonEpisodes[]
    >(),
    /** Everything in the library by its words: src/shared/domain/search-query.ts. A newer search ends an older one. */
    search: call<LibrarySearch, JsonText<LibrarySearchResult>>(),
    /** What each kept season takes on disk. */
    sizes: call<undefined, JsonText<readonly SeasonSize[]>>(),
    /**
     * Starts the library's processes anew, which also repairs what can be. `rebuild`: all that is derived from TMDB's
     * answers is made again from them. Fails with what is still wrong.
     */
    restart: call<{ readonly rebuild: boolean }, null>(),
    /** Entries of the list are new, have changed or are gone. */
    changed: event<KeptChange>(),
    /** How far the library has come with making itself again from TMDB's answers; nothing is sent when it need not. */
    making: event<LibraryMaking>(),
    /** The library was repaired or restored at the start: what the reader should know. */
    noticed: event<LibraryNotice>(),
  },
  /** Series taken along whole. */
  packs: {
    list: call<undefined, JsonText<readonly TripPack[]>>(),
    /** Begins, or begins again with other seasons; `null` for all that TMDB lists. */
    start: call<SeriesKey & { readonly seasonNumbers: readonly number[] | null }, null>(),
    pause: call<SeriesKey, null>(),
    resume: call<SeriesKey, null>(),
    /** Ends it without a receipt. What was kept so far stays. */
    cancel: call<SeriesKey, null>(),
    /** Counts again what is in the library and on disk, and keeps the new receipt. Asks nobody. */
    verify: call<SeriesKey, null>(),
    /** A pack is new or has changed; a few times a second while it runs. */
    changed: event<TripPack>(),
    /** A pack was cancelled. */
    ended: event<SeriesKey>(),
  },
  /** Keeping below TMDB's six-month limit. */
  freshness: {
    /** Asks TMDB again for these seasons, one after the other, gently. */
    refresh: call<{ readonly keys: readonly SeasonKey[] }, null>(),
    stop: call<undefined, null>(),
    changed: event<RefreshProgress>(),
  },
  /** What the reader has made: notes, stars, tags, lists, saved searches, how far series were seen. It outlives TMDB's content. */
  yours: {
    /** All of it, without the texts of notes. */
    all: call<undefined, JsonText<Yours>>(),
    /** The note on something; `''` when there is none. */
    note: call<{ readonly subject: SubjectKey }, string>(),
    /** Changes what was made of some subjects. */
    mark: call<{ readonly subjects: readonly SubjectKey[]; readonly change: MarkChange }, null>(),
    /** Keeps a list, a search or how far a series was seen, in place of the one of the same id, or deletes it. */
    keep: call<ItemChange, null>(),
    /** All that was marked or put into lists, with names; `showUnseen`: those of unseen episodes and seasons, too. */
    page: call<{ readonly showUnseen: boolean }, JsonText<YoursPage>>(),
    /** Something was made, changed or removed. */
    changed: event<YoursChange>(),
  },
  /** One file with all that is the reader's own, to keep elsewhere or to take to another computer: docs/backup.md. */
  backup: {
    /** Asks where, and writes it; `null` when the reader cancels. */
    save: call<undefined, BackupSaved | null>(),
    /** Reads one, of which `text` is the content, or else the reader is asked for a file; `null` when they cancel. */
    read: call<{ readonly text: string | null }, RestorePreview | null>(),
    /** Restores what was read last. */
    restore: call<{ readonly mode: RestoreMode; readonly withSettings: boolean }, RestoreOutcome>(),
    /** Puts back what there was before; false when it cannot. */
    undo: call<undefined, boolean>(),
    /** Asks where to save what the reader has written, as Markdown; false when they cancel. */
    saveMarkdown: call<{ readonly title: string; readonly text: string }, boolean>(),
  },
  recents: {
    /** Newest first. */
    list: call<undefined, readonly RecentSeason[]>(),
    /** Puts a season first, here and in the system's list. */
    add: call<RecentSeason, readonly RecentSeason[]>(),
    clear: call<undefined, readonly RecentSeason[]>(),
  },
  languages: {
    /** The language tags TMDB translates into, such as `de-DE`: its own list, else the one built in. */
    list: call<undefined, readonly string[]>(),
  },
  storage: {
    sizes: call<undefined, StorageSizes>(),
    /** Deletes all pictures. They come again when they are looked at. */
    clearPictures: call<undefined, null>(),
    /** Deletes all seasons, series, trip packs and pictures for good; notes and settings stay. */
    clearLibrary: call<undefined, null>(),
    /** Shows the folder with everything Endroll keeps in the system's file manager. */
    openFolder: call<undefined, null>(),
  },
  /** What stands on the page for paper: the window puts it there, asks, and takes it away. */
  printing: {
    /** Shows the system's print dialog, and answers when that is closed. */
    print: call<undefined, PrintOutcome>(),
    /** Asks where to save, and writes a PDF there. `title` is the suggested name. */
    savePdf: call<{ readonly title: string }, SavePdfOutcome>(),
  },
  /** Credits from the library as a file for other programs. */
  exporting: {
    /** Asks where to save, and writes there; answers when the file is there whole. `title` is the suggested name. */
    save: call<CreditExport & { readonly title: string }, ExportOutcome>(),
    /** Ends the export that is under way, of which nothing stays. */
    cancel: call<undefined, null>(),
    /** Shows the last export in the system's file manager. */
    showFile: call<undefined, null>(),
    /** How far it has come, a few times a second; `null` when it has ended. */
    progressed: event<ExportProgress | null>(),
  },
} as const;

/** What the window sees as `window.api`. */
export type Api = ApiOf<typeof contract>;

/** Input and output of every call. */
export type Calls = CallsOf<typeof contract>;

/** Payload of every event by channel. */
export type Events = EventsOf<typeof contract>;

/** What the window needs to begin. */
export interface AppStart {
  readonly version: string;
  readonly electronVersion: string;
  readonly platform: string;
  /** Address from the start arguments, else where the reader was, else `null`. Unchecked. */
  readonly address: string | null;
  readonly settings: Settings;
  /** What `system` means as the language of the interface. */
  readonly systemLocale: InterfaceLocale;
  readonly token: TokenStatus;
}

/** The web pages that may be opened in the browser; main builds the address. */
export type WebPage =
  | { readonly page: 'token-help' }
  | { readonly page: 'tmdb' }
  | { readonly page: 'series'; readonly seriesId: number }
  | { readonly page: 'season'; readonly seriesId: number; readonly seasonNumber: number }
  | {
      readonly page: 'episode';
      readonly seriesId: number;
      readonly seasonNumber: number;
      readonly episodeNumber: number;
    }
  | { readonly page: 'person'; readonly personId: number }
  | { readonly page: 'film'; readonly filmId: number }
  /** TMDB's own editors, for what is missing there. */
  | { readonly page: 'person-editor'; readonly personId: number }
  | { readonly page: 'person-pictures'; readonly personId: number }
  | { readonly page: 'series-editor'; readonly seriesId: number }
  | { readonly page: 'season-editor'; readonly seriesId: number; readonly seasonNumber: number }
  | EpisodeEditor;

/** TMDB's editor of one episode, at the people of one kind. */
export interface EpisodeEditor {
  readonly page: 'episode-editor';
  readonly seriesId: number;
  readonly seasonNumber: number;
  readonly episodeNumber: number;
  readonly part: 'guests' | 'crew';
}

/** What the application menu can ask the window to do. */
export type MenuCommand =
  | 'palette'
  | 'find'
  | 'search'
  | 'filter'
  | 'refresh'
  | 'roll'
  | 'print'
  | 'save-pdf'
  | 'export'
  | 'library'
  | 'pane'
  | 'settings'
  | 'shortcuts'
  | 'yours'
  | 'backup'
  | 'back'
  | 'forward';

/** The licence of a package that is part of Endroll. */
export interface Licence {
  /** The package. */
  readonly name: string;
  readonly version: string;
  /** Its identifier, such as `MIT`: https://spdx.org/licenses. */
  readonly licence: string;
  /** The whole text; `""` where the package comes without one. */
  readonly text: string;
}

/** What the reader should know of the application itself. */
export type AppNotice =
  /** The page stopped working and was loaded again. */
  | { readonly kind: 'page-restarted' }
  /** The page at this address stopped working again and was closed; `null` when none was open. */
  | { readonly kind: 'page-closed'; readonly address: string | null }
  /** A small file was damaged: what could be read of it is in use, and the file is kept under that name. */
  | { readonly kind: 'file-repaired'; readonly file: StoreName; readonly keptAs: string | null }
  /** Nothing new can be kept. */
  | { readonly kind: 'disk-full' }
  /** What a report of a fault needs is on the clipboard. */
  | { readonly kind: 'diagnostics-copied' };

/** The small files beside the library, without their ending. */
export type StoreName = 'settings' | 'token' | 'proxy-logins' | 'recents' | 'languages';

/** How printing ended. `no-printer`: the system has none. */
export type PrintOutcome = 'printed' | 'cancelled' | 'no-printer';

/** How an export ended. */
export type ExportOutcome =
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'saved';
      /** The name of the file or folder, without where it is. */
      readonly name: string;
      readonly rows: number;
      /** Seasons that are not in it, since they could not be read. */
      readonly leftOut: readonly SeasonKey[];
      /** The search has found more than an export takes. */
      readonly isCut: boolean;
    };

/** How saving as PDF ended. */
export type SavePdfOutcome = 'saved' | 'cancelled';

/** What happened to a season that may be on screen. */
export interface SeasonChanged {
  readonly key: SeasonKey;
  /**
   * `completed`: episodes, guests and counts are there now. `updated`: TMDB's answer differs from the kept one. `gone`:
   * TMDB has it no longer.
   */
  readonly reason: 'completed' | 'updated' | 'incomplete' | 'gone';
  readonly changes: SeasonChanges;
}

/** The library makes its pages and index again: after an update that shows more, or because they were damaged. */
export interface LibraryMaking {
  readonly done: number;
  readonly total: number;
  readonly isRunning: boolean;
  /** Seasons whose answers cannot be read any more: they have to be fetched again. */
  readonly lost: readonly SeasonKey[];
}

/** What happened to the library file at the start. */
export type LibraryNotice =
  | { readonly kind: 'restored-from-backup'; readonly backupTime: string }
  | { readonly kind: 'started-empty' }
  | { readonly kind: 'read-only' };
