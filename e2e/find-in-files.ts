import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of all files below `folder` that contain one of `texts`, as UTF-8 or UTF-16, searched byte by byte. */
export async function findInFiles(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found: string[] = [];
  for (const file of files) {
    const content = await readFile(file);
    if (needles.some((needle) => content.includes(needle))) found.push(file);
  }
  return found;
}

/** A token and each of its parts that is too long to occur by chance. */
export function tokenTraces(token: string): readonly string[] {
  return [token, ...token.split('.').slice(1)];
}
