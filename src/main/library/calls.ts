import type { LibraryProblem } from '@shared/app-error.ts';
import type {
  OwnContent,
  RescueSource,
  RestorableContent,
  RestoreChanges,
  RestoreMode,
} from '@shared/domain/backup.ts';
import type { ExportProgress, LibraryExport } from '@shared/domain/credit-export.ts';
import type {
  Companion,
  CompanionsQuery,
  KeptPersonPage,
  PersonEpisodes,
} from '@shared/domain/kept-person.ts';
import type { HitKind, LibrarySearch, LibrarySearchResult } from '@shared/domain/library-search.ts';
import type { AnswerTimes, LibraryNews, SeasonRevision } from '@shared/domain/season-changes.ts';
import type {
  KeptChange,
  KeptCredit,
  KeptSeason,
  SeasonChanges,
  SeasonKey,
  SeasonParts,
} from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import type { ExportedName } from '@shared/domain/export-writers.ts';
import type { SeenTo } from '@shared/domain/spoilers.ts';
import type { SeasonSize } from '@shared/domain/storage.ts';
import type { LookedUpPerson, PersonKey, TmdbPersonPage } from '@shared/domain/tmdb-person.ts';
import type { NamedMark } from '@shared/domain/yours-markdown.ts';
import type { TripPackReceipt } from '@shared/domain/trip-pack.ts';
import type {
  ItemChange,
  MarkChange,
  SubjectKey,
  Yours,
  YoursChange,
  YoursPage,
} from '@shared/domain/yours.ts';
import type { LibraryMaking, LibraryNotice } from '@shared/ipc/contract.ts';
import type { JsonText } from '@shared/json-text.ts';
import type { PackedSeasonCredits, PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { Body } from '../answers/schemas.ts';

declare const shape: unique symbol;

/** The result of a call that only does something. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- its promise is one of nothing
type Nothing = void;

/**
 * Who answers a call. `read` and `write`: the process that writes, in order of arrival. `beside`: a second process that
 * only reads, so that opening or keeping a season never waits for it. A `read` or `beside` changes nothing, and is repeated
 * once if its process has died.
 */
export type CallPlace = 'read' | 'write' | 'beside';

/** What exists of a call at run time; its types are for the compiler. */
interface CallOptions {
  /** A newer call with the same word, and of the same `asker`, cancels an older one, which then fails as `cancelled`. */
  readonly latest?: string;
  /**
   * The process that reads may answer as well, so that nobody waits for what the other one writes. If its answer is `null`,
   * the one that writes is asked. `afterwards`: a call sent to the writing process, with the same arguments, after the answer.
   */
  readonly orBeside?: { readonly afterwards: string | null };
}

/** A call that is answered as a whole. */
interface Call<
  Place extends CallPlace,
  Args extends readonly unknown[],
  Value,
  IsOrBeside extends boolean = boolean,
> extends CallOptions {
  readonly place: Place;
  readonly isOrBeside?: IsOrBeside;
  readonly [shape]?: [Args, Value];
}

/** A call whose parts are sent as they are made, and no faster than they are consumed. */
interface StreamCall<Args extends readonly unknown[], Part> extends CallOptions {
  readonly place: 'beside';
  readonly isStream: true;
  readonly [shape]?: [Args, Part];
}

function read<Args extends readonly unknown[], Value>(): Call<'read', Args, Value, false> {
  return { place: 'read' };
}

/** For results that may be `null`. */
function readOrBeside<Args extends readonly unknown[], Value>(
  afterwards: string | null = null,
): Call<'read', Args, Value | null, true> {
  return { place: 'read', orBeside: { afterwards } };
}

function write<Args extends readonly unknown[], Value>(): Call<'write', Args, Value> {
  return { place: 'write' };
}

function beside<Args extends readonly unknown[], Value>(
  options: CallOptions = {},
): Call<'beside', Args, Value> {
  return { place: 'beside', ...options };
}

function stream<Args extends readonly unknown[], Part>(options: CallOptions = {}): StreamCall<Args, Part> {
  return { place: 'beside', isStream: true, ...options };
}

/**
 * Everything main can ask of the library, written once: the client, the processes that answer and the library in tests
 * are derived from it. A new call is a line here, a function in the file of its subject (or, `beside`, a method of
 * `LibraryReader`), and its use.
 * Each call is all or nothing, and fails with an EndrollError of kind `library-unavailable`. A call that reads `beside` takes
 * an AbortSignal after its arguments; when it aborts, the process gives up and the call fails as `cancelled`. A `stream` is
 * for results that grow with the library: it is read with `for await`, its method yields one part after another (a few
 * hundred rows each, so that a part takes a few milliseconds), and leaving the loop ends it.
 */
export const libraryCalls = {
  /** Kept seasons, by TMDB's series ID and season number. In slices: changes in the meantime are announced by `changed`. */
  list: read<[], JsonText<readonly KeptSeason[]>>(),
  /** Kept seasons with content whose answers arrived after one ISO time and up to another, oldest first. */
  fetchedBetween: read<[after: string, until: string], readonly DatedSeason[]>(),
  /** The kept season, or `null`. */
  open: readOrBeside<[key: SeasonKey], OpenedSeason>('noteOpened'),
  /** The same without opening it for the reader: the order of the list stays. */
  peek: readOrBeside<[key: SeasonKey], OpenedSeason>(),
  /** Records that a kept season was opened; the list can be in that order. */
  noteOpened: write<[key: SeasonKey], Nothing>(),
  /** The page of a season from the answers that have arrived so far, without keeping it. Throws `invalid-response`. */
  makeSeasonPage: read<[answers: SeasonAnswers], PackedSeasonPage>(),
  /** True when a text is empty in the season's language, so that it is worth requesting TMDB's English answer. */
  lacksEnglish: read<[language: string, details: Body], boolean>(),
  /** The same for a series and its overview. Throws `invalid-response`. */
  lacksEnglishOverview: read<[series: Body], boolean>(),
  /** Makes a season from TMDB's answers and keeps both, replacing the kept one. Throws `invalid-response`. */
  keepSeason: write<[answers: SeasonAnswers], KeptOutcome>(),
  /** The same for a series. */
  keepSeries: write<[answers: SeriesAnswers], KeptSeriesOutcome>(),
  /** The kept series, or `null`. */
  openSeries: readOrBeside<[key: SeriesKey], OpenedSeries>(),
  /** The content of TMDB's page about a person, if the reader has looked them up; `null` otherwise. */
  openTmdbPerson: read<[key: PersonKey], JsonText<TmdbPersonPage | null>>(),
  /** Makes a person from TMDB's answers and keeps both, replacing what was kept. Throws `invalid-response`. */
  keepTmdbPerson: write<[answers: PersonAnswers], JsonText<TmdbPersonPage>>(),
  /**
   * Records that TMDB no longer has a person, in any language in which they are kept, until they are kept again. Returns their
   * page; `null` if nothing is kept of them.
   */
  noteTmdbPersonGone: write<[key: PersonKey], JsonText<TmdbPersonPage | null>>(),
  /** Deletes what was looked up about a person, and returns the image paths that nothing refers to anymore. */
  forgetTmdbPerson: write<[key: PersonKey], readonly string[]>(),
  /** True when TMDB has no biography in the language of this answer. Throws `invalid-response`. */
  lacksBiography: read<[person: Body], boolean>(),
  /** Everyone who was looked up, by name. */
  tmdbPeople: beside<[], readonly LookedUpPerson[]>(),
  /** TMDB's answers a kept season was made from, for export and diagnosis. */
  answers: read<[key: SeasonKey], readonly Answer[]>(),
  /**
   * Records that TMDB no longer has a kept season, from the first time this is found until the season is kept again. False
   * if that was known, or the season is not kept.
   */
  noteGone: write<[key: SeasonKey], boolean>(),
  /**
   * Records that TMDB no longer has a series in any language, nor any of its seasons, as {@link noteGone} does, if any part of
   * it is kept. Returns the seasons for which that was not known; `null` if it was known for the series.
   */
  noteSeriesGone: write<[key: SeriesKey], readonly SeasonKey[] | null>(),
  /** Hides seasons from every other call until they are restored or purged. No error for one that is not there. */
  remove: write<[keys: readonly SeasonKey[]], Nothing>(),
  /** What was removed and can still be restored, newest first. */
  removed: read<[], JsonText<readonly KeptSeason[]>>(),
  /** Undoes a removal. */
  restore: write<[keys: readonly SeasonKey[]], Nothing>(),
  /** Deletes permanently what was removed, and returns the image paths that nothing refers to anymore. */
  purgeRemoved: write<[], readonly string[]>(),
  /** Deletes every answer fetched before an ISO time, and everything made from it. The list's entries stay. */
  purgeExpired: write<[before: string], Expired>(),
  /**
   * Dates what is dated after one ISO time, because a clock was wrong, to an earlier one: answers of seasons, series and people,
   * names and receipts.
   */
  redate: write<[after: string, to: string], Nothing>(),
  /** Permanently deletes all seasons, series and trip packs, or nothing. Notes stay. */
  deleteEverything: write<[], Nothing>(),
  /** The image paths of a kept season, regulars first; `null` when it is not kept. */
  imagesOf: read<[key: SeasonKey], SeasonImages | null>(),
  /** The image paths of all kept seasons and series; one that several show may come again in a later part. */
  allImages: stream<[], readonly string[]>(),
  /** How much space the library takes on disk, in bytes. */
  bytes: beside<[], number>(),
  /** The picture paths of kept seasons, in the order of the keys; none for one that is not kept. */
  picturesOf: beside<[keys: readonly SeasonKey[]], readonly (readonly string[])[]>(),
  /** How much space each kept season takes in the library's files. */
  dataSizes: stream<[], readonly Omit<SeasonSize, 'pictureBytes'>[]>(),
  /** Every kept credit of a person, newest season first. */
  creditsOfPerson: beside<[personId: number], JsonText<readonly KeptCredit[]>>(),
  /** The credits of every kept season of a series in that language, in the order of their numbers. */
  creditsOfSeries: beside<
    [key: SeriesKey, seasonNumbers: readonly number[] | null],
    readonly PackedSeasonCredits[]
  >(),
  /** What TMDB changed in a kept season, newest first, as far back as its answers may be kept: six months. */
  seasonHistory: beside<[key: SeasonKey], JsonText<readonly SeasonRevision[]>>(),
  /** The same between any two of its kept answers; `null` when one is not kept. */
  changesBetween: beside<[key: SeasonKey, times: AnswerTimes], JsonText<SeasonRevision | null>>(),
  /** What TMDB changed in all kept seasons since an ISO time; the season that changed last comes first. */
  changesSince: beside<[since: string], JsonText<LibraryNews>>({ latest: 'changes' }),
  /** A kept season as TMDB had it in an older answer that is still kept: its credits. `null` when there is none. */
  creditsAt: beside<[key: SeasonKey, fetchedAt: string], PackedSeasonCredits | null>(),
  /** A person across all kept seasons, or `null`; the language decides where a season is kept in several. */
  person: beside<[personId: number, language: string], JsonText<KeptPersonPage | null>>({ latest: 'person' }),
  /** Those who share the most kept seasons with a person, most first. */
  companions: beside<[wanted: CompanionsQuery], JsonText<readonly Companion[]>>({ latest: 'companions' }),
  /** Which episodes of these seasons list a person. */
  episodesOfPerson: beside<[personId: number, keys: readonly SeasonKey[]], readonly PersonEpisodes[]>(),
  /** Searches everything in the library; see search.ts. */
  search: beside<[search: LibrarySearch], JsonText<LibrarySearchResult>>({ latest: 'library-search' }),
  /** Credits as the bytes of a file, or of the files of a folder; see export.ts. */
  exportCredits: stream<[wanted: LibraryExport], ExportPart>(),
  packs: read<[], readonly PackRecord[]>(),
  /** Keeps a trip pack, replacing the one for the same series and language. */
  keepPack: write<[record: PackRecord], Nothing>(),
  /** Forgets a trip pack; its seasons stay. No error when it is not there. */
  deletePack: write<[key: SeriesKey], Nothing>(),
  /** What the library has of these seasons of a series. */
  packContents: read<[key: SeriesKey, seasonNumbers: readonly number[]], PackContents>(),
  /** Everything the reader has made, without the texts of notes. */
  yours: read<[], Yours>(),
  /** How far series have been seen, for calls of the reader process: src/shared/domain/spoilers.ts. */
  seen: beside<[], readonly SeenTo[]>(),
  /** The reader's note on something; `''` when there is none. */
  note: read<[subject: SubjectKey], string>(),
  /**
   * Changes some of what the reader has made of these subjects; `addTag` and `removeTag` leave their other tags. No more than
   * MOST_TAGS are added.
   */
  mark: write<[subjects: readonly SubjectKey[], change: MarkChange], Nothing>(),
  /** Keeps a list, a search, or how far a series has been seen, replacing the one with the same ID; `null` deletes it. */
  writeItem: write<[item: ItemChange], Nothing>(),
  /** Everything that a backup contains. */
  ownContent: read<[], OwnContent>(),
  /**
   * What can still be read of the reader's own data in a library that cannot be opened, with names: from its file alone, and
   * from the copies if that is damaged.
   */
  rescuedOwn: beside<[], RescuedOwn>(),
  /** What restoring this would do; nothing is changed. */
  previewRestore: read<[content: RestorableContent], RestoreChanges>(),
  /** Restores it, after copying what is here. Returns what is different, and the seasons that have to be fetched. */
  restoreOwn: write<
    [content: RestorableContent, mode: RestoreMode],
    { readonly changed: number; readonly missing: readonly SeasonKey[] }
  >(),
  /**
   * Undoes what the latest restore has changed; what was written or removed since then stays so. False if there is no copy of the
   * state before, or the restore was in an earlier session. If it fails, nothing was undone, and it can be tried again.
   */
  undoRestore: write<[], boolean>(),
  /** Everything the reader has marked or put into lists, with its names; `showUnseen`: including those of unseen episodes. */
  yoursPage: beside<[showUnseen: boolean], JsonText<YoursPage>>({ latest: 'yours' }),
  /** What happened to the files when they were opened, or `null`. */
  notice: read<[], LibraryNotice | null>(),
  /** The progress of the rebuild; `null` when there is nothing to make. */
  making: read<[], LibraryMaking | null>(),
} as const;

export type LibraryCall = keyof typeof libraryCalls;

type Calls = typeof libraryCalls;

type Methods<Places extends CallPlace> = {
  readonly [
    Name in LibraryCall as Calls[Name]['place'] extends Places ? Name : never
  ]: Calls[Name] extends StreamCall<infer Args, infer Part>
    ? (...args: Args) => Parts<Part>
    : Calls[Name] extends Call<CallPlace, infer Args, infer Value>
      ? (...args: Args) => Value | Slices<Value>
      : never;
};

/** Work in slices; other calls are answered between two of them. */
export type Slices<Value> = Generator<undefined, Value, undefined>;

/** True for what works in slices or parts, and not at once. */
export function isSlices(value: unknown): value is Generator<unknown, unknown, undefined> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

/**
 * What a stream's method makes, part by part; `undefined` only lets other calls be answered. Nothing may be held open between
 * two parts, not even a statement: the consumer may take a minute for one.
 */
export type Parts<Part> = Generator<Part | undefined, void, undefined>;

/** What the process that writes answers. */
export type LibraryMethods = Methods<'read' | 'write'>;

/** What the process beside it answers. */
export type ReaderMethods = Methods<'beside'> & {
  readonly [
    Name in keyof LibraryMethods as Calls[Name] extends { readonly isOrBeside?: true } ? Name : never
  ]: LibraryMethods[Name];
};

/** The library as main sees it. */
export type RemoteLibrary = {
  readonly [Name in LibraryCall]: Calls[Name] extends StreamCall<infer Args, infer Part>
    ? (...args: [...Args, signal?: AbortSignal]) => AsyncIterable<Part>
    : Calls[Name] extends Call<infer Place, infer Args, infer Value>
      ? (...args: Place extends 'beside' ? [...Args, signal?: AbortSignal] : Args) => Promise<Value>
      : never;
} & {
  /** Writes everything to disk and ends the processes. */
  close(): Promise<void>;
};

/** True for a call whose parts are sent one by one. */
export function isStreamCall(call: LibraryCall): boolean {
  return 'isStream' in libraryCalls[call];
}

/** The word by which a newer call cancels an older one of the same asker, if its input names one. */
export function latestOf(call: LibraryCall, [input]: readonly unknown[]): string | undefined {
  const { latest }: CallOptions = libraryCalls[call];
  const asker = typeof input === 'object' && input !== null && 'asker' in input ? String(input.asker) : '';
  return latest === undefined ? undefined : `${latest} ${asker}`;
}

/** How the process that reads may answer a call for the other one; `undefined`: it may not. */
export function besideOf(call: LibraryCall): { readonly afterwards: LibraryCall | null } | undefined {
  const options: CallOptions = libraryCalls[call];
  return options.orBeside as { readonly afterwards: LibraryCall | null } | undefined;
}

/** What the library announces on its own. */
export interface LibraryEvents {
  /** The list of kept seasons has changed. */
  readonly changed: KeptChange;
  readonly making: LibraryMaking;
  /** The reader has made, changed or removed something. */
  readonly yoursChanged: YoursChange;
  /** The index is about to be replaced by another file: whoever reads it must reopen it. */
  readonly indexReplaced: null;
}

/** An event on its way. */
export type LibraryEvent = {
  readonly [Name in keyof LibraryEvents]: { readonly event: Name; readonly payload: LibraryEvents[Name] };
}[keyof LibraryEvents];

/** Announces an event. */
export type EmitLibraryEvent = (event: LibraryEvent) => void;

/** One TMDB answer, verbatim, so that unknown fields are never lost and everything can be rebuilt from it. */
export interface Answer {
  /** Path without host and version, such as `tv/1396/season/1/credits`; the English one ends with its language. */
  readonly endpoint: string;
  /** The ISO time at which it arrived. */
  readonly fetchedAt: string;
  /** The body as TMDB sent it, decompressed. */
  readonly body: Body;
}

/** The reader's own data, with names as far as they are known without the index. */
export interface RescuedOwn extends OwnContent {
  readonly marks: readonly NamedMark[];
  readonly source: RescueSource;
}

/** A kept season, and when it arrived: an ISO time. */
export interface DatedSeason extends SeasonKey {
  readonly fetchedAt: string;
}

/** A season on its way into the library. Its credits must be among the answers. */
export interface SeasonAnswers {
  readonly key: SeasonKey;
  readonly answers: readonly Answer[];
  /** Uses the kept English answer, if it is recent enough, because TMDB has not given a new one. */
  readonly reuseEnglish?: boolean;
  /** Its series' answers, if they arrived with it; they are kept as well. */
  readonly series?: Omit<SeriesAnswers, 'key'>;
}

/** A series on its way into the library. */
export interface SeriesAnswers {
  readonly key: SeriesKey;
  readonly answers: readonly Answer[];
  readonly reuseEnglish?: boolean;
}

/** A person on their way into the library. */
export interface PersonAnswers {
  readonly key: PersonKey;
  readonly answers: readonly Answer[];
  readonly reuseEnglish?: boolean;
}

/** The outcome of keeping a season. */
export interface KeptOutcome {
  readonly page: PackedSeasonPage;
  /** Why it is not on disk; `null` if it is. What was kept before is unchanged. */
  readonly notKept: LibraryProblem | null;
  /** What differs from the kept one (all zero when new, or when the kept one has more and stays). */
  readonly changes: SeasonChanges;
  /** What TMDB has answered this time. */
  readonly parts: SeasonParts;
  /** The poster of the series that arrived with it; `null` if none did. */
  readonly seriesPosterPath: string | null;
}

/** The outcome of keeping a series. */
export interface KeptSeriesOutcome {
  readonly page: JsonText<SeriesPage>;
  readonly notKept: LibraryProblem | null;
  /** It differs from the kept one. */
  readonly isChanged: boolean;
  readonly posterPath: string | null;
  /** The numbers of all seasons that have episodes, ascending. */
  readonly seasonNumbers: readonly number[];
}

/** A kept season as main needs it: the page for the window, and what decides whether to ask TMDB again. */
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
  /** The numbers of all seasons that have episodes, ascending. */
  readonly seasonNumbers: readonly number[];
}

/** The pictures a kept season shows. */
export interface SeasonImages {
  readonly posterPath: string | null;
  readonly profilePaths: readonly string[];
}

/** A part of an export. Everything but its pieces is about the whole export so far. */
export interface ExportPart extends ExportProgress {
  readonly pieces: readonly ExportPiece[];
  /** Requested seasons that could not be read: not kept, or damaged. */
  readonly leftOut: readonly SeasonKey[];
  /** The kinds of hits of which the search has found more than an export can hold. */
  readonly cut: readonly CutHits[];
  /** Something is left out, or may be, because the reader has not seen it. */
  readonly hidesUnseen: boolean;
  /**
   * How many credits are left out so far. `null` where it is not known, as in a search, or where the number would tell that
   * somebody appears later, as in an export of one person.
   */
  readonly hiddenCounts: HiddenCounts | null;
}

/** Hits of one kind that are only the first of more. `total`: how many there are; `null` if not all were looked at. */
export interface CutHits {
  readonly kind: HitKind;
  readonly shown: number;
  readonly total: number | null;
}

/** Credits that are not written: of what has not been seen, and, of all others, the guest stars that the settings hide. */
export interface HiddenCounts {
  readonly unseen: number;
  readonly guests: number;
}

/** Bytes of a file. `file` begins one, with the names of its folders and its own; `null` continues the same one. */
export interface ExportPiece {
  readonly file: readonly ExportedName[] | null;
  readonly bytes: Uint8Array;
}

/** A trip pack as the library keeps it. */
export interface PackRecord extends SeriesKey {
  /** Ascending; `null` until TMDB has said which seasons there are. */
  readonly seasonNumbers: readonly number[] | null;
  readonly state: 'running' | 'paused' | 'done';
  /** An ISO time; seasons fetched before it are fetched again. */
  readonly startedAt: string;
  /** The count of the last time it was done; `null` before. */
  readonly receipt: TripPackReceipt | null;
  /** Picture paths that TMDB does not have, so that a count offline does not report them as missing. */
  readonly absentPictures: readonly string[];
}

/** What the library has of the seasons of a trip pack. */
export interface PackContents {
  /** The kept ones, ascending. */
  readonly seasons: readonly PackSeason[];
  /** Everyone credited in them, each person once, with the most recent portrait. */
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
  /** Seasons of which only the list entry is left. */
  readonly seasons: readonly SeasonKey[];
  /** Paths of the pictures that nothing refers to anymore. */
  readonly images: readonly string[];
}
