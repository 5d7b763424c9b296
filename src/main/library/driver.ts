import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type * as NodeSqlite from 'node:sqlite';

/** `node:sqlite` comes with Electron 45; `libsql` stands in for it on Electron 33: docs/adr/0003-sqlite-engine.md. */
export type Engine = 'node:sqlite' | 'libsql';

/** What can be bound and read. No booleans and no `undefined`: libsql ends the whole process on the first. */
export type SqlValue = string | number | null | Uint8Array;

/**
 * A prepared statement. `Row` is what its SQL selects: the tables are STRICT, so column types can be relied on.
 * Rows are for reading columns from, not for passing on: their prototype differs between the engines, and evening
 * that out would take longer than reading them.
 */
export interface Statement<Row> {
  run(...values: readonly SqlValue[]): { readonly lastInsertRowid: number };
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): readonly Row[];
}

/** One connection to one SQLite file. Keep the SQL to what SQLite 3.45 knows: that is libsql's. */
export interface Database {
  readonly engine: Engine;
  exec(sql: string): void;
  /** Prepares a statement, or returns the one already prepared for the same text. */
  prepare<Row>(sql: string): Statement<Row>;
  /** Runs `work` as one write transaction: all of it is on disk when this returns, none of it if it throws. */
  transaction<T>(work: () => T): T;
  /** Closes the file; with libsql it stays open until the statements are collected as garbage. */
  close(): void;
}

/**
 * How to open a file. `isImmutable` promises that nobody changes it: SQLite then only reads it, and needs no other
 * file beside it, so that it opens on a full disk and in a folder that cannot be written.
 */
export interface OpenOptions {
  readonly isImmutable?: boolean;
}

/** Opens a database file, and makes it when it is missing. */
export type OpenDatabase = (file: string, options?: OpenOptions) => Database;

/** See {@link OpenDatabase}. Throws the engine's error; {@link sqliteCode} tells what it means. */
export function openDatabase(
  file: string,
  { isImmutable = false, engine = availableEngine() }: OpenOptions & { readonly engine?: Engine } = {},
): Database {
  const location = isImmutable ? immutableUrl(file) : file;
  const database = engine === 'node:sqlite' ? openNodeSqlite(location) : openLibsql(location);
  try {
    for (const pragma of CONNECTION_PRAGMAS) database.exec(`PRAGMA ${pragma}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite's extended result code (https://www.sqlite.org/rescode.html) of an engine's error, or `null`. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const { errcode, rawCode } = error as { errcode?: unknown; rawCode?: unknown };
  const code = errcode ?? rawCode ?? LIBSQL_OPEN_ERROR.exec(error.message)?.[1];
  return code === undefined ? null : Number(code);
}

// FULL: a commit that was reported is not lost when the power goes. fullfsync: macOS has another word for it.
const CONNECTION_PRAGMAS = [
  'busy_timeout = 5000',
  'synchronous = FULL',
  'fullfsync = ON',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'trusted_schema = OFF',
];

// libsql has no code for a file that cannot be opened, only this sentence with SQLite's extended code in it.
const LIBSQL_OPEN_ERROR = /^ConnectionFailed\(.*: (\d+)"\)$/s;

function availableEngine(): Engine {
  return nodeSqlite() === undefined ? 'libsql' : 'node:sqlite';
}

/** Not imported: the name does not exist in Node 20, where this returns `undefined`. */
function nodeSqlite(): typeof NodeSqlite | undefined {
  return process.getBuiltinModule('node:sqlite');
}

function immutableUrl(file: string): URL {
  const url = pathToFileURL(file);
  url.search = 'mode=ro&immutable=1';
  return url;
}

function openNodeSqlite(location: string | URL): Database {
  const sqlite = nodeSqlite();
  if (sqlite === undefined) throw new Error('This runtime has no node:sqlite');
  const handle = new sqlite.DatabaseSync(location);
  return toDatabase(
    'node:sqlite',
    handle,
    () => handle.isTransaction,
    (sql) => {
      const statement = handle.prepare(sql);
      return {
        run: (values) => statement.run(...values),
        all: (values) => statement.all(...values),
      };
    },
  );
}

/** The part of libsql's interface that is used: its own types are those of another package. */
interface LibsqlHandle {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): {
    run(values: readonly SqlValue[]): { readonly lastInsertRowid: number };
    all(values: readonly SqlValue[]): readonly Readonly<Record<string, SqlValue | ArrayBuffer>>[];
  };
  close(): void;
}

function openLibsql(location: string | URL): Database {
  const Libsql = createRequire(import.meta.url)('libsql') as new (location: string) => LibsqlHandle;
  const handle = new Libsql(String(location));
  return toDatabase(
    'libsql',
    handle,
    () => handle.inTransaction,
    (sql) => {
      const statement = handle.prepare(sql);
      return {
        run: (values) => statement.run(values),
        all: (values) => statement.all(values).map(withByteArrays),
      };
    },
  );
}

function withByteArrays(row: Readonly<Record<string, SqlValue | ArrayBuffer>>): Record<string, SqlValue> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  );
}

interface BoundStatement {
  run(values: readonly SqlValue[]): { readonly lastInsertRowid: number | bigint };
  all(values: readonly SqlValue[]): readonly object[];
}

function toDatabase(
  engine: Engine,
  handle: { exec(sql: string): void; close(): void },
  isInTransaction: () => boolean,
  prepare: (sql: string) => BoundStatement,
): Database {
  const statements = new Map<string, Statement<unknown>>();
  const exec = (sql: string): void => {
    handle.exec(sql);
  };
  return {
    engine,
    exec,
    prepare: <Row>(sql: string) => {
      let statement = statements.get(sql);
      if (statement === undefined) statements.set(sql, (statement = toStatement(prepare(sql))));
      return statement as Statement<Row>;
    },
    transaction: (work) => {
      exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        exec('COMMIT');
        return result;
      } catch (error) {
        // On a full disk and some other errors SQLite has rolled back already.
        if (isInTransaction()) exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      statements.clear();
      handle.close();
    },
  };
}

function toStatement(bound: BoundStatement): Statement<unknown> {
  return {
    run: (...values) => ({ lastInsertRowid: Number(bound.run(values).lastInsertRowid) }),
    // Not the engine's own get: libsql's leaves the statement running, which forbids a later VACUUM.
    get: (...values) => bound.all(values)[0],
    all: (...values) => bound.all(values),
  };
}
