import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import type { Database, OpenDatabase, OpenOptions } from './driver.ts';
import {
  hasPendingChanges,
  makePrivateFile,
  makePrivateFolder,
  moveIntoPlace,
  removeDatabase,
  setAside,
  sweepTemporaryFiles,
  temporaryName,
  type Pause,
} from './files.ts';
import { IndexDatabase } from './index-database.ts';
import { Own } from './own.ts';
import { DamagedFileError, isBusy, isDamage, isUnwritable } from './problem.ts';

/** How long to wait for another process to let go of a file, once, in milliseconds. */
const BUSY_PAUSE = 2000;
/** Daily copies of the reader's own. */
const MOST_COPIES = 7;
const COPY = /^own\.\d{4}-\d{2}-\d{2}\.db$/u;

/** Where the parts of a library are. */
export interface LibraryPlace {
  readonly folder: string;
  /** TMDB's answers: the truth. */
  readonly answers: string;
  /** What is derived from them. */
  readonly index: string;
  /** The reader's own. */
  readonly own: string;
  /** Copies of the reader's own. */
  readonly copies: string;
  /** There while the library is open: found at the start, it says that the last run did not end cleanly. */
  readonly openMark: string;
  /** There while everything is being deleted, so that it is not left half done. */
  readonly clearMark: string;
}

/** Names the parts of the library in `folder`. */
export function libraryPlace(folder: string): LibraryPlace {
  return {
    folder,
    answers: join(folder, 'answers'),
    index: join(folder, 'index.db'),
    own: join(folder, 'own.db'),
    copies: join(folder, 'own-copies'),
    openMark: join(folder, 'library.open'),
    clearMark: join(folder, 'library.clearing'),
  };
}

/** What opening needs from outside. */
export interface OpeningTools {
  readonly openDatabase: OpenDatabase;
  readonly clock: () => Date;
  readonly wait: Pause;
}

/** An open library's files. */
export interface OpenedFiles {
  readonly own: Own;
  readonly index: IndexDatabase;
  /** Nothing is in the index that the answers may still give. */
  readonly isIndexNew: boolean;
  /** The run before this one did not end cleanly: there may be answers that the index does not know. */
  readonly wasLeftOpen: boolean;
  readonly isReadOnly: boolean;
  readonly notice: LibraryNotice | null;
}

/**
 * Opens a library's files, whatever state they are in: what is the reader's own is checked, and restored from its
 * newest good copy when it is damaged; an index that cannot be used is begun anew. A file that is given up is set
 * aside and never deleted. Where nothing can be written, everything is only read.
 * @throws `newer` for a file of a newer Endroll, which is not touched
 */
export function openFiles(place: LibraryPlace, tools: OpeningTools): OpenedFiles {
  try {
    return openForWriting(place, tools);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    const opened = openForReading(place, tools);
    if (opened === null) throw error;
    return opened;
  }
}

function openForWriting(place: LibraryPlace, tools: OpeningTools): OpenedFiles {
  makePrivateFolder(place.folder);
  makePrivateFolder(place.answers);
  makePrivateFolder(place.copies);
  sweepTemporaryFiles(place.folder);
  sweepTemporaryFiles(place.copies);
  const wasLeftOpen = existsSync(place.openMark);
  const { own, notice } = openOwn(place, tools);
  try {
    const { index, isNew } = openIndex(place, tools);
    writeFileSync(place.openMark, '', { mode: 0o600 });
    return { own, index, isIndexNew: isNew, wasLeftOpen, isReadOnly: false, notice };
  } catch (error) {
    own.database.close();
    throw error;
  }
}

/** As they were left, if they are complete without what lies beside them; an index that is not is made in memory. */
function openForReading(place: LibraryPlace, { openDatabase }: OpeningTools): OpenedFiles | null {
  if (!isFile(place.own) || hasPendingChanges(place.own)) return null;
  const own = new Own(openDatabase(place.own, { isImmutable: true }));
  if (own.format !== 'current') {
    own.database.close();
    return null;
  }
  const kept = openIndexForReading(place, openDatabase);
  const index = kept ?? new IndexDatabase(openDatabase(':memory:'));
  if (kept === null) index.create();
  return {
    own,
    index,
    isIndexNew: kept === null,
    wasLeftOpen: false,
    isReadOnly: true,
    notice: { kind: 'read-only' },
  };
}

function openIndexForReading(place: LibraryPlace, openDatabase: OpenDatabase): IndexDatabase | null {
  if (!isFile(place.index) || hasPendingChanges(place.index)) return null;
  try {
    const index = new IndexDatabase(openDatabase(place.index, { isImmutable: true }));
    if (index.isCurrent) return index;
    index.database.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return null;
}

// ——— the index

/** Opens the index, or begins a new one where there is none that can be used. */
export function openIndex(
  place: LibraryPlace,
  tools: OpeningTools,
): { readonly index: IndexDatabase; readonly isNew: boolean } {
  if (existsSync(place.index)) {
    try {
      if (!isFile(place.index)) throw new DamagedFileError('A folder stands in place of the index');
      const index = new IndexDatabase(openWritable(place.index, { isDerived: true }, tools));
      if (index.isCurrent) return { index, isNew: false };
      index.database.close();
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
    removeDatabase(place.index);
  } else {
    removeDatabase(place.index);
  }
  const index = new IndexDatabase(openWritable(place.index, { isDerived: true }, tools));
  index.create();
  return { index, isNew: true };
}

/** Opens the index beside the one that writes; `null` when there is none to read yet. */
export function openIndexBeside(place: LibraryPlace, openDatabase: OpenDatabase): IndexDatabase | null {
  if (!isFile(place.index)) return null;
  const index = new IndexDatabase(openDatabase(place.index, { isReader: true }));
  if (index.isCurrent) return index;
  index.database.close();
  return null;
}

// ——— the reader's own

/** Opens the reader's own file; from its newest good copy, and with what is still readable, when it is damaged. */
export function openOwn(
  place: LibraryPlace,
  tools: OpeningTools,
): { readonly own: Own; readonly notice: LibraryNotice | null } {
  const copies = copiesOf(place);
  const isThere = existsSync(place.own);
  if (!isThere && copies.length === 0) return { own: createOwn(place, tools), notice: null };
  if (isThere) {
    try {
      return { own: openCheckedOwn(place, copies.length > 0, tools), notice: null };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  return restoreOwn(place, tools);
}

function createOwn(place: LibraryPlace, tools: OpeningTools): Own {
  removeDatabase(place.own);
  const own = new Own(openWritable(place.own, {}, tools));
  own.create();
  return own;
}

function openCheckedOwn(place: LibraryPlace, hasCopies: boolean, tools: OpeningTools): Own {
  if (!isFile(place.own)) throw new DamagedFileError('A folder stands in place of the reader’s own file');
  const own = new Own(openWritable(place.own, {}, tools));
  try {
    const { format } = own;
    if (format === 'newer') throw new EndrollError({ kind: 'library-unavailable', reason: 'newer' });
    if (format === 'new') {
      // An empty file is a new one, unless there was one before: then somebody has emptied it.
      if (hasCopies) throw new DamagedFileError('The reader’s own file is empty');
      own.create();
    }
    own.check();
    own.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    checkNotes(place.own, tools.openDatabase);
    return own;
  } catch (error) {
    own.database.close();
    throw error;
  }
}

/** On a connection of its own, which knows nothing of the log beside the file and so cannot delete another's. */
function checkNotes(file: string, openDatabase: OpenDatabase): void {
  const own = new Own(openDatabase(file, { isImmutable: true }));
  try {
    own.checkNotes();
  } finally {
    own.database.close();
  }
}

/** Sets the file aside, puts the newest good copy in its place, and carries over what the damaged one still gives. */
function restoreOwn(
  place: LibraryPlace,
  tools: OpeningTools,
): { readonly own: Own; readonly notice: LibraryNotice } {
  const aside = existsSync(place.own) ? setAside(place.own, tools.clock()) : null;
  const copy = copiesOf(place).findLast((file) => isSoundCopy(file, tools.openDatabase));
  let own: Own;
  if (copy === undefined) own = createOwn(place, tools);
  else {
    removeDatabase(place.own);
    copyFileSync(copy, temporaryName(place.own));
    moveIntoPlace(temporaryName(place.own), place.own);
    own = new Own(openWritable(place.own, {}, tools));
  }
  if (aside !== null && isFile(aside)) carryOver(own, aside, tools);
  return {
    own,
    notice:
      copy === undefined
        ? { kind: 'started-empty' }
        : { kind: 'restored-from-backup', backupTime: statSync(copy).mtime.toISOString() },
  };
}

/** Reads a copy of the damaged file: opening it might change it. */
function carryOver(own: Own, aside: string, { openDatabase }: OpeningTools): void {
  const copy = temporaryName(aside);
  try {
    for (const companion of ['', '-wal']) {
      if (existsSync(aside + companion)) copyFileSync(aside + companion, copy + companion);
    }
    const damaged = openDatabase(copy);
    try {
      own.carryOver(damaged);
    } finally {
      damaged.close();
    }
  } catch (error) {
    // No database at all; it stays where it was set aside.
    if (!isDamage(error)) throw error;
  } finally {
    removeDatabase(copy);
  }
}

/**
 * Copies the reader's own file when it has changed since the newest copy. There is one copy a day: at the end of a run that
 * of today is replaced (`isEnd`), earlier it is left. A copy is checked before another one goes for it.
 */
export function copyOwnDaily(place: LibraryPlace, own: Own, tools: OpeningTools, isEnd: boolean): void {
  const copies = copiesOf(place);
  const today = join(place.copies, `own.${tools.clock().toISOString().slice(0, 10)}.db`);
  if (!isEnd && copies.includes(today)) return;
  const newest = copies.at(-1);
  if (newest !== undefined && statSync(newest).mtimeMs > changeTime(place.own)) return;
  if (!writeCopy(own, today, tools)) return;
  for (const old of copiesOf(place).slice(0, -MOST_COPIES)) rmSync(old, { force: true });
}

/** Copies the reader's own file before something is repaired. The last three such copies are kept. */
export function copyOwnBeforeRepair(place: LibraryPlace, own: Own, tools: OpeningTools): void {
  const time = tools.clock().toISOString().replaceAll(/[:.]/gu, '-');
  writeCopy(own, join(place.copies, `own.before-repair-${time}.db`), tools);
  const older = readdirSync(place.copies)
    .filter((name) => name.startsWith('own.before-repair-'))
    .sort();
  for (const name of older.slice(0, -3)) rmSync(join(place.copies, name), { force: true });
}

function writeCopy(own: Own, file: string, { openDatabase }: OpeningTools): boolean {
  const temporary = temporaryName(file);
  removeDatabase(temporary);
  own.database.prepare('VACUUM INTO ?').run(temporary);
  if (!isSoundCopy(temporary, openDatabase)) {
    removeDatabase(temporary);
    return false;
  }
  moveIntoPlace(temporary, file);
  return true;
}

/** Every copy of the reader's own file. */
export function ownCopies({ copies }: LibraryPlace): readonly string[] {
  return existsSync(copies) ? readdirSync(copies).map((name) => join(copies, name)) : [];
}

/** The daily copies, oldest first. */
function copiesOf({ copies }: LibraryPlace): readonly string[] {
  if (!existsSync(copies)) return [];
  return readdirSync(copies)
    .filter((name) => COPY.test(name))
    .sort()
    .map((name) => join(copies, name));
}

function isSoundCopy(file: string, openDatabase: OpenDatabase): boolean {
  try {
    const copy = new Own(openDatabase(file, { isImmutable: true }));
    try {
      if (copy.format !== 'current') return false;
      copy.check();
      copy.checkNotes();
      return true;
    } finally {
      copy.database.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  }
}

function changeTime(file: string): number {
  return Math.max(
    ...['', '-wal'].map((companion) => statSync(file + companion, { throwIfNoEntry: false })?.mtimeMs ?? 0),
  );
}

/** Opens a file and reads its first page, which is where a file that is no database shows. */
function openWritable(
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

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
