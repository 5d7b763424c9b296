import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sqliteCode, type Database, type Engine } from './driver.ts';
import { ENGINES, openWith, temporaryFolder } from './test/test-library.ts';

function open(engine: Engine, file = join(temporaryFolder(), 'test.db')): Database {
  const database = openWith(engine)(file);
  onTestFinished(() => {
    database.close();
  });
  return database;
}

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe.each(ENGINES)('a database of %s', (engine) => {
  it('says which engine it is', () => {
    expect(open(engine).engine).toBe(engine);
  });

  it('reads back what was bound, by get and by all', () => {
    const database = open(engine);
    database.exec(
      'CREATE TABLE t (text TEXT, empty TEXT, whole INTEGER, real REAL, bytes BLOB, absent TEXT) STRICT',
    );
    const bytes = new Uint8Array([0, 1, 255]);
    database
      .prepare('INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)')
      .run('渡辺謙 – “é” 🎬', '', Number.MAX_SAFE_INTEGER, 30.617, bytes, null);
    const row = {
      text: '渡辺謙 – “é” 🎬',
      empty: '',
      whole: Number.MAX_SAFE_INTEGER,
      real: 30.617,
      bytes,
      absent: null,
    };
    const select = database.prepare('SELECT * FROM t');
    expect(select.get()).toEqual(row);
    expect(select.all()).toEqual([row]);
    expect(select.all()[0]).toHaveProperty('bytes', expect.any(Uint8Array));
  });

  it('binds a single null and a single byte array', () => {
    const database = open(engine);
    const select = database.prepare<{ value: unknown }>('SELECT ? AS value');
    expect(select.get(null)?.value).toBeNull();
    expect(select.get(new Uint8Array([7]))?.value).toEqual(new Uint8Array([7]));
  });

  it('returns undefined where there is no row', () => {
    const database = open(engine);
    expect(database.prepare('SELECT 1 WHERE 0').get()).toBeUndefined();
    expect(database.prepare('SELECT 1 WHERE 0').all()).toEqual([]);
  });

  it('reads more rows than an engine fetches at a time', () => {
    const rows = open(engine)
      .prepare<{ n: number }>(
        'WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 1234) SELECT n FROM c',
      )
      .all();
    expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 1234 }, (_, index) => index + 1));
  });

  it('prepares the same text once', () => {
    const database = open(engine);
    expect(database.prepare('SELECT 1')).toBe(database.prepare('SELECT 1'));
  });

  it('says which row it inserted', () => {
    const database = open(engine);
    database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER)');
    const insert = database.prepare('INSERT INTO t (x) VALUES (?)');
    expect(insert.run(5).lastInsertRowid).toBe(1);
    expect(insert.run(5).lastInsertRowid).toBe(2);
    expect(database.prepare('INSERT INTO t (x) VALUES (?) RETURNING id').get(5)).toEqual({ id: 3 });
  });

  it('leaves no statement running that would forbid a copy', () => {
    const folder = temporaryFolder();
    const database = open(engine);
    database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY)');
    database.prepare('INSERT INTO t (id) VALUES (?), (?) RETURNING id').get(1, 2);
    database.prepare('SELECT * FROM t').get();
    database.prepare('VACUUM INTO ?').run(join(folder, 'copy.db'));
    expect(existsSync(join(folder, 'copy.db'))).toBe(true);
  });

  it('commits a transaction and passes on its result', () => {
    const database = open(engine);
    database.exec('CREATE TABLE t (x INTEGER)');
    const result = database.transaction(() => {
      database.exec('INSERT INTO t VALUES (1)');
      return 'done';
    });
    expect(result).toBe('done');
    expect(database.prepare('SELECT x FROM t').all()).toEqual([{ x: 1 }]);
  });

  it('takes a transaction back when its work throws', () => {
    const database = open(engine);
    database.exec('CREATE TABLE t (x INTEGER)');
    const failure = new Error('changed my mind');
    const work = (): void => {
      database.exec('INSERT INTO t VALUES (1)');
      throw failure;
    };
    expect(errorOf(() => database.transaction(work))).toBe(failure);
    expect(database.prepare('SELECT x FROM t').all()).toEqual([]);
    expect(database.transaction(() => 'the next one')).toBe('the next one');
  });

  it('passes on the real error when SQLite itself has taken the transaction back', () => {
    const database = open(engine);
    database.exec('CREATE TABLE t (x BLOB); PRAGMA max_page_count = 5');
    const error = errorOf(() =>
      database.transaction(() => {
        database.exec('INSERT INTO t VALUES (zeroblob(100000))');
      }),
    );
    expect(sqliteCode(error)).toBe(13);
    expect(database.prepare('SELECT x FROM t').all()).toEqual([]);
  });

  it('flushes at every commit and keeps foreign keys', () => {
    const database = open(engine);
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5000 });
  });

  it('overwrites what is deleted', () => {
    expect(open(engine).prepare('PRAGMA secure_delete').get()).toEqual({ secure_delete: 1 });
  });

  it('gives the code of an error of SQLite', () => {
    const folder = temporaryFolder();
    const database = open(engine);
    database.exec('CREATE TABLE t (x INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (1)');
    expect(sqliteCode(errorOf(() => database.prepare('INSERT INTO t VALUES (?)').run(1)))).toBe(1555);
    expect(sqliteCode(errorOf(() => database.prepare('SELECT missing FROM t')))).toBe(1);

    mkdirSync(join(folder, 'folder.db'));
    expect(sqliteCode(errorOf(() => openWith(engine)(join(folder, 'folder.db'))))).toBe(14);

    writeFileSync(join(folder, 'text.db'), 'This is not a database. '.repeat(100));
    expect(sqliteCode(errorOf(() => openWith(engine)(join(folder, 'text.db'))))).toBe(26);
  });

  it('opens an immutable file without a file beside it, and refuses to write', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a file, 100% é.db');
    const writer = openWith(engine)(file);
    writer.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1)');
    writer.close();

    const reader = openWith(engine)(file, { isImmutable: true });
    expect(reader.prepare('SELECT x FROM t').get()).toEqual({ x: 1 });
    const error = errorOf(() => {
      reader.exec('INSERT INTO t VALUES (2)');
    });
    reader.close();
    expect(sqliteCode(error)).toBe(8);
    expect(readdirSync(folder)).toEqual(['a file, 100% é.db']);
  });
});

describe.each([
  ['node:sqlite', 'libsql'],
  ['libsql', 'node:sqlite'],
] as const)('a file that %s has written', (writing, reading) => {
  it(`is read and written by ${reading}`, () => {
    const file = join(temporaryFolder(), 'shared.db');
    const writer = openWith(writing)(file);
    writer.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x TEXT, b BLOB) STRICT');
    writer.prepare('INSERT INTO t VALUES (?, ?)').run('é', new Uint8Array([1, 2]));
    writer.close();

    const reader = open(reading, file);
    expect(reader.prepare('SELECT * FROM t').all()).toEqual([{ x: 'é', b: new Uint8Array([1, 2]) }]);
    reader.prepare('INSERT INTO t VALUES (?, ?)').run('ü', null);
    reader.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    expect(reader.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });
});

describe('sqliteCode', () => {
  it('is null for errors that are not of SQLite', () => {
    expect(sqliteCode(new TypeError('x'))).toBeNull();
    expect(sqliteCode('SQLITE_FULL')).toBeNull();
  });
});
