import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { LibraryProblem } from '@shared/app-error.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import type { OpenDatabase } from './driver.ts';
import { Library } from './library.ts';
import { libraryPlace, type LibraryPlace } from './library-place.ts';
import { ENGINES, NOW, openTestLibrary, openWith, temporaryFolder } from './test-library.ts';
import { KEY, testLargeSeason, testRecord, testSeason } from './test-records.ts';

const BACKUP_TIME = '2026-02-20T20:00:00.000Z';
const GARBAGE = 'This is not a database. '.repeat(500);
const OTHER_KEY = { ...KEY, seasonNumber: 2 };

function listed(library: Library): readonly number[] {
  return fromJsonText(library.list()).map((kept) => kept.seasonNumber);
}

/** One kept season, closed cleanly, with a backup of a known time. */
function makeLibrary(engine: (typeof ENGINES)[number]): LibraryPlace {
  const place = libraryPlace(temporaryFolder());
  const library = openTestLibrary(place.folder, engine);
  library.keepSeason(testRecord(testLargeSeason(KEY, 300)));
  library.close();
  utimesSync(place.backup, new Date(BACKUP_TIME), new Date(BACKUP_TIME));
  return place;
}

/** As after a crash: the mark is there, and so the file is checked at the next start. */
function leaveOpen(place: LibraryPlace): void {
  writeFileSync(place.openMark, '');
}

function overwritePage(file: string, page: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, page * 4096, (page + 1) * 4096);
  writeFileSync(file, bytes);
}

/** Not those that are read at the start. */
function pagesOfCredits(place: LibraryPlace): readonly number[] {
  const database = openWith('node:sqlite')(place.database);
  const rows = database
    .prepare<{ pageno: number }>("SELECT pageno FROM dbstat WHERE name LIKE 'credit%'")
    .all();
  database.close();
  return rows.map(({ pageno }) => pageno - 1);
}

function damagedCopies(place: LibraryPlace): readonly string[] {
  return readdirSync(place.folder).filter((name) => /\.damaged-.*\.db$/.test(name));
}

function problem(reason: LibraryProblem): unknown {
  return expect.objectContaining({ appError: { kind: 'library-unavailable', reason } });
}

function failingWith(errcode: number): Error {
  return Object.assign(new Error('SQLite'), { errcode });
}

describe.each(ENGINES)('opening a library on %s', (engine) => {
  it('makes the folder and marks it as open until it is closed', () => {
    const place = libraryPlace(join(temporaryFolder(), 'new', 'library'));
    const library = openTestLibrary(place.folder, engine);
    expect(existsSync(place.openMark)).toBe(true);
    library.close();
    expect(existsSync(place.openMark)).toBe(false);
  });

  it('says nothing when all is well, even after a crash', () => {
    const place = makeLibrary(engine);
    leaveOpen(place);
    const library = openTestLibrary(place.folder, engine);
    expect(library.notice()).toBeNull();
    expect(listed(library)).toEqual([1]);
  });

  it('deletes what interrupted writers have left', () => {
    const place = makeLibrary(engine);
    writeFileSync(`${place.backup}.tmp`, 'half a backup');
    openTestLibrary(place.folder, engine);
    expect(existsSync(`${place.backup}.tmp`)).toBe(false);
  });

  it('restores the backup when the file is no database, and keeps the file', () => {
    const place = makeLibrary(engine);
    writeFileSync(place.database, GARBAGE);
    const library = openTestLibrary(place.folder, engine);
    expect(library.notice()).toEqual({ kind: 'restored-from-backup', backupTime: BACKUP_TIME });
    expect(listed(library)).toEqual([1]);
    expect(damagedCopies(place)).toEqual(['library.damaged-2026-03-02T09-30-00-000Z.db']);
    expect(readFileSync(join(place.folder, damagedCopies(place)[0]!), 'utf8')).toBe(GARBAGE);
    expect(statSync(place.backup).mtime.toISOString()).toBe(BACKUP_TIME);
  });

  it('goes on working with the restored file', () => {
    const place = makeLibrary(engine);
    writeFileSync(place.database, GARBAGE);
    const library = openTestLibrary(place.folder, engine);
    library.keepSeason(testRecord(testSeason({ key: OTHER_KEY })));
    library.close();
    const again = openTestLibrary(place.folder, engine);
    expect(again.notice()).toBeNull();
    expect(listed(again)).toEqual([1, 2]);
  });

  it('notices one overwritten page after a crash, whichever it is', () => {
    const place = makeLibrary(engine);
    const pages = statSync(place.database).size / 4096;
    const intact = join(temporaryFolder(), 'intact.db');
    copyFileSync(place.database, intact);
    for (let page = 0; page < pages; page += Math.ceil(pages / 12)) {
      copyFileSync(intact, place.database);
      overwritePage(place.database, page);
      leaveOpen(place);
      const library = openTestLibrary(place.folder, engine);
      expect([page, library.notice()?.kind]).toEqual([page, 'restored-from-backup']);
      expect(listed(library)).toEqual([1]);
      library.close();
    }
  });

  it('starts empty when file and backup are damaged', () => {
    const place = makeLibrary(engine);
    writeFileSync(place.database, GARBAGE);
    overwritePage(place.backup, 3);
    const library = openTestLibrary(place.folder, engine);
    expect(library.notice()).toEqual({ kind: 'started-empty' });
    expect(listed(library)).toEqual([]);
    expect(damagedCopies(place)).toEqual([
      'library.backup.damaged-2026-03-02T09-30-00-000Z.db',
      'library.damaged-2026-03-02T09-30-00-000Z.db',
    ]);
    expect(library.keepSeason(testRecord())).toEqual({ added: 0, removed: 0, changed: 0 });
  });

  it('starts empty when the file is damaged and there is no backup', () => {
    const place = makeLibrary(engine);
    writeFileSync(place.database, GARBAGE);
    rmSync(place.backup);
    const library = openTestLibrary(place.folder, engine);
    expect(library.notice()).toEqual({ kind: 'started-empty' });
    expect(damagedCopies(place)).toHaveLength(1);
  });

  it('restores the backup when the file is missing', () => {
    const place = makeLibrary(engine);
    rmSync(place.database);
    const library = openTestLibrary(place.folder, engine);
    expect(library.notice()).toEqual({ kind: 'restored-from-backup', backupTime: BACKUP_TIME });
    expect(listed(library)).toEqual([1]);
  });

  it('refuses a file of a newer Endroll and leaves every byte of it', () => {
    const place = makeLibrary(engine);
    const newer = openWith('node:sqlite')(place.database);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const before = readFileSync(place.database);
    expect(() => openTestLibrary(place.folder, engine)).toThrow(problem('newer'));
    expect(readFileSync(place.database).equals(before)).toBe(true);
    expect(damagedCopies(place)).toEqual([]);
    expect(existsSync(place.openMark)).toBe(false);
  });

  it('waits once for another process to let go of the file', () => {
    const place = makeLibrary(engine);
    let attempts = 0;
    const openDatabase: OpenDatabase = (file, options) => {
      attempts += 1;
      if (attempts === 1) throw failingWith(5);
      return openWith(engine)(file, options);
    };
    const wait = vi.fn<(milliseconds: number) => void>();
    const library = openTestLibrary(place.folder, engine, { openDatabase, wait });
    expect(wait.mock.calls).toEqual([[2000]]);
    expect(listed(library)).toEqual([1]);
  });

  it('gives up when the file stays held, and touches nothing', () => {
    const place = makeLibrary(engine);
    const openDatabase: OpenDatabase = () => {
      throw failingWith(5);
    };
    expect(() => openTestLibrary(place.folder, engine, { openDatabase, wait: () => undefined })).toThrow(
      problem('locked'),
    );
    expect(damagedCopies(place)).toEqual([]);
  });

  it.each([
    ['cannot be written', 1544],
    ['lies on a full disk', 4874],
  ])('opens for reading only when the folder %s', (_, errcode) => {
    const place = makeLibrary(engine);
    const openDatabase: OpenDatabase = (file, options) => {
      if (options?.isImmutable !== true) throw failingWith(errcode);
      return openWith(engine)(file, options);
    };
    const library = openTestLibrary(place.folder, engine, { openDatabase });
    expect(library.notice()).toEqual({ kind: 'read-only' });
    expect(library.open(KEY)).not.toBeNull();
    expect(() => library.keepSeason(testRecord())).toThrow(problem('read-only'));
    expect(() => {
      library.remove(KEY);
    }).toThrow(problem('read-only'));
    library.close();
    expect(listed(openTestLibrary(place.folder, engine))).toEqual([1]);
  });

  it('does not read a file whose last changes are not in it yet', () => {
    const place = makeLibrary(engine);
    writeFileSync(`${place.database}-wal`, 'changes');
    const openDatabase: OpenDatabase = () => {
      throw failingWith(1544);
    };
    expect(() => openTestLibrary(place.folder, engine, { openDatabase })).toThrow(problem('read-only'));
  });

  it('names the problem when the folder cannot be made', () => {
    const folder = temporaryFolder();
    const openDatabase: OpenDatabase = () => {
      throw failingWith(13);
    };
    expect(() => openTestLibrary(folder, engine, { openDatabase })).toThrow(problem('disk-full'));
    expect(existsSync(libraryPlace(folder).openMark)).toBe(false);
  });
});

describe.each(ENGINES)('a library on %s, in trouble while it is open', (engine) => {
  function withDatabase(change: (sql: (text: string) => void) => void): {
    place: LibraryPlace;
    library: Library;
  } {
    const place = makeLibrary(engine);
    const openDatabase: OpenDatabase = (file, options) => {
      const database = openWith(engine)(file, options);
      change((text) => {
        database.exec(text);
      });
      return database;
    };
    return { place, library: openTestLibrary(place.folder, engine, { openDatabase }) };
  }

  it('says that the disk is full, and loses nothing', async () => {
    const { library } = withDatabase((exec) => {
      exec('PRAGMA max_page_count = 10');
    });
    expect(() => library.keepSeason(testRecord(testLargeSeason(OTHER_KEY, 3000)))).toThrow(
      problem('disk-full'),
    );
    expect(listed(library)).toEqual([1]);
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(testLargeSeason(KEY, 300));
  });

  it('says that the file is damaged, leaves the backup alone, and repairs it at the next start', async () => {
    const place = makeLibrary(engine);
    for (const page of pagesOfCredits(place)) overwritePage(place.database, page);
    const library = openTestLibrary(place.folder, engine);
    expect(library.notice()).toBeNull();
    expect(() => library.creditsOfPerson(1)).toThrow(problem('damaged'));
    library.close();
    expect(statSync(place.backup).mtime.toISOString()).toBe(BACKUP_TIME);

    const again = openTestLibrary(place.folder, engine);
    expect(again.notice()).toEqual({ kind: 'restored-from-backup', backupTime: BACKUP_TIME });
    expect((await unpackSeasonPage(again.open(KEY)!.page)).season).toStrictEqual(testLargeSeason(KEY, 300));
  });
});

describe.each(ENGINES)('closing a library on %s', (engine) => {
  it('writes a backup that is a library by itself', async () => {
    const place = makeLibrary(engine);
    const other = libraryPlace(temporaryFolder());
    copyFileSync(place.backup, other.database);
    const library = openTestLibrary(other.folder, engine);
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(testLargeSeason(KEY, 300));
  });

  it('does not write it again when nothing is new', () => {
    const place = makeLibrary(engine);
    const library = openTestLibrary(place.folder, engine);
    library.open(KEY);
    library.close();
    expect(statSync(place.backup).mtime.toISOString()).toBe(BACKUP_TIME);
  });

  it('writes it again after a change, and after a run that did not end cleanly', () => {
    const place = makeLibrary(engine);
    const library = openTestLibrary(place.folder, engine);
    library.remove(KEY);
    library.close();
    expect(statSync(place.backup).mtime.toISOString()).not.toBe(BACKUP_TIME);

    utimesSync(place.backup, new Date(BACKUP_TIME), new Date(BACKUP_TIME));
    leaveOpen(place);
    openTestLibrary(place.folder, engine).close();
    expect(statSync(place.backup).mtime.toISOString()).not.toBe(BACKUP_TIME);
  });

  it('closes the file when the backup fails, says why, and tries again after the next start', () => {
    const place = makeLibrary(engine);
    const library = new Library({ folder: place.folder, clock: () => NOW, openDatabase: openWith(engine) });
    library.remove(KEY);
    // A folder where the copy would be written.
    mkdirSync(`${place.backup}.tmp`);
    expect(() => {
      library.close();
    }).toThrow();
    expect(existsSync(place.openMark)).toBe(true);

    rmSync(`${place.backup}.tmp`, { recursive: true });
    const again = openTestLibrary(place.folder, engine);
    expect(listed(again)).toEqual([]);
    again.close();
    expect(statSync(place.backup).mtime.toISOString()).not.toBe(BACKUP_TIME);
  });

  it('leaves all of it in one file', () => {
    const place = makeLibrary(engine);
    const copy = libraryPlace(temporaryFolder());
    const library = openTestLibrary(place.folder, engine);
    library.keepSeason(testRecord(testSeason({ key: OTHER_KEY })));
    library.close();
    copyFileSync(place.database, copy.database);
    expect(listed(openTestLibrary(copy.folder, engine))).toEqual([1, 2]);
  });
});
