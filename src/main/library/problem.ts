import { EndrollError, type LibraryProblem } from '@shared/app-error.ts';
import { sqliteCode } from './driver.ts';

// https://www.sqlite.org/rescode.html
const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const CONSTRAINT = 19;
const MISMATCH = 20;
const NOTADB = 26;

// Extended codes of IOERR: no space or no permission for the file that WAL needs beside the database.
const IOERR_SHMOPEN = 4618;
const IOERR_SHMSIZE = 4874;

const PROBLEM_OF_SQLITE_CODE: ReadonlyMap<number, LibraryProblem> = new Map([
  [IOERR_SHMOPEN, 'read-only'],
  [IOERR_SHMSIZE, 'disk-full'],
  // For longer than we wait.
  [BUSY, 'locked'],
  [READONLY, 'read-only'],
  [IOERR, 'damaged'],
  [CORRUPT, 'damaged'],
  [FULL, 'disk-full'],
  [CANTOPEN, 'read-only'],
  [NOTADB, 'damaged'],
]);

const PROBLEM_OF_SYSTEM_CODE: ReadonlyMap<unknown, LibraryProblem> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['EIO', 'damaged'],
  // There is a file where a folder should be, or the other way round.
  ['ENOTDIR', 'damaged'],
  ['EISDIR', 'damaged'],
  ['EEXIST', 'damaged'],
]);

/** Codes for a damaged file, or one that is not a database. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
}

/** The library problem for an error of SQLite or the file system; `null` for other errors. */
export function libraryProblem(error: unknown): LibraryProblem | null {
  if (error instanceof DamagedFileError) return 'damaged';
  if (!(error instanceof Error)) return null;
  const code = sqliteCode(error);
  const problem =
    code === null
      ? PROBLEM_OF_SYSTEM_CODE.get((error as NodeJS.ErrnoException).code)
      : (PROBLEM_OF_SQLITE_CODE.get(code) ?? PROBLEM_OF_SQLITE_CODE.get(primary(code)));
  return problem ?? null;
}

/** The error for the rest of the program; errors that are not library problems are returned unchanged. */
export function toLibraryError(error: unknown): unknown {
  const reason = libraryProblem(error);
  return reason === null
    ? error
    : new EndrollError({ kind: 'library-unavailable', reason }, { cause: error });
}

/** True if the file's content is damaged and it must be replaced. Not for a failing disk. */
export function isDamage(error: unknown): boolean {
  const code = primary(sqliteCode(error));
  return error instanceof DamagedFileError || code === CORRUPT || code === NOTADB;
}

/** True if the disk is full or read-only: reading still works. */
export function isUnwritable(error: unknown): boolean {
  const problem = error instanceof EndrollError ? null : libraryProblem(error);
  return problem === 'disk-full' || problem === 'read-only';
}

/** True if a row of a damaged file has values that its table rejects or that cannot be used. */
export function isUnfit(error: unknown): boolean {
  const code = primary(sqliteCode(error));
  return (
    code === CONSTRAINT || code === MISMATCH || error instanceof SyntaxError || error instanceof TypeError
  );
}

/** True if another process holds the file. */
export function isBusy(error: unknown): boolean {
  return primary(sqliteCode(error)) === BUSY;
}

function primary(extendedCode: number | null): number {
  return (extendedCode ?? 0) & 0xff;
}
