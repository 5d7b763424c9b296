import type { LibraryProblem } from '@shared/app-error.ts';
import type { OwnContent, RestoreMode, RestorePreview } from '@shared/domain/backup.ts';
import type { CreditExport, ExportProgress } from '@shared/domain/credit-export.ts';
import type { KeptPersonPage, PersonEpisodes } from '@shared/domain/kept-person.ts';
import type { LibrarySearch, LibrarySearchResult } from '@shared/domain/library-search.ts';
import type { LibraryNews, SeasonRevision } from '@shared/domain/season-changes.ts';
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

/** What a call answers that only does something. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- its promise is one of nothing
type Nothing = void;

/**
 * Who answers a call. `read` and `write`: the one process that writes, in the order of asking. `beside`: a second
 * process that only reads, so that nobody who opens or keeps a season waits for it. A `read` or `beside` changes
 * nothing, and is asked once more when its process has died.
 */
export type CallPlace = 'read' | 'write' | 'beside';

/** What is there of a call at run time; its types are for the compiler. */
interface CallOptions {
  /** A newer call with the same word ends an older one, which then fails as `cancelled`. */
  readonly latest?: string;
  /**
   * The process beside may answer as well, so that nobody waits for what the other one writes. `null` there: the one that
   * writes has to be asked. It is told what was answered beside by this call, with the same arguments.
   */
  readonly orBeside?: { readonly thenTell: string | null };
}

/** One call that is answered as a whole. */
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

/** One call of which the parts cross as they are made, and no faster than they are taken. */
interface StreamCall<Args extends readonly unknown[], Part> extends CallOptions {
  readonly place: 'beside';
  readonly isStream: true;
  readonly [shape]?: [Args, Part];
}

function read<Args extends readonly unknown[], Value>(): Call<'read', Args, Value, false> {
  return { place: 'read' };
}

/** For what may be `null`. */
function readOrBeside<Args extends readonly unknown[], Value>(
  thenTell: string | null = null,
): Call<'read', Args, Value | null, true> {
  return { place: 'read', orBeside: { thenTell } };
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
 * are derived from it. A new call is a line here, a method of `Library` (or, `beside`, of `LibraryReader`), and its use.
 * Each call is all or nothing, and fails with an EndrollError of kind `library-unavailable`. What reads `beside` takes an
 * AbortSignal after its arguments: its process then gives up, and the call fails as `cancelled`. A `stream` is for what
 * grows with the library: it is read with `for await`, its method yields one part after the other (some hundred rows each,
 * so that a part takes a few milliseconds), and leaving the loop ends it.
 */
export const libraryCalls = {
  /** Kept seasons, by TMDB's ids of series and season number. In slices: what changes meanwhile is told by `changed`. */
  list: read<[], JsonText<readonly KeptSeason[]>>(),
  /** Kept seasons with content of which the answers came after one ISO time and up to another, oldest first. */
  fetchedBetween: read<[after: string, until: string], readonly DatedSeason[]>(),
  /** The kept season, or `null`. */
  open: readOrBeside<[key: SeasonKey], OpenedSeason>('noteOpened'),
  /** A kept season was opened: the list is in that order. */
  noteOpened: write<[key: SeasonKey], Nothing>(),
  /** The page of a season as far as its answers have come, without keeping it. Throws `invalid-response`. */
  makeSeasonPage: read<[answers: SeasonAnswers], PackedSeasonPage>(),
  /** True when a text is empty in the season's language, so that TMDB's English answer is worth asking for. */
  lacksEnglish: read<[language: string, details: Body], boolean>(),
  /** The same for a series and its overview. Throws `invalid-response`. */
  lacksEnglishOverview: read<[series: Body], boolean>(),
  /** Makes a season from TMDB's answers and keeps both, in place of the kept one. Throws `invalid-response`. */
  keepSeason: write<[answers: SeasonAnswers], KeptOutcome>(),
  /** The same for a series. */
  keepSeries: write<[answers: SeriesAnswers], KeptSeriesOutcome>(),
  /** The kept series, or `null`. */
  openSeries: readOrBeside<[key: SeriesKey], OpenedSeries>(),
  /** What TMDB's own page of a person says, as far as the reader has looked them up; `null` otherwise. */
  openTmdbPerson: read<[key: PersonKey], JsonText<TmdbPersonPage | null>>(),
  /** Makes a person from TMDB's answers and keeps both, in place of what was kept. Throws `invalid-response`. */
  keepTmdbPerson: write<[answers: PersonAnswers], JsonText<TmdbPersonPage>>(),
  /** Deletes what was looked up of a person, and returns the image paths that nothing refers to any more. */
  forgetTmdbPerson: write<[key: PersonKey], readonly string[]>(),
  /** True when TMDB has no biography in the language of this answer. Throws `invalid-response`. */
  lacksBiography: read<[person: Body], boolean>(),
  /** Everybody who was looked up, by name. */
  tmdbPeople: beside<[], readonly LookedUpPerson[]>(),
  /** TMDB's answers a kept season was made from, for export and diagnosis. */
  answers: read<[key: SeasonKey], readonly Answer[]>(),
  /**
   * TMDB has a kept season no longer: remembered from the first time on, until it is kept anew. False when that was
   * known, or it is not kept.
   */
  noteGone: write<[key: SeasonKey], boolean>(),
  /**
   * TMDB has a series no longer, in no language, and none of its seasons: remembered as {@link noteGone} does, if anything
   * of it is kept. Returns the seasons of which that was not known; `null` when it was known of the series.
   */
  noteSeriesGone: write<[key: SeriesKey], readonly SeasonKey[] | null>(),
  /** Hides seasons from every other call until they are restored or purged. No error for one that is not there. */
  remove: write<[keys: readonly SeasonKey[]], Nothing>(),
  /** What was removed and can still be restored, newest first. */
  removed: read<[], JsonText<readonly KeptSeason[]>>(),
  /** Takes a removal back. */
  restore: write<[keys: readonly SeasonKey[]], Nothing>(),
  /** Deletes for good what was removed, and returns the image paths that nothing refers to any more. */
  purgeRemoved: write<[], readonly string[]>(),
  /** Deletes every answer fetched before an ISO time, from all that was made of it. The list's entries stay. */
  purgeExpired: write<[before: string], Expired>(),
  /** Deletes all seasons, series and trip packs for good, or nothing. Notes stay. */
  deleteEverything: write<[], Nothing>(),
  /** The image paths of a kept season, regulars first; `null` when it is not kept. */
  imagesOf: read<[key: SeasonKey], SeasonImages | null>(),
  /** The image paths of all kept seasons and series; one that several show may come again in a later part. */
  allImages: stream<[], readonly string[]>(),
  /** What the library takes on disk, in bytes. */
  bytes: beside<[], number>(),
  /** The picture paths of kept seasons, in the order of the keys; none for one that is not kept. */
  picturesOf: beside<[keys: readonly SeasonKey[]], readonly (readonly string[])[]>(),
  /** What each kept season takes in the library's files. */
  dataSizes: stream<[], readonly Omit<SeasonSize, 'pictureBytes'>[]>(),
  /** Every kept credit of a person, newest season first. */
  creditsOfPerson: beside<[personId: number], JsonText<readonly KeptCredit[]>>(),
  /** The credits of every kept season of a series in that language, in the order of their numbers. */
  creditsOfSeries: beside<
    [key: SeriesKey, seasonNumbers: readonly number[] | null],
    readonly PackedSeasonCredits[]
  >(),
  /** What TMDB changed of a kept season, newest first, as far back as its answers may be kept: six months. */
  seasonHistory: beside<[key: SeasonKey], JsonText<readonly SeasonRevision[]>>(),
  /** What TMDB changed of all kept seasons since an ISO time, the season that changed last first. */
  changesSince: beside<[since: string], JsonText<LibraryNews>>({ latest: 'changes' }),
  /** A kept season as TMDB had it in an older answer that is still kept: its credits. `null` when there is none. */
  creditsAt: beside<[key: SeasonKey, fetchedAt: string], PackedSeasonCredits | null>(),
  /** Somebody over all kept seasons, or `null`; the language counts where a season is kept in several. */
  person: beside<[personId: number, language: string], JsonText<KeptPersonPage | null>>({ latest: 'person' }),
  /** Which episodes of these seasons list somebody. */
  episodesOfPerson: beside<[personId: number, keys: readonly SeasonKey[]], readonly PersonEpisodes[]>(),
  /** Everything in the library by its words; see search.ts. */
  search: beside<[search: LibrarySearch], JsonText<LibrarySearchResult>>({ latest: 'library-search' }),
  /** Credits as the bytes of a file, or of the files of a folder; see export.ts. */
  exportCredits: stream<[wanted: CreditExport & { readonly exportedAt: string }], ExportPart>(),
  packs: read<[], readonly PackRecord[]>(),
  /** Keeps a trip pack, in place of the one of the same series and language. */
  keepPack: write<[record: PackRecord], Nothing>(),
  /** Forgets a trip pack; its seasons stay. No error when it is not there. */
  deletePack: write<[key: SeriesKey], Nothing>(),
  /** What is there of these seasons of a series. */
  packContents: read<[key: SeriesKey, seasonNumbers: readonly number[]], PackContents>(),
  /** All that the reader has made, without the texts of notes. */
  yours: read<[], Yours>(),
  /** How far series were seen, for whatever reads beside: src/shared/domain/spoilers.ts. */
  seen: beside<[], readonly SeenTo[]>(),
  /** The reader's note on something; `''` when there is none. */
  note: read<[subject: SubjectKey], string>(),
  /** Changes some of what the reader has made of these subjects; `addTag` and `removeTag` leave their other tags. No more than MOST_TAGS are added. */
  mark: write<[subjects: readonly SubjectKey[], change: MarkChange], Nothing>(),
  /** Keeps a list, a search or how far a series was seen, in place of the one of the same id; `null` deletes it. */
  writeItem: write<[item: ItemChange], Nothing>(),
  /** All that a backup holds. */
  ownContent: read<[], OwnContent>(),
  /**
   * What a library that cannot be opened still gives of the reader's own, and what it was called: from its file alone,
   * and from the copies where that is damaged.
   */
  rescuedOwn: beside<[], RescuedOwn>(),
  /** What restoring that would do; nothing is changed. */
  previewRestore: read<[content: OwnContent], Omit<RestorePreview, 'createdAt' | 'hasSettings'>>(),
  /** Restores it, after a copy of what is here. Returns what is different, and the seasons that have to be fetched. */
  restoreOwn: write<
    [content: OwnContent, mode: RestoreMode],
    { readonly changed: number; readonly missing: readonly SeasonKey[] }
  >(),
  /** Puts back what there was before the newest restore. False when there is no copy of it. */
  undoRestore: write<[], boolean>(),
  /** Everything the reader has marked or put into lists, with its names; `showUnseen`: those of unseen episodes, too. */
  yoursPage: beside<[showUnseen: boolean], JsonText<YoursPage>>({ latest: 'yours' }),
  /** What happened to the files when they were opened, or `null`. */
  notice: read<[], LibraryNotice | null>(),
  /** How far making again has come; `null` when there is nothing to make. */
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

/** Work in slices: others are answered between two of them. */
export type Slices<Value> = Generator<undefined, Value, undefined>;

/**
 * What a stream's method makes, part by part; `undefined` only lets others be answered. Nothing may be held open between
 * two parts, not even a statement: whoever reads may take a minute for one.
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
  /** Puts everything on disk and ends the processes. */
  close(): Promise<void>;
};

/** True for a call whose parts cross one by one. */
export function isStreamCall(call: LibraryCall): boolean {
  return 'isStream' in libraryCalls[call];
}

/** The word by which a newer call ends an older one. */
export function latestOf(call: LibraryCall): string | undefined {
  const options: CallOptions = libraryCalls[call];
  return options.latest;
}

/** How the process beside may answer a call of the other one; `undefined`: it may not. */
export function besideOf(call: LibraryCall): { readonly thenTell: LibraryCall | null } | undefined {
  const options: CallOptions = libraryCalls[call];
  return options.orBeside as { readonly thenTell: LibraryCall | null } | undefined;
}

/** What the library says by itself. */
export interface LibraryEvents {
  /** The list of kept seasons is different. */
  readonly changed: KeptChange;
  readonly making: LibraryMaking;
  /** The reader has made, changed or removed something. */
  readonly yoursChanged: YoursChange;
  /** The index is about to be another file: whoever reads it must open it anew. */
  readonly indexReplaced: null;
}

/** One event on its way. */
export type LibraryEvent = {
  readonly [Name in keyof LibraryEvents]: { readonly event: Name; readonly payload: LibraryEvents[Name] };
}[keyof LibraryEvents];

/** Tells one. */
export type EmitLibraryEvent = (event: LibraryEvent) => void;

/** One TMDB answer, verbatim, so that an unknown field is never lost and everything can be made again from it. */
export interface Answer {
  /** Path without host and version, such as `tv/1396/season/1/credits`; the English one ends with its language. */
  readonly endpoint: string;
  /** ISO time at which it arrived. */
  readonly fetchedAt: string;
  /** The body as TMDB sent it, decompressed. */
  readonly body: Body;
}

/** The reader's own with names, as far as they are known without the index. */
export interface RescuedOwn extends OwnContent {
  readonly marks: readonly NamedMark[];
}

/** A kept season, and when it came: an ISO time. */
export interface DatedSeason extends SeasonKey {
  readonly fetchedAt: string;
}

/** A season on its way into the library. Its credits must be among the answers. */
export interface SeasonAnswers {
  readonly key: SeasonKey;
  readonly answers: readonly Answer[];
  /** Takes the English answer that is kept, when it is young enough: TMDB has not given a new one. */
  readonly reuseEnglish?: boolean;
  /** Its series' answers, when they have come with it: kept as well. */
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

/** What became of a season that was to be kept. */
export interface KeptOutcome {
  readonly page: PackedSeasonPage;
  /** Why it is not on disk; `null` when it is. What was kept before is as it was. */
  readonly notKept: LibraryProblem | null;
  /** What differs from the kept one (all zero when new, or when the kept one has more and stays). */
  readonly changes: SeasonChanges;
  /** What TMDB has given this time. */
  readonly parts: SeasonParts;
  /** The poster of the series that came with it; `null` when none came. */
  readonly seriesPosterPath: string | null;
}

/** What became of a series that was to be kept. */
export interface KeptSeriesOutcome {
  readonly page: JsonText<SeriesPage>;
  readonly notKept: LibraryProblem | null;
  /** It differs from the kept one. */
  readonly isChanged: boolean;
  readonly posterPath: string | null;
  /** The numbers of all seasons that have episodes, ascending. */
  readonly seasonNumbers: readonly number[];
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
  /** The numbers of all seasons that have episodes, ascending. */
  readonly seasonNumbers: readonly number[];
}

/** The pictures a kept season shows. */
export interface SeasonImages {
  readonly posterPath: string | null;
  readonly profilePaths: readonly string[];
}

/** A part of an export. All but its pieces is of the whole export so far. */
export interface ExportPart extends ExportProgress {
  readonly pieces: readonly ExportPiece[];
  /** Seasons that were asked for and could not be read: not kept, or damaged. */
  readonly leftOut: readonly SeasonKey[];
  /** The search has found more than an export takes. */
  readonly isCut: boolean;
}

/** Bytes of a file. `file` begins one, by the names of its folders and its own; `null` for more of the same. */
export interface ExportPiece {
  readonly file: readonly ExportedName[] | null;
  readonly bytes: Uint8Array;
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
