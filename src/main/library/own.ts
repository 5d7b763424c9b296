import { crc32 } from 'node:zlib';
import type {
  OwnContent,
  OwnItem,
  OwnItemKey,
  RestorableContent,
  RestoreCounts,
  RestoreMode,
} from '@shared/domain/backup.ts';
import { SAMPLE_NAMES, sampleLocale } from '@shared/domain/sample-names.ts';
import { isSampleSeries } from '@shared/domain/sample.ts';
import {
  seasonKeyOf,
  seasonKeyText,
  seriesNameByNumber,
  type NoteKey,
  type SeasonKey,
} from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { SeenTo } from '@shared/domain/spoilers.ts';
import type { TripPackReceipt } from '@shared/domain/trip-pack.ts';
import {
  isEmptyMark,
  NO_MARK,
  seasonSubject,
  type ItemKind,
  type Mark,
  type SubjectKey,
  type SubjectNames,
} from '@shared/domain/yours.ts';
import type { DatedSeason, PackRecord } from './calls.ts';
import { holds, type Database, type SqlValue } from './driver.ts';
import { DamagedFileError, isUnfit } from './problem.ts';
import { checkSchema, checkIntegrity, checkTexts, columnsOf, createTables, formatOf } from './sqlite-file.ts';

/** A higher number means a newer Endroll, whose file is not touched. */
export const OWN_FORMAT = 1;
/** Far more than there will ever be. SQLite keeps the number in four bytes and does not notice if they are damaged. */
const HIGHEST_FORMAT = 99;

const SCHEMA = `
  -- Everything the reader has made: one JSON document each, so that merging, copying and undoing need one rule.
  --   mark: the subject's key (src/shared/domain/yours.ts); Mark
  --   list, search: a UUID; name with subjects, name with query
  --   seen: the series' id; seasonNumber, episodeNumber
  CREATE TABLE item (
    kind TEXT NOT NULL CHECK (kind IN ('mark', 'list', 'search', 'seen')),
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    -- CRC-32 of the content: SQLite does not notice a changed letter.
    checksum INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;

  -- TMDB's names for subjects of which nothing may be kept any more. They are deleted at the six-month limit.
  CREATE TABLE subject_name (
    subject TEXT PRIMARY KEY,
    -- JSON of SubjectNames.
    names TEXT NOT NULL,
    fetched_at TEXT NOT NULL
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

/** Names with the time from which TMDB's six months run. */
export interface FoundNames {
  readonly names: SubjectNames;
  readonly fetchedAt: string;
}

/** A season in the reader's own list. */
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

/** Which version of something a file holds. */
export interface OwnStamp {
  readonly changedAt: string;
  readonly checksum: number;
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

interface ItemRow {
  readonly kind: OwnItem['kind'];
  readonly id: string;
  readonly content: string;
  readonly changed_at: string;
  readonly checksum: number;
}

/** What a file says at one time. */
export interface OwnState {
  readonly items: ReadonlyMap<string, ItemRow>;
  /** By season in the list, when it was removed; `null` for one that is there. */
  readonly removedAt: ReadonlyMap<string, string | null>;
}

interface NameRow {
  readonly subject: string;
  readonly names: string;
  readonly fetched_at: string;
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

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const OF_SEASON = 'series_id = ? AND season_number = ? AND language = ?';

/**
 * The reader's own data, which nothing else can restore: notes, stars, tags, lists, saved searches, how far series have been
 * seen, the list of kept seasons, trip packs. Every change is on disk when its method returns; several changes belong in a
 * transaction of the caller.
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

  /** `new` for an empty file, `newer` for one from a newer Endroll, `damaged` if no Endroll has written its number. */
  get format(): 'current' | 'new' | 'newer' | 'damaged' {
    const format = formatOf(this.database, OWN_FORMAT);
    if (format !== 'other') return format;
    const isNewer = `SELECT user_version BETWEEN ${OWN_FORMAT + 1} AND ${HIGHEST_FORMAT} FROM pragma_user_version`;
    return holds(this.database, isNewer) ? 'newer' : 'damaged';
  }

  /** Throws DamagedFileError if the file is inconsistent. */
  check(): void {
    checkIntegrity(this.database);
    checkSchema(this.database, SCHEMA);
  }

  /** Throws DamagedFileError if a text or an item is not what was written. Prepares statements: see {@link holds}. */
  checkContent(): void {
    checkTexts(this.database, SCHEMA);
    for (const row of this.database.prepare<ItemRow>('SELECT * FROM item').all()) {
      if (!isSound(row)) throw new DamagedFileError(`The ${row.kind} ${row.id} is damaged`);
    }
  }

  /** How many items it contains. */
  counts(): { readonly items: number; readonly kept: number } {
    const row = this.database
      .prepare<{ items: number; kept: number }>(
        'SELECT (SELECT count(*) FROM item) AS items, (SELECT count(*) FROM kept) AS kept',
      )
      .get();
    return { items: row?.items ?? 0, kept: row?.kept ?? 0 };
  }

  /** What it contains, to find out whether another file holds all of it: items, and seasons in the list. */
  stamps(): ReadonlyMap<string, OwnStamp> {
    const rows = this.database.prepare<ItemRow>('SELECT * FROM item').all();
    return new Map([
      ...rows.map(({ kind, id, changed_at: changedAt, checksum }): [string, OwnStamp] => [
        itemKey({ kind, id }),
        { changedAt, checksum },
      ]),
      ...this.entries().map((entry): [string, OwnStamp] => [
        `kept ${seasonKeyText(entry)}`,
        { changedAt: '', checksum: 0 },
      ]),
    ]);
  }

  /** Equal for files that say the same, apart from when seasons were opened, and TMDB's names. */
  hash(): number {
    const tables = [
      this.database.prepare<ItemRow>('SELECT * FROM item').all(),
      this.database
        .prepare<KeptRow>('SELECT * FROM kept')
        .all()
        .map((row) => ({ ...row, opened_at: null })),
      this.database.prepare<GoneSeriesRow>('SELECT * FROM gone_series').all(),
      this.database.prepare<PackRow>('SELECT * FROM trip_pack').all(),
    ];
    return tables.reduce((hash, rows) => crc32(JSON.stringify(rows), hash), 0);
  }

  // ——— what the reader has made

  /** All items of a kind, or of every kind, last changed first. Damaged ones are left out; opening one reports the damage. */
  items<Kind extends ItemKind>(kind: Kind): readonly Extract<OwnItem, { readonly kind: Kind }>[];
  items(): readonly OwnItem[];
  items(kind?: ItemKind): readonly OwnItem[] {
    const rows =
      kind === undefined
        ? this.database.prepare<ItemRow>('SELECT * FROM item ORDER BY changed_at DESC').all()
        : this.database
            .prepare<ItemRow>('SELECT * FROM item WHERE kind = ? ORDER BY changed_at DESC')
            .all(kind);
    return rows.filter(isSound).map(toItem);
  }

  /** One item; `null` if there is none. Throws DamagedFileError if it is not what was written. */
  item<Kind extends ItemKind>(kind: Kind, id: string): Extract<OwnItem, { readonly kind: Kind }> | null {
    const row = this.database.prepare<ItemRow>('SELECT * FROM item WHERE kind = ? AND id = ?').get(kind, id);
    if (row === undefined) return null;
    if (!isSound(row)) throw new DamagedFileError(`The ${kind} ${id} is damaged`);
    return toItem(row) as Extract<OwnItem, { readonly kind: Kind }>;
  }

  putItem({ kind, id, content, changedAt }: OwnItem): void {
    const text = JSON.stringify(content);
    this.database
      .prepare('INSERT OR REPLACE INTO item (kind, id, content, changed_at, checksum) VALUES (?, ?, ?, ?, ?)')
      .run(kind, id, text, changedAt, crc32(text));
  }

  /** A missing one is not an error. */
  deleteItem(kind: ItemKind, id: string): void {
    this.database.prepare('DELETE FROM item WHERE kind = ? AND id = ?').run(kind, id);
  }

  /** The reader's mark on a subject. */
  mark(subject: SubjectKey): Mark {
    return this.item('mark', subject)?.content ?? NO_MARK;
  }

  /** Changes parts of a mark, and deletes it if nothing of it is left. */
  changeMark(subject: SubjectKey, change: Partial<Mark>, now: string): void {
    const content = { ...this.mark(subject), ...change };
    if (isEmptyMark(content)) this.deleteItem('mark', subject);
    else this.putItem({ kind: 'mark', id: subject, content, changedAt: now });
  }

  /** Keys of the subjects that have a note. */
  noted(): ReadonlySet<SubjectKey> {
    return new Set(this.notes().map(({ id }) => id));
  }

  /** Marks with a note, last changed first. */
  notes(): readonly Extract<OwnItem, { readonly kind: 'mark' }>[] {
    return this.database
      .prepare<ItemRow>(
        `SELECT * FROM item WHERE kind = 'mark' AND iif(json_valid(content), json_extract(content, '$.note'), '') <> ''
         ORDER BY changed_at DESC`,
      )
      .all()
      .filter(isSound)
      .map((row) => toItem(row) as Extract<OwnItem, { readonly kind: 'mark' }>);
  }

  hasNote(key: NoteKey): boolean {
    return this.mark(seasonSubject(key)).note !== '';
  }

  /** How far series have been seen. */
  seen(): readonly SeenTo[] {
    return this.items('seen').map(({ id, content }) => ({ seriesId: Number(id), ...content }));
  }

  // ——— backup

  /** Everything that a backup contains. */
  content(): OwnContent {
    return {
      items: this.items(),
      kept: this.entries()
        .filter(({ removedAt }) => removedAt === null)
        .map((entry) => ({ ...seasonKeyOf(entry), addedAt: entry.addedAt })),
    };
  }

  #itemKeys(): readonly OwnItemKey[] {
    return this.database.prepare<OwnItemKey>('SELECT kind, id FROM item').all();
  }

  /** How the items of a backup compare with what is here. */
  compare({ items, unreadable }: Pick<RestorableContent, 'items' | 'unreadable'>): RestoreCounts {
    const here = new Map(this.items().map((item) => [itemKey(item), item]));
    const staying = keysOnlyIn(unreadable, items);
    const onlyHere = [...here.keys()].filter((key) => !staying.has(key)).length;
    const counts = { added: 0, newer: 0, older: 0, same: 0, onlyHere };
    for (const item of items) {
      const known = here.get(itemKey(item));
      if (known !== undefined) counts.onlyHere -= 1;
      if (known === undefined) counts.added += 1;
      else if (JSON.stringify(known.content) === JSON.stringify(item.content)) counts.same += 1;
      else if (known.changedAt < item.changedAt) counts.newer += 1;
      else counts.older += 1;
    }
    return counts;
  }

  /**
   * Takes over items of a backup: all of them (`replace`), or those that are missing or older here (`merge`). Adds seasons that
   * are not in the list; nothing that is kept is removed, nor is an item that the backup has but that cannot be read there.
   * Returns how many items are different now.
   */
  restore({ items, kept, unreadable }: RestorableContent, mode: RestoreMode): number {
    const { added, newer, older, onlyHere } = this.compare({ items, unreadable });
    const staying = keysOnlyIn(unreadable, items);
    const here = new Map(this.items().map((item) => [itemKey(item), item]));
    this.database.transaction(() => {
      if (mode === 'replace')
        for (const key of this.#itemKeys()) if (!staying.has(itemKey(key))) this.deleteItem(key.kind, key.id);
      for (const item of items) {
        const known = here.get(itemKey(item));
        if (mode === 'replace' || known === undefined || known.changedAt < item.changedAt) this.putItem(item);
      }
      for (const { addedAt, ...key } of kept) {
        const entry = this.entry(key);
        if (entry === null) {
          this.#enter(key, { seriesName: nameOfUnfetched(key), seasonName: '', fetchedAt: addedAt }, addedAt);
          this.setLost(key, addedAt);
        } else if (entry.removedAt !== null) this.setRemoved(key, null);
      }
    });
    return added + newer + (mode === 'replace' ? older + onlyHere : 0);
  }

  /** What it says now, to find out later what has changed since: for {@link putBack}. */
  state(): OwnState {
    const rows = this.database.prepare<ItemRow>('SELECT * FROM item').all();
    return {
      items: new Map(rows.map((row) => [itemKey(row), row])),
      removedAt: new Map(this.entries().map((entry) => [seasonKeyText(entry), entry.removedAt])),
    };
  }

  /**
   * Undoes what a restore has changed, and nothing else: items that have been written since then stay as they are, and so do
   * seasons that were added. Seasons that the restore added are removed from the list unless `isThere` finds their content.
   * @param copy the state before the restore
   * @param restored the state after it
   * @returns seasons that had been removed before the restore, and are again
   */
  putBack(copy: Own, restored: OwnState, isThere: (key: SeasonKey) => boolean): readonly SeasonKey[] {
    const before = copy.state();
    const { items: now } = this.state();
    const removedAgain: SeasonKey[] = [];
    this.database.transaction(() => {
      for (const [key, { kind, id }] of new Map([...before.items, ...restored.items])) {
        const [was, became] = [before.items.get(key), restored.items.get(key)];
        if (isSameVersion(was, became) || !isSameVersion(became, now.get(key))) continue;
        if (was === undefined) this.deleteItem(kind, id);
        else this.putItem(toItem(was));
      }
      for (const entry of this.entries()) {
        const key = seasonKeyText(entry);
        if (entry.removedAt !== null || restored.removedAt.get(key) !== null) continue;
        const was = before.removedAt.get(key);
        if (was === undefined) {
          if (!isThere(entry)) this.deleteEntry(entry);
        } else if (was !== null) {
          this.setRemoved(entry, was);
          removedAgain.push(seasonKeyOf(entry));
        }
      }
    });
    return removedAgain;
  }

  // ——— names

  /** Stores TMDB's names for a subject, which are deleted six months after `fetchedAt`. */
  rememberNames(subject: SubjectKey, names: SubjectNames, fetchedAt: string): void {
    this.database
      .prepare('INSERT OR REPLACE INTO subject_name (subject, names, fetched_at) VALUES (?, ?, ?)')
      .run(subject, JSON.stringify(names), fetchedAt);
  }

  /** Stored names; `null` if there are none, or they have been deleted. */
  rememberedNames(subject: SubjectKey): FoundNames | null {
    const row = this.database
      .prepare<{ names: string; fetched_at: string }>(
        'SELECT names, fetched_at FROM subject_name WHERE subject = ?',
      )
      .get(subject);
    return row === undefined
      ? null
      : { names: JSON.parse(row.names) as SubjectNames, fetchedAt: row.fetched_at };
  }

  /** Deletes names that were fetched before an ISO time. */
  forgetNames(before: string): void {
    this.database.prepare('DELETE FROM subject_name WHERE fetched_at < ?').run(before);
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

  /** This many entries after a given one, or from the first one on; by series, season number and language. */
  entriesAfter(last: SeasonKey | null, limit: number): readonly KeptEntry[] {
    return this.database
      .prepare<KeptRow>(
        `SELECT * FROM kept WHERE (series_id, season_number, language) > (?, ?, ?)
         ORDER BY series_id, season_number, language LIMIT ?`,
      )
      .all(...(last === null ? ([-1, 0, ''] as const) : keyValues(last)), limit)
      .map(toEntry);
  }

  /** Entries with content that arrived after one ISO time and up to another, oldest first. */
  fetchedBetween(after: string, until: string): readonly DatedSeason[] {
    return this.database
      .prepare<Pick<KeptRow, 'series_id' | 'season_number' | 'language' | 'fetched_at'>>(
        `SELECT series_id, season_number, language, fetched_at FROM kept
         WHERE removed_at IS NULL AND expired_at IS NULL AND fetched_at > ? AND fetched_at <= ? ORDER BY fetched_at`,
      )
      .all(after, until)
      .map((row) => ({
        seriesId: row.series_id,
        seasonNumber: row.season_number,
        language: row.language,
        fetchedAt: row.fetched_at,
      }));
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

  /** Entries of a series, or of one season of it, that are not removed: those in the language that was opened last come first. */
  openedOf(seriesId: number, seasonNumber?: number): readonly KeptEntry[] {
    const entries =
      seasonNumber === undefined
        ? this.entriesOfSeries({ seriesId })
        : this.entriesOfSeason({ seriesId, seasonNumber });
    return entries
      .filter(({ removedAt }) => removedAt === null)
      .toSorted((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''));
  }

  /** Entries of one season in every language. */
  entriesOfSeason({ seriesId, seasonNumber }: NoteKey): readonly KeptEntry[] {
    return this.database
      .prepare<KeptRow>('SELECT * FROM kept WHERE series_id = ? AND season_number = ?')
      .all(seriesId, seasonNumber)
      .map(toEntry);
  }

  /**
   * Enters a season that is now kept and no longer removed, expired or lost. Its answers are already on disk, and after a
   * power cut it is entered again from them, so that nothing has to wait for the disk a second time. Not within a
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

  /** Records that the reader has opened a season. Losing this in a power cut does no harm, so nothing waits for the disk. */
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

  setFetched(key: SeasonKey, at: string): void {
    this.#set('fetched_at', key, at);
  }

  setGone(key: SeasonKey, at: string): void {
    this.#set('gone_at', key, at);
  }

  /** The ISO time at which TMDB was first found to no longer have a series; `null` while it has it. */
  seriesGoneAt({ seriesId }: Pick<SeriesKey, 'seriesId'>): string | null {
    const row = this.database
      .prepare<GoneSeriesRow>('SELECT * FROM gone_series WHERE series_id = ?')
      .get(seriesId);
    return row?.gone_at ?? null;
  }

  /** `null`: TMDB has it again. */
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

  /** Deletes all seasons and trip packs, and TMDB's names for them; what the reader has made stays. */
  clear(): void {
    this.database.transaction(() => {
      this.database.exec(
        'DELETE FROM kept; DELETE FROM gone_series; DELETE FROM trip_pack; DELETE FROM subject_name',
      );
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

  /** A receipt names people whose portraits are missing, which is TMDB's data; its numbers may stay. */
  forgetNamesInReceipts(before: string): void {
    this.database
      .prepare(
        `UPDATE trip_pack SET receipt = json_set(receipt, '$.problems', json('[]'))
         WHERE receipt IS NOT NULL AND json_extract(receipt, '$.checkedAt') < ?
           AND json_array_length(receipt, '$.problems') > 0`,
      )
      .run(before);
  }

  /** Dates what TMDB has given to an earlier time if it is dated after another: a clock was wrong. */
  redate(after: string, to: string): void {
    this.database.transaction(() => {
      for (const table of ['kept', 'subject_name'])
        this.database.prepare(`UPDATE ${table} SET fetched_at = ? WHERE fetched_at > ?`).run(to, after);
      this.database
        .prepare(
          `UPDATE trip_pack SET receipt = json_set(receipt, '$.checkedAt', ?)
           WHERE receipt IS NOT NULL AND json_extract(receipt, '$.checkedAt') > ?`,
        )
        .run(to, after);
    });
  }

  // ——— carrying over

  /**
   * Takes over what can still be read from a damaged file: what is newer there, and what is only there. Skips rows that
   * cannot be read.
   */
  carryOver(damaged: Database): void {
    const items = readableRows<ItemRow>(damaged, 'item', ['kind', 'id']);
    const kept = readableRows<KeptRow>(damaged, 'kept', ['series_id', 'season_number', 'language']);
    const goneSeries = readableRows<GoneSeriesRow>(damaged, 'gone_series', ['series_id']);
    const packs = readableRows<PackRow>(damaged, 'trip_pack', ['series_id', 'language']);
    this.database.transaction(() => {
      for (const row of items)
        fitting(() => {
          this.#carryItem(row);
        });
      for (const row of kept)
        fitting(() => {
          this.#carryEntry(toEntry(row));
        });
      for (const row of goneSeries)
        fitting(() => {
          this.setSeriesGone({ seriesId: row.series_id }, row.gone_at);
        });
      for (const row of packs)
        fitting(() => {
          this.putPack(toPack(row));
        });
    });
  }

  /** The same for TMDB's names of what is not kept, which {@link carryOver} does not take over. */
  carryNames(damaged: Database): void {
    for (const row of readableRows<NameRow>(damaged, 'subject_name', ['subject']))
      fitting(() => {
        this.rememberNames(row.subject, JSON.parse(row.names) as SubjectNames, row.fetched_at);
      });
  }

  #carryItem(row: ItemRow): void {
    if (!isSound(row)) return;
    const own = this.database
      .prepare<ItemRow>('SELECT * FROM item WHERE kind = ? AND id = ?')
      .get(row.kind, row.id);
    if (own === undefined || own.changed_at < row.changed_at) this.putItem(toItem(row));
  }

  /** Writes data that may be lost in a power cut, but not otherwise. Not within a transaction. */
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

  #set(
    column: 'fetched_at' | 'opened_at' | 'removed_at' | 'expired_at' | 'lost_at' | 'gone_at',
    key: SeasonKey,
    at: string | null,
  ): void {
    this.database.prepare(`UPDATE kept SET ${column} = ? WHERE ${OF_SEASON}`).run(at, ...keyValues(key));
  }
}

/** Skips a row of a damaged file that does not fit. */
function fitting(carry: () => void): void {
  try {
    carry();
  } catch (error) {
    if (!isUnfit(error)) throw error;
  }
}

/** What identifies an item among all. */
/** What a series is called before it is fetched: a backup contains no names. That of the sample is known everywhere. */
function nameOfUnfetched({ seriesId, language }: SeriesKey): string {
  return isSampleSeries(seriesId)
    ? SAMPLE_NAMES[sampleLocale(language) ?? 'en']
    : seriesNameByNumber(seriesId);
}

function itemKey({ kind, id }: OwnItemKey): string {
  return `${kind} ${id}`;
}

/** The keys of the first that the second does not have. */
function keysOnlyIn(keys: readonly OwnItemKey[], others: readonly OwnItemKey[]): ReadonlySet<string> {
  const known = new Set(others.map(itemKey));
  return new Set(keys.map(itemKey).filter((key) => !known.has(key)));
}

/** Also if both are missing. */
function isSameVersion(a: ItemRow | undefined, b: ItemRow | undefined): boolean {
  return a?.content === b?.content && a?.changed_at === b?.changed_at;
}

function isSound({ content, checksum }: ItemRow): boolean {
  return crc32(content) === checksum;
}

function toItem({ kind, id, content, changed_at: changedAt }: ItemRow): OwnItem {
  // Only `putItem` writes items, and the checksum is right.
  return { kind, id, content: JSON.parse(content) as never, changedAt };
}

/**
 * The rows of a table that can still be read, one by one from both ends; a damaged page stops each direction. Their values
 * have the table's types. Texts are read as bytes, since libsql ends the process at one that is not UTF-8: such a row is
 * skipped.
 */
function readableRows<Row>(
  database: Database,
  table: string,
  key: readonly (keyof Row & string)[],
): readonly Row[] {
  const columns = columnsOf(SCHEMA).get(table) ?? [];
  const isText = (name: string): boolean => columns.some((column) => column.isText && column.name === name);
  const values = columns.map(({ name }) =>
    isText(name)
      ? `CAST(${name} AS BLOB) AS ${name}`
      : `iif(typeof(${name}) = 'integer', ${name}, NULL) AS ${name}`,
  );
  // With the table's name, because the bytes have the names of their columns.
  const keyColumns = key.map((name) => `${table}.${name}`);
  const rows = new Map<string, Readonly<Record<string, SqlValue>>>();
  for (const { order, sign } of [
    { order: 'ASC', sign: '>' },
    { order: 'DESC', sign: '<' },
  ]) {
    const sorted = keyColumns.map((column) => `${column} ${order}`).join(', ');
    const last = key.map((name) => (isText(name) ? 'CAST(? AS TEXT)' : '?')).join(', ');
    const select = (condition: string) =>
      database.prepare<Readonly<Record<string, SqlValue>>>(
        `SELECT ${values.join(', ')} FROM ${table} ${condition} ORDER BY ${sorted} LIMIT 1`,
      );
    try {
      const next = select(`WHERE (${keyColumns.join(', ')}) ${sign} (${last})`);
      let row = select('').get();
      while (row !== undefined) {
        const keyOfRow = key.map((name) => row?.[name] ?? null);
        const text = keyOfRow.map(String).join('/');
        if (rows.has(text)) break;
        rows.set(text, row);
        row = next.get(...keyOfRow);
      }
    } catch {
      // The table is damaged here; what is beyond is read from the other end.
    }
  }
  return [...rows.values()].flatMap((row) => (withTexts(row) as Row | null) ?? []);
}

/** A row whose texts were read as bytes; `null` if one of them is not UTF-8. */
function withTexts(row: Readonly<Record<string, SqlValue>>): Readonly<Record<string, SqlValue>> | null {
  try {
    const values = Object.entries(row).map(([name, value]): [string, SqlValue] => [
      name,
      value instanceof Uint8Array ? UTF8.decode(value) : value,
    ]);
    return Object.fromEntries(values);
  } catch {
    return null;
  }
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
