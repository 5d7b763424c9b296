import { crc32 } from 'node:zlib';
import type { NoteKey, SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { TripPackReceipt } from '@shared/domain/trip-pack.ts';
import type { PackRecord } from './calls.ts';
import type { Database } from './driver.ts';
import { DamagedFileError } from './problem.ts';
import { checkIntegrity, createTables, formatOf } from './sqlite-file.ts';

/** A newer number is a newer Endroll's, whose file is not touched. */
export const OWN_FORMAT = 1;

const SCHEMA = `
  -- What the reader wrote about a season, in whatever language it is kept, or not at all.
  CREATE TABLE note (
    series_id INTEGER NOT NULL,
    season_number INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_at TEXT NOT NULL,
    -- CRC-32 of the text: SQLite does not notice a changed letter.
    checksum INTEGER NOT NULL,
    PRIMARY KEY (series_id, season_number)
  ) STRICT, WITHOUT ROWID;

  -- The seasons the reader kept, so that one whose content has expired or is lost is still named.
  CREATE TABLE kept (
    series_id INTEGER NOT NULL,
    season_number INTEGER NOT NULL,
    language TEXT NOT NULL,
    series_name TEXT NOT NULL,
    season_name TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    added_at TEXT NOT NULL,
    opened_at TEXT,
    removed_at TEXT,
    -- When its content was deleted at TMDB's six-month limit.
    expired_at TEXT,
    -- When its answers turned out to be gone or damaged.
    lost_at TEXT,
    -- When TMDB was first found to have it no longer.
    gone_at TEXT,
    PRIMARY KEY (series_id, season_number, language)
  ) STRICT, WITHOUT ROWID;

  -- Series of which something is kept and which TMDB has no longer, in any language.
  CREATE TABLE gone_series (
    series_id INTEGER PRIMARY KEY,
    -- When that was first found.
    gone_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE trip_pack (
    series_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- JSON: an array of numbers; NULL until the seasons are known.
    season_numbers TEXT,
    state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done')),
    started_at TEXT NOT NULL,
    -- JSON of TripPackReceipt (src/shared/domain/trip-pack.ts).
    receipt TEXT,
    -- JSON: an array of paths.
    absent_pictures TEXT NOT NULL,
    PRIMARY KEY (series_id, language)
  ) STRICT, WITHOUT ROWID;
`;

/** A season as the reader's own list has it. */
export interface KeptEntry extends SeasonKey {
  readonly seriesName: string;
  readonly seasonName: string;
  readonly fetchedAt: string;
  readonly addedAt: string;
  readonly openedAt: string | null;
  readonly removedAt: string | null;
  readonly expiredAt: string | null;
  readonly lostAt: string | null;
  readonly goneAt: string | null;
}

interface KeptRow {
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly series_name: string;
  readonly season_name: string;
  readonly fetched_at: string;
  readonly added_at: string;
  readonly opened_at: string | null;
  readonly removed_at: string | null;
  readonly expired_at: string | null;
  readonly lost_at: string | null;
  readonly gone_at: string | null;
}

interface NoteRow {
  readonly series_id: number;
  readonly season_number: number;
  readonly text: string;
  readonly written_at: string;
  readonly checksum: number;
}

interface GoneSeriesRow {
  readonly series_id: number;
  readonly gone_at: string;
}

interface PackRow {
  readonly series_id: number;
  readonly language: string;
  readonly season_numbers: string | null;
  readonly state: PackRecord['state'];
  readonly started_at: string;
  readonly receipt: string | null;
  readonly absent_pictures: string;
}

const OF_SEASON = 'series_id = ? AND season_number = ? AND language = ?';

/**
 * What is the reader's own and nothing else can give back: notes, the list of kept seasons, trip packs. Every change is
 * on disk when its method returns; several belong in a transaction of the caller's.
 */
export class Own {
  readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Makes the tables of a new file. */
  create(): void {
    createTables(this.database, SCHEMA, OWN_FORMAT);
  }

  /** `new` for an empty file, `newer` for one of a newer Endroll. */
  get format(): 'current' | 'new' | 'newer' {
    const format = formatOf(this.database, OWN_FORMAT);
    return format === 'other' ? 'newer' : format;
  }

  /** Throws DamagedFileError when the file does not add up. */
  check(): void {
    checkIntegrity(this.database);
  }

  /** Throws DamagedFileError when a note is not what was written. Prepares statements: see {@link holds}. */
  checkNotes(): void {
    for (const row of this.database.prepare<NoteRow>('SELECT * FROM note').all()) {
      if (crc32(row.text) !== row.checksum)
        throw new DamagedFileError(`The note on ${row.series_id}/${row.season_number} is damaged`);
    }
  }

  /** How much is in it. */
  counts(): { readonly notes: number; readonly kept: number } {
    const row = this.database
      .prepare<{ notes: number; kept: number }>(
        'SELECT (SELECT count(*) FROM note) AS notes, (SELECT count(*) FROM kept) AS kept',
      )
      .get();
    return { notes: row?.notes ?? 0, kept: row?.kept ?? 0 };
  }

  // ——— notes

  note({ seriesId, seasonNumber }: NoteKey): string {
    const row = this.database
      .prepare<NoteRow>('SELECT * FROM note WHERE series_id = ? AND season_number = ?')
      .get(seriesId, seasonNumber);
    if (row === undefined) return '';
    if (crc32(row.text) !== row.checksum) throw new DamagedFileError('A note is damaged');
    return row.text;
  }

  /** An empty text deletes the note. */
  writeNote({ seriesId, seasonNumber }: NoteKey, text: string, now: string): void {
    if (text === '') {
      this.database
        .prepare('DELETE FROM note WHERE series_id = ? AND season_number = ?')
        .run(seriesId, seasonNumber);
      return;
    }
    this.database
      .prepare(
        `INSERT OR REPLACE INTO note (series_id, season_number, text, written_at, checksum) VALUES (?, ?, ?, ?, ?)`,
      )
      .run(seriesId, seasonNumber, text, now, crc32(text));
  }

  /** What has a note, as `1396/1`. */
  notedSeasons(): ReadonlySet<string> {
    const rows = this.database
      .prepare<Pick<NoteRow, 'series_id' | 'season_number'>>('SELECT series_id, season_number FROM note')
      .all();
    return new Set(
      rows.map((row) => noteKeyText({ seriesId: row.series_id, seasonNumber: row.season_number })),
    );
  }

  /** All notes, newest first. One that is damaged is left out: whoever opens it is told. */
  notes(): readonly (NoteKey & { readonly text: string })[] {
    return this.database
      .prepare<NoteRow>('SELECT * FROM note ORDER BY written_at DESC')
      .all()
      .filter(({ text, checksum }) => crc32(text) === checksum)
      .map((row) => ({ seriesId: row.series_id, seasonNumber: row.season_number, text: row.text }));
  }

  hasNote({ seriesId, seasonNumber }: NoteKey): boolean {
    const row = this.database
      .prepare('SELECT 1 FROM note WHERE series_id = ? AND season_number = ?')
      .get(seriesId, seasonNumber);
    return row !== undefined;
  }

  // ——— the list

  entry(key: SeasonKey): KeptEntry | null {
    const row = this.database
      .prepare<KeptRow>(`SELECT * FROM kept WHERE ${OF_SEASON}`)
      .get(...keyValues(key));
    return row === undefined ? null : toEntry(row);
  }

  entries(): readonly KeptEntry[] {
    return this.database.prepare<KeptRow>('SELECT * FROM kept').all().map(toEntry);
  }

  /** Entries of one series in one language. */
  entriesOf({ seriesId, language }: SeriesKey): readonly KeptEntry[] {
    return this.database
      .prepare<KeptRow>('SELECT * FROM kept WHERE series_id = ? AND language = ?')
      .all(seriesId, language)
      .map(toEntry);
  }

  /** Entries of one series in every language. */
  entriesOfSeries({ seriesId }: Pick<SeriesKey, 'seriesId'>): readonly KeptEntry[] {
    return this.database
      .prepare<KeptRow>('SELECT * FROM kept WHERE series_id = ?')
      .all(seriesId)
      .map(toEntry);
  }

  /** Entries of one season in every language. */
  entriesOfSeason({ seriesId, seasonNumber }: NoteKey): readonly KeptEntry[] {
    return this.database
      .prepare<KeptRow>('SELECT * FROM kept WHERE series_id = ? AND season_number = ?')
      .all(seriesId, seasonNumber)
      .map(toEntry);
  }

  /**
   * Enters a season that is kept now, neither removed nor expired nor lost any more. Its answers are on disk already, and
   * from them it is entered again after a power cut, so that nothing waits for the disk once more. Not within a
   * transaction.
   */
  putEntry(
    key: SeasonKey,
    names: Pick<KeptEntry, 'seriesName' | 'seasonName' | 'fetchedAt'>,
    now: string,
  ): void {
    this.#relaxed(() => {
      this.#enter(key, names, now);
    });
  }

  /** The name of a series, for its entries. */
  nameSeries({ seriesId, language }: SeriesKey, name: string): void {
    this.database
      .prepare('UPDATE kept SET series_name = ? WHERE series_id = ? AND language = ? AND series_name <> ?')
      .run(name, seriesId, language, name);
  }

  /** The reader has opened a season. Nobody would miss it after a power cut, so nothing waits for the disk. */
  noteOpened(key: SeasonKey, now: string): void {
    this.#relaxed(() => {
      this.database.prepare(`UPDATE kept SET opened_at = ? WHERE ${OF_SEASON}`).run(now, ...keyValues(key));
    });
  }

  setRemoved(key: SeasonKey, at: string | null): void {
    this.#set('removed_at', key, at);
  }

  setExpired(key: SeasonKey, at: string): void {
    this.#set('expired_at', key, at);
  }

  setLost(key: SeasonKey, at: string): void {
    this.#set('lost_at', key, at);
  }

  setGone(key: SeasonKey, at: string): void {
    this.#set('gone_at', key, at);
  }

  /** ISO time at which TMDB was first found to have a series no longer; `null` while it has. */
  seriesGoneAt({ seriesId }: Pick<SeriesKey, 'seriesId'>): string | null {
    const row = this.database
      .prepare<GoneSeriesRow>('SELECT * FROM gone_series WHERE series_id = ?')
      .get(seriesId);
    return row?.gone_at ?? null;
  }

  /** With `null` TMDB has it again. */
  setSeriesGone({ seriesId }: Pick<SeriesKey, 'seriesId'>, at: string | null): void {
    if (at === null) this.database.prepare('DELETE FROM gone_series WHERE series_id = ?').run(seriesId);
    else
      this.database
        .prepare('INSERT OR REPLACE INTO gone_series (series_id, gone_at) VALUES (?, ?)')
        .run(seriesId, at);
  }

  deleteEntry(key: SeasonKey): void {
    this.database.prepare(`DELETE FROM kept WHERE ${OF_SEASON}`).run(...keyValues(key));
  }

  removedEntries(): readonly KeptEntry[] {
    return this.database
      .prepare<KeptRow>('SELECT * FROM kept WHERE removed_at IS NOT NULL')
      .all()
      .map(toEntry);
  }

  /** Forgets all seasons and trip packs; the notes stay. */
  clear(): void {
    this.database.transaction(() => {
      this.database.exec('DELETE FROM kept; DELETE FROM gone_series; DELETE FROM trip_pack');
    });
  }

  // ——— trip packs

  packs(): readonly PackRecord[] {
    return this.database
      .prepare<PackRow>('SELECT * FROM trip_pack ORDER BY series_id, language')
      .all()
      .map(toPack);
  }

  putPack({
    seriesId,
    language,
    seasonNumbers,
    state,
    startedAt,
    receipt,
    absentPictures,
  }: PackRecord): void {
    this.database
      .prepare(
        `INSERT OR REPLACE INTO trip_pack
           (series_id, language, season_numbers, state, started_at, receipt, absent_pictures)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        seriesId,
        language,
        seasonNumbers === null ? null : JSON.stringify(seasonNumbers),
        state,
        startedAt,
        receipt === null ? null : JSON.stringify(receipt),
        JSON.stringify(absentPictures),
      );
  }

  deletePack({ seriesId, language }: SeriesKey): void {
    this.database
      .prepare('DELETE FROM trip_pack WHERE series_id = ? AND language = ?')
      .run(seriesId, language);
  }

  /** A receipt names people whose portraits are missing, which is TMDB's; its numbers may stay. */
  forgetNamesInReceipts(before: string): void {
    this.database
      .prepare(
        `UPDATE trip_pack SET receipt = json_set(receipt, '$.problems', json('[]'))
         WHERE receipt IS NOT NULL AND json_extract(receipt, '$.checkedAt') < ?
           AND json_array_length(receipt, '$.problems') > 0`,
      )
      .run(before);
  }

  // ——— carrying over

  /**
   * Takes over what a damaged file still gives: what is newer there, and what is only there. Rows that cannot be read
   * are passed over.
   */
  carryOver(damaged: Database): void {
    const notes = readableRows<NoteRow>(damaged, 'note', ['series_id', 'season_number']);
    const kept = readableRows<KeptRow>(damaged, 'kept', ['series_id', 'season_number', 'language']);
    const goneSeries = readableRows<GoneSeriesRow>(damaged, 'gone_series', ['series_id']);
    const packs = readableRows<PackRow>(damaged, 'trip_pack', ['series_id', 'language']);
    this.database.transaction(() => {
      for (const row of notes) {
        if (crc32(row.text) !== row.checksum) continue;
        const own = this.database
          .prepare<NoteRow>('SELECT * FROM note WHERE series_id = ? AND season_number = ?')
          .get(row.series_id, row.season_number);
        if (own !== undefined && own.written_at >= row.written_at) continue;
        this.writeNote(
          { seriesId: row.series_id, seasonNumber: row.season_number },
          row.text,
          row.written_at,
        );
      }
      for (const row of kept) this.#carryEntry(toEntry(row));
      for (const row of goneSeries) this.setSeriesGone({ seriesId: row.series_id }, row.gone_at);
      for (const row of packs) this.#carryPack(row);
    });
  }

  /** Writes what may be lost in a power cut, though in no other case. Not within a transaction. */
  #relaxed(write: () => void): void {
    this.database.exec('PRAGMA synchronous = NORMAL');
    try {
      write();
    } finally {
      this.database.exec('PRAGMA synchronous = FULL');
    }
  }

  #enter(
    key: SeasonKey,
    names: Pick<KeptEntry, 'seriesName' | 'seasonName' | 'fetchedAt'>,
    now: string,
  ): void {
    this.database
      .prepare(
        `INSERT INTO kept (series_id, season_number, language, series_name, season_name, fetched_at, added_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET season_name = excluded.season_name, fetched_at = excluded.fetched_at,
           series_name = iif(excluded.series_name = '', series_name, excluded.series_name),
           removed_at = NULL, expired_at = NULL, lost_at = NULL, gone_at = NULL`,
      )
      .run(...keyValues(key), names.seriesName, names.seasonName, names.fetchedAt, now);
  }

  #carryEntry(entry: KeptEntry): void {
    this.#enter(entry, entry, entry.addedAt);
    if (entry.removedAt !== null) this.setRemoved(entry, entry.removedAt);
    if (entry.expiredAt !== null) this.setExpired(entry, entry.expiredAt);
    if (entry.lostAt !== null) this.setLost(entry, entry.lostAt);
    if (entry.goneAt !== null) this.setGone(entry, entry.goneAt);
    if (entry.openedAt !== null) this.#set('opened_at', entry, entry.openedAt);
  }

  #carryPack(row: PackRow): void {
    try {
      this.putPack(toPack(row));
    } catch (error) {
      // Its JSON may be what is damaged.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }

  #set(
    column: 'opened_at' | 'removed_at' | 'expired_at' | 'lost_at' | 'gone_at',
    key: SeasonKey,
    at: string | null,
  ): void {
    this.database.prepare(`UPDATE kept SET ${column} = ? WHERE ${OF_SEASON}`).run(at, ...keyValues(key));
  }
}

/** A note's key as one string. */
export function noteKeyText({ seriesId, seasonNumber }: NoteKey): string {
  return `${seriesId}/${seasonNumber}`;
}

/**
 * The rows of a table that can still be read, one by one from both ends: a damaged page ends each way. Their values are
 * of the table's types, for the table is STRICT.
 */
function readableRows<Row>(
  database: Database,
  table: string,
  key: readonly (keyof Row & string)[],
): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { order, sign } of [
    { order: 'ASC', sign: '>' },
    { order: 'DESC', sign: '<' },
  ]) {
    const columns = key.join(', ');
    const sorted = key.map((column) => `${column} ${order}`).join(', ');
    try {
      let row = database.prepare<Row>(`SELECT * FROM ${table} ORDER BY ${sorted} LIMIT 1`).get();
      const next = database.prepare<Row>(
        `SELECT * FROM ${table} WHERE (${columns}) ${sign} (${key.map(() => '?').join(', ')}) ORDER BY ${sorted} LIMIT 1`,
      );
      while (row !== undefined) {
        const values = key.map((column) => row?.[column] as string | number);
        const text = values.join('/');
        if (rows.has(text)) break;
        rows.set(text, row);
        row = next.get(...values);
      }
    } catch {
      // Here it is damaged; what lies beyond is read from the other end.
    }
  }
  return [...rows.values()];
}

function keyValues({ seriesId, seasonNumber, language }: SeasonKey): [number, number, string] {
  return [seriesId, seasonNumber, language];
}

function toEntry(row: KeptRow): KeptEntry {
  return {
    seriesId: row.series_id,
    seasonNumber: row.season_number,
    language: row.language,
    seriesName: row.series_name,
    seasonName: row.season_name,
    fetchedAt: row.fetched_at,
    addedAt: row.added_at,
    openedAt: row.opened_at,
    removedAt: row.removed_at,
    expiredAt: row.expired_at,
    lostAt: row.lost_at,
    goneAt: row.gone_at,
  };
}

function toPack(row: PackRow): PackRecord {
  return {
    seriesId: row.series_id,
    language: row.language,
    seasonNumbers: row.season_numbers === null ? null : (JSON.parse(row.season_numbers) as readonly number[]),
    state: row.state,
    startedAt: row.started_at,
    receipt: row.receipt === null ? null : (JSON.parse(row.receipt) as TripPackReceipt),
    absentPictures: JSON.parse(row.absent_pictures) as readonly string[],
  };
}
