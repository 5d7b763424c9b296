import { isEndrollError } from '@shared/app-error.ts';
import type { CreditKind } from '@shared/domain/credit.ts';
import type { KeptPersonPage, PersonEpisodes } from '@shared/domain/kept-person.ts';
import type { LibrarySearch, LibrarySearchResult } from '@shared/domain/library-search.ts';
import { compareSeasons, type SeasonRevision } from '@shared/domain/season-changes.ts';
import type { KeptCredit, KeptPerson, KeptSeason, SeasonCredits, SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { NOTHING_SAID, toSeenSeries, type SeenTo } from '@shared/domain/spoilers.ts';
import type { SeasonSize } from '@shared/domain/storage.ts';
import { NO_MARK, type YoursEntry, type YoursPage } from '@shared/domain/yours.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import type { PackedSeasonCredits } from '@shared/packed-season-page.ts';
import { AnswerFiles } from './answer-files.ts';
import type { OpenedSeason, OpenedSeries, Parts, ReaderMethods, Slices } from './calls.ts';
import { openDatabase, type OpenDatabase } from './driver.ts';
import type { IndexDatabase } from './index-database.ts';
import { KINDS, personOfWordRow } from './people-index.ts';
import { openAsMade, openSeriesAsMade, toKeptSeason } from './kept.ts';
import { databaseBytes, libraryPlace, type LibraryPlace } from './files.ts';
import { openIndexBeside } from './open-files.ts';
import { ownCopies } from './own-file.ts';
import { Own } from './own.ts';
import { isDamage, toLibraryError } from './problem.ts';
import { makeSeasonRows } from './make-rows.ts';
import { episodesOfPerson, keptPerson } from './person.ts';
import { searchLibrary } from './search.ts';
import { SubjectNaming } from './subject-names.ts';
import { matchQuery, wordsOf } from './words.ts';

/** Fewer letters would find nearly everyone. */
const SHORTEST_QUERY = 2;
const MOST_PEOPLE = 20;
/** Of those found, the most prominent ones are looked at for whose name fits best. */
const MOST_CANDIDATES = 200;
/** A few milliseconds' work. */
const ROWS_IN_A_PART = 200;
/** Seasons of which the pictures are read in one slice: some 10 ms. */
const SEASONS_IN_A_SLICE = 20;
/** Subjects that are named in one slice. */
const SUBJECTS_IN_A_SLICE = 50;

/** What a {@link LibraryReader} needs. */
export interface LibraryReaderOptions {
  readonly folder: string;
  /** For tests. */
  readonly openDatabase?: OpenDatabase;
}

interface AppearanceOfPerson {
  readonly season: number;
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly kind: number;
  readonly role: string;
  readonly department: string | null;
  readonly episodes: number | null;
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

interface FoundPerson {
  readonly id: number;
  readonly person_id: number;
  readonly name: string;
  readonly original_name: string | null;
}

/**
 * What is read beside the process that writes: searches, lists across seasons, sizes. It sees what is committed, and
 * answers with nothing while there is no index yet.
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
    return this.#read(null, ({ own, index }) => openAsMade(own, index, key));
  }

  openSeries(key: SeriesKey): OpenedSeries | null {
    return this.#read(null, ({ own, index }) => openSeriesAsMade(own, index, key));
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
      const rows = index.database
        .prepare<AppearanceOfPerson>(
          `SELECT season.id AS season, season.series_id, season.season_number, season.language,
             appearance.kind, appearance.role, appearance.department, appearance.episodes
           FROM person JOIN appearance ON appearance.person = person.id JOIN season ON season.id = appearance.season
           WHERE person.person_id = ?
           ORDER BY season.air_date DESC NULLS LAST, season.series_id, season.season_number DESC, appearance.number`,
        )
        .all(personId);
      const seasons = new Map<number, KeptSeason>();
      return toJsonText(
        rows.flatMap((row): readonly KeptCredit[] => {
          const season = seasons.get(row.season) ?? describeSeason(own, index, row);
          if (season === null) return [];
          seasons.set(row.season, season);
          const kind: CreditKind = KINDS[row.kind] ?? 'crew';
          const isCrew = kind === 'crew';
          const credit = {
            kind,
            character: isCrew ? null : row.role,
            job: isCrew ? row.role : null,
            department: row.department,
            episodeCount: row.episodes,
          };
          return [{ season, credit }];
        }),
      );
    });
  }

  creditsOfSeries(
    { seriesId, language }: SeriesKey,
    seasonNumbers: readonly number[] | null,
  ): readonly PackedSeasonCredits[] {
    return this.#read([], ({ index }) =>
      index.database
        .prepare<{ id: number; season_number: number }>(
          `SELECT id, season_number FROM season WHERE series_id = ? AND language = ? AND is_hidden = 0
           ORDER BY season_number`,
        )
        .all(seriesId, language)
        .flatMap(({ id, season_number: seasonNumber }) => {
          if (seasonNumbers?.includes(seasonNumber) === false) return [];
          // One that is damaged is made again by whoever opens it.
          const page = index.page(id);
          return page === null ? [] : [{ seasonNumber, credits: page.credits }];
        }),
    );
  }

  *seasonHistory(key: SeasonKey): Slices<JsonText<readonly SeasonRevision[]>> {
    const records = this.#read([], ({ index }) => {
      const season = index.findSeason(key);
      return season === null || season.isHidden ? [] : index.recordsOf(key);
    });
    const answers = new AnswerFiles(this.#place.answers);
    const states: { readonly fetchedAt: string; readonly season: SeasonCredits }[] = [];
    for (const { name, fetchedAt } of records) {
      try {
        states.push({ fetchedAt, season: makeSeasonRows(key, answers.read(name).answers, null).season });
      } catch (error) {
        // A record that is damaged, or has gone meanwhile, is no state to compare with.
        if (!isDamage(error) && !isEndrollError(error, 'invalid-response')) throw error;
      }
      yield;
    }
    return toJsonText(
      states.flatMap(({ fetchedAt: after, season }, place) => {
        const older = states[place + 1];
        if (older === undefined) return [];
        return [{ before: older.fetchedAt, after, changes: compareSeasons(older.season, season) }];
      }),
    );
  }

  /**
   * Up to 20 people in whose name or original name every word of the query stands, or a word that begins with it: first
   * those whose name begins with the query; among these, whoever is in the most kept seasons.
   */
  *searchPeople(query: string): Slices<JsonText<readonly KeptPerson[]>> {
    const match = matchQuery(query);
    // Letters are counted as typed: folding takes a Korean syllable apart into several.
    if (match === null || Array.from(wordsAsTyped(query)).length < SHORTEST_QUERY) return toJsonText([]);
    // A newer question that has come meanwhile ends this one before anything is looked up.
    yield;
    const asked = wordsOf(query).join(' ');
    const people = new Map<number, { readonly row: FoundPerson; readonly isFirst: boolean }>();
    for (const row of this.#read([], ({ index }) => this.#find(index, match))) {
      const isFirst = [row.name, row.original_name ?? ''].some((name) =>
        wordsOf(name).join(' ').startsWith(asked),
      );
      const known = people.get(row.person_id);
      if (known === undefined || (isFirst && !known.isFirst)) people.set(row.person_id, { row, isFirst });
    }
    yield;
    return this.#read(toJsonText([]), ({ index }) => {
      const best = [...people.values()]
        .map(({ row, isFirst }) => ({ row, isFirst, seasonCount: countSeasons(index, row.person_id) }))
        .sort(
          (a, b) =>
            Number(b.isFirst) - Number(a.isFirst) ||
            b.seasonCount - a.seasonCount ||
            (a.row.name < b.row.name ? -1 : 1),
        )
        .slice(0, MOST_PEOPLE);
      return toJsonText(
        best.flatMap(({ row, seasonCount }) => describePerson(index, row, seasonCount) ?? []),
      );
    });
  }

  *person(personId: number, language: string): Slices<JsonText<KeptPersonPage | null>> {
    return yield* this.#slices(toJsonText<KeptPersonPage | null>(null), ({ index }) =>
      keptPerson(index, personId, language),
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
      const naming = new SubjectNaming(files, showUnseen ? NOTHING_SAID : toSeenSeries(own.seen()));
      const marks = own.items('mark');
      const marked = new Set(marks.map(({ id }) => id));
      const listed = new Set(own.items('list').flatMap(({ content }) => content.subjects));
      const entries: YoursEntry[] = [];
      for (const { id, content, changedAt } of marks) {
        entries.push({ subject: id, names: naming.names(id), ...content, changedAt });
        if (entries.length % SUBJECTS_IN_A_SLICE === 0) yield;
      }
      for (const subject of listed) {
        if (marked.has(subject)) continue;
        entries.push({ subject, names: naming.names(subject), ...NO_MARK, changedAt: null });
        if (entries.length % SUBJECTS_IN_A_SLICE === 0) yield;
      }
      return toJsonText({ entries, hasUnseen: naming.hasUnseen });
    });
  }

  *search(search: LibrarySearch): Slices<JsonText<LibrarySearchResult>> {
    return yield* this.#slices(toJsonText<LibrarySearchResult>({ groups: [], hasUnseen: false }), (files) =>
      searchLibrary(files, search),
    );
  }

  close(): void {
    this.#opened?.own.database.close();
    this.#opened?.index.database.close();
    this.#opened = null;
  }

  /** The most prominent ones, in that order. */
  #find(index: IndexDatabase, match: string): readonly FoundPerson[] {
    const describe = index.database.prepare<FoundPerson>(
      'SELECT id, person_id, name, original_name FROM person WHERE id = ?',
    );
    return index.database
      .prepare<{ rowid: number }>(
        'SELECT rowid FROM person_word WHERE person_word MATCH ? ORDER BY rowid LIMIT ?',
      )
      .all(match, MOST_CANDIDATES)
      .flatMap(({ rowid }) => describe.get(personOfWordRow(rowid)) ?? []);
  }

  /**
   * All rows by ascending `id`, some hundred in a part. Each part is a query of its own: between two the writer can
   * empty its log, and what is kept or removed meanwhile shifts nothing.
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
      return { index, own: new Own(this.#openDatabase(this.#place.own, { isReader: true })) };
    } catch (error) {
      index.database.close();
      throw error;
    }
  }
}

function wordsAsTyped(query: string): string {
  return query.replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function countSeasons(index: IndexDatabase, personId: number): number {
  const row = index.database
    .prepare<{ count: number }>('SELECT sum(seasons) AS count FROM person WHERE person_id = ?')
    .get(personId);
  return row?.count ?? 0;
}

/** The person as the newest kept season has them. */
function describePerson(
  index: IndexDatabase,
  { person_id: personId }: FoundPerson,
  seasonCount: number,
): KeptPerson | null {
  const row = index.database
    .prepare<{
      name: string;
      original_name: string | null;
      portrait: string | null;
      series_id: number;
      season_number: number;
      language: string;
    }>(
      `SELECT person.name, person.original_name, person.portrait,
         season.series_id, season.season_number, season.language
       FROM person JOIN appearance ON appearance.person = person.id JOIN season ON season.id = appearance.season
       WHERE person.person_id = ?
       ORDER BY season.air_date DESC NULLS LAST, season.series_id, season.season_number DESC LIMIT 1`,
    )
    .get(personId);
  if (row === undefined) return null;
  return {
    personId,
    name: row.name,
    originalName: row.original_name,
    profilePath: row.portrait,
    seasonCount,
    season: { seriesId: row.series_id, seasonNumber: row.season_number, language: row.language },
  };
}

function describeSeason(own: Own, index: IndexDatabase, row: AppearanceOfPerson): KeptSeason | null {
  const key = { seriesId: row.series_id, seasonNumber: row.season_number, language: row.language };
  const entry = own.entry(key);
  const season = index.findSeason(key);
  if (entry === null || season === null) return null;
  const series = index.findSeries(key);
  return toKeptSeason({ entry, season, series, hasNote: own.hasNote(key), isWaiting: false });
}
