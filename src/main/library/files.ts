import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { renamePatientlySync } from '../files/rename.ts';

/** The paths of a library's parts. */
export interface LibraryPlace {
  readonly folder: string;
  /** TMDB's answers: the truth. */
  readonly answers: string;
  /** What is derived from them. */
  readonly index: string;
  /** The reader's own data. */
  readonly own: string;
  /** Copies of the reader's own data. */
  readonly copies: string;
  /** Exists while the library is open: if found at startup, the last session did not end cleanly, or had no index. */
  readonly openMark: string;
  /** Exists while everything is being deleted, so that an interruption can be completed. */
  readonly clearMark: string;
}

/** The paths of the library's parts in `folder`. */
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

/** The files SQLite keeps beside a database: in WAL mode, and if that is not possible. */
const COMPANIONS = ['-wal', '-shm', '-journal'];
const TEMPORARY = '.tmp';
const TEMPORARY_FILE = /\.tmp(?:-wal|-shm|-journal)?$/u;

/** Name under which `file` is written before it is complete. */
export function temporaryName(file: string): string {
  return file + TEMPORARY;
}

/**
 * Creates a folder that only its owner can read, with its parents; an existing one is restricted, and a file in its place set
 * aside.
 */
export function makePrivateFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) setStrayAside(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  restrict(folder, 0o700);
}

/** Sets aside a folder that is in the place of a file. It is not deleted, because it may contain something. */
export function clearTheWay(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) setStrayAside(file);
}

/** The same for a database's companions. */
export function clearTheWayBeside(database: string): void {
  for (const companion of COMPANIONS) clearTheWay(database + companion);
}

function setStrayAside(path: string): void {
  const time = new Date().toISOString().replaceAll(/[:.]/gu, '-');
  renamePatientlySync(path, join(dirname(path), `stray.${basename(path)}.${time}`));
}

/** Creates an empty file that only its owner can open, unless it exists; SQLite treats it as a new database. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  for (const companion of ['', ...COMPANIONS]) {
    if (existsSync(file + companion)) restrict(file + companion, 0o600);
  }
}

/**
 * Writes a file completely or not at all, even if the power fails: under a temporary name in the same folder, flushed,
 * renamed, and the folder flushed.
 */
export function writeFileDurably(file: string, parts: readonly Uint8Array[]): void {
  const temporary = temporaryName(file);
  try {
    const descriptor = openSync(temporary, 'w', 0o600);
    try {
      for (const part of parts) writeFully(descriptor, part);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renamePatientlySync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolder(dirname(file));
}

/** Replaces `file` with a complete temporary file, flushed first. */
export function moveIntoPlace(temporary: string, file: string): void {
  // Neither a copied file nor the output of VACUUM INTO is flushed: https://www.sqlite.org/lang_vacuum.html
  const descriptor = openSync(temporary, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  restrict(temporary, 0o600);
  renamePatientlySync(temporary, file);
  flushFolder(dirname(file));
}

/** A database with the files beside it. */
export function databaseFiles(file: string): readonly string[] {
  return ['', ...COMPANIONS].map((companion) => file + companion).filter((path) => existsSync(path));
}

/** Renames a database with its files, or whatever is in its place. */
export function moveDatabase(from: string, to: string): void {
  for (const part of databaseFiles(from)) renamePatientlySync(part, to + part.slice(from.length));
  flushFolder(dirname(to));
}

/** Deletes a database with its files, or whatever is in its place. */
export function removeDatabase(file: string): void {
  for (const companion of ['', ...COMPANIONS])
    rmSync(file + companion, { recursive: true, force: true, maxRetries: 3 });
}

/** The size of a database with its files, in bytes. */
export function databaseBytes(file: string): number {
  return databaseFiles(file).reduce(
    (sum, part) => sum + (statSync(part, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** True if there are changes in the log that are not in the database yet. */
export function hasPendingChanges(file: string): boolean {
  return ['-wal', '-journal'].some(
    (companion) => (statSync(file + companion, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
}

/** Deletes leftovers of interrupted writes in a folder. */
export function sweepTemporaryFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!TEMPORARY_FILE.test(name)) continue;
    clearTheWay(join(folder, name));
    rmSync(join(folder, name), { force: true });
  }
}

function writeFully(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(descriptor, bytes, written, bytes.length - written);
  }
}

/** Without this, a power failure may undo a rename. Windows cannot do this and need not: NTFS has a journal. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Removes other users' permissions. A folder of another owner, or a disk without permissions, stays as it is. */
function restrict(path: string, mode: number): void {
  if (process.platform === 'win32') return;
  try {
    if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'EROFS' && code !== 'EACCES' && code !== 'ENOTSUP') throw error;
  }
}
