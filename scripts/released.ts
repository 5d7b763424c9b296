// npm run test:released   installs what `npm run dist` has made for this system, as a reader does, asks its command line for the
// first credit of the sample, and removes it: the library, SQLite and the package's files work. For machines that may be changed
import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import manifest from '../package.json' with { type: 'json' };
import { SAMPLE_SERIES_ID } from '../src/shared/domain/sample.ts';
import { main, PlainError } from './main.ts';
import { distFolder } from './packaging/places.ts';
import { expectFuses } from './packaging/unpacked.ts';

const run = promisify(execFile);

/** The user "nobody" of every Linux: root has no sandbox, and Endroll does not run without one. */
const ORDINARY_USER = process.getuid?.() === 0 ? 65_534 : undefined;

/** What is installed, and what becomes of it. */
interface Installed {
  /** What a reader starts. */
  readonly start: string;
  /** The program with the fuses, or the folder that is one on macOS. */
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

type Install = (file: string) => Promise<Installed>;

/** By system and the ending of the installer's name. */
const INSTALLERS: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<string, Install>>>>> = {
  linux: { '.deb': installDeb, '.AppImage': takeAppImage },
  darwin: { '.dmg': mountDiskImage },
  win32: { '.exe': installForWindows },
};

await main(async () => {
  const made = await readdir(distFolder).catch(() => []);
  const tried: string[] = [];
  for (const [ending, install] of Object.entries(INSTALLERS[process.platform] ?? {})) {
    const files = made.filter((name) => name.endsWith(ending) && name.includes(manifest.version));
    if (files.length > 1)
      throw new PlainError(`There are several: ${files.join(', ')}. Empty dist/ and make it again.`);
    for (const name of files) {
      console.log(`${name} …`);
      await tryOut(await install(join(distFolder, name)));
      console.log(`✓ ${name} installs, works, and goes`);
      tried.push(name);
    }
  }
  if (tried.length === 0) throw new PlainError('There is nothing in dist/ for this system: npm run dist');
  return 0;
});

async function tryOut({ start, program, env, remove }: Installed): Promise<void> {
  try {
    if (program !== '') await expectFuses(program, false);
    const profile = await mkdtemp(join(tmpdir(), 'endroll-released-'));
    try {
      if (ORDINARY_USER !== undefined) await chown(profile, ORDINARY_USER, ORDINARY_USER);
      const ask = async (...words: readonly string[]): Promise<string> => {
        const { stdout } = await run(start, [`--user-data-dir=${profile}`, ...words], {
          timeout: 120_000,
          cwd: profile,
          ...(ORDINARY_USER === undefined ? {} : { uid: ORDINARY_USER, gid: ORDINARY_USER }),
          env: {
            ...process.env,
            ...(ORDINARY_USER === undefined ? {} : { HOME: profile, TMPDIR: profile }),
            ...env,
          },
        });
        return stdout;
      };
      const version = (await ask('--version')).trim();
      if (version !== manifest.version) throw new PlainError(`It says that it is ${version}.`);
      const credits = await ask('credits', String(SAMPLE_SERIES_ID), '1');
      if (!credits.includes('Slack Water')) throw new PlainError(`It has no sample: ${credits}`);
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    }
  } finally {
    await remove();
  }
}

async function installDeb(file: string): Promise<Installed> {
  const apt = async (...words: readonly string[]): Promise<void> => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '--yes', ...words];
    if (ORDINARY_USER === undefined) await run('sudo', command);
    else await run('env', command.slice(1));
  };
  await apt('install', '--allow-downgrades', file);
  return {
    start: '/usr/bin/endroll',
    program: '/usr/lib/endroll/endroll',
    remove: () => apt('remove', 'endroll'),
  };
}

/** Unpacks itself where it cannot mount itself. */
function takeAppImage(file: string): Promise<Installed> {
  return Promise.resolve({
    start: file,
    program: '',
    env: { APPIMAGE_EXTRACT_AND_RUN: '1' },
    remove: () => Promise.resolve(),
  });
}

async function mountDiskImage(file: string): Promise<Installed> {
  const mounted = await mkdtemp(join(tmpdir(), 'endroll-disk-'));
  await run('hdiutil', ['attach', '-nobrowse', '-readonly', '-mountpoint', mounted, file]);
  const program = join(mounted, 'Endroll.app');
  return {
    start: join(program, 'Contents/MacOS/Endroll'),
    program,
    remove: async () => {
      await run('hdiutil', ['detach', mounted, '-force']);
    },
  };
}

/** https://www.electron.build/nsis: silently, and for this user only. */
async function installForWindows(file: string): Promise<Installed> {
  const folder = join(await mkdtemp(join(tmpdir(), 'endroll-')), 'Endroll');
  // The last one, and without quotes: https://nsis.sourceforge.io/Docs/Chapter3.html#installerusage
  await run(file, ['/S', '/currentuser', `/D=${folder}`], { windowsVerbatimArguments: true });
  const program = join(folder, 'Endroll.exe');
  return {
    start: program,
    program,
    remove: async () => {
      await run(join(folder, 'Uninstall Endroll.exe'), ['/S', '/currentuser']);
    },
  };
}
