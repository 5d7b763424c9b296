import { accessSync, constants, statSync } from 'node:fs';
import { holds, type Database, type OpenDatabase, type OpenOptions } from './driver.ts';
import { makePrivateFile, type Pause } from './files.ts';
import { DamagedFileError, isBusy } from './problem.ts';

/** How long to wait for another process to let go of a file, once, in milliseconds. */
const BUSY_PAUSE = 2000;

/** What opening needs from outside. */
export interface OpeningTools {
  readonly openDatabase: OpenDatabase;
  readonly clock: () => Date;
  readonly wait: Pause;
}

/** Opens a file, made when missing, and reads its first page, which is where a file that is no database shows. */
export function openWritable(
  file: string,
  options: OpenOptions,
  { openDatabase, wait }: Pick<OpeningTools, 'openDatabase' | 'wait'>,
): Database {
  makePrivateFile(file);
  // SQLite opens a file it may not write without a word, and fails at the first change.
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
    // Where WAL is not possible, as on some network drives, SQLite stays with what it has: slower, as safe.
    database.exec('PRAGMA journal_mode = WAL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Makes the tables of a new file, and gives it its number. */
export function createTables(database: Database, schema: string, format: number): void {
  database.transaction(() => {
    database.exec(schema);
    database.exec(`PRAGMA user_version = ${format}`);
  });
}

/** How a file's number compares with `format`: `new` for an empty file, `other` for any other number. */
export function formatOf(database: Database, format: number): 'current' | 'new' | 'other' {
  const is = (number: number): boolean =>
    holds(database, `SELECT user_version = ${number} FROM pragma_user_version`);
  if (is(format)) return 'current';
  return is(0) ? 'new' : 'other';
}

/** Reads the whole file. Throws DamagedFileError when it does not add up. */
export function checkIntegrity(database: Database): void {
  if (!holds(database, "SELECT group_concat(integrity_check) = 'ok' FROM pragma_integrity_check"))
    throw new DamagedFileError('integrity_check found the file damaged');
}

/** True for a file, false for a folder and for nothing. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Throws DamagedFileError when a table or a column of the schema is called otherwise: SQLite takes any name. */
export function checkColumns(database: Database, schema: string): void {
  const tables = schema.matchAll(/CREATE TABLE (\w+) \(\n(.*?)\n {2}\)/gsu);
  for (const [, table = '', body = ''] of tables) {
    const columns = [...body.matchAll(/^ {4}(\w+) (?:TEXT|INTEGER|BLOB)\b/gmu)].map(([, column]) => column);
    try {
      database.exec(`SELECT ${columns.join(', ')} FROM ${table} LIMIT 0`);
    } catch (error) {
      throw new DamagedFileError(`The table ${table} is not what it was`, { cause: error });
    }
  }
}
