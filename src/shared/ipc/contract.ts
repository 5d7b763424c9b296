import type { JsonText } from '../json-text.ts';
import type { CreditExport, ExportProgress } from '../domain/credit-export.ts';
import type { RefreshProgress } from '../domain/freshness.ts';
import type { Companion, CompanionsQuery, KeptPersonPage, PersonEpisodes } from '../domain/kept-person.ts';
import type { LibrarySearch, LibrarySearchResult } from '../domain/library-search.ts';
import type { ProxyLoginStatus } from '../domain/proxy-login.ts';
import type { RecentSeason, VisitedSeason } from '../domain/recent-season.ts';
import type { AnswerTimes, LibraryNews, SeasonRevision } from '../domain/season-changes.ts';
import type { KeptChange, KeptCredit, KeptSeason, SeasonChanges, SeasonKey } from '../domain/season.ts';
import type { SeriesKey, SeriesPage, SeriesSearch, SeriesSearchPage } from '../domain/series.ts';
import type { InterfaceLocale, Settings } from '../domain/settings.ts';
import type { SeasonSize, StorageSizes } from '../domain/storage.ts';
import type { TokenKeeping, TokenStatus } from '../domain/token.ts';
import type {
  BackupRescued,
  BackupSaved,
  MarkdownWords,
  RestoreMode,
  RestoreOutcome,
  RestorePreview,
} from '../domain/backup.ts';
import type { ItemChange, MarkChange, SubjectKey, Yours, YoursChange, YoursPage } from '../domain/yours.ts';
import type { LookedUpPerson, PersonKey, TmdbPersonPage } from '../domain/tmdb-person.ts';
import type { UpdateStatus } from '../domain/update.ts';
import type { TripPack } from '../domain/trip-pack.ts';
import type { PackedSeasonCredits, PackedSeasonPage } from '../packed-season-page.ts';
import type { MenuCommand, PageCommand } from '../shortcuts.ts';
import { call, event, type ApiOf, type CallsOf, type EventsOf } from './kinds.ts';

/**
 * Every call and event between main and the window, declared once. The preload's object, the types the window
 * sees and the handlers main must supply are derived from it. A new call is a line here and a handler in
 * src/main/ipc.
 */
export const contract = {
  app: {
    /** Versions and the address to open first. */
    start: call<undefined, AppStart>(),
    /** From now on the window receives the events below, including those that have been waiting for it. */
    listen: call<undefined, null>(),
    /** Opens one of a fixed list of web pages in the browser. */
    openWebPage: call<WebPage, null>(),
    /** The licenses of everything Endroll contains, by package; empty when it runs from source. */
    licences: call<undefined, readonly Licence[]>(),
    /** Puts plain text on the clipboard. */
    copyText: call<{ readonly text: string }, null>(),
    /** Turns full screen on or off; returns whether it was on before. */
    fullScreen: call<{ readonly isOn: boolean }, { readonly wasOn: boolean }>(),
    /** Logs a failure in the window: a page or a panel that could not be drawn. */
    reportError: call<{ readonly what: string; readonly details: string }, null>(),
    /**
     * Copies what the report of a problem needs, without token and home folder, keeps it in a file beside the log, and opens
     * the page for reports where there is one.
     */
    reportProblem: call<undefined, ProblemReport>(),
    /** What the page on screen can do now: of these, only what it offers can be chosen in the menu and by key. */
    offer: call<{ readonly commands: readonly PageCommand[] }, null>(),
    /** Shows that file in its folder. */
    showProblemReport: call<undefined, null>(),
    /** A second start, a link or the menu requests an address (`endroll://…`). Not validated. */
    addressOpened: event<{ readonly address: string }>(),
    /** A menu command for the window. */
    commandChosen: event<{ readonly command: MenuCommand }>(),
    /** A message about the application itself; waits until the window listens. */
    noticed: event<AppNotice>(),
  },
  settings: {
    get: call<undefined, Settings>(),
    update: call<Partial<Settings>, Settings>(),
  },
  token: {
    status: call<undefined, TokenStatus>(),
    /** Checks the token with TMDB, and stores it only if TMDB accepts it. */
    set: call<{ readonly token: string; readonly keep: TokenKeeping }, TokenStatus>(),
    forget: call<undefined, TokenStatus>(),
    statusChanged: event<TokenStatus>(),
  },
  network: {
    /** Which proxy requires a login, and for which ones a login is saved. */
    proxyLogin: call<undefined, ProxyLoginStatus>(),
    /** Sets the login for a proxy. */
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
    /** A proxy requires a login; sent once until the reader has answered. */
    proxyLoginWanted: event<ProxyLoginStatus>(),
    /** TMDB is rate limiting us, so all requests wait. */
    paused: event<{ readonly seconds: number }>(),
  },
  series: {
    /** One page of TMDB's search by name. A newer search cancels an older one, which fails with `cancelled`. */
    search: call<SeriesSearch, JsonText<SeriesSearchPage>>(),
    /** From the library if it is there, else from TMDB. Asks TMDB again in the background when it is old. */
    open: call<SeriesKey, JsonText<SeriesPage>>(),
    /** The content of a kept series has changed. */
    changed: event<SeriesKey>(),
  },
  /** What TMDB says about people beyond their credits. Only `lookUp` makes a request. */
  people: {
    /** The kept record of a person; `null` if the reader has not looked them up. */
    open: call<PersonKey, JsonText<TmdbPersonPage | null>>(),
    /** Requests everything TMDB knows about a person, and keeps it. */
    lookUp: call<PersonKey, JsonText<TmdbPersonPage>>(),
    /** Deletes the kept record of a person. */
    forget: call<PersonKey, null>(),
    /** Everyone who was looked up, by name. */
    list: call<undefined, JsonText<readonly LookedUpPerson[]>>(),
  },
  seasons: {
    /** From the library if it is there, else from TMDB. Asks TMDB again in the background when it is old. */
    open: call<SeasonKey, PackedSeasonPage>(),
    /**
     * Keeps a season that is not kept, with its pictures; does nothing if it is. Fails if it cannot be kept; `leave` cancels
     * it with `cancelled` as long as nothing has arrived.
     */
    keep: call<SeasonKey, null>(),
    /** Keeps the sample series with its three seasons in a language. Needs neither token nor network. */
    keepSample: call<{ readonly language: string }, SeriesKey>(),
    /** Refreshes a season now; if that fails, the kept season stays as it was. */
    refresh: call<SeasonKey, SeasonChanges>(),
    /** The reader has left the page: cancels what only that page was waiting for. */
    leave: call<SeasonKey, null>(),
    /** A kept season has new content, was completed, or could not be completed. */
    changed: event<SeasonChanged>(),
  },
  library: {
    list: call<undefined, JsonText<readonly KeptSeason[]>>(),
    /** Removes seasons; their content is deleted when it can no longer be undone, at quit at the latest. */
    remove: call<{ readonly keys: readonly SeasonKey[] }, null>(),
    /** Removed seasons that can still be put back, newest first. */
    removed: call<undefined, JsonText<readonly KeptSeason[]>>(),
    /** Puts removed seasons back. */
    restore: call<{ readonly keys: readonly SeasonKey[] }, null>(),
    /** Every credit of a person in every kept season. */
    creditsOfPerson: call<{ readonly personId: number }, JsonText<readonly KeptCredit[]>>(),
    /** The credits of kept seasons of a series in that language; `seasonNumbers: null` for all of them. */
    creditsOfSeries: call<
      SeriesKey & { readonly seasonNumbers: readonly number[] | null },
      readonly PackedSeasonCredits[]
    >(),
    /** A kept season as its page shows it, without opening it: TMDB is not asked. `null` if it is not kept. */
    season: call<SeasonKey, PackedSeasonPage | null>(),
    /** What TMDB has changed in a kept season, newest first, as far back as its answers are kept. */
    seasonHistory: call<SeasonKey, JsonText<readonly SeasonRevision[]>>(),
    /** The same between any two kept answers, by the ISO times at which they arrived; `null` when one is not kept. */
    changesBetween: call<SeasonKey & AnswerTimes, JsonText<SeasonRevision | null>>(),
    /** What TMDB has changed in all kept seasons since an ISO time, most recently changed season first. */
    changesSince: call<{ readonly since: string }, JsonText<LibraryNews>>(),
    /** The credits of a kept season as TMDB had them at an ISO time; `null` if that answer is no longer kept. */
    creditsAt: call<SeasonKey & { readonly fetchedAt: string }, PackedSeasonCredits | null>(),
    /** A person in all kept seasons; `null` if none credits them. `language` decides where a season is kept in several. */
    person: call<{ readonly personId: number; readonly language: string }, JsonText<KeptPersonPage | null>>(),
    /** Those who share the most kept seasons with a person, most first. */
    companions: call<CompanionsQuery, JsonText<readonly Companion[]>>(),
    /** Which episodes of these seasons list a person. */
    episodesOfPerson: call<
      { readonly personId: number; readonly keys: readonly SeasonKey[] },
      readonly PersonEpisodes[]
    >(),
    /** Searches the library: src/shared/domain/search-query.ts. A newer search cancels an older one. */
    search: call<LibrarySearch, JsonText<LibrarySearchResult>>(),
    /** The size of each kept season on disk. */
    sizes: call<undefined, JsonText<readonly SeasonSize[]>>(),
    /**
     * Restarts the library's processes, which also repairs what can be repaired. `rebuild`: rebuilds everything that is
     * derived from TMDB's answers. Fails with what is still wrong.
     */
    restart: call<{ readonly rebuild: boolean }, null>(),
    /** Entries of the list were added, changed or removed. */
    changed: event<KeptChange>(),
    /** How far rebuilding the library from TMDB's answers has come; `null` if there is nothing to rebuild. */
    makingNow: call<undefined, LibraryMaking | null>(),
    /** The same, from now on; sent only while it rebuilds. */
    making: event<LibraryMaking>(),
    /** The library was repaired or restored: a message for the reader. */
    noticed: event<LibraryNotice>(),
  },
  /** Trip packs: series that are kept whole. */
  packs: {
    list: call<undefined, JsonText<readonly TripPack[]>>(),
    /** Starts a pack, or restarts it with other seasons; `null` for all seasons TMDB lists. */
    start: call<SeriesKey & { readonly seasonNumbers: readonly number[] | null }, null>(),
    pause: call<SeriesKey, null>(),
    resume: call<SeriesKey, null>(),
    /** Cancels a pack without a receipt. What was kept so far stays. */
    cancel: call<SeriesKey, null>(),
    /** Counts again what is in the library and on disk, and stores the new receipt. Makes no requests. */
    verify: call<SeriesKey, null>(),
    /** A pack was added or has changed; sent a few times a second while it runs. */
    changed: event<TripPack>(),
    /** A pack was cancelled. */
    ended: event<SeriesKey>(),
  },
  /** Keeping within TMDB's six-month limit. */
  freshness: {
    /** Refreshes these seasons one after the other, with pauses. `isFirst`: none of them has been fetched before. */
    refresh: call<{ readonly keys: readonly SeasonKey[]; readonly isFirst: boolean }, null>(),
    stop: call<undefined, null>(),
    changed: event<RefreshProgress>(),
  },
  /**
   * What the reader has added: notes, stars, tags, lists, saved searches, how far series were seen. It outlives TMDB's
   * content.
   */
  yours: {
    /** Everything except the texts of notes. */
    all: call<undefined, JsonText<Yours>>(),
    /** The note on a subject; `''` if there is none. */
    note: call<{ readonly subject: SubjectKey }, string>(),
    /** Changes the marks on some subjects. */
    mark: call<{ readonly subjects: readonly SubjectKey[]; readonly change: MarkChange }, null>(),
    /** Stores a list, a search or how far a series was seen, replacing the one with the same id, or deletes it. */
    keep: call<ItemChange, null>(),
    /** Everything that was marked or put into lists, with names; `showUnseen`: including unseen episodes and seasons. */
    page: call<{ readonly showUnseen: boolean }, JsonText<YoursPage>>(),
    /** Something was added, changed or removed. */
    changed: event<YoursChange>(),
  },
  /** One file with everything the reader has added, for safekeeping or another computer: docs/backup.md. */
  backup: {
    /** Asks where to save, and writes the file; `null` if the reader cancels. */
    save: call<undefined, BackupSaved | null>(),
    /**
     * Does the same for a library that cannot be opened, from its file of the reader's own data alone; as Markdown if its
     * words are given.
     */
    rescue: call<{ readonly markdown: MarkdownWords | null }, BackupRescued | null>(),
    /** Reads a backup: the bytes of a dropped file, or a file the reader chooses; `null` if they cancel. */
    read: call<{ readonly bytes: Uint8Array | null }, RestorePreview | null>(),
    /** Restores the backup that was read last. */
    restore: call<{ readonly mode: RestoreMode; readonly withSettings: boolean }, RestoreOutcome>(),
    /** Undoes the restore; false if that is not possible. */
    undo: call<undefined, boolean>(),
    /** Asks where to save what the reader has written as Markdown, and saves it; false if they cancel. */
    saveMarkdown: call<{ readonly title: string; readonly text: string }, boolean>(),
  },
  recents: {
    /** Newest first. */
    list: call<undefined, readonly RecentSeason[]>(),
    /** Moves a season to the top, here and in the system's list. */
    add: call<VisitedSeason, readonly RecentSeason[]>(),
    clear: call<undefined, readonly RecentSeason[]>(),
  },
  languages: {
    /** The language tags TMDB has translations for, such as `de-DE`: its own list, or else the built-in one. */
    list: call<undefined, readonly string[]>(),
  },
  storage: {
    sizes: call<undefined, StorageSizes>(),
    /** Deletes all pictures. They are fetched again when they are shown. */
    clearPictures: call<undefined, null>(),
    /** Deletes all seasons, series, trip packs and pictures for good; notes and settings stay. */
    clearLibrary: call<undefined, null>(),
    /** Shows Endroll's data folder in the system's file manager. */
    openFolder: call<undefined, null>(),
  },
  /** Newer versions of Endroll. The result of each call is in the status, which `changed` brings. */
  updates: {
    status: call<undefined, UpdateStatus>(),
    /** Asks for the newest version now. */
    check: call<undefined, null>(),
    /** Downloads the version that was found. */
    download: call<undefined, null>(),
    /** Installs what was downloaded, and restarts. */
    restart: call<undefined, null>(),
    /** The reader has seen a failure: it is not shown again. */
    dismiss: call<undefined, null>(),
    /** Opens the package for this system in the browser. */
    openDownload: call<undefined, null>(),
    changed: event<UpdateStatus>(),
  },
  /** Prints what the window has put on the page for paper. */
  printing: {
    /** Shows the system's print dialog; resolves when it is closed. */
    print: call<undefined, PrintOutcome>(),
    /** Asks where to save a PDF, whose title is the suggested name, and begins it; one that was begun before is given up. */
    startPdf: call<PaperHead, StartPdfOutcome>(),
    /** Adds to the sheets of the PDF, as HTML. Fails as `cancelled` if there is none any more. */
    addToPdf: call<{ readonly html: string }, null>(),
    /**
     * Makes the PDF and writes it; resolves when the file is there. `pageNumber` is the foot of every page, with
     * {@link PAGE_MARKS} in place of the numbers.
     */
    finishPdf: call<{ readonly pageNumber: string }, SavePdfOutcome>(),
    /** Gives the PDF up, whatever is being done about it. */
    cancelPdf: call<undefined, null>(),
    /** Shows the last PDF in the system's file manager. */
    showFile: call<undefined, null>(),
  },
  /** Credits from the library as a file for other programs. */
  exporting: {
    /** Asks where to save, and writes there; resolves when the file is complete. `title` is the suggested name. */
    save: call<CreditExport & { readonly title: string }, ExportOutcome>(),
    /** Cancels the running export and leaves nothing behind. */
    cancel: call<undefined, null>(),
    /** Shows the last export in the system's file manager. */
    showFile: call<undefined, null>(),
    /** Progress, a few times a second; `null` when the export has ended. */
    progressed: event<ExportProgress | null>(),
  },
} as const;

/** What the window sees as `window.api`. */
export type Api = ApiOf<typeof contract>;

/** Input and output of every call. */
export type Calls = CallsOf<typeof contract>;

/** Payload of every event by channel. */
export type Events = EventsOf<typeof contract>;

/** Tells the window that something has happened. */
export type Emit = <Channel extends keyof Events>(channel: Channel, payload: Events[Channel]) => void;

/** What the window needs to start. */
export interface AppStart {
  readonly version: string;
  readonly electronVersion: string;
  readonly platform: string;
  /** Address from the start arguments, or else where the reader was, or else `null`. Not validated. */
  readonly address: string | null;
  readonly settings: Settings;
  /** The interface language that `system` stands for. */
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
  /** TMDB's own editors, to add what is missing there. */
  | { readonly page: 'person-editor'; readonly personId: number }
  | { readonly page: 'person-pictures'; readonly personId: number }
  | { readonly page: 'series-editor'; readonly seriesId: number }
  | { readonly page: 'season-editor'; readonly seriesId: number; readonly seasonNumber: number }
  | EpisodeEditor;

/** TMDB's editor for the people of one kind in an episode. */
export interface EpisodeEditor {
  readonly page: 'episode-editor';
  readonly seriesId: number;
  readonly seasonNumber: number;
  readonly episodeNumber: number;
  readonly part: 'guests' | 'crew';
}

/** The license of a package that is part of Endroll. */
export interface Licence {
  /** The package. */
  readonly name: string;
  readonly version: string;
  /** Its identifier, such as `MIT`: https://spdx.org/licenses. */
  readonly licence: string;
  /** The whole text; `""` if the package has none. */
  readonly text: string;
}

/** What has become of the report of a problem. */
export interface ProblemReport {
  /** The name of the file with it. */
  readonly file: string;
  /** The page for reports is open in the browser; otherwise nobody knows its address, and the reader must be told where. */
  readonly isPageOpened: boolean;
}

/** A message about the application itself. */
export type AppNotice =
  /** The page stopped working and was reloaded. */
  | { readonly kind: 'page-restarted' }
  /** The page at this address stopped working again and was closed; `null` when none was open. */
  | { readonly kind: 'page-closed'; readonly address: string | null }
  /** A small file was damaged: what could be read is in use, and the damaged file was renamed to this. */
  | { readonly kind: 'file-repaired'; readonly file: StoreName; readonly keptAs: string | null }
  /** Nothing new can be kept. */
  | { readonly kind: 'disk-full' }
  /** What the reader chooses holds only until Endroll quits. */
  | { readonly kind: 'settings-not-written' }
  /** Diagnostics for a bug report are on the clipboard. */
  | { readonly kind: 'diagnostics-copied' };

/** The small files beside the library, without their extension. */
export type StoreName = 'settings' | 'token' | 'proxy-logins' | 'recents' | 'languages';

/** How printing ended. `no-printer`: the system has none. */
export type PrintOutcome = 'printed' | 'cancelled' | 'no-printer';

/** How an export ended. */
export type ExportOutcome =
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'saved';
      /** The name of the file or folder, without its path. */
      readonly name: string;
      readonly rows: number;
      /** How many seasons could not be read and are not included. */
      readonly leftOut: readonly SeasonKey[];
      /** The search found more than one export can hold. */
      readonly isCut: boolean;
    };

/** What a PDF needs beside its sheets, to look as the window would print it. */
export interface PaperHead {
  readonly title: string;
  /** A language tag, such as `ar`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly isWide: boolean;
  /** The style sheets of the window, as HTML. */
  readonly styles: string;
  /** The fonts of the sheets, as in CSS. */
  readonly fonts: readonly string[];
}

/** The most characters of HTML that one call adds to a PDF. */
export const MOST_HTML = 500_000;

/** Whether the reader has chosen where to save a PDF. */
export type StartPdfOutcome = 'started' | 'cancelled';

/** How saving as PDF ended. */
export type SavePdfOutcome = 'saved' | 'cancelled';

/** Placeholders for the number of a page and of the last page, in the text at its foot. */
export const PAGE_MARKS = { page: '{page}', pages: '{pages}' } as const;

/** What happened to a season that may be on screen. */
export interface SeasonChanged {
  readonly key: SeasonKey;
  /**
   * `completed`: episodes, guest stars and counts have arrived. `updated`: TMDB's answer differs from the kept one, or
   * is the same and only its date is new: then there are no changes. `gone`: TMDB no longer has the season.
   */
  readonly reason: 'completed' | 'updated' | 'incomplete' | 'gone';
  readonly changes: SeasonChanges;
}

/** The library rebuilds its pages and index: after an update that shows more, or because they were damaged. */
export interface LibraryMaking {
  /** Seasons that are ready. */
  readonly done: number;
  /** Seasons to make in all; 0 while they are still being looked for. */
  readonly total: number;
  readonly isRunning: boolean;
  /** Seasons whose answers can no longer be read: they have to be fetched again. */
  readonly lost: readonly SeasonKey[];
}

/**
 * What happened to the library's files when they were opened. `index-rebuilt`, `without-index`: its process kept dying until
 * its index was deleted, or left out.
 */
export type LibraryNotice =
  /** The file with the reader's own data was damaged or missing; it was restored from a copy of that ISO time. */
  | { readonly kind: 'own-damaged-restored' | 'own-missing-restored'; readonly backupTime: string }
  /**
   * The same without a copy. Of a damaged file, everything that could be read was kept; a missing or empty one has lost
   * it all.
   */
  | { readonly kind: 'own-damaged' | 'own-missing' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'index-rebuilt' }
  | { readonly kind: 'without-index' };
