import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How the names of files end that are not whole yet. After a crash they may stay behind. */
export const UNFINISHED = '.tmp';

/**
 * Writes a file so that it is there whole or, if that fails, as it was before: under a temporary name in the same
 * folder, flushed and renamed.
 * @throws what the file system says: no space, no access, no such folder, or the file is held by another program
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
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

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}
