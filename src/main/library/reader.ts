import { EndrollError, isEndrollError } from '@shared/app-error.ts';
import type { LibraryExport } from '@shared/domain/credit-export.ts';
import type {
  Companion,
  CompanionsQuery,
  KeptPersonPage,
  PersonEpisodes,
} from '@shared/domain/kept-person.ts';
import type { LibrarySearch, LibrarySearchResult } from '@shared/domain/library-search.ts';
import { packCredits } from '@shared/domain/packed-credits.ts';
import {
  compareSeasons,
  MOST_CHANGED,
  type AnswerTimes,
  type LibraryNews,
  type SeasonNews,
  type SeasonRevision,
} from '@shared/domain/season-changes.ts';
import {
  isUnfetched,
  lacksPeople,
  type KeptCredit,
  type KeptSeason,
  type SeasonCredits,
  type SeasonKey,
  type SeasonParts,
} from '@shared/domain/season.ts';
import type { LookedUpPerson } from '@shared/domain/tmdb-person.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { NO_PROGRESS, toSeenSeries, unseenOf, type SeenTo } from '@shared/domain/spoilers.ts';
import type { SeasonSize } from '@shared/domain/storage.ts';
import type { ReaderList, YoursEntry, YoursPage } from '@shared/domain/yours.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import type { PackedSeasonCredits } from '@shared/packed-season-page.ts';
import { AnswerFiles, type NamedRecord } from './answer-files.ts';
import type {
  ExportPart,
  OpenedSeason,
  OpenedSeries,
  Parts,
  ReaderMethods,
  RescuedOwn,
  Slices,
} from './calls.ts';
import { openDatabase, type OpenDatabase } from './driver.ts';
import { exportCredits } from './export.ts';
import type { IndexDatabase, IndexedSeason } from './index-database.ts';
import { allKeptSeasons, openAsMade, openSeriesAsMade, toKeptSeason } from './kept.ts';
import { databaseBytes, libraryPlace, type LibraryPlace } from './files.ts';
import { openIndexBeside } from './open-files.ts';
import { ownCopies } from './own-copies.ts';
import { rescueOwn } from './own-file.ts';
import { Own } from './own.ts';
import { isDamage, toLibraryError } from './problem.ts';
import { deflateJson, makeSeasonRows } from './make-rows.ts';
import { companionsOf, creditsOf, episodesOfPerson, keptPerson, Summaries } from './person.ts';
import { searchLibrary } from './search.ts';
import { SubjectNaming, yoursEntries } from './yours.ts';

/** A few milliseconds of work. */
const ROWS_IN_A_PART = 200;
/** How many seasons have their pictures read in one slice, which takes about 10 ms. */
const SEASONS_IN_A_SLICE = 20;
/** How many subjects are named in one slice. */
const SUBJECTS_IN_A_SLICE = 50;

export interface LibraryReaderOptions {
  readonly folder: string;
  /** For tests. */
  readonly openDatabase?: OpenDatabase;
}

interface SizeRow {
  readonly id: number;
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly bytes: number;
}

interface PathRow {
  readonly id: number;
  readonly path: string;
}

/** What {@link LibraryReader.verify} finds of a season. */
export interface VerifiedSeason {
  readonly name: string;
  /** What is wrong, in English; `null` if nothing is. */
  readonly problem: string | null;
  /** False if it is only in the list so far, from a backup. */
  readonly isFetched: boolean;
}

/**
 * Reads beside the process that writes: searches, lists across seasons, sizes. It sees what is committed, and returns
 * nothing while there is no index yet.
 */
export class LibraryReader implements ReaderMethods {
  readonly #place: LibraryPlace;
  readonly #openDatabase: OpenDatabase;
  #opened: { readonly own: Own; readonly index: IndexDatabase } | null = null;

  constructor({ folder, openDatabase: open = openDatabase }: LibraryReaderOptions) {
    this.#place = libraryPlace(folder);
    this.#openDatabase = open;
  }

  open(key: SeasonKey): OpenedSeason | null {
    // The other process may replace the season between two statements.
    return this.#read(null, ({ own, index }) => index.database.snapshot(() => openAsMade(own, index, key)));
  }

  peek(key: SeasonKey): OpenedSeason | null {
    return this.open(key);
  }

  openSeries(key: SeriesKey): OpenedSeries | null {
    return this.#read(null, ({ own, index }) =>
      index.database.snapshot(() => openSeriesAsMade(own, index, key)),
    );
  }

  *dataSizes(): Parts<readonly Omit<SeasonSize, 'pictureBytes'>[]> {
    yield* this.#inParts(
      ({ database }, after) =>
        database
          .prepare<SizeRow>(
            `SELECT id, series_id, season_number, language,
               page_bytes + coalesce((SELECT sum(bytes) FROM record WHERE record.series_id = season.series_id
                 AND record.season_number = season.season_number AND record.language = season.language), 0) AS bytes
             FROM season WHERE is_hidden = 0 AND id > ? ORDER BY id LIMIT ?`,
          )
          .all(after, ROWS_IN_A_PART),
      (row) => ({
        seriesId: row.series_id,
        seasonNumber: row.season_number,
        language: row.language,
        dataBytes: row.bytes,
      }),
    );
  }

  bytes(): number {
    const files = [this.#place.index, this.#place.own, ...ownCopies(this.#place)];
    const databases = files.reduce((sum, file) => sum + databaseBytes(file), 0);
    const answers = this.#read(0, ({ index }) => {
      const row = index.database
        .prepare<{ bytes: number | null }>('SELECT sum(bytes) AS bytes FROM record')
        .get();
      return row?.bytes ?? 0;
    });
    return databases + answers;
  }

  *picturesOf(keys: readonly SeasonKey[]): Slices<readonly (readonly string[])[]> {
    const pictures: (readonly string[])[] = [];
    for (const [place, key] of keys.entries()) {
      pictures.push(
        this.#read([], ({ index }) => {
          const season = index.findSeason(key);
          if (season === null || season.isHidden) return [];
          const { poster, portraits } = index.picturesOf(season);
          return poster === null ? portraits : [poster, ...portraits];
        }),
      );
      if (place % SEASONS_IN_A_SLICE === SEASONS_IN_A_SLICE - 1) yield;
    }
    return pictures;
  }

  *allImages(): Parts<readonly string[]> {
    for (const sql of [
      'SELECT id, poster AS path FROM season WHERE poster IS NOT NULL AND id > ? ORDER BY id LIMIT ?',
      'SELECT id, portrait AS path FROM person WHERE portrait IS NOT NULL AND id > ? ORDER BY id LIMIT ?',
      'SELECT id, portrait AS path FROM tmdb_person WHERE portrait IS NOT NULL AND id > ? ORDER BY id LIMIT ?',
    ])
      yield* this.#inParts(
        ({ database }, after) => database.prepare<PathRow>(sql).all(after, ROWS_IN_A_PART),
        ({ path }) => path,
      );
    for (let last = ''; ;) {
      const rows = this.#read([], ({ index: { database } }) =>
        database
          .prepare<{ path: string }>(
            'SELECT DISTINCT path FROM series_picture WHERE path > ? ORDER BY path LIMIT ?',
          )
          .all(last, ROWS_IN_A_PART),
      );
      const end = rows.at(-1);
      if (end === undefined) return;
      yield rows.map(({ path }) => path);
      last = end.path;
    }
  }

  creditsOfPerson(personId: number): JsonText<readonly KeptCredit[]> {
    return this.#read(toJsonText([]), ({ own, index }) => {
      const seasons = new Map<number, KeptSeason | null>();
      const summaries = new Summaries(index, toSeenSeries(own.seen()));
      return toJsonText(
        creditsOf(index, personId).flatMap(({ season: row, credit }): readonly KeptCredit[] => {
          const season = seasons.get(row.id) ?? describeSeason(own, index, row);
          seasons.set(row.id, season);
          return season === null ? [] : [{ season, credit: summaries.of(row, personId, credit) }];
        }),
      );
    });
  }

  creditsOfSeries(
    { seriesId, language }: SeriesKey,
    seasonNumbers: readonly number[] | null,
  ): readonly PackedSeasonCredits[] {
    return this.#read([], ({ own, index }) => {
      const seen = toSeenSeries(own.seen());
      return index.database
        .prepare<{ id: number; season_number: number; parts: string }>(
          `SELECT id, season_number, parts FROM season WHERE series_id = ? AND language = ? AND is_hidden = 0
           ORDER BY season_number`,
        )
        .all(seriesId, language)
        .flatMap(({ id, season_number: seasonNumber, parts }): readonly PackedSeasonCredits[] => {
          if (seasonNumbers?.includes(seasonNumber) === false) return [];
          // A damaged one is rebuilt when it is opened.
          const credits = index.packedCredits(id);
          if (credits === null) return [];
          const isPartial = lacksPeople(JSON.parse(parts) as SeasonParts);
          const unseen = unseenOf(seen, { seriesId, seasonNumber });
          const page = unseen === 'nothing' || unseen === 'all' ? null : index.page(id);
          const episodes = page?.head.season.episodes.map(({ episodeNumber }) => ({ episodeNumber }));
          return [
            {
              seasonNumber,
              credits,
              ...(isPartial && { lacksPeople: true }),
              ...(episodes !== undefined && { episodes }),
            },
          ];
        });
    });
  }

  *seasonHistory(key: SeasonKey): Slices<JsonText<readonly SeasonRevision[]>> {
    return toJsonText(yield* this.#revisions(key, ''));
  }

  *changesBetween(key: SeasonKey, { before, after }: AnswerTimes): Slices<JsonText<SeasonRevision | null>> {
    const older = this.#stateAt(key, before);
    yield;
    const newer = this.#stateAt(key, after);
    if (older === null || newer === null) return toJsonText<SeasonRevision | null>(null);
    yield;
    return toJsonText<SeasonRevision | null>({ before, after, changes: compareSeasons(older, newer) });
  }

  *changesSince(since: string): Slices<JsonText<LibraryNews>> {
    const changed = this.#read([], ({ index }) => index.changedSeasons(since, MOST_CHANGED + 1));
    const news: SeasonNews[] = [];
    for (const key of changed.slice(0, MOST_CHANGED)) {
      const revisions = (yield* this.#revisions(key, since)).filter(({ changes }) => changes.length > 0);
      if (revisions.length === 0) continue;
      const names = this.#read(null, ({ index }) => ({
        seriesName: index.findSeries(key)?.name ?? '',
        seasonName: index.findSeason(key)?.name ?? '',
      }));
      if (names !== null) news.push({ key, ...names, revisions });
    }
    return toJsonText({ seasons: news, isCut: changed.length > MOST_CHANGED });
  }

  creditsAt(key: SeasonKey, fetchedAt: string): PackedSeasonCredits | null {
    const season = this.#stateAt(key, fetchedAt);
    return season === null
      ? null
      : { seasonNumber: key.seasonNumber, credits: deflateJson(packCredits(season.credits)) };
  }

  /** The changes between the kept answers of a season that arrived after an ISO time, newest first. */
  *#revisions(key: SeasonKey, since: string): Slices<readonly SeasonRevision[]> {
    const states: { readonly fetchedAt: string; readonly season: SeasonCredits }[] = [];
    for (const { name, fetchedAt } of this.#recordsOf(key)) {
      // The last answer before that time is compared with the first one after it.
      if (states.length > 0 && (states.at(-1)?.fetchedAt ?? '') <= since) break;
      const season = this.#stateOf(key, name);
      if (season !== null) states.push({ fetchedAt, season });
      yield;
    }
    return states.flatMap(({ fetchedAt: after, season }, place) => {
      const older = states[place + 1];
      if (older === undefined || after <= since) return [];
      return [{ before: older.fetchedAt, after, changes: compareSeasons(older.season, season) }];
    });
  }

  #recordsOf(key: SeasonKey): readonly NamedRecord[] {
    return this.#read([], ({ index }) => {
      const season = index.findSeason(key);
      return season === null || season.isHidden ? [] : index.recordsOf(key);
    });
  }

  /** A season from the answer that arrived at an ISO time; `null` when it is not kept or damaged. */
  #stateAt(key: SeasonKey, fetchedAt: string): SeasonCredits | null {
    const record = this.#recordsOf(key).find((one) => one.fetchedAt === fetchedAt);
    return record === undefined ? null : this.#stateOf(key, record.name);
  }

  /** A season from one record; `null` for one that is damaged, or has been deleted in the meantime. */
  #stateOf(key: SeasonKey, record: string): SeasonCredits | null {
    try {
      const { answers } = new AnswerFiles(this.#place.answers).read(record);
      return makeSeasonRows(key, answers, null).season;
    } catch (error) {
      if (!isDamage(error) && !isEndrollError(error, 'invalid-response')) throw error;
      return null;
    }
  }

  *person(personId: number, language: string): Slices<JsonText<KeptPersonPage | null>> {
    return yield* this.#slices(toJsonText<KeptPersonPage | null>(null), ({ index, own }) =>
      keptPerson(index, personId, language, toSeenSeries(own.seen())),
    );
  }

  *companions(wanted: CompanionsQuery): Slices<JsonText<readonly Companion[]>> {
    return yield* this.#slices(toJsonText<readonly Companion[]>([]), ({ index, own }) =>
      companionsOf(index, wanted, toSeenSeries(own.seen())),
    );
  }

  *episodesOfPerson(personId: number, keys: readonly SeasonKey[]): Slices<readonly PersonEpisodes[]> {
    return yield* this.#slices([], ({ index }) => episodesOfPerson(index, personId, keys));
  }

  seen(): readonly SeenTo[] {
    return this.#read([], ({ own }) => own.seen());
  }

  *yoursPage(showUnseen: boolean): Slices<JsonText<YoursPage>> {
    return yield* this.#slices(toJsonText<YoursPage>({ entries: [], hasUnseen: false }), function* (files) {
      const { own } = files;
      const naming = new SubjectNaming(files, showUnseen ? NO_PROGRESS : toSeenSeries(own.seen()));
      const entries: YoursEntry[] = [];
      for (const entry of yoursEntries(own, naming, null)) {
        entries.push(entry);
        if (entries.length % SUBJECTS_IN_A_SLICE === 0) yield;
      }
      return toJsonText({ entries, hasUnseen: naming.hasUnseen });
    });
  }

  tmdbPeople(): readonly LookedUpPerson[] {
    return this.#read([], ({ index }) => index.tmdbPeople());
  }

  *search(search: LibrarySearch): Slices<JsonText<LibrarySearchResult>> {
    return yield* this.#slices(toJsonText<LibrarySearchResult>({ groups: [], hasUnseen: false }), (files) =>
      searchLibrary(files, search),
    );
  }

  *exportCredits(wanted: LibraryExport): Parts<ExportPart> {
    try {
      yield* exportCredits(
        () => this.#read(null, (opened) => opened),
        (key, fetchedAt) => this.#stateAt(key, fetchedAt),
        wanted,
      );
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  rescuedOwn(): RescuedOwn {
    try {
      return rescueOwn(this.#place, this.#openDatabase);
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  /** True when there is a library that can be read as it is. For the command line. */
  isThere(): boolean {
    return this.#read(false, () => true);
  }

  /** The lists the reader has made, the one that was changed last first. For the command line. */
  lists(): readonly ReaderList[] {
    return this.#read([], ({ own }) => own.items('list').map(({ id, content }) => ({ id, ...content })));
  }

  /**
   * The kept seasons, by series name and season number. For the command line.
   * @param locale the language whose order of names is used
   */
  kept(locale: string): readonly KeptSeason[] {
    return this.#read([], (files) => allKeptSeasons(files, locale));
  }

  /** Reads everything that is kept, by TMDB's IDs: the page and the answers of each season. For the command line. */
  *verify(): Generator<VerifiedSeason, void, undefined> {
    const answers = new AnswerFiles(this.#place.answers);
    for (const season of this.#read([], ({ own }) => own.entries())) {
      if (season.removedAt !== null) continue;
      const name = `${season.seriesId}/${season.seasonNumber} in ${season.language}`;
      if (season.expiredAt !== null) {
        yield {
          name,
          problem: 'deleted at TMDB’s six-month limit; open it to fetch it again',
          isFetched: true,
        };
        continue;
      }
      const isLost = this.#read(true, ({ index }) => index.findSeason(season) === null);
      if (isUnfetched({ isLost, seasonName: season.seasonName })) {
        yield { name, problem: null, isFetched: false };
        continue;
      }
      const problem = this.#read<string | null>('not in the index', ({ index }) => {
        const indexed = index.findSeason(season);
        if (indexed === null) return 'its answers are lost; open it to fetch it again';
        if (index.page(indexed.id) === null) return 'its page is damaged; it is made again when it is opened';
        return null;
      });
      yield { name, problem: problem ?? this.#answersProblem(answers, season), isFetched: true };
    }
  }

  #answersProblem(answers: AnswerFiles, key: SeasonKey): string | null {
    for (const { name } of this.#read([], ({ index }) => index.recordsOf(key)))
      try {
        answers.read(name);
      } catch (error) {
        if (!isDamage(error)) throw toLibraryError(error);
        return `the answers in ${name} are damaged`;
      }
    return null;
  }

  close(): void {
    this.#opened?.own.database.close();
    this.#opened?.index.database.close();
    this.#opened = null;
  }

  /**
   * All rows by ascending `id`, a few hundred in a part. Each part is a separate query: between two of them, the writer can
   * empty its log, and what is kept or removed in the meantime shifts nothing.
   */
  *#inParts<Row extends { readonly id: number }, Part>(
    rowsAfter: (index: IndexDatabase, id: number) => readonly Row[],
    toPart: (row: Row) => Part,
  ): Parts<readonly Part[]> {
    for (let last = 0; ;) {
      const rows = this.#read([], ({ index }) => rowsAfter(index, last));
      const end = rows.at(-1);
      if (end === undefined) return;
      yield rows.map(toPart);
      last = end.id;
    }
  }

  *#slices<T>(
    nothing: T,
    work: (opened: { readonly own: Own; readonly index: IndexDatabase }) => Slices<T>,
  ): Slices<T> {
    const files = this.#read(null, (opened) => opened);
    if (files === null) return nothing;
    try {
      return yield* work(files);
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  #read<T>(nothing: T, work: (opened: { readonly own: Own; readonly index: IndexDatabase }) => T): T {
    try {
      this.#opened ??= this.#open();
      return this.#opened === null ? nothing : work(this.#opened);
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  #open(): { readonly own: Own; readonly index: IndexDatabase } | null {
    const index = openIndexBeside(this.#place, this.#openDatabase);
    if (index === null) return null;
    try {
      const own = new Own(this.#openDatabase(this.#place.own, { isReader: true }));
      const { format } = own;
      if (format === 'current') return { index, own };
      own.database.close();
      // Otherwise it would look as if nothing were kept. What else may be wrong with it, the process that writes repairs.
      if (format === 'newer') throw new EndrollError({ kind: 'library-unavailable', reason: 'newer' });
    } catch (error) {
      index.database.close();
      throw error;
    }
    index.database.close();
    return null;
  }
}

function describeSeason(own: Own, index: IndexDatabase, season: IndexedSeason): KeptSeason | null {
  const entry = own.entry(season);
  if (entry === null) return null;
  const series = index.findSeries(season);
  return toKeptSeason({ entry, season, series, hasNote: own.hasNote(season), isWaiting: false });
}
