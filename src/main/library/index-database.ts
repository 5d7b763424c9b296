import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Deflated } from '@shared/deflated.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { unpackCredits, type PackedCredits } from '@shared/domain/packed-credits.ts';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { KeptCounts, SeasonCredits, SeasonKey, SeasonParts, Series } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { LookedUpPerson, PersonKey, TmdbPerson } from '@shared/domain/tmdb-person.ts';
import { isPersonKey, type NamedRecord, type RecordKey } from './answer-files.ts';
import type { Database } from './driver.ts';
import {
  peopleOf,
  type PersonRow,
  type RowMaker,
  type SeasonPageParts,
  type SeasonRows,
} from './make-rows.ts';
import { PEOPLE_SCHEMA, PeopleIndex, type SeasonOfPeople } from './people-index.ts';
import { DamagedFileError } from './problem.ts';
import { createTables, formatOf } from './sqlite-file.ts';
import { TITLE_SCHEMA, TitleIndex, type SeasonTitles } from './title-index.ts';
import { WORD_MAKER, wordsOf } from './words.ts';

/** A different number means that the whole file is rebuilt from the answers. */
export const INDEX_FORMAT = 6 + WORD_MAKER * 1_000;

const SCHEMA = `
  -- Every file of answers, so that those that are due are found without looking into thousands of folders.
  CREATE TABLE record (
    name TEXT PRIMARY KEY,
    -- Of a person, TMDB's id of them.
    series_id INTEGER NOT NULL,
    -- -1: the series itself; -2: a person.
    season_number INTEGER NOT NULL,
    language TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    -- When the oldest of its answers came: from then on TMDB's six months run.
    oldest_at TEXT NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX record_by_key ON record (series_id, season_number, language, fetched_at);
  CREATE INDEX record_by_age ON record (oldest_at);

  -- What the list shows; narrow, so that ten thousand are read at once.
  CREATE TABLE season (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL,
    season_number INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- The file it was made from, and the number of the function that made it.
    record TEXT NOT NULL,
    made_by INTEGER NOT NULL,
    name TEXT NOT NULL,
    air_date TEXT,
    poster TEXT,
    -- JSON of SeasonParts.
    parts TEXT NOT NULL,
    is_whole INTEGER NOT NULL,
    fetched_at TEXT NOT NULL,
    -- AnswerRecord.content
    content INTEGER NOT NULL,
    -- JSON of KeptCounts.
    counts TEXT NOT NULL,
    page_bytes INTEGER NOT NULL,
    -- Removed by the reader and not yet purged: the people do not count it.
    is_hidden INTEGER NOT NULL DEFAULT 0,
    UNIQUE (series_id, season_number, language)
  ) STRICT;
  CREATE INDEX season_by_poster ON season (poster) WHERE poster IS NOT NULL;

  CREATE TABLE page (
    season INTEGER PRIMARY KEY REFERENCES season ON DELETE CASCADE,
    -- Deflated JSON: SeasonPageParts.
    head BLOB NOT NULL,
    credits BLOB NOT NULL,
    -- CRC-32 of both.
    checksum INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    record TEXT NOT NULL,
    made_by INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- NULL where it is the name.
    original_name TEXT,
    poster TEXT,
    fetched_at TEXT NOT NULL,
    content INTEGER NOT NULL,
    UNIQUE (series_id, language)
  ) STRICT;

  CREATE TABLE series_page (
    series INTEGER PRIMARY KEY REFERENCES series ON DELETE CASCADE,
    -- Deflated JSON of Series, and its CRC-32.
    page BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;

  -- Posters of a series and its seasons, portraits of its creators.
  CREATE TABLE series_picture (
    path TEXT NOT NULL,
    series INTEGER NOT NULL REFERENCES series ON DELETE CASCADE,
    PRIMARY KEY (path, series)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX series_picture_by_series ON series_picture (series);

  -- People whom the reader has looked up on TMDB.
  CREATE TABLE tmdb_person (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    record TEXT NOT NULL,
    made_by INTEGER NOT NULL,
    name TEXT NOT NULL,
    portrait TEXT,
    fetched_at TEXT NOT NULL,
    -- Deflated JSON of TmdbPerson, and its CRC-32.
    page BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (person_id, language)
  ) STRICT;
  CREATE INDEX tmdb_person_by_record ON tmdb_person (record);

  -- The words of the names they are also known by. With content, and so few that a deleted word may leave the file at once.
  CREATE VIRTUAL TABLE tmdb_name_word USING fts5 (
    words, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  );
  INSERT INTO tmdb_name_word (tmdb_name_word, rank) VALUES ('secure-delete', 1);

  CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
${PEOPLE_SCHEMA}${TITLE_SCHEMA}`;

/** A range of TMDB's series IDs, including both ends. */
export interface IdRange {
  readonly from: number;
  readonly to: number;
}

/** What the list shows of a season. */
export interface ListedSeason extends SeasonKey {
  readonly name: string;
  readonly airDate: string | null;
  readonly poster: string | null;
  readonly isWhole: boolean;
  readonly fetchedAt: string;
  readonly counts: KeptCounts;
}

/** A season as stored in one row. */
export interface IndexedSeason extends ListedSeason {
  readonly id: number;
  readonly record: string;
  readonly madeBy: number;
  readonly parts: SeasonParts;
  readonly content: number;
  readonly isHidden: boolean;
}

/** A series as stored in one row. */
export interface IndexedSeries extends SeriesKey {
  readonly id: number;
  readonly record: string;
  readonly madeBy: number;
  readonly name: string;
  /** `null` if it is the same as the name. */
  readonly originalName: string | null;
  readonly poster: string | null;
  readonly fetchedAt: string;
  readonly content: number;
}

/** A file of answers, as the index knows it. */
export interface IndexedRecord extends NamedRecord {
  readonly oldestAt: string;
  readonly bytes: number;
}

interface SeasonRow {
  readonly id: number;
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly record: string;
  readonly made_by: number;
  readonly name: string;
  readonly air_date: string | null;
  readonly poster: string | null;
  readonly parts: string;
  readonly is_whole: number;
  readonly fetched_at: string;
  readonly content: number;
  readonly counts: string;
  readonly is_hidden: number;
}

type ListedRow = Omit<SeasonRow, 'id' | 'record' | 'made_by' | 'parts' | 'content' | 'is_hidden'>;

interface SeriesRow {
  readonly id: number;
  readonly series_id: number;
  readonly language: string;
  readonly record: string;
  readonly made_by: number;
  readonly name: string;
  readonly original_name: string | null;
  readonly poster: string | null;
  readonly fetched_at: string;
  readonly content: number;
}

interface RecordRow {
  readonly name: string;
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly fetched_at: string;
  readonly oldest_at: string;
  readonly bytes: number;
}

/** The tables of words, in the order in which deleted words are swept out of the file. */
const WORD_TABLES = ['person_word', 'part_word', 'title_word'] as const;
/** Pages of the word index that one step of {@link IndexDatabase.sweepWords} may write. */
const SWEEP_STEP = 100;

/**
 * Everything that is derived from TMDB's answers: pages, columns of lists, people across seasons, words. It can be deleted
 * at any time. Writes belong in a transaction of the caller.
 */
export class IndexDatabase {
  readonly database: Database;
  readonly people: PeopleIndex;
  readonly #titles: TitleIndex;
  /** How its rows are derived from the answers. */
  readonly maker: RowMaker;

  constructor(database: Database, maker: RowMaker) {
    this.database = database;
    this.maker = maker;
    this.people = new PeopleIndex(database);
    this.#titles = new TitleIndex(database);
  }

  /** Makes the tables of a new file. */
  create(): void {
    createTables(this.database, SCHEMA, INDEX_FORMAT);
  }

  /** True for a file of this format. */
  get isCurrent(): boolean {
    return formatOf(this.database, INDEX_FORMAT) === 'current';
  }

  /** Whether no more seasons are kept. */
  hasAtMost(count: number): boolean {
    const row = this.database
      .prepare<{ n: number }>('SELECT count(*) AS n FROM (SELECT 1 FROM season LIMIT ?)')
      .get(count + 1);
    return (row?.n ?? 0) <= count;
  }

  // ——— records

  putRecord({ name, key, fetchedAt, oldestAt, bytes }: IndexedRecord): void {
    this.database
      .prepare(
        `INSERT OR REPLACE INTO record (name, series_id, season_number, language, fetched_at, oldest_at, bytes)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(name, ...placeOf(key), key.language, fetchedAt, oldestAt, bytes);
  }

  deleteRecord(name: string): void {
    this.database.prepare('DELETE FROM record WHERE name = ?').run(name);
  }

  /** The records of one season, series or person, newest first. */
  recordsOf(key: RecordKey): readonly IndexedRecord[] {
    return this.database
      .prepare<RecordRow>(
        `SELECT * FROM record WHERE series_id = ? AND season_number = ? AND language = ?
         ORDER BY fetched_at DESC`,
      )
      .all(...placeOf(key), key.language)
      .map(toRecord);
  }

  /** Seasons that are not hidden and have an answer from after an ISO time and an older one, newest first. */
  changedSeasons(since: string, limit: number): readonly SeasonKey[] {
    return this.database
      .prepare<{ series_id: number; season_number: number; language: string }>(
        `SELECT record.series_id, record.season_number, record.language FROM record
         JOIN season USING (series_id, season_number, language)
         WHERE season.is_hidden = 0 GROUP BY record.series_id, record.season_number, record.language
         HAVING count(*) > 1 AND max(record.fetched_at) > ? ORDER BY max(record.fetched_at) DESC LIMIT ?`,
      )
      .all(since, limit)
      .map((row) => ({ seriesId: row.series_id, seasonNumber: row.season_number, language: row.language }));
  }

  /** Up to `limit` records with an answer of TMDB from before an ISO time, oldest first: the sample is not TMDB's. */
  recordsBefore(time: string, limit: number): readonly IndexedRecord[] {
    return this.database
      .prepare<RecordRow>(
        'SELECT * FROM record WHERE oldest_at < ? AND series_id <> ? ORDER BY oldest_at LIMIT ?',
      )
      .all(time, SAMPLE_SERIES_ID, limit)
      .map(toRecord);
  }

  /** Up to `limit` records from after an ISO time, newest first. */
  recordsAfter(time: string, limit: number): readonly IndexedRecord[] {
    return this.database
      .prepare<RecordRow>('SELECT * FROM record WHERE fetched_at > ? ORDER BY fetched_at DESC LIMIT ?')
      .all(time, limit)
      .map(toRecord);
  }

  hasRecord(name: string): boolean {
    return this.database.prepare('SELECT 1 FROM record WHERE name = ?').get(name) !== undefined;
  }

  /**
   * The newest records from which nothing has been made yet, or only by an older function. Series come first, because seasons
   * get their names from them, then the newest seasons.
   */
  recordsToMake(): readonly NamedRecord[] {
    return this.database
      .prepare<RecordRow>(
        `SELECT record.* FROM record
         LEFT JOIN season ON season.record = record.name AND season.series_id = record.series_id
           AND season.season_number = record.season_number AND season.language = record.language
         LEFT JOIN series ON series.record = record.name AND series.series_id = record.series_id
           AND series.language = record.language AND record.season_number = -1
         LEFT JOIN tmdb_person ON tmdb_person.record = record.name
         WHERE coalesce(season.made_by, series.made_by, tmdb_person.made_by, 0) <> ?
           AND NOT EXISTS (SELECT 1 FROM record AS newer WHERE newer.series_id = record.series_id
             AND newer.season_number = record.season_number AND newer.language = record.language
             AND newer.fetched_at > record.fetched_at)
         ORDER BY record.season_number <> -1, record.fetched_at DESC`,
      )
      .all(this.maker.version)
      .map(toRecord);
  }

  // ——— seasons

  /** A season, hidden or not; `null` if none has been made. */
  findSeason({ seriesId, seasonNumber, language }: SeasonKey): IndexedSeason | null {
    const row = this.database
      .prepare<SeasonRow>('SELECT * FROM season WHERE series_id = ? AND season_number = ? AND language = ?')
      .get(seriesId, seasonNumber, language);
    return row === undefined ? null : toSeason(row);
  }

  /** Seasons that are not hidden, of series with IDs in a range, as the list shows them. */
  listedIn({ from, to }: IdRange): readonly ListedSeason[] {
    return this.database
      .prepare<ListedRow>(
        `SELECT series_id, season_number, language, name, air_date, poster, is_whole, fetched_at, counts FROM season
         WHERE is_hidden = 0 AND series_id BETWEEN ? AND ?`,
      )
      .all(from, to)
      .map(toListed);
  }

  /** Those of one series in one language that are not hidden. */
  seasonsOf({ seriesId, language }: SeriesKey): readonly IndexedSeason[] {
    return this.database
      .prepare<SeasonRow>(
        'SELECT * FROM season WHERE series_id = ? AND language = ? AND is_hidden = 0 ORDER BY season_number',
      )
      .all(seriesId, language)
      .map(toSeason);
  }

  /** When the seasons of a series aired, by number; without hidden ones. */
  airDatesOf({ seriesId, language }: SeriesKey): ReadonlyMap<number, string | null> {
    const rows = this.database
      .prepare<Pick<SeasonRow, 'season_number' | 'air_date'>>(
        'SELECT season_number, air_date FROM season WHERE series_id = ? AND language = ? AND is_hidden = 0',
      )
      .all(seriesId, language);
    return new Map(rows.map((row) => [row.season_number, row.air_date]));
  }

  /** The page of a season; `null` when it is damaged. */
  page(season: number): SeasonPageParts | null {
    const row = this.#pageRow(season);
    return row === null
      ? null
      : { head: inflateJson(row.head) as SeasonPageParts['head'], credits: row.credits };
  }

  /** The packed credits of a season alone; `null` when its page is damaged. */
  packedCredits(season: number): Deflated<PackedCredits> | null {
    return this.#pageRow(season)?.credits ?? null;
  }

  #pageRow(season: number): { readonly head: Uint8Array; readonly credits: Deflated<PackedCredits> } | null {
    const row = this.database
      .prepare<{ head: Uint8Array; credits: Deflated<PackedCredits>; checksum: number }>(
        'SELECT head, credits, checksum FROM page WHERE season = ?',
      )
      .get(season);
    if (row === undefined) return null;
    return crc32(row.credits, crc32(row.head)) === row.checksum ? row : null;
  }

  /** The credits of a season. Throws DamagedFileError when its page is damaged. */
  credits(season: number): readonly Credit[] {
    const credits = this.packedCredits(season);
    if (credits === null) throw new DamagedFileError(`The page of season ${season} is damaged`);
    return unpackCredits(inflateJson(credits) as PackedCredits);
  }

  /** Replaces what was made of a season before, and updates the people. */
  putSeason(
    rows: SeasonRows,
    from: { readonly record: string; readonly content: number; readonly fetchedAt: string },
  ): void {
    const { season, counts, head, credits, people } = rows;
    const { seriesId, seasonNumber, language } = season.key;
    const before = this.findSeason(season.key);
    const packedHead = new Uint8Array(deflateSync(JSON.stringify(head)));
    const row = this.database
      .prepare<{ id: number }>(
        `INSERT INTO season (series_id, season_number, language, record, made_by, name, air_date, poster, parts,
           is_whole, fetched_at, content, counts, page_bytes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (series_id, season_number, language) DO UPDATE SET
           record = excluded.record, made_by = excluded.made_by, name = excluded.name, air_date = excluded.air_date,
           poster = excluded.poster, parts = excluded.parts, is_whole = excluded.is_whole,
           fetched_at = excluded.fetched_at, content = excluded.content, counts = excluded.counts,
           page_bytes = excluded.page_bytes, is_hidden = 0
         RETURNING id`,
      )
      .get(
        seriesId,
        seasonNumber,
        language,
        from.record,
        this.maker.version,
        season.name,
        season.airDate,
        season.posterPath,
        JSON.stringify(season.parts),
        Number(Object.values(season.parts).every(Boolean)),
        from.fetchedAt,
        from.content,
        JSON.stringify(counts),
        packedHead.length + credits.length,
      );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    // The same answers and the same function: only numbers differ, and nobody searches for those.
    const isSame =
      before !== null &&
      !before.isHidden &&
      before.content === from.content &&
      before.madeBy === this.maker.version;
    if (!isSame) {
      const named = this.#named(season.key);
      this.people.replace(
        named,
        before === null || before.isHidden ? [] : this.#peopleBefore(row.id),
        people,
      );
      this.#titles.putSeasonTitles(row.id, named, titlesOf(season));
    }
    this.database
      .prepare('INSERT OR REPLACE INTO page (season, head, credits, checksum) VALUES (?, ?, ?, ?)')
      .run(row.id, packedHead, credits, crc32(credits, crc32(packedHead)));
  }

  /** Takes a season out of the lists and the people, but leaves its page. */
  hideSeason(season: IndexedSeason): void {
    const { id, isHidden } = season;
    if (isHidden) return;
    this.people.replace(this.#named(season), this.#peopleBefore(id), []);
    this.#titles.deleteSeasonTitles(id);
    this.database.prepare('UPDATE season SET is_hidden = 1 WHERE id = ?').run(id);
  }

  /** Undoes {@link hideSeason}. */
  showSeason(season: IndexedSeason): void {
    const { id, isHidden } = season;
    if (!isHidden) return;
    const page = this.page(id);
    if (page === null) throw new DamagedFileError(`The page of season ${id} is damaged`);
    const named = this.#named(season);
    this.people.replace(named, [], peopleOf(this.credits(id)));
    this.#titles.putSeasonTitles(id, named, titlesOf(page.head.season));
    this.database.prepare('UPDATE season SET is_hidden = 0 WHERE id = ?').run(id);
  }

  /** Deletes everything that was made of a season. */
  deleteSeason(season: IndexedSeason): void {
    this.hideSeason(season);
    this.database.prepare('DELETE FROM season WHERE id = ?').run(season.id);
  }

  // ——— series

  /** The languages in which TMDB's answer about a series is kept. */
  languagesOfSeries(seriesId: number): readonly Pick<SeriesKey, 'language'>[] {
    return this.database
      .prepare<{ language: string }>('SELECT language FROM series WHERE series_id = ? ORDER BY language')
      .all(seriesId);
  }

  findSeries({ seriesId, language }: SeriesKey): IndexedSeries | null {
    const row = this.database
      .prepare<SeriesRow>('SELECT * FROM series WHERE series_id = ? AND language = ?')
      .get(seriesId, language);
    return row === undefined ? null : toIndexedSeries(row);
  }

  /** Series with IDs in a range. */
  seriesIn({
    from,
    to,
  }: IdRange): readonly Pick<IndexedSeries, 'seriesId' | 'language' | 'name' | 'poster'>[] {
    return this.database
      .prepare<Pick<SeriesRow, 'series_id' | 'language' | 'name' | 'poster'>>(
        'SELECT series_id, language, name, poster FROM series WHERE series_id BETWEEN ? AND ?',
      )
      .all(from, to)
      .map(({ series_id: seriesId, language, name, poster }) => ({ seriesId, language, name, poster }));
  }

  /** A series' content; `null` when it is damaged. */
  seriesPage(series: number): Series | null {
    const row = this.database
      .prepare<{ page: Uint8Array; checksum: number }>(
        'SELECT page, checksum FROM series_page WHERE series = ?',
      )
      .get(series);
    if (row === undefined) return null;
    return crc32(row.page) === row.checksum ? (inflateJson(row.page) as Series) : null;
  }

  /** Replaces what was made of a series before. */
  putSeries(
    series: Series,
    language: string,
    from: { readonly record: string; readonly content: number; readonly fetchedAt: string },
  ): void {
    const key = { seriesId: series.seriesId, language };
    const before = this.findSeries(key);
    const originalName = series.originalName === series.name ? null : series.originalName;
    const row = this.database
      .prepare<{ id: number }>(
        `INSERT INTO series (series_id, language, record, made_by, name, original_name, poster, fetched_at, content)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (series_id, language) DO UPDATE SET record = excluded.record, made_by = excluded.made_by,
           name = excluded.name, original_name = excluded.original_name, poster = excluded.poster,
           fetched_at = excluded.fetched_at, content = excluded.content
         RETURNING id`,
      )
      .get(
        series.seriesId,
        language,
        from.record,
        this.maker.version,
        series.name,
        originalName,
        series.posterPath,
        from.fetchedAt,
        from.content,
      );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    const page = new Uint8Array(deflateSync(JSON.stringify(series)));
    this.database
      .prepare('INSERT OR REPLACE INTO series_page (series, page, checksum) VALUES (?, ?, ?)')
      .run(row.id, page, crc32(page));
    this.database.prepare('DELETE FROM series_picture WHERE series = ?').run(row.id);
    const insert = this.database.prepare('INSERT OR IGNORE INTO series_picture (path, series) VALUES (?, ?)');
    for (const path of imagesOfSeries(series)) insert.run(path, row.id);
    this.#renameSeries(key, namesOf(before), [series.name, originalName ?? '']);
  }

  deleteSeries(series: IndexedSeries): void {
    this.database.prepare('DELETE FROM series WHERE id = ?').run(series.id);
    this.#renameSeries(series, namesOf(series), []);
  }

  /** The pictures of a series. */
  seriesPictures(series: number): readonly string[] {
    return this.database
      .prepare<{ path: string }>('SELECT path FROM series_picture WHERE series = ?')
      .all(series)
      .map(({ path }) => path);
  }

  // ——— people of TMDB

  /** A person from TMDB's own page; `null` if they were not looked up, or the row is damaged. */
  tmdbPerson({ personId, language }: PersonKey): {
    readonly person: TmdbPerson;
    readonly record: string;
    readonly fetchedAt: string;
    readonly madeBy: number;
  } | null {
    const row = this.database
      .prepare<{
        record: string;
        fetched_at: string;
        made_by: number;
        page: Uint8Array;
        checksum: number;
      }>(
        'SELECT record, fetched_at, made_by, page, checksum FROM tmdb_person WHERE person_id = ? AND language = ?',
      )
      .get(personId, language);
    if (row === undefined) return null;
    if (crc32(row.page) !== row.checksum) return null;
    const person = inflateJson(row.page) as TmdbPerson;
    return { person, record: row.record, fetchedAt: row.fetched_at, madeBy: row.made_by };
  }

  /** Everyone who was looked up, by id. */
  tmdbPeople(): readonly LookedUpPerson[] {
    return this.database
      .prepare<{ person_id: number; language: string; name: string; fetched_at: string }>(
        'SELECT person_id, language, name, fetched_at FROM tmdb_person ORDER BY person_id, language',
      )
      .all()
      .map((row) => ({
        personId: row.person_id,
        language: row.language,
        name: row.name,
        fetchedAt: row.fetched_at,
      }));
  }

  /** People whose names match a query to tmdb_name_word. */
  findTmdbPeople(match: string, limit: number): readonly PersonKey[] {
    return this.database
      .prepare<{ person_id: number; language: string }>(
        `SELECT tmdb_person.person_id, tmdb_person.language FROM tmdb_name_word
         JOIN tmdb_person ON tmdb_person.id = tmdb_name_word.rowid WHERE tmdb_name_word MATCH ? LIMIT ?`,
      )
      .all(match, limit)
      .map((row) => ({ personId: row.person_id, language: row.language }));
  }

  /** Replaces what was made of a person before. */
  putTmdbPerson(
    person: TmdbPerson,
    language: string,
    from: { readonly record: string; readonly fetchedAt: string },
  ): void {
    this.deleteTmdbPerson({ personId: person.personId, language });
    const page = new Uint8Array(deflateSync(JSON.stringify(person)));
    const id = this.database
      .prepare(
        `INSERT INTO tmdb_person (person_id, language, record, made_by, name, portrait, fetched_at, page, checksum)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        person.personId,
        language,
        from.record,
        this.maker.version,
        person.name,
        person.profilePath,
        from.fetchedAt,
        page,
        crc32(page),
      ).lastInsertRowid;
    const words = [person.name, ...person.otherNames].flatMap((name) => [...wordsOf(name)]).join(' ');
    this.database.prepare('INSERT INTO tmdb_name_word (rowid, words) VALUES (?, ?)').run(id, words);
  }

  deleteTmdbPerson({ personId, language }: PersonKey): void {
    const row = this.database
      .prepare<{ id: number }>('SELECT id FROM tmdb_person WHERE person_id = ? AND language = ?')
      .get(personId, language);
    if (row === undefined) return;
    this.database.prepare('DELETE FROM tmdb_name_word WHERE rowid = ?').run(row.id);
    this.database.prepare('DELETE FROM tmdb_person WHERE id = ?').run(row.id);
  }

  // ——— pictures

  /** The pictures of a season: its poster (or else that of the series) and the portraits of its credits, each once, in order. */
  picturesOf(season: IndexedSeason): {
    readonly poster: string | null;
    readonly portraits: readonly string[];
  } {
    const portraits = new Set<string>();
    for (const { person } of this.credits(season.id)) {
      if (person.profilePath !== null) portraits.add(person.profilePath);
    }
    return {
      poster: season.poster ?? this.findSeries(season)?.poster ?? null,
      portraits: [...portraits],
    };
  }

  /** Those of these paths that nothing shows anymore, each once. */
  unreferenced(
    pictures: readonly { readonly path: string; readonly personId: number | null }[],
  ): readonly string[] {
    const isOfSeries = this.database.prepare('SELECT 1 FROM series_picture WHERE path = ? LIMIT 1');
    const isPoster = this.database.prepare('SELECT 1 FROM season WHERE poster = ? LIMIT 1');
    const isPortrait = this.database.prepare(
      `SELECT 1 FROM person WHERE person_id = ?1 AND portrait = ?2
       UNION ALL SELECT 1 FROM tmdb_person WHERE person_id = ?1 AND portrait = ?2 LIMIT 1`,
    );
    const free = pictures.filter(
      ({ path, personId }) =>
        isOfSeries.get(path) === undefined &&
        isPoster.get(path) === undefined &&
        (personId === null || isPortrait.get(personId, path) === undefined),
    );
    return [...new Set(free.map(({ path }) => path))];
  }

  // ——— words

  /** Records that {@link sweepWords} has something to do. */
  beginSweep(): void {
    this.#setState('words-to-sweep', 1);
  }

  /**
   * Takes one step towards removing deleted words from the file; until then, the index only marks them as deleted. Returns
   * whether there is more to do.
   */
  sweepWords(): boolean {
    // Two states for each table of words: its merge has yet to begin, or is in progress.
    const state = this.#state('words-to-sweep');
    const table = WORD_TABLES[Math.ceil(state / 2) - 1];
    if (table === undefined) return false;
    const changes = (): number =>
      this.database.prepare<{ changes: number }>('SELECT total_changes() AS changes').get()?.changes ?? 0;
    const before = changes();
    // A negative number begins a merge of everything into one, in steps: https://www.sqlite.org/fts5.html#the_merge_command
    const isFirst = state % 2 === 1;
    this.database
      .prepare(`INSERT INTO ${table} (${table}, rank) VALUES (?, ?)`)
      .run('merge', isFirst ? -SWEEP_STEP : SWEEP_STEP);
    // A step with nothing to do counts as one change: the statement itself.
    const isDone = changes() - before < 2;
    const isLast = isDone && table === WORD_TABLES.at(-1);
    this.#setState(
      'words-to-sweep',
      isLast ? 0 : isDone ? 2 * Math.ceil(state / 2) + 1 : 2 * Math.ceil(state / 2),
    );
    return !isLast;
  }

  // ——— state

  /** Nothing remains to be made from any record; remembered so that a start need not search all of them. */
  get isAllMade(): boolean {
    return this.#state('all-made-by') === this.maker.version;
  }

  setAllMade(isAllMade: boolean): void {
    this.#setState('all-made-by', isAllMade ? this.maker.version : 0);
  }

  #state(name: string): number {
    return (
      this.database.prepare<{ value: number }>('SELECT value FROM state WHERE name = ?').get(name)?.value ?? 0
    );
  }

  #setState(name: string, value: number): void {
    this.database.prepare('INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)').run(name, value);
  }

  // ——— people

  #renameSeries(key: SeriesKey, before: readonly string[], after: readonly string[]): void {
    if (before.join('\n') === after.join('\n')) return;
    this.people.renameSeries(key, before, after);
    this.#titles.renameSeries(key, after);
  }

  #named(key: SeasonKey): SeasonOfPeople {
    const { seriesId, seasonNumber, language } = key;
    return { seriesId, seasonNumber, language, seriesNames: namesOf(this.findSeries(key)) };
  }

  #peopleBefore(season: number): readonly PersonRow[] {
    return peopleOf(this.credits(season));
  }
}

/** The name of a series and its original name; none if the series is not known. */
function namesOf(series: IndexedSeries | null): readonly string[] {
  return series === null ? [] : [series.name, series.originalName ?? ''];
}

/** The names to search a season by; English ones where TMDB has none in its language. */
function titlesOf({ name, episodes, english }: Omit<SeasonCredits, 'credits'>): SeasonTitles {
  return {
    season: name,
    episodes: episodes.map(({ episodeNumber, name: own }) => ({
      episodeNumber,
      name:
        own === ''
          ? (english?.episodes.find((episode) => episode.episodeNumber === episodeNumber)?.name ?? '')
          : own,
    })),
  };
}

/** Every picture in a series' answer: its poster, its seasons' posters and its creators' portraits. */
export function imagesOfSeries(series: Series): readonly string[] {
  return [
    series.posterPath,
    ...series.seasons.map((season) => season.posterPath),
    ...series.creators.map((creator) => creator.profilePath),
  ].filter((path) => path !== null);
}

function inflateJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(inflateSync(bytes).toString('utf8'));
  } catch (error) {
    throw new DamagedFileError('A page cannot be inflated', { cause: error });
  }
}

function toSeason(row: SeasonRow): IndexedSeason {
  return {
    ...toListed(row),
    id: row.id,
    record: row.record,
    madeBy: row.made_by,
    parts: JSON.parse(row.parts) as SeasonParts,
    content: row.content,
    isHidden: row.is_hidden === 1,
  };
}

function toListed(row: ListedRow): ListedSeason {
  return {
    seriesId: row.series_id,
    seasonNumber: row.season_number,
    language: row.language,
    name: row.name,
    airDate: row.air_date,
    poster: row.poster,
    isWhole: row.is_whole === 1,
    fetchedAt: row.fetched_at,
    counts: JSON.parse(row.counts) as KeptCounts,
  };
}

function toIndexedSeries(row: SeriesRow): IndexedSeries {
  return {
    id: row.id,
    seriesId: row.series_id,
    language: row.language,
    record: row.record,
    madeBy: row.made_by,
    name: row.name,
    originalName: row.original_name,
    poster: row.poster,
    fetchedAt: row.fetched_at,
    content: row.content,
  };
}

/** In `series_id` and `season_number` of a record. */
const SERIES_ITSELF = -1;
const PERSON = -2;

function placeOf(key: RecordKey): [number, number] {
  return isPersonKey(key) ? [key.personId, PERSON] : [key.seriesId, key.seasonNumber ?? SERIES_ITSELF];
}

function keyOf({ series_id: id, season_number: seasonNumber, language }: RecordRow): RecordKey {
  return seasonNumber === PERSON
    ? { personId: id, language }
    : { seriesId: id, seasonNumber: seasonNumber === SERIES_ITSELF ? null : seasonNumber, language };
}

function toRecord(row: RecordRow): IndexedRecord {
  return {
    name: row.name,
    key: keyOf(row),
    fetchedAt: row.fetched_at,
    oldestAt: row.oldest_at,
    bytes: row.bytes,
  };
}
