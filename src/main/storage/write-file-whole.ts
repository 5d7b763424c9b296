import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EndrollError, type FileProblem } from '@shared/app-error.ts';

/** How the names of files end that are not whole yet. After a crash they may stay behind. */
export const UNFINISHED = '.tmp';

/**
 * Writes a file so that it is there whole or, if that fails, as it was before: under a temporary name in the same
 * folder, flushed and renamed. Bytes that come in parts are asked for no faster than they are written.
 * @throws what the file system says: no space, no access, no such folder, or the file is held by another program; or what
 *   the parts end with
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  // In the same folder, since a file cannot be renamed from one disk to another; short, however long the name is.
  const unfinished = join(dirname(path), `.endroll-${crypto.randomUUID()}${UNFINISHED}`);
  try {
    await writeFlushed(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeFlushed(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** What the file systems say (https://nodejs.org/api/errors.html#common-system-errors). */
const PROBLEM_OF_CODE: ReadonlyMap<unknown, FileProblem> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'no-permission'],
  ['EROFS', 'no-permission'],
  // On Windows these two also come for a file that another program has open, such as a PDF reader.
  ['EPERM', 'no-permission'],
  ['EBUSY', 'no-permission'],
]);

/** The failure to write a file as the rest of the program knows it. Its path stays in the cause. */
export function toFileError(error: unknown): EndrollError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = PROBLEM_OF_CODE.get(code) ?? 'other';
  return new EndrollError({ kind: 'file-not-written', reason }, { cause: error });
}
