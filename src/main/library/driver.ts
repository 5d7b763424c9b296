import { pathToFileURL } from 'node:url';
import type { Connection, PreparedStatement, SqlValue } from './connection.ts';
import { connectLibsql } from './engine-libsql.ts';
import { connectNodeSqlite, hasNodeSqlite } from './engine-node-sqlite.ts';

/** `node:sqlite` comes with Electron 45; `libsql` stands in for it on Electron 33: docs/adr/0003-sqlite-engine.md. */
export type Engine = 'node:sqlite' | 'libsql';

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

// FULL: a commit that was reported is not lost when the power goes. fullfsync: macOS has another word for it.
// secure_delete: what is deleted is overwritten, and not only unlinked, so that nothing of TMDB's is in the file
// beyond the six months for which it may be kept: https://www.sqlite.org/pragma.html#pragma_secure_delete
// cache_size: 16 MB in place of 2, so that what touches many seasons does not read and write pages again and again.
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

/** See {@link OpenDatabase}. Throws the engine's error; {@link sqliteCode} tells what it means. */
export function openDatabase(
  file: string,
  { isImmutable = false, engine = availableEngine() }: OpenOptions & { readonly engine?: Engine } = {},
): Database {
  const location = isImmutable ? immutableUrl(file) : file;
  const connection = engine === 'node:sqlite' ? connectNodeSqlite(location) : connectLibsql(location);
  try {
    for (const pragma of CONNECTION_PRAGMAS) connection.exec(`PRAGMA ${pragma}`);
  } catch (error) {
    connection.close();
    throw error;
  }
  return toDatabase(engine, connection);
}

// libsql has no code for a file that cannot be opened, only this sentence with SQLite's extended code in it.
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
        // On a full disk and some other errors SQLite has rolled back already.
        if (isInTransaction()) exec('ROLLBACK');
        throw error;
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
