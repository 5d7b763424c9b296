import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that it is there whole or, if that fails, as it was before.
 * @throws what the file system says: no space, no access, or the file is held by another program
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  // In the same folder, since a file cannot be renamed from one disk to another.
  const unfinished = join(dirname(path), `.endroll-${crypto.randomUUID()}.tmp`);
  try {
    await writeFile(unfinished, bytes, { flag: 'wx', flush: true });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
