import { createRequire } from 'node:module';
import type * as NodeSqlite from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** `node:sqlite` comes with Electron 45; `libsql` replaces it on Electron 33: docs/adr/0003-sqlite-engine.md. */
export type Engine = 'node:sqlite' | 'libsql';

/**
 * A prepared statement. `Row` is the type of its selected columns: the tables are STRICT, so the types can be relied on. Read
 * columns from rows, but do not pass rows on: their prototype differs between the engines, and normalizing that would take
 * longer than reading them.
 */
export interface Statement<Row> {
  run(...values: readonly SqlValue[]): { readonly lastInsertRowid: number };
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): readonly Row[];
}

/** A connection to a SQLite file. Use only SQL that SQLite 3.45 supports, because that is libsql's version. */
export interface Database {
  readonly engine: Engine;
  exec(sql: string): void;
  /** Prepares a statement, or returns the one already prepared for this SQL. */
  prepare<Row>(sql: string): Statement<Row>;
  /** Runs `work` as one write transaction: all of it is on disk when this returns, none of it if it throws. */
  transaction<T>(work: () => T): T;
  /** Runs `work`, which only reads: all of it sees the file as it is at the first statement. */
  snapshot<T>(work: () => T): T;
  /** Closes the file; with libsql it stays open until the statements are garbage collected. */
  close(): void;
}

/**
 * How to open a file. `isImmutable` promises that nobody changes it: SQLite then only reads it and needs no other file beside
 * it, so that it opens even on a full disk and in a read-only folder.
 */
export interface OpenOptions {
  readonly isImmutable?: boolean;
  /** Can be rebuilt from other files: a power failure may lose a commit, but the file stays intact. */
  readonly isDerived?: boolean;
  /** Only reads, beside the writer. It never checkpoints, because SQLite before 3.51.3 may then damage the file. */
  readonly isReader?: boolean;
}

/** Opens a database file, or creates it if it is missing. */
export type OpenDatabase = (file: string, options?: OpenOptions) => Database;

// FULL: a reported commit survives a power failure. fullfsync: the same for macOS.
// secure_delete: deleted content is overwritten, not only unlinked, so that TMDB's content does not stay in the file
// beyond the six months it may be kept: https://www.sqlite.org/pragma.html#pragma_secure_delete
// cache_size: 16 MB instead of 2, so that work on many seasons does not read and write the same pages repeatedly.
const CONNECTION_PRAGMAS = [
  'busy_timeout = 5000',
  'synchronous = FULL',
  'fullfsync = ON',
  'foreign_keys = ON',
  'secure_delete = ON',
  'cache_size = -16000',
  'temp_store = MEMORY',
  'trusted_schema = OFF',
];

/** See {@link OpenDatabase}. Throws the engine's error; {@link sqliteCode} returns its code. */
export function openDatabase(
  file: string,
  {
    isImmutable = false,
    isDerived = false,
    isReader = false,
    engine = availableEngine(),
  }: OpenOptions & { readonly engine?: Engine } = {},
): Database {
  const location = isImmutable ? immutableUrl(file) : file;
  const connection = engine === 'node:sqlite' ? connectNodeSqlite(location) : connectLibsql(location);
  try {
    for (const pragma of CONNECTION_PRAGMAS) connection.exec(`PRAGMA ${pragma}`);
    if (isDerived) connection.exec('PRAGMA synchronous = NORMAL');
    if (isReader) connection.exec('PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0');
  } catch (error) {
    connection.close();
    // The pragmas are valid, so the file is what SQLite cannot read.
    throw primaryCode(error) === SQLITE_ERROR
      ? Object.assign(new Error('SQLite does not know the format of this file', { cause: error }), {
          errcode: SQLITE_NOTADB,
        })
      : error;
  }
  return toDatabase(engine, connection);
}

/**
 * True if a single-value query returns 1. The query is not prepared: with libsql, a prepared statement keeps the file open
 * after `close` until it is garbage collected, and then deletes the log of whatever file has replaced it. For files that may
 * have to be replaced.
 */
export function holds(database: Database, condition: string): boolean {
  try {
    database.exec(`SELECT iif((${condition}) = 1, 1, json('no'))`);
    return true;
  } catch (error) {
    if (primaryCode(error) === SQLITE_ERROR) return false;
    throw error;
  }
}

/** The generic error: caused by the SQL, not by the file. */
const SQLITE_ERROR = 1;
/** No database at all. */
const SQLITE_NOTADB = 26;

function primaryCode(error: unknown): number {
  return (sqliteCode(error) ?? 0) & 0xff;
}

// libsql has no code for a file that cannot be opened, only this message with SQLite's extended code.
const LIBSQL_OPEN_ERROR = /^ConnectionFailed\(.*: (\d+)"\)$/s;

/** SQLite's extended result code (https://www.sqlite.org/rescode.html) of an engine's error, or `null`. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const { errcode, rawCode } = error as { errcode?: unknown; rawCode?: unknown };
  const code = errcode ?? rawCode ?? LIBSQL_OPEN_ERROR.exec(error.message)?.[1];
  return code === undefined ? null : Number(code);
}

function availableEngine(): Engine {
  return hasNodeSqlite() ? 'node:sqlite' : 'libsql';
}

function immutableUrl(file: string): URL {
  const url = pathToFileURL(file);
  url.search = 'mode=ro&immutable=1';
  return url;
}

function toDatabase(engine: Engine, { exec, prepare, isInTransaction, close }: Connection): Database {
  const statements = new Map<string, Statement<unknown>>();
  return {
    engine,
    exec,
    prepare: <Row>(sql: string) => {
      const statement = statements.get(sql) ?? toStatement(prepare(sql));
      statements.set(sql, statement);
      return statement as Statement<Row>;
    },
    transaction: (work) => {
      exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        exec('COMMIT');
        return result;
      } catch (error) {
        // On a full disk and some other errors, SQLite has already rolled back.
        if (isInTransaction()) exec('ROLLBACK');
        throw error;
      }
    },
    snapshot: (work) => {
      exec('BEGIN');
      try {
        return work();
      } finally {
        if (isInTransaction()) exec('COMMIT');
      }
    },
    close: () => {
      statements.clear();
      close();
    },
  };
}

function toStatement(prepared: PreparedStatement): Statement<unknown> {
  return {
    run: (...values) => ({ lastInsertRowid: Number(prepared.run(values).lastInsertRowid) }),
    get: (...values) => prepared.all(values)[0],
    all: (...values) => prepared.all(values),
  };
}

/** Values that can be bound and read. No booleans or `undefined`: libsql aborts the process on a boolean. */
export type SqlValue = string | number | null | Uint8Array;

/** The part of an engine that is used here. */
interface Connection {
  readonly isInTransaction: () => boolean;
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => PreparedStatement;
  readonly close: () => void;
}

/** An engine's statement, which always runs to its end. */
interface PreparedStatement {
  run(values: readonly SqlValue[]): { readonly lastInsertRowid: number | bigint };
  all(values: readonly SqlValue[]): readonly object[];
}

/** Whether this runtime has `node:sqlite`: Electron 45 does, Electron 33 does not. */
function hasNodeSqlite(): boolean {
  return nodeSqlite() !== undefined;
}

/** Opens a file with Node's own SQLite. */
function connectNodeSqlite(location: string | URL): Connection {
  const sqlite = nodeSqlite();
  if (sqlite === undefined) throw new Error('This runtime has no node:sqlite');
  const handle = new sqlite.DatabaseSync(location);
  return {
    isInTransaction: () => handle.isTransaction,
    exec: (sql) => {
      handle.exec(sql);
    },
    prepare: (sql) => {
      const statement = handle.prepare(sql);
      return {
        run: (values) => statement.run(...values),
        all: (values) => statement.all(...values),
      };
    },
    close: () => {
      handle.close();
    },
  };
}

/** Not imported, because the module does not exist in Node 20, where this returns `undefined`. */
function nodeSqlite(): typeof NodeSqlite | undefined {
  return process.getBuiltinModule('node:sqlite');
}

/** The part of libsql's interface that is used: its own types belong to another package. */
interface LibsqlHandle {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): {
    run(values: readonly SqlValue[]): { readonly lastInsertRowid: number };
    all(values: readonly SqlValue[]): readonly LibsqlRow[];
  };
  close(): void;
}

type LibsqlRow = Readonly<Record<string, SqlValue | ArrayBuffer>>;

/**
 * Opens a file with libsql, which is loaded only here, because releases do not ship it. Values are passed as one array,
 * because libsql mistakes a single `null` or byte array for the list.
 */
function connectLibsql(location: string | URL): Connection {
  const Libsql = createRequire(import.meta.url)('libsql') as new (location: string) => LibsqlHandle;
  const handle = new Libsql(String(location));
  return {
    isInTransaction: () => handle.inTransaction,
    exec: (sql) => {
      handle.exec(sql);
    },
    prepare: (sql) => {
      const statement = handle.prepare(sql);
      return {
        run: (values) => statement.run(values),
        // libsql's get is not used: it leaves the statement running, which prevents a later VACUUM, and adds a
        // column `_metadata`.
        all: (values) => statement.all(values).map(withByteArrays),
      };
    },
    close: () => {
      handle.close();
    },
  };
}

function withByteArrays(row: LibsqlRow): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  );
}
