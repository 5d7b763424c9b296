import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { canReach, downloadAddress, proxySettings } from './download-host.ts';
import { runCommand } from '../run-command.ts';

/** The version of the npm package `electron`, which the types and the releases are for. */
export function targetVersion(electronFolder: string): string {
  const manifest = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/**
 * Lets Electron's own installer fetch its runtime, if its download host responds or the file is already here.
 * Only the check of the host has a time limit; a download that has begun may be slow.
 * @returns whether the installer ran and succeeded.
 */
export async function installOfficial(electronFolder: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const version = targetVersion(electronFolder);
  const address = downloadAddress(version, env, process.platform, process.arch);
  if (!isInInstallerCache(address, env) && !(await canReach(address, env))) {
    console.log(`Electron ${version} cannot be downloaded: no answer from ${new URL(address).host}.`);
    return false;
  }
  console.log(`Installing Electron ${version} ...`);
  const installer = { program: process.execPath, args: [join(electronFolder, 'install.js')] };
  return (await runCommand(installer, { env: { ...env, ...proxySettings(env) } })) === 0;
}

/** The installer keeps each archive in a folder named by a hash, in the cache folder of @electron/get. */
function isInInstallerCache(address: string, env: NodeJS.ProcessEnv): boolean {
  const file = address.slice(address.lastIndexOf('/') + 1);
  const root = env['electron_config_cache'] ?? installerCache(env);
  return existsSync(root) && readdirSync(root).some((folder) => existsSync(join(root, folder, file)));
}

function installerCache(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  if (process.platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'electron', 'Cache');
  }
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'electron');
}
