import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EndrollError, type FileProblem } from '@shared/app-error.ts';
import { renamePatiently } from './rename.ts';

/** The extension of incomplete files. They may be left behind after a crash. */
export const UNFINISHED = '.tmp';

/** The mode of the program's own files: readable only by the reader. */
const OURS_ALONE = 0o600;

/** The mode of files the reader saves: according to their system (umask). */
export const FOR_THE_READER = 0o666;

/**
 * Writes a file completely or leaves it as it was: under a temporary name in the same folder, flushed and renamed. Parts are
 * requested no faster than they are written.
 * @throws the file system's error (no space, no access, no such folder, or the file is held by another program), or the error
 *   of the parts
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  mode = OURS_ALONE,
): Promise<void> {
  // In the same folder, because a file cannot be renamed across disks; short, however long the name is.
  const unfinished = join(dirname(path), `.endroll-${crypto.randomUUID()}${UNFINISHED}`);
  try {
    await writeFlushed(unfinished, bytes, mode);
    await renamePatiently(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Writes a new file, and waits until it is on the disk. */
export async function writeFlushed(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  mode: number,
): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** File system errors (https://nodejs.org/api/errors.html#common-system-errors). */
const PROBLEM_OF_CODE: ReadonlyMap<unknown, FileProblem> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'no-permission'],
  ['EROFS', 'no-permission'],
  // On Windows these two also occur for a file that another program, such as a PDF viewer, has open.
  ['EPERM', 'no-permission'],
  ['EBUSY', 'no-permission'],
  // Of a folder that is replaced; on some systems it is the second.
  ['ENOTEMPTY', 'not-empty'],
  ['EEXIST', 'not-empty'],
]);

/** A failed write as an error for the rest of the program. The path is only in the cause. */
export function toFileError(error: unknown): EndrollError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = PROBLEM_OF_CODE.get(code) ?? 'other';
  return new EndrollError({ kind: 'file-not-written', reason }, { cause: error });
}
