import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Licence } from '@shared/ipc/contract.ts';

/**
 * The licenses that the build has written beside its output (scripts/licences.ts), by package, each once. A folder without
 * the file adds nothing: Endroll is then running from source.
 * @param versions of what the build does not know the version of, by its name in lower case, as Electron's `process.versions`
 */
export async function readLicences(
  folders: readonly string[],
  versions: Readonly<Record<string, string | undefined>>,
): Promise<readonly Licence[]> {
  const files = await Promise.all(
    folders.map((folder) => readFile(join(folder, 'licences.json'), 'utf8').catch(() => '[]')),
  );
  const all = files.flatMap((text) => JSON.parse(text) as readonly Licence[]);
  const whole = all.map((licence) => ({
    ...licence,
    version: licence.version === '' ? (versions[licence.name.toLowerCase()] ?? '') : licence.version,
  }));
  const byPackage = new Map(whole.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  return [...byPackage.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
