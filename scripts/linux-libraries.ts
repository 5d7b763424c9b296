import { spawnSync } from 'node:child_process';
import { needsVirtualDisplay } from './display.ts';
import { missingPackages, packagesFor, programsFor, variants, type Needs } from './linux-packages.ts';
import { PlainError } from './main.ts';
import { runCommand } from './run-command.ts';

/**
 * Makes sure that the system libraries of Electron and, for tests, a keyring are installed. Installs what is missing
 * where it is allowed to: as root, with apt-get. Does nothing on systems other than Linux.
 * @throws PlainError where it is not allowed to, with the command to run or, on systems without dpkg, with what is missing.
 */
export async function ensureLinuxLibraries(needs: Needs): Promise<void> {
  if (process.platform !== 'linux') return;
  const virtualDisplay = needsVirtualDisplay(process.env, process.platform);
  if (!has('dpkg-query')) {
    const programs = programsFor(needs, virtualDisplay).filter((name) => !has(name));
    if (programs.length === 0) return;
    throw new PlainError(
      `Not installed: ${programs.join(', ')}. Install them, then run the same command again.`,
    );
  }
  const wanted = packagesFor(needs, virtualDisplay);
  const missing = missingHere(wanted);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    const names = missing.map(nameHere).join(' ');
    throw new PlainError(
      'Some system packages are missing. Install them, then run the same command again:\n\n' +
        `  sudo apt-get update && sudo apt-get install --no-install-recommends ${names}\n`,
    );
  }
  await install(missing);
  const still = missingHere(wanted);
  if (still.length > 0) throw new PlainError(`apt-get could not install ${still.join(', ')}.`);
}

/**
 * The shared libraries that a program lacks, as the system's loader names them. For systems without dpkg, whose package
 * names are not known.
 */
export function missingSharedLibraries(program: string): readonly string[] {
  if (process.platform !== 'linux' || has('dpkg-query') || !has('ldd')) return [];
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim());
}

async function install(names: readonly string[]): Promise<void> {
  console.log(`Installing system packages: ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A failed update does not matter: the lists may be fresh enough, and apt-get install reports what it cannot find.
  await runCommand({ program: 'apt-get', args: ['update', '-qq'] }, { env, quiet: true });
  // A fresh machine may be busy updating itself.
  const waitForOthers = ['-o', 'DPkg::Lock::Timeout=120'];
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...waitForOthers, ...names.map(nameHere)];
  await runCommand({ program: 'apt-get', args }, { env, quiet: true });
}

function missingHere(wanted: readonly string[]): readonly string[] {
  const args = ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted.flatMap(variants)];
  // It exits with 1 as soon as one name is unknown, and one of two variants always is.
  const { stdout } = spawnSync('dpkg-query', args, { encoding: 'utf8' });
  return missingPackages(stdout, wanted);
}

/** The variant of a name that is in this system's package lists. */
function nameHere(name: string): string {
  const known = (variant: string): boolean =>
    spawnSync('apt-cache', ['show', '--no-all-versions', variant], { stdio: 'ignore' }).status === 0;
  return variants(name).findLast(known) ?? name;
}

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}
