import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { Place } from '@shared/domain/address.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeenTo } from '@shared/domain/spoilers.ts';
import type { SubjectKey } from '@shared/domain/yours.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import type { ErrorReport, LibraryMending } from '../errors/error-text.ts';
import type { SelectedPerson } from './selected-person.ts';
import type { SheetContent } from './sheet-content.ts';

/** Something that can be marked, and what it is called. */
export interface NamedSubject {
  readonly subject: SubjectKey;
  readonly name: string;
}

/** A series of which the reader says how far they have seen it, and where they are in it. */
export interface SeenChoice {
  readonly seriesId: number;
  readonly language: string;
  readonly seasonNumber: number | null;
  readonly episodeNumber: number | null;
}

/** What a page may ask of the window around it: what concerns more than the page itself. */
export interface PageHost {
  /** The person in the panel. */
  readonly selected: SelectedPerson | null;
  /** Whom to open as soon as they are on the page: the reader came here for them. */
  readonly wantedPersonId: number | null;
  /** Opens somebody in the panel, and closes it when they are in it already. */
  select(person: SelectedPerson): void;
  /** Puts somebody else, or the same person with more known of them, into the panel. */
  step(person: SelectedPerson): void;
  closePerson(): void;
  /** Goes to a page. */
  go(place: Place): void;
  /** The page on screen cannot be shown: the next start does not open it. */
  notePageFailed(): void;
  /** Goes back to where the reader was before this page: they do not want to wait for it. */
  leave(): void;
  openSeason(key: SeasonKey): void;
  openSeries(key: SeriesKey): void;
  /** Opens a season with a person of it in the panel. */
  openPerson(person: { readonly season: SeasonKey; readonly personId: number }): void;
  /** Opens one of TMDB's pages in the browser. */
  openWebPage(page: WebPage): Promise<void>;
  /** Opens the page on screen on TMDB's site. */
  openOnTmdb(): Promise<void>;
  /**
   * Puts a text on the clipboard and says so.
   * @param done what is said; "Copied" by default
   * @param explain says why it could not be
   */
  copyText(text: string, done?: string, explain?: (why: string) => string): Promise<void>;
  /** Puts the address of the page on screen on the clipboard. */
  copyLink(): Promise<void>;
  /**
   * Removes seasons, and offers to take that back; many only when the reader says so once more.
   * @param name what they are called together
   */
  remove(keys: readonly SeasonKey[], name: string): Promise<void>;
  /** Shows what was removed and can still come back. */
  showRemoved(): void;
  /** Takes a removal back. */
  restore(keys: readonly SeasonKey[]): Promise<void>;
  /** Keeps the built-in sample series, and opens it. */
  openSample(): Promise<void>;
  /** Opens the form for a token. */
  enterToken(): void;
  /** Opens the form for a proxy's password; `onentered` is called when one has been given. */
  enterProxyLogin(onentered?: () => void): void;
  /** Does what helps the library, and then, unless it was only to show its folder, calls `onmended`. */
  mendLibrary(action: LibraryMending, onmended?: () => void): Promise<void>;
  /** Tells of an error at the window's foot, until the reader has seen it, with what can be done about it. */
  reportError(error: AppError, report?: ErrorReport): void;
  /** Opens what can be noted, starred, tagged and put into lists of these. */
  organize(subjects: readonly NamedSubject[]): void;
  /** Asks how far a series was seen. */
  chooseSeen(choice: SeenChoice): void;
  /** Says how far a series was seen, or with `null` no longer, and offers to take that back. */
  setSeen(seriesId: number, to: Omit<SeenTo, 'seriesId'> | null): Promise<void>;
  /** Opens backup and restore, with a file that was dropped. */
  openBackup(file?: File): void;
  print(content: SheetContent): Promise<void>;
  savePdf(content: SheetContent): Promise<void>;
  /** Opens the dialog that exports what the page offers, or the library. */
  showExport(): void;
  /** Saves the citation sheets of whole kept seasons in one PDF. */
  saveKeptPdf(keys: readonly SeasonKey[]): Promise<void>;
}

/** The window around the page, for the components below; set by the shell. */
export const [getPageHost, setPageHost] = createContext<PageHost>();
