import type { JsonText } from '@shared/json-text.ts';
import type {
  KeptCredit,
  KeptPerson,
  KeptSeason,
  NoteKey,
  SeasonChanges,
  SeasonCredits,
  SeasonKey,
  SeasonParts,
  Series,
} from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import type { SeasonSize } from '@shared/domain/storage.ts';
import type { TripPackReceipt } from '@shared/domain/trip-pack.ts';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';

/** One TMDB answer, verbatim, so that an unknown field is never lost and every table can be made again from it. */
export interface Answer {
  /** Path without host and version, such as `tv/1396/season/1/credits`. */
  readonly endpoint: string;
  /** ISO time at which it arrived. */
  readonly fetchedAt: string;
  /** The body as TMDB sent it, decompressed. */
  readonly body: string;
}

/** A season on its way into the library. */
export interface SeasonRecord {
  readonly season: SeasonCredits;
  readonly fetchedAt: string;
  readonly answers: readonly Answer[];
}

/** A series on its way into the library. */
export interface SeriesRecord {
  readonly series: Series;
  readonly language: string;
  readonly answer: Answer;
}

/** A kept season as main needs it: the page for the window, and what decides about asking TMDB again. */
export interface OpenedSeason {
  readonly page: PackedSeasonPage;
  readonly fetchedAt: string;
  readonly parts: SeasonParts;
  /** When the series' own answer arrived; `null` when the library has none. */
  readonly seriesFetchedAt: string | null;
}

/** A kept series as main needs it: the page as text for the window, and its age. */
export interface OpenedSeries {
  readonly page: JsonText<SeriesPage>;
  readonly fetchedAt: string;
}

/** The pictures a kept season shows. */
export interface SeasonPictures {
  readonly posterPath: string | null;
  readonly profilePaths: readonly string[];
}

/** A trip pack as the library keeps it. */
export interface PackRecord extends SeriesKey {
  /** Ascending; `null` until TMDB has said which seasons there are. */
  readonly seasonNumbers: readonly number[] | null;
  readonly state: 'running' | 'paused' | 'done';
  /** ISO time; seasons fetched before it are fetched again. */
  readonly startedAt: string;
  /** The count of the last time it was done; `null` before. */
  readonly receipt: TripPackReceipt | null;
  /** Picture paths that TMDB has said it does not have, so that a count offline does not miss them. */
  readonly absentPictures: readonly string[];
}

/** What the library holds of the seasons of a trip pack. */
export interface PackContents {
  /** The kept ones, ascending. */
  readonly seasons: readonly PackSeason[];
  /** Everyone credited in them, each person once, with the portrait that was named last. */
  readonly people: readonly { readonly name: string; readonly profilePath: string | null }[];
}

/** A kept season of a trip pack. */
export interface PackSeason {
  readonly seasonNumber: number;
  readonly fetchedAt: string;
  readonly isWhole: boolean;
  readonly creditCount: number;
  readonly posterPath: string | null;
}

/** What was deleted at the six-month limit. */
export interface Expired {
  /** Seasons of which only the entry is left. */
  readonly seasons: readonly SeasonKey[];
  /** Paths of the pictures that nothing refers to any more. */
  readonly images: readonly string[];
}

/**
 * The library: every kept season in one SQLite file. Every method is one transaction; a failed one changes nothing
 * and throws an EndrollError of kind `library-unavailable`. Main talks to it in a utility process through
 * `Remote<LibraryApi>`; unit tests use the same class in-process.
 */
export interface LibraryApi {
  /** Kept seasons, by series name and season number. */
  list(): JsonText<readonly KeptSeason[]>;
  /** The kept season, or `null`. */
  open(key: SeasonKey): OpenedSeason | null;
  /** Stores a season whole, in place of the kept one, and says what differs from that (all zero when new). */
  keepSeason(record: SeasonRecord): SeasonChanges;
  /** Stores a series, in place of the kept one. */
  keepSeries(record: SeriesRecord): void;
  /** The kept series, or `null`. */
  openSeries(key: SeriesKey): OpenedSeries | null;
  /** When the series' answer arrived, or `null`. */
  seriesFetchedAt(seriesId: number, language: string): string | null;
  /** The verbatim answers of a kept season, for export, diagnosis and rebuilding. */
  answers(key: SeasonKey): readonly Answer[];
  /** Hides a season from every other method until it is restored or purged. No error when it is not there. */
  remove(key: SeasonKey): void;
  /** Takes a removal back. */
  restore(key: SeasonKey): void;
  /** Deletes for good what was removed, and returns the image paths that nothing refers to any more. */
  purgeRemoved(): readonly string[];
  /** Every kept credit of a person, newest season first. */
  creditsOfPerson(personId: number): JsonText<readonly KeptCredit[]>;
  /** The image paths of a kept season, regulars first; `null` when it is not kept. */
  imagesOf(key: SeasonKey): SeasonPictures | null;
  /** People by part of a name, best first; see the contract. */
  searchPeople(query: string): JsonText<readonly KeptPerson[]>;
  /** What each kept season takes in the file. */
  dataSizes(): readonly Omit<SeasonSize, 'pictureBytes'>[];
  /** All trip packs. */
  packs(): readonly PackRecord[];
  /** Stores a trip pack, in place of the one of the same series and language. */
  keepPack(record: PackRecord): void;
  /** Forgets a trip pack; its seasons stay. No error when it is not there. */
  deletePack(key: SeriesKey): void;
  /** What is there of these seasons of a series. */
  packContents(key: SeriesKey, seasonNumbers: readonly number[]): PackContents;
  /** The reader's note; `''` when there is none. */
  note(key: NoteKey): string;
  /** Stores a note; an empty text deletes it. */
  writeNote(key: NoteKey, text: string): void;
  /**
   * Deletes the content of everything fetched before an ISO time: of seasons only the entry is left, series, changes
   * and old copies of the file go. Notes and the entries stay.
   */
  purgeExpired(before: string): Expired;
  /** Deletes all seasons, series and trip packs for good. Notes stay. */
  deleteEverything(): void;
  /** What happened to the file when it was opened, or `null`. */
  notice(): LibraryNotice | null;
  /** Writes a backup and closes the file. */
  close(): void;
}

/** The same methods, asked across a process boundary. */
export type Remote<T> = {
  readonly [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Value
    ? (...args: Args) => Promise<Value>
    : never;
};
