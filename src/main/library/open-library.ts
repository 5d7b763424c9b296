import { accessSync, constants, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import { backupTimeOf } from './backup.ts';
import type { Database, OpenDatabase } from './driver.ts';
import {
  hasPendingChanges,
  moveIntoPlace,
  setAside,
  sweepTemporaryFiles,
  temporaryName,
  type LibraryPlace,
} from './library-place.ts';
import { DamagedFileError, isBusy, isDamage, libraryProblem } from './library-problem.ts';
import { assertKnownVersion, migrate, MIGRATIONS, versionOf } from './migrations.ts';
import { STAND_IN_FOR_VERSION_3 } from './schema-3.ts';
import type { Pause } from './pause.ts';

/** How long to wait for another process to let go of the file, once, in milliseconds. */
const BUSY_PAUSE = 2000;

/** What opening needs from outside. */
export interface OpeningTools {
  readonly openDatabase: OpenDatabase;
  readonly clock: () => Date;
  readonly wait: Pause;
}

/** An open library file. */
export interface OpenedLibrary {
  readonly database: Database;
  readonly notice: LibraryNotice | null;
  readonly isReadOnly: boolean;
  /** The run before this one did not close it. */
  readonly wasLeftOpen: boolean;
}

/**
 * Opens the library file, whatever state it is in: checked after an unclean end, replaced by the backup when
 * damaged, read only when it cannot be written. Throws only when nothing of that helps; a damaged file is moved
 * aside and never deleted. The order of the steps is that of VS Code's storage:
 * https://github.com/microsoft/vscode/blob/main/src/vs/base/parts/storage/node/storage.ts
 */
export function openLibrary(place: LibraryPlace, tools: OpeningTools): OpenedLibrary {
  try {
    return openForWriting(place, tools);
  } catch (error) {
    const problem = libraryProblem(error);
    if (problem !== 'read-only' && problem !== 'disk-full') throw error;
    const database = openForReading(place, tools);
    if (database === null) throw error;
    return { database, notice: { kind: 'read-only' }, isReadOnly: true, wasLeftOpen: false };
  }
}

function openForWriting(place: LibraryPlace, tools: OpeningTools): OpenedLibrary {
  mkdirSync(place.folder, { recursive: true });
  sweepTemporaryFiles(place);
  // SQLite opens a file it may not write without a word, and fails at the first change.
  if (existsSync(place.database)) accessSync(place.database, constants.W_OK);
  const wasLeftOpen = existsSync(place.openMark);
  const opened = openSound(place, wasLeftOpen, tools);
  try {
    writeFileSync(place.openMark, '');
  } catch (error) {
    opened.database.close();
    throw error;
  }
  return { ...opened, isReadOnly: false, wasLeftOpen };
}

/** The file itself, else its backup, else an empty one. */
function openSound(
  place: LibraryPlace,
  isSuspect: boolean,
  tools: OpeningTools,
): Pick<OpenedLibrary, 'database' | 'notice'> {
  let isLost = false;
  if (existsSync(place.database)) {
    try {
      return { database: openChecked(place, isSuspect, tools), notice: null };
    } catch (error) {
      if (!isDamage(error)) throw error;
      setAside(place.database, tools.clock());
      isLost = true;
    }
  }
  const backupTime = backupTimeOf(place);
  if (backupTime === null) {
    return { database: openChecked(place, false, tools), notice: isLost ? { kind: 'started-empty' } : null };
  }
  if (!isSound(place.backup, tools)) {
    setAside(place.backup, tools.clock());
    return { database: openChecked(place, false, tools), notice: { kind: 'started-empty' } };
  }
  copyFileSync(place.backup, temporaryName(place.database));
  moveIntoPlace(temporaryName(place.database), place.database);
  return {
    database: openChecked(place, false, tools),
    notice: { kind: 'restored-from-backup', backupTime: backupTime.toISOString() },
  };
}

function openChecked(place: LibraryPlace, isSuspect: boolean, tools: OpeningTools): Database {
  const database = openWhenFree(place.database, tools);
  try {
    if (isSuspect) check(database);
    assertKnownVersion(database);
    // Where WAL is not possible, as on some network drives, SQLite stays with what it has: slower, as safe.
    database.exec('PRAGMA journal_mode = WAL');
    migrate(database, place);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openWhenFree(file: string, { openDatabase, wait }: OpeningTools): Database {
  try {
    return openReadable(file, openDatabase);
  } catch (error) {
    if (!isBusy(error)) throw error;
    wait(BUSY_PAUSE);
    return openReadable(file, openDatabase);
  }
}

/** Opens a file and reads its first page, which is where a file that is no database shows. */
function openReadable(file: string, openDatabase: OpenDatabase): Database {
  const database = openDatabase(file);
  try {
    database.exec('SELECT count(*) FROM sqlite_schema');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isSound(file: string, { openDatabase }: OpeningTools): boolean {
  try {
    const database = openDatabase(file, { isImmutable: true });
    try {
      check(database);
      return true;
    } finally {
      database.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  }
}

/**
 * Throws when SQLite finds the file damaged. Through `exec`, by a statement that fails unless the verdict is "ok":
 * a prepared statement would keep libsql's file open after `close`, and end by deleting the write-ahead log of
 * whatever file has been put in its place.
 */
function check(database: Database): void {
  try {
    database.exec(`SELECT iif(quick_check = 'ok', 1, json(quick_check)) FROM pragma_quick_check`);
  } catch (error) {
    if (libraryProblem(error) !== null) throw error;
    throw new DamagedFileError('quick_check found the library file damaged', { cause: error });
  }
}

/**
 * The file as it was left, if it is complete without what lies beside it, and of a version that can be read; else
 * `null`.
 */
function openForReading(place: LibraryPlace, { openDatabase }: OpeningTools): Database | null {
  if (!existsSync(place.database) || hasPendingChanges(place)) return null;
  const database = openDatabase(place.database, { isImmutable: true });
  const version = versionOf(database);
  if (version === 2) database.exec(STAND_IN_FOR_VERSION_3);
  if (version === 2 || version === MIGRATIONS.length) return database;
  database.close();
  return null;
}
