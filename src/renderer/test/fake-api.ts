import type { AppError } from '@shared/app-error.ts';
import type { RescueSource, RestoreOutcome, RestorePreview } from '@shared/domain/backup.ts';
import { RECENT_SEASONS, type RecentSeason } from '@shared/domain/recent-season.ts';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { Companion, KeptPersonPage, PersonEpisodes } from '@shared/domain/kept-person.ts';
import type { LibrarySearchResult } from '@shared/domain/library-search.ts';
import type { AnswerTimes, LibraryNews, SeasonRevision } from '@shared/domain/season-changes.ts';
import type { KeptCredit, KeptSeason, SeasonPage } from '@shared/domain/season.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import type { ProxyLoginStatus } from '@shared/domain/proxy-login.ts';
import type { SeasonSize, StorageSizes } from '@shared/domain/storage.ts';
import type { LookedUpPerson, TmdbPersonPage } from '@shared/domain/tmdb-person.ts';
import type { TokenStatus } from '@shared/domain/token.ts';
import type { MarkSummary, ReaderList, SavedSearch, Yours, YoursPage } from '@shared/domain/yours.ts';
import type { UpdateStatus } from '@shared/domain/update.ts';
import type { TripPack } from '@shared/domain/trip-pack.ts';
import type {
  LibraryMaking,
  ProblemReport,
  Api,
  AppStart,
  Calls,
  Events,
  ExportOutcome,
  PrintOutcome,
  SavePdfOutcome,
  StartPdfOutcome,
} from '@shared/ipc/contract.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { PackedSeasonCredits, PackedSeasonPage } from '@shared/packed-season-page.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import { packPage } from './pack-page.ts';
import { searchPage, seasonPage, seriesPage } from './season-fixture.ts';

/** What the window last asked of main. */
export interface Asked {
  readonly call: string;
  readonly input: unknown;
}

type Channel = keyof Events;
type Listener = (payload: never) => void;

/** A bridge in memory: answers can be set, calls are noted, events can be sent. */
export class FakeApi implements Api {
  readonly asked: Asked[] = [];
  readonly #listeners = new Map<Channel, Set<Listener>>();

  settingsNow: Settings = DEFAULT_SETTINGS;
  proxyLoginNow: ProxyLoginStatus = { wanted: null, known: [], keyring: 'available' };
  tokenNow: TokenStatus = { source: 'none', keyring: 'available', isUnreadable: false };
  updateNow: UpdateStatus = { way: 'none', checkedAt: null, state: { kind: 'unknown' } };
  startAddress: string | null = null;
  page: Result<SeasonPage, AppError> = ok(seasonPage());
  keptSeason: Result<null, AppError> = ok(null);
  refreshed: Result<Calls['seasons']['refresh']['output'], AppError> = ok({
    added: 0,
    removed: 0,
    changed: 0,
  });
  search: Result<Calls['series']['search']['output'], AppError> = ok(toJsonText(searchPage([])));
  seriesPage: Result<Calls['series']['open']['output'], AppError> = ok(toJsonText(seriesPage()));
  tokenResult: AppError | null = null;
  kept: readonly KeptSeason[] = [];
  removedNow: readonly KeptSeason[] = [];
  keptPerson: KeptPersonPage | null = null;
  personEpisodes: readonly PersonEpisodes[] = [];
  companions: readonly Companion[] = [];
  tmdbPerson: TmdbPersonPage | null = null;
  lookedUp: Result<Calls['people']['lookUp']['output'], AppError> = fail({
    kind: 'not-found',
    what: 'person',
  });
  lookedUpPeople: readonly LookedUpPerson[] = [];
  found: LibrarySearchResult = { groups: [], hasUnseen: false };
  creditsOfSeries: readonly PackedSeasonCredits[] = [];
  seasonHistory: readonly SeasonRevision[] = [];
  /** By the times that are compared. */
  changesBetween: (times: AnswerTimes) => SeasonRevision | null = () => null;
  sizes: readonly SeasonSize[] = [];
  makingNow: LibraryMaking | null = null;
  problemReport: ProblemReport = { file: 'problem-report.md', isPageOpened: false };
  restarted: Result<null, AppError> = ok(null);
  rescueSource: RescueSource = { kind: 'file' };
  packsNow: readonly TripPack[] = [];
  yoursNow: Yours = { marks: [], lists: [], searches: [], seen: [] };
  yoursPage: YoursPage = { entries: [], hasUnseen: false };
  creditsOfPerson: readonly KeptCredit[] = [];
  changesSince: LibraryNews = { seasons: [], isCut: false };
  restorePreview: Result<RestorePreview | null, AppError> = ok(null);
  restoreOutcome: Result<RestoreOutcome, AppError> = ok({ changed: 3, seasons: 2 });
  note = '';
  /** How writing a note ends; `null` when it succeeds. */
  noteError: AppError | null = null;
  recentsNow: readonly RecentSeason[] = [];
  languagesNow: readonly string[] = ['de-DE', 'en-US', 'fr-FR', 'ja-JP'];
  storageNow: StorageSizes = { libraryBytes: 4_100_000, pictureBytes: 37_000_000, pictureCount: 486 };
  printed: Result<PrintOutcome, AppError> = ok('printed');
  pdfStarted: Result<StartPdfOutcome, AppError> = ok('started');
  pdfSaved: Result<SavePdfOutcome, AppError> = ok('saved');
  exported: Result<ExportOutcome, AppError> = ok({
    kind: 'saved',
    name: 'Credits.csv',
    rows: 3,
    leftOut: [],
    isCut: false,
  });

  readonly app: Api['app'] = {
    start: () => this.#answer('app.start', undefined, ok(this.#start())),
    listen: () => this.#answer('app.listen', undefined, ok(null)),
    offer: (input) => this.#answer('app.offer', input, ok(null)),
    openWebPage: (input) => this.#answer('app.openWebPage', input, ok(null)),
    reportProblem: () => this.#answer('app.reportProblem', undefined, ok(this.problemReport)),
    showProblemReport: () => this.#answer('app.showProblemReport', undefined, ok(null)),
    reportError: (input) => this.#answer('app.reportError', input, ok(null)),
    fullScreen: (input) => this.#answer('app.fullScreen', input, ok({ wasOn: false })),
    copyText: (input) => this.#answer('app.copyText', input, ok(null)),
    licences: () => this.#answer('app.licences', undefined, ok([])),
    onAddressOpened: (listener) => this.#listen('app:addressOpened', listener),
    onNoticed: (listener) => this.#listen('app:noticed', listener),
    onCommandChosen: (listener) => this.#listen('app:commandChosen', listener),
  };

  readonly settings: Api['settings'] = {
    get: () => this.#answer('settings.get', undefined, ok(this.settingsNow)),
    update: (change) => {
      this.settingsNow = { ...this.settingsNow, ...change };
      return this.#answer('settings.update', change, ok(this.settingsNow));
    },
  };

  readonly network: Api['network'] = {
    proxyLogin: () => this.#answer('network.proxyLogin', undefined, ok(this.proxyLoginNow)),
    setProxyLogin: (input) => {
      this.proxyLoginNow = { ...this.proxyLoginNow, wanted: null, known: [input.proxy] };
      return this.#answer('network.setProxyLogin', input, ok(this.proxyLoginNow));
    },
    forgetProxyLogins: () => {
      this.proxyLoginNow = { ...this.proxyLoginNow, known: [] };
      return this.#answer('network.forgetProxyLogins', undefined, ok(this.proxyLoginNow));
    },
    onProxyLoginWanted: (listener) => this.#listen('network:proxyLoginWanted', listener),
    onPaused: (listener) => this.#listen('network:paused', listener),
  };

  readonly token: Api['token'] = {
    status: () => this.#answer('token.status', undefined, ok(this.tokenNow)),
    set: (input) => {
      if (this.tokenResult !== null) return this.#answer('token.set', input, fail(this.tokenResult));
      this.tokenNow = { ...this.tokenNow, source: input.keep, isUnreadable: false };
      return this.#answer('token.set', input, ok(this.tokenNow));
    },
    forget: () => {
      this.tokenNow = { ...this.tokenNow, source: 'none' };
      return this.#answer('token.forget', undefined, ok(this.tokenNow));
    },
    onStatusChanged: (listener) => this.#listen('token:statusChanged', listener),
  };

  readonly series: Api['series'] = {
    search: (input) => this.#answer('series.search', input, this.search),
    open: (input) => this.#answer('series.open', input, this.seriesPage),
    onChanged: (listener) => this.#listen('series:changed', listener),
  };

  readonly people: Api['people'] = {
    open: (key) => this.#answer('people.open', key, ok(toJsonText(this.tmdbPerson))),
    lookUp: (key) => this.#answer('people.lookUp', key, this.lookedUp),
    forget: (key) => this.#answer('people.forget', key, ok(null)),
    list: () => this.#answer('people.list', undefined, ok(toJsonText(this.lookedUpPeople))),
  };

  readonly seasons: Api['seasons'] = {
    open: (key) => this.#answer('seasons.open', key, this.#packedPage()),
    keepSample: (input) =>
      this.#answer('seasons.keepSample', input, ok({ seriesId: SAMPLE_SERIES_ID, ...input })),
    refresh: (key) => this.#answer('seasons.refresh', key, this.refreshed),
    keep: (key) => this.#answer('seasons.keep', key, this.keptSeason),
    leave: (key) => this.#answer('seasons.leave', key, ok(null)),
    onChanged: (listener) => this.#listen('seasons:changed', listener),
  };

  readonly library: Api['library'] = {
    list: () => this.#answer('library.list', undefined, ok(toJsonText(this.kept))),
    remove: (key) => this.#answer('library.remove', key, ok(null)),
    removed: () => this.#answer('library.removed', undefined, ok(toJsonText(this.removedNow))),
    restore: (key) => this.#answer('library.restore', key, ok(null)),
    creditsOfPerson: (input) =>
      this.#answer('library.creditsOfPerson', input, ok(toJsonText(this.creditsOfPerson))),
    changesSince: (input) => this.#answer('library.changesSince', input, ok(toJsonText(this.changesSince))),
    changesBetween: (input) =>
      this.#answer('library.changesBetween', input, ok(toJsonText(this.changesBetween(input)))),
    creditsAt: (input) => this.#answer('library.creditsAt', input, ok(null)),
    seasonHistory: (input) =>
      this.#answer('library.seasonHistory', input, ok(toJsonText(this.seasonHistory))),
    creditsOfSeries: (input) => {
      const isWanted = ({ seasonNumber }: PackedSeasonCredits): boolean =>
        input.seasonNumbers?.includes(seasonNumber) ?? true;
      return this.#answer('library.creditsOfSeries', input, ok(this.creditsOfSeries.filter(isWanted)));
    },
    season: (key) => this.#answer('library.season', key, this.#packedPage()),
    restart: (input) => this.#answer('library.restart', input, this.restarted),
    person: (input) => this.#answer('library.person', input, ok(toJsonText(this.keptPerson))),
    companions: (input) => this.#answer('library.companions', input, ok(toJsonText(this.companions))),
    episodesOfPerson: (input) => this.#answer('library.episodesOfPerson', input, ok(this.personEpisodes)),
    search: (input) => this.#answer('library.search', input, ok(toJsonText(this.found))),
    sizes: () => this.#answer('library.sizes', undefined, ok(toJsonText(this.sizes))),
    makingNow: () => this.#answer('library.makingNow', undefined, ok(this.makingNow)),
    onChanged: (listener) => this.#listen('library:changed', listener),
    onMaking: (listener) => this.#listen('library:making', listener),
    onNoticed: (listener) => this.#listen('library:noticed', listener),
  };

  readonly packs: Api['packs'] = {
    list: () => this.#answer('packs.list', undefined, ok(toJsonText(this.packsNow))),
    start: (input) => this.#answer('packs.start', input, ok(null)),
    pause: (key) => this.#answer('packs.pause', key, ok(null)),
    resume: (key) => this.#answer('packs.resume', key, ok(null)),
    cancel: (key) => this.#answer('packs.cancel', key, ok(null)),
    verify: (key) => this.#answer('packs.verify', key, ok(null)),
    onChanged: (listener) => this.#listen('packs:changed', listener),
    onEnded: (listener) => this.#listen('packs:ended', listener),
  };

  readonly freshness: Api['freshness'] = {
    refresh: (input) => this.#answer('freshness.refresh', input, ok(null)),
    stop: () => this.#answer('freshness.stop', undefined, ok(null)),
    onChanged: (listener) => this.#listen('freshness:changed', listener),
  };

  readonly yours: Api['yours'] = {
    all: () => this.#answer('yours.all', undefined, ok(toJsonText(this.yoursNow))),
    note: (input) => this.#answer('yours.note', input, ok(this.note)),
    mark: (input) => {
      if (this.noteError !== null) return this.#answer('yours.mark', input, fail(this.noteError));
      const { note, addTag, removeTag, ...flags } = input.change;
      this.note = note ?? this.note;
      const marks = input.subjects.map((subject): MarkSummary => {
        const known = this.yoursNow.marks.find((mark) => mark.subject === subject);
        const before = known ?? { subject, hasNote: false, isStarred: false, isReviewed: false, tags: [] };
        const tags = [...before.tags.filter((tag) => tag !== removeTag && tag !== addTag)];
        return {
          ...before,
          ...flags,
          hasNote: note === undefined ? before.hasNote : note !== '',
          tags: addTag === undefined ? tags : [...tags, addTag],
        };
      });
      const others = this.yoursNow.marks.filter(({ subject }) => !input.subjects.includes(subject));
      this.yoursNow = { ...this.yoursNow, marks: [...others, ...marks] };
      this.send('yours:changed', { marks });
      return this.#answer('yours.mark', input, ok(null));
    },
    keep: (input) => {
      const { lists, searches, seen } = this.yoursNow;
      const kept = [input].flatMap(({ id, content }) => (content === null ? [] : [{ id, ...content }]));
      const others = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
        all.filter(({ id }) => id !== input.id);
      if (input.kind === 'list')
        this.yoursNow = { ...this.yoursNow, lists: [...others(lists), ...(kept as ReaderList[])] };
      else if (input.kind === 'search')
        this.yoursNow = { ...this.yoursNow, searches: [...others(searches), ...(kept as SavedSearch[])] };
      else {
        const seriesId = Number(input.id);
        const left = seen.filter((to) => to.seriesId !== seriesId);
        this.yoursNow = {
          ...this.yoursNow,
          seen: input.content === null ? left : [...left, { seriesId, ...input.content }],
        };
      }
      this.send('yours:changed', { ...this.yoursNow, marks: [] });
      return this.#answer('yours.keep', input, ok(null));
    },
    page: (input) => this.#answer('yours.page', input, ok(toJsonText(this.yoursPage))),
    onChanged: (listener) => this.#listen('yours:changed', listener),
  };

  readonly backup: Api['backup'] = {
    save: () => this.#answer('backup.save', undefined, ok({ items: 3, seasons: 2 })),
    rescue: (input) =>
      this.#answer('backup.rescue', input, ok({ items: 3, seasons: 2, source: this.rescueSource })),
    read: (input) => this.#answer('backup.read', input, this.restorePreview),
    restore: (input) => this.#answer('backup.restore', input, this.restoreOutcome),
    undo: () => this.#answer('backup.undo', undefined, ok(true)),
    saveMarkdown: (input) => this.#answer('backup.saveMarkdown', input, ok(true)),
  };

  readonly recents: Api['recents'] = {
    list: () => this.#answer('recents.list', undefined, ok(this.recentsNow)),
    add: (recent) => {
      const others = this.recentsNow.filter(({ address }) => address !== recent.address);
      this.recentsNow = [recent, ...others].slice(0, RECENT_SEASONS);
      return this.#answer('recents.add', recent, ok(this.recentsNow));
    },
    clear: () => {
      this.recentsNow = [];
      return this.#answer('recents.clear', undefined, ok(this.recentsNow));
    },
  };

  readonly languages: Api['languages'] = {
    list: () => this.#answer('languages.list', undefined, ok(this.languagesNow)),
  };

  readonly storage: Api['storage'] = {
    sizes: () => this.#answer('storage.sizes', undefined, ok(this.storageNow)),
    clearPictures: () => this.#answer('storage.clearPictures', undefined, ok(null)),
    clearLibrary: () => this.#answer('storage.clearLibrary', undefined, ok(null)),
    openFolder: () => this.#answer('storage.openFolder', undefined, ok(null)),
  };

  readonly printing: Api['printing'] = {
    print: () => this.#answer('printing.print', undefined, this.printed),
    startPdf: (input) => this.#answer('printing.startPdf', input, this.pdfStarted),
    addToPdf: (input) => this.#answer('printing.addToPdf', input, ok(null)),
    finishPdf: (input) => this.#answer('printing.finishPdf', input, this.pdfSaved),
    cancelPdf: () => this.#answer('printing.cancelPdf', undefined, ok(null)),
    showFile: () => this.#answer('printing.showFile', undefined, ok(null)),
  };

  readonly exporting: Api['exporting'] = {
    save: (input) => this.#answer('exporting.save', input, this.exported),
    cancel: () => this.#answer('exporting.cancel', undefined, ok(null)),
    showFile: () => this.#answer('exporting.showFile', undefined, ok(null)),
    onProgressed: (listener) => this.#listen('exporting:progressed', listener),
  };

  readonly updates: Api['updates'] = {
    status: () => this.#answer('updates.status', undefined, ok(this.updateNow)),
    check: () => this.#answer('updates.check', undefined, ok(null)),
    download: () => this.#answer('updates.download', undefined, ok(null)),
    restart: () => this.#answer('updates.restart', undefined, ok(null)),
    dismiss: () => this.#answer('updates.dismiss', undefined, ok(null)),
    openDownload: () => this.#answer('updates.openDownload', undefined, ok(null)),
    onChanged: (listener) => this.#listen('updates:changed', listener),
  };

  /** Sends an event as main would. */
  send<C extends Channel>(channel: C, payload: Events[C]): void {
    for (const listener of this.#listeners.get(channel) ?? []) {
      (listener as (payload: Events[C]) => void)(payload);
    }
  }

  /** The inputs of every call of that name so far. */
  inputsOf(call: string): readonly unknown[] {
    return this.asked.filter((asked) => asked.call === call).map(({ input }) => input);
  }

  #start(): AppStart {
    return {
      version: '0.0.0-test',
      electronVersion: '45.0.0',
      platform: 'linux',
      address: this.startAddress,
      settings: this.settingsNow,
      systemLocale: 'en',
      token: this.tokenNow,
    };
  }

  async #packedPage(): Promise<Result<PackedSeasonPage, AppError>> {
    return this.page.ok ? ok(await packPage(this.page.value)) : this.page;
  }

  #answer<T>(
    call: string,
    input: unknown,
    result: Result<T, AppError> | Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    this.asked.push({ call, input });
    return Promise.resolve(result);
  }

  #listen(channel: Channel, listener: Listener): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return () => listeners.delete(listener);
  }
}
