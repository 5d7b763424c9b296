import { isUtf8 } from 'node:buffer';
import { accessSync, constants, statSync } from 'node:fs';
import { holds, type Database, type OpenDatabase, type OpenOptions } from './driver.ts';
import type { Pause } from '../files/rename.ts';
import { makePrivateFile } from './files.ts';
import type { RowMaker } from './make-rows.ts';
import { DamagedFileError, isBusy } from './problem.ts';

/** How long to wait once for another process to release a file, in milliseconds. */
const BUSY_PAUSE = 2000;

/** What opening needs from outside. */
export interface OpeningTools {
  readonly openDatabase: OpenDatabase;
  readonly clock: () => Date;
  readonly wait: Pause;
  readonly maker: RowMaker;
}

/** Opens or creates a file, and reads its first page, which reveals files that are not databases. */
export function openWritable(
  file: string,
  options: OpenOptions,
  { openDatabase, wait }: Pick<OpeningTools, 'openDatabase' | 'wait'>,
): Database {
  makePrivateFile(file);
  // SQLite opens a read-only file without an error, and fails at the first change.
  accessSync(file, constants.W_OK);
  try {
    return openReadable(file, options, openDatabase);
  } catch (error) {
    if (!isBusy(error)) throw error;
    wait(BUSY_PAUSE);
    return openReadable(file, options, openDatabase);
  }
}

function openReadable(file: string, options: OpenOptions, openDatabase: OpenDatabase): Database {
  const database = openDatabase(file, options);
  try {
    database.exec('SELECT count(*) FROM sqlite_schema');
    // If WAL is not possible, as on some network drives, SQLite keeps its default: slower, but just as safe.
    database.exec('PRAGMA journal_mode = WAL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Creates the tables of a new file, and sets its format number. */
export function createTables(database: Database, schema: string, format: number): void {
  database.transaction(() => {
    database.exec(schema);
    database.exec(`PRAGMA user_version = ${format}`);
  });
}

/** Compares a file's format number with `format`: `new` for an empty file, `other` for any other number. */
export function formatOf(database: Database, format: number): 'current' | 'new' | 'other' {
  const is = (number: number): boolean =>
    holds(database, `SELECT user_version = ${number} FROM pragma_user_version`);
  if (is(format)) return 'current';
  return is(0) ? 'new' : 'other';
}

/** Checks the whole file. Throws DamagedFileError if it is damaged. */
export function checkIntegrity(database: Database): void {
  if (!holds(database, "SELECT group_concat(integrity_check) = 'ok' FROM pragma_integrity_check"))
    throw new DamagedFileError('integrity_check found the file damaged');
}

/** True for a file, false for a folder and for nothing. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * Throws DamagedFileError if a table or column of the schema has a wrong name, or a column's CHECK is another: SQLite accepts any
 * name, and reads no CHECK of a file that it opens for reading only.
 */
export function checkSchema(database: Database, schema: string): void {
  for (const [check] of schema.matchAll(/CHECK \(.*\)\)/gu)) {
    const text = check.replaceAll("'", "''");
    if (!holds(database, `SELECT count(*) = 1 FROM sqlite_schema WHERE instr(sql, '${text}') > 0`))
      throw new DamagedFileError(`There is no ${check}`);
  }
  for (const [table, columns] of columnsOf(schema)) {
    try {
      database.exec(`SELECT ${columns.map(({ name }) => name).join(', ')} FROM ${table} LIMIT 0`);
    } catch (error) {
      throw new DamagedFileError(`The table ${table} is not what it was`, { cause: error });
    }
  }
}

/**
 * Throws DamagedFileError if a text in one of the schema's tables is not valid UTF-8. SQLite accepts any bytes, and libsql ends
 * the process when it reads such a text. Prepares statements: see {@link holds}.
 */
export function checkTexts(database: Database, schema: string): void {
  for (const [table, columns] of columnsOf(schema)) {
    const texts = columns.filter(({ isText }) => isText).map(({ name }) => `coalesce(${name}, '')`);
    // As one value, with a letter in between, so that no two halves of a character meet.
    const all = database
      .prepare<{ bytes: Uint8Array | null }>(
        `SELECT CAST(group_concat(${texts.join(" || '/' || ")}, '/') AS BLOB) AS bytes FROM ${table}`,
      )
      .get();
    if (all?.bytes != null && !isUtf8(all.bytes))
      throw new DamagedFileError(`A text in the table ${table} is not UTF-8`);
  }
}

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly isText: boolean;
}

/** The columns of each table of a schema, in order. */
export function columnsOf(schema: string): ReadonlyMap<string, readonly Column[]> {
  const tables = schema.matchAll(/CREATE TABLE (\w+) \(\n(.*?)\n {2}\)/gsu);
  return new Map(
    [...tables].map(([, table = '', body = '']) => [
      table,
      [...body.matchAll(/^ {4}(\w+) (TEXT|INTEGER|BLOB)\b/gmu)].map(([, name = '', type]) => ({
        name,
        isText: type === 'TEXT',
      })),
    ]),
  );
}
