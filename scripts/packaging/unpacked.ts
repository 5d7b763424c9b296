import { dirname, join } from 'node:path';
import { uncacheAll } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import manifest from '../../package.json' with { type: 'json' };
import { packageConfiguration, wrongFuses } from './electron-builder.ts';
import { PlainError } from '../main.ts';
import { ensureElectron } from '../electron-runtime.ts';
import { projectFolder } from '../project.ts';
import { distFolder, trialFolder } from './places.ts';

/** The application as a folder, ready to run on this machine. */
export interface Unpacked {
  readonly folder: string;
  /** The program in the folder. */
  readonly program: string;
  readonly version: string;
  readonly electronVersion: string;
  /** The folder for installers made of it. */
  readonly output: string;
}

/**
 * Packs `out/` with this machine's Electron: 10 seconds.
 * @param version the version it reports; by default that of package.json
 * @param output by default where releases are taken from, unless it is for tests
 */
export async function packageUnpacked({
  isForTests,
  version = manifest.version,
  output = isForTests ? trialFolder : distFolder,
}: {
  readonly isForTests: boolean;
  readonly version?: string;
  readonly output?: string;
}): Promise<Unpacked> {
  const runtime = await ensureElectron();
  const electronFolder = electronFolderOf(runtime.path);
  await build({
    projectDir: projectFolder,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: packageConfiguration({
      electronFolder,
      electronVersion: runtime.version,
      version,
      output,
      isForTests,
    }),
  });
  // An archive that this process has packed before is still cached under its path.
  uncacheAll();
  const place = placeIn(output);
  await expectFuses(place.program, isForTests);
  return { ...place, version, electronVersion: runtime.version, output };
}

/** @throws {PlainError} if a packaged program can do what it should not, or lacks what protects it */
export async function expectFuses(program: string, isForTests: boolean): Promise<void> {
  const wrong = await wrongFuses(program, isForTests);
  if (wrong.length > 0) throw new PlainError(`${program} has wrong fuses: ${wrong.join(', ')}`);
}

/** The distribution that contains a program; on a Mac, the program is deep inside the application's folder. */
function electronFolderOf(program: string): string {
  const inside = process.platform === 'darwin' ? 4 : 1;
  return Array.from({ length: inside }).reduce<string>((path) => dirname(path), program);
}

/** Where the unpacked application for this machine is in a folder of packages. */
export function placeIn(output: string): { folder: string; program: string } {
  const arm = process.arch === 'arm64';
  if (process.platform === 'darwin') {
    const folder = join(output, arm ? 'mac-arm64' : 'mac');
    return { folder, program: join(folder, 'Endroll.app/Contents/MacOS/Endroll') };
  }
  if (process.platform === 'win32') {
    const folder = join(output, arm ? 'win-arm64-unpacked' : 'win-unpacked');
    return { folder, program: join(folder, 'Endroll.exe') };
  }
  const folder = join(output, arm ? 'linux-arm64-unpacked' : 'linux-unpacked');
  return { folder, program: join(folder, 'endroll') };
}
