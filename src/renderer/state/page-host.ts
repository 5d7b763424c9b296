import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { Place } from '@shared/domain/address.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeenTo } from '@shared/domain/spoilers.ts';
import type { SubjectKey } from '@shared/domain/yours.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import type { SelectedPerson } from './selected-person.ts';
import type { Sheet } from './sheet-content.ts';
import type { ToastAction, ToastTopic } from './toasts.svelte.ts';

/** Something that can be marked, with its name. */
export interface NamedSubject {
  readonly subject: SubjectKey;
  readonly name: string;
}

/** A series whose viewing progress is being set, and the reader's place in it. */
export interface SeenChoice {
  readonly seriesId: number;
  readonly language: string;
  readonly seasonNumber: number | null;
  readonly episodeNumber: number | null;
}

/** What the window can do for the library: restarting its processes, rebuilding the index, showing its files. */
export type LibraryMending = 'restart' | 'rebuild' | 'folder';

/** What was requested, so that a text can name it. */
export interface ErrorSubject {
  readonly seriesId?: number;
  readonly seriesName?: string;
  readonly seasonNumber?: number;
  readonly language?: string;
  /** The day until which what is kept of the season stays, if TMDB has it no longer; absent if there is nothing to read. */
  readonly keptUntil?: string;
}

/** How a message presents an error. */
export interface ErrorReport {
  readonly subject?: ErrorSubject;
  /** What was tried, once more. */
  readonly onretry?: () => void;
  /**
   * The page it began on; `null` if it belongs to none. A message about the page on screen leaves with it; about any other, it
   * stays until it is dismissed. Default: the page on screen.
   */
  readonly begunAt?: Place | null;
  /** That of the message, except of one about the library. */
  readonly topic?: ToastTopic;
  /** Puts the cause into a sentence of its own: "The PDF was not saved. The disk is full." By default its title says it. */
  readonly explain?: (why: string) => string;
}

/** The services a page gets from the window around it. */
export interface PageHost {
  /** The visit on screen. */
  readonly place: Place;
  /** The person in the panel. */
  readonly selected: SelectedPerson | null;
  /** The person to open as soon as they are on the page, because the reader came for them. */
  readonly wantedPersonId: number | null;
  /** Opens a person in the panel, or closes it if they are already in it. */
  select(person: SelectedPerson): void;
  /** Shows another person in the panel, or the same person with newer data. */
  step(person: SelectedPerson): void;
  closePerson(): void;
  /** Goes to a page. */
  go(place: Place): void;
  /** The current page cannot be shown: the next start must not open it. */
  notePageFailed(): void;
  /** Goes back, because the reader does not want to wait for this page. */
  leave(): void;
  openSeason(key: SeasonKey): void;
  openSeries(key: SeriesKey): void;
  /** Opens a season with a person of it in the panel. */
  openPerson(person: { readonly season: SeasonKey; readonly personId: number }): void;
  /** Opens one of TMDB's pages in the browser. */
  openWebPage(page: WebPage): Promise<void>;
  /** Opens the current page on TMDB's site. */
  openOnTmdb(): Promise<void>;
  /**
   * Copies a text and says so.
   * @param done the message; "Copied" by default
   * @param explain the message for a failure
   */
  copyText(text: string, done?: string, explain?: (why: string) => string): Promise<void>;
  /** Copies the address of the current page. */
  copyLink(): Promise<void>;
  /**
   * Removes seasons, and offers to undo that; asks for confirmation if there are many.
   * @param name a name for all of them
   */
  remove(keys: readonly SeasonKey[], name: string): Promise<void>;
  /** Shows the removed seasons that can be put back. */
  showRemoved(): void;
  /** Takes a removal back. */
  restore(keys: readonly SeasonKey[]): Promise<void>;
  /** Keeps the built-in sample series, and opens it. */
  openSample(): Promise<void>;
  /** Opens the form for a token; `onentered` is called when TMDB has accepted one. */
  enterToken(onentered?: () => void): void;
  /** Opens the dialog for a proxy's password; `onentered` is called when it has been entered. */
  enterProxyLogin(onentered?: () => void): void;
  /** Performs a library action, and calls `onmended` afterwards, unless it only showed the folder. */
  mendLibrary(action: LibraryMending, onmended?: () => void): Promise<void>;
  /** Shows an error as a toast, with its actions, until the reader has seen it or leaves the page that it is about. */
  reportError(error: AppError, report?: ErrorReport): void;
  /**
   * Runs an action and reports its error, with an offer to run it again. Resolves to whether it succeeded.
   * @param report has an `onretry` of its own if success has consequences
   */
  reported(action: () => Promise<AppError | null>, report?: ErrorReport): Promise<boolean>;
  /**
   * Says what was done, and offers to undo it. If that fails, it can be tried again.
   * @param others more actions, before that
   */
  offerUndo(text: string, undo: () => Promise<AppError | null>, others?: readonly ToastAction[]): void;
  /** Opens the dialog for the note, star, tags and lists of these subjects. */
  organize(subjects: readonly NamedSubject[]): void;
  /** Opens the dialog for how far a series has been seen. */
  chooseSeen(choice: SeenChoice): void;
  /** Sets how far a series has been seen, or clears it with `null`, and offers to undo that. */
  setSeen(seriesId: number, to: Omit<SeenTo, 'seriesId'> | null): Promise<void>;
  /** Opens the backup dialog, with a dropped file. */
  openBackup(file?: File): void;
  print(sheet: Sheet): Promise<void>;
  savePdf(sheet: Sheet): Promise<void>;
  /** Opens the export dialog for what the page offers, or the library. */
  showExport(): void;
  /**
   * Saves the citation sheets of complete kept seasons in one PDF.
   * @param title their common title
   */
  saveKeptPdf(keys: readonly SeasonKey[], title: string): Promise<void>;
  /** Prints them. */
  printKept(keys: readonly SeasonKey[], title: string): Promise<void>;
}

/** The window around the page, for the components below; set by the shell. */
export const [getPageHost, setPageHost] = createContext<PageHost>();
