import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of the files in a folder, not of folders within; 0 when there is no such folder. */
export async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(missing);
  let bytes = 0;
  for (const entry of entries ?? []) {
    // SQLite's own files come and go.
    if (entry.isFile()) bytes += (await stat(join(folder, entry.name)).catch(missing))?.size ?? 0;
  }
  return bytes;
}

function missing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
