import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EndrollError, type FileProblem } from '@shared/app-error.ts';

/** How the names of files end that are not whole yet. After a crash they may stay behind. */
export const UNFINISHED = '.tmp';

/** Who may read a file of the program's own: the reader. */
const OURS_ALONE = 0o600;

/** Who may read a file that the reader wants to have: whoever their system lets (umask). */
export const FOR_THE_READER = 0o666;

/**
 * Writes a file so that it is there whole or, if that fails, as it was before: under a temporary name in the same
 * folder, flushed and renamed. Bytes that come in parts are asked for no faster than they are written.
 * @throws what the file system says: no space, no access, no such folder, or the file is held by another program; or what
 *   the parts end with
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  mode = OURS_ALONE,
): Promise<void> {
  // In the same folder, since a file cannot be renamed from one disk to another; short, however long the name is.
  const unfinished = join(dirname(path), `.endroll-${crypto.randomUUID()}${UNFINISHED}`);
  try {
    await writeFlushed(unfinished, bytes, mode);
    await moveIntoPlace(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Milliseconds between the tries to rename a file that another program holds: half a second in all. */
const HELD_PAUSES = [20, 60, 140, 280] as const;

/** For tests. */
export interface MoveTools {
  readonly platform?: NodeJS.Platform;
  readonly rename?: (from: string, to: string) => Promise<void>;
}

/** Renames a file. On Windows a virus scanner may hold it for a moment, so there it is tried a few times. */
export async function moveIntoPlace(
  from: string,
  to: string,
  { platform = process.platform, rename: move = rename }: MoveTools = {},
): Promise<void> {
  for (const pause of platform === 'win32' ? HELD_PAUSES : []) {
    try {
      await move(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES') throw error;
      await delay(pause);
    }
  }
  await move(from, to);
}

async function writeFlushed(
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
