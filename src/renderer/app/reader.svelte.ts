import { flushSync } from 'svelte';
import { formatAddress, isSamePlace, type Place } from '@shared/domain/address.ts';
import { seasonKeyOf, type PersonOfSeason, type SeasonKey } from '@shared/domain/season.ts';
import type { SeenTo } from '@shared/domain/spoilers.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Api, WebPage } from '@shared/ipc/contract.ts';
import type { AppError } from '@shared/app-error.ts';
import { seenText } from '../credits/seen-text.ts';
import { toErrorToast } from '../errors/ways-on.ts';
import { readRequest } from '../search/read-request.ts';
import { Printing } from '../features/print/printing.ts';
import type { Dialogs } from '../state/dialogs.svelte.ts';
import type { KeptSeasons } from '../state/kept-seasons.svelte.ts';
import type { NetworkState } from '../state/network.svelte.ts';
import type { Navigation } from '../state/navigation.svelte.ts';
import type { Pages } from '../state/pages.svelte.ts';
import type { ErrorReport, LibraryMending, NamedSubject, PageHost, SeenChoice } from '../state/page-host.ts';
import type { SelectedPerson } from '../state/selected-person.ts';
import type { Sheet } from '../state/sheet-content.ts';
import type { Session } from '../state/session.svelte.ts';
import type { Spoilers } from '../state/spoilers.svelte.ts';
import { UNDO, type ToastAction, type Toasts } from '../state/toasts.svelte.ts';
import type { Yours } from '../state/yours.svelte.ts';
import type { Texts } from '../text/texts.svelte.ts';
import { leaveMenus } from '../ui/leave-menus.ts';

/** From this many seasons on, removing asks for confirmation. */
const MANY = 5;

/** Seasons to remove, with a name for all of them. */
export interface Removal {
  readonly keys: readonly SeasonKey[];
  readonly name: string;
}

/** The window's other states. */
export interface ReaderOptions {
  readonly api: Api;
  readonly session: Session;
  readonly spoilers: Spoilers;
  readonly yours: Yours;
  readonly navigation: Navigation;
  readonly pages: Pick<Pages, 'reopens' | 'showSection' | 'webPageOf'>;
  readonly kept: KeptSeasons;
  readonly toasts: Toasts;
  readonly texts: Texts;
  readonly network: NetworkState;
  readonly dialogs: Dialogs;
}

/** Actions that concern more than one page: navigating, selecting a person, removing a season. */
export class Reader implements PageHost {
  readonly #options: ReaderOptions;
  readonly #printing: Printing;
  #selected = $state.raw<SelectedPerson | null>(null);
  #toRemove = $state.raw<Removal | null>(null);
  #organized = $state.raw<readonly NamedSubject[]>([]);
  #onTokenEntered: (() => void) | null = null;
  #seenChoice = $state.raw<SeenChoice | null>(null);
  #backupFile = $state.raw<File | null>(null);
  /** A person to select as soon as their season is on screen. */
  #wantedPersonId: number | null = null;
  /** The last visit whose page could not be shown. */
  #failed: Place | null = null;
  /** The element that had the focus when the person was selected; focused again when the panel closes. */
  #chosenBy: Element | null = null;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#printing = new Printing({ ...options, host: this });
  }

  get place(): Place {
    return this.#options.navigation.current;
  }

  /** The person beside the page. */
  get selected(): SelectedPerson | null {
    return this.#selected;
  }

  /** Opens what an address, a link or an id names, or says what is wrong with it. */
  openText(text: string): void {
    const { session, texts, toasts } = this.#options;
    const request = readRequest(text, session.settings.language, texts.m);
    if (request.kind === 'page') this.go(request.place);
    else {
      const text = request.kind === 'problem' ? request.text : texts.m.find.notAnAddress(request.name);
      toasts.show(text, { tone: 'problem', isOfPage: true });
    }
  }

  openSeries({ seriesId, language }: SeriesKey): void {
    this.go({ page: 'series', seriesId, language });
  }

  openSeason(key: SeasonKey): void {
    this.go({ page: 'season', ...seasonKeyOf(key) });
  }

  /** Opens a season with one of its people in the panel. */
  openPerson({ season, personId }: PersonOfSeason): void {
    this.openSeason(season);
    this.#wantedPersonId = personId;
  }

  /** Goes to a place, and remembers it for the next start if its page reopens. */
  go(place: Place): void {
    this.#move((navigation) => navigation.go(place));
  }

  travel(direction: 'back' | 'forward'): void {
    this.#move((navigation) => navigation[direction]());
  }

  #move(move: (navigation: Navigation) => void): void {
    const { navigation, toasts, dialogs } = this.#options;
    this.#selected = null;
    this.#wantedPersonId = null;
    const { place } = this;
    leaveMenus();
    move(navigation);
    if (this.place !== place) {
      this.#toRemove = null;
      dialogs.pageLeft();
      toasts.pageLeft();
    }
    this.#remember();
  }

  notePageFailed(): void {
    const { session, navigation } = this.#options;
    this.#failed = navigation.current;
    if (session.settings.lastAddress === formatAddress(this.#failed))
      void session.update({ lastAddress: null });
  }

  leave(): void {
    if (this.#options.navigation.canGoBack) this.travel('back');
    else this.go({ page: 'welcome' });
  }

  /** The person to open as soon as they are on the page; `null` if none. */
  get wantedPersonId(): number | null {
    return this.#wantedPersonId;
  }

  /** Selecting the selected person again closes the panel. */
  select(person: SelectedPerson): void {
    this.#wantedPersonId = null;
    this.#chosenBy = document.activeElement;
    this.#selected = person.id === this.#selected?.id ? null : person;
  }

  /** Shows another person in the panel, as its arrows do. */
  step(person: SelectedPerson): void {
    this.#selected = person;
  }

  /** Closes the panel; the focus returns to the person who was in it. */
  closePerson(): void {
    const chosen = document.querySelector<HTMLElement>('main [data-chosen]');
    const isInPage = document.activeElement?.closest('main') != null;
    this.#selected = null;
    // In a narrow window the page was hidden, and cannot be focused before it is visible again.
    flushSync();
    if (isInPage) return;
    const page = document.querySelector('main article');
    const target = [chosen, this.#chosenBy, page].find((element) => element?.isConnected === true);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }

  /**
   * Removes seasons, and offers to undo that; asks for confirmation if there are many.
   * @param name a name for all of them
   */
  async remove(keys: readonly SeasonKey[], name: string): Promise<void> {
    if (keys.length < MANY) await this.#remove(keys, name);
    else this.#toRemove = { keys, name };
  }

  /** Seasons whose removal has to be confirmed; `null` for none. */
  get toRemove(): Removal | null {
    return this.#toRemove;
  }

  /** The reader's answer about {@link toRemove}. */
  async answerRemoval(isWanted: boolean): Promise<void> {
    const wanted = this.#toRemove;
    this.#toRemove = null;
    if (isWanted && wanted !== null) await this.#remove(wanted.keys, wanted.name);
  }

  async #remove(keys: readonly SeasonKey[], name: string): Promise<void> {
    const { kept, texts } = this.#options;
    const onretry = (): void => void this.#remove(keys, name);
    if (!(await this.reported(() => kept.remove(...keys), { onretry }))) return;
    const isGone = keys.some((key) => isSamePlace(this.place, { page: 'season', ...seasonKeyOf(key) }));
    if (isGone) this.go({ page: 'welcome' });
    const text = keys.length === 1 ? texts.m.library.removed(name) : texts.m.overview.removed(keys.length);
    this.offerUndo(text, async () => {
      const error = await kept.restore(...keys);
      const [first] = keys;
      // A single season is opened again.
      if (error === null && first !== undefined && keys.length === 1) this.openSeason(first);
      return error;
    });
  }

  /** Copies the address of the page. */
  async copyLink(): Promise<void> {
    const { navigation, texts } = this.#options;
    await this.copyText(formatAddress(navigation.current), texts.m.season.linkCopied);
  }

  async copyText(
    text: string,
    done = this.#options.texts.m.app.copied,
    explain = this.#options.texts.m.app.notCopied,
  ): Promise<void> {
    const result = await this.#options.api.app.copyText({ text });
    if (result.ok) this.#options.toasts.show(done, { topic: 'copied' });
    else this.reportError(result.error, { explain, onretry: () => void this.copyText(text, done, explain) });
  }

  /** Opens the page on TMDB's site in the browser. */
  async openOnTmdb(): Promise<void> {
    const { navigation, pages } = this.#options;
    const page = pages.webPageOf(navigation.current);
    if (page !== null) await this.openWebPage(page);
  }

  /** Opens one of TMDB's pages in the browser. */
  async openWebPage(page: WebPage): Promise<void> {
    const result = await this.#options.api.app.openWebPage(page);
    if (!result.ok) this.reportError(result.error, { onretry: () => void this.openWebPage(page) });
  }

  async openSample(): Promise<void> {
    const { api, session } = this.#options;
    const result = await api.seasons.keepSample({ language: session.settings.language });
    if (result.ok) this.openSeries(result.value);
    else this.reportError(result.error, { onretry: () => void this.openSample() });
  }

  /** Opens the settings at one of their sections. */
  openSettings(section: 'updates' | 'about'): void {
    const { navigation, pages } = this.#options;
    this.go({ page: 'settings' });
    pages.showSection(navigation.current, section);
  }

  /** Copies what the report of a problem needs, and says where it is kept. */
  async reportProblem(): Promise<void> {
    const { api, toasts, texts } = this.#options;
    const result = await api.app.reportProblem();
    if (result.ok) {
      const { file, isPageOpened } = result.value;
      const m = texts.m.trouble;
      toasts.show(isPageOpened ? m.reportCopied(file) : m.reportCopiedOnly(file), {
        actions: [
          { id: 'show', label: texts.m.exporting.showFile, run: () => void api.app.showProblemReport() },
        ],
      });
    } else this.reportError(result.error, { onretry: () => void this.reportProblem() });
  }

  enterToken(onentered?: () => void): void {
    this.#onTokenEntered = onentered ?? null;
    this.#options.dialogs.show('token');
  }

  /** TMDB has accepted the token that was entered. */
  tokenEntered(): void {
    const onentered = this.#onTokenEntered;
    this.leaveToken();
    onentered?.();
  }

  /** Closes the form for a token: what it was to be entered for does not happen. */
  leaveToken(): void {
    this.#onTokenEntered = null;
    this.#options.dialogs.close();
  }

  enterProxyLogin(onentered?: () => void): void {
    void this.#options.network.enterLogin(onentered);
  }

  async mendLibrary(action: LibraryMending, onmended?: () => void): Promise<void> {
    const { library, storage } = this.#options.api;
    const result =
      action === 'folder'
        ? await storage.openFolder()
        : await library.restart({ rebuild: action === 'rebuild' });
    if (!result.ok) this.reportError(result.error, onmended === undefined ? {} : { onretry: onmended });
    else if (action !== 'folder') onmended?.();
  }

  /** Cancelled requests need no message. */
  reportError(error: AppError, report: ErrorReport = {}): void {
    if (error.kind === 'cancelled') return;
    const { toasts, texts } = this.#options;
    const { text, ...toast } = toErrorToast(error, this, texts, report);
    toasts.show(text, toast);
  }

  async reported(action: () => Promise<AppError | null>, report: ErrorReport = {}): Promise<boolean> {
    const error = await action();
    const onretry = (): void => void this.reported(action, report);
    if (error !== null) this.reportError(error, { onretry, ...report });
    return error === null;
  }

  offerUndo(text: string, undo: () => Promise<AppError | null>, others: readonly ToastAction[] = []): void {
    const { toasts, texts } = this.#options;
    // What can be undone belongs to no page, and neither does an undo that has failed.
    const run = (): void => void this.reported(undo, { begunAt: null });
    toasts.show(text, { actions: [...others, { id: UNDO, label: texts.m.library.undo, run }] });
  }

  print(sheet: Sheet): Promise<void> {
    return this.#printing.print(sheet);
  }

  savePdf(sheet: Sheet): Promise<void> {
    return this.#printing.savePdf(sheet);
  }

  saveKeptPdf(keys: readonly SeasonKey[], title: string): Promise<void> {
    return this.#printing.saveKeptPdf(keys, title);
  }

  printKept(keys: readonly SeasonKey[], title: string): Promise<void> {
    return this.#printing.printKept(keys, title);
  }

  showExport(): void {
    this.#options.dialogs.show('export');
  }

  /** The subject of the open dialog. */
  get organized(): readonly NamedSubject[] {
    return this.#organized;
  }

  get seenChoice(): SeenChoice | null {
    return this.#seenChoice;
  }

  get backupFile(): File | null {
    return this.#backupFile;
  }

  organize(subjects: readonly NamedSubject[]): void {
    this.#organized = subjects;
    if (subjects.length > 0) this.#options.dialogs.show('organize');
  }

  chooseSeen(choice: SeenChoice): void {
    this.#seenChoice = choice;
    this.#options.dialogs.show('seen');
  }

  async setSeen(seriesId: number, to: Omit<SeenTo, 'seriesId'> | null): Promise<void> {
    const { yours, texts } = this.#options;
    const before = yours.seen?.get(seriesId) ?? null;
    const onretry = (): void => void this.setSeen(seriesId, to);
    if (!(await this.reported(() => yours.setSeen(seriesId, to), { onretry }))) return;
    this.offerUndo(to === null ? texts.m.seen.forgotten : seenText(to, texts), () =>
      yours.setSeen(seriesId, before),
    );
  }

  openBackup(file?: File): void {
    this.#backupFile = file ?? null;
    this.#options.dialogs.show('backup');
  }

  showRemoved(): void {
    this.#options.dialogs.show('removed');
  }

  async restore(keys: readonly SeasonKey[]): Promise<void> {
    await this.reported(() => this.#options.kept.restore(...keys));
  }

  /**
   * Remembers where the reader is, to open there next time; settings and lists do not count. Only a painted page is
   * remembered, and one that fails later is forgotten again: it would fail at the next start as well. The reader has not asked
   * for it, so no error is told.
   */
  #remember(): void {
    const { session, navigation, pages } = this.#options;
    const place = navigation.current;
    if (!pages.reopens(place)) return;
    // The second frame starts when the first one has been painted.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        if (navigation.current === place && this.#failed !== place)
          void session.update({ lastAddress: formatAddress(place) });
      });
    });
  }
}
