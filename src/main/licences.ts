import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Licence } from '@shared/ipc/contract.ts';

/**
 * The licenses that the build has written beside its output (scripts/licences.ts), by package, each once. A folder without
 * the file adds nothing: Endroll is then running from source.
 */
export async function readLicences(folders: readonly string[]): Promise<readonly Licence[]> {
  const files = await Promise.all(
    folders.map((folder) => readFile(join(folder, 'licences.json'), 'utf8').catch(() => '[]')),
  );
  const all = files.flatMap((text) => JSON.parse(text) as readonly Licence[]);
  const byPackage = new Map(all.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  return [...byPackage.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
