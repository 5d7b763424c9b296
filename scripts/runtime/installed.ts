import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An Electron that can be started. */
export interface Runtime {
  readonly path: string;
  readonly version: string;
}

/**
 * The runtime in the npm package's own `dist`, found as the package finds it: `path.txt` names the program.
 * It is written last, so a runtime that was only partly unpacked does not count.
 */
export async function findInstalled(electronFolder: string): Promise<Runtime | undefined> {
  const program = await readText(join(electronFolder, 'path.txt'));
  if (program === undefined) return undefined;
  return findInFolder(join(electronFolder, 'dist'), program);
}

/** The runtime in a folder laid out as Electron's own distribution. */
export async function findInFolder(folder: string, program = defaultProgram()): Promise<Runtime | undefined> {
  const version = (await readText(join(folder, 'version')))?.replace(/^v/, '');
  const path = join(folder, program);
  if (!version || !(await exists(path))) return undefined;
  return { path, version };
}

function defaultProgram(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
