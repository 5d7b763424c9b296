// npm run test:installed   makes Debian's package, installs it, tries it as an ordinary user, upgrades and removes it;
// for a machine that may be changed: it needs root, apt, and leaves no Endroll installed. All of it takes fifteen minutes;
// parts of it: `-- --shipped` (the package readers get), `-- --journeys` (packages for tests), `-- --app-images`
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import manifest from '../package.json' with { type: 'json' };
import { SAMPLE_SERIES_ID } from '../src/shared/domain/sample.ts';
import { buildEndroll, prepareElectron } from './electron-app.ts';
import { reportSentence } from './figures.ts';
import { main, PlainError } from './main.ts';
import { makeAppImage, makeDeb, makeRpm } from './packaging/installers.ts';
import { trialFolder } from './packaging/places.ts';
import { expectFuses, packageUnpacked, type Unpacked } from './packaging/unpacked.ts';
import { projectFolder } from './project.ts';
import { runCommand } from './run-command.ts';
import { commandLineOf, descendantsOf, isInMemory, searchBelow } from './testing/processes.ts';
import { makeAppImageTools } from './testing/stand-in-app-image.ts';
import { tool } from './tools.ts';

const READER = 'endroll-reader';
const PROGRAM = '/usr/lib/endroll/endroll';
/** The sample's series: it is in the program, and needs no network. */
const SAMPLE = String(SAMPLE_SERIES_ID);
/** What the upgrade comes from: the same sources under another number, for none has been released yet. */
const VERSION_BEFORE = '0.0.9';
/** Where AppImages of two versions look for newer ones. */
const UPDATE_PORT = '47613';
/** Of what is packed, besides the SQLite of an Electron whose Node has none. In bytes. */
const LARGEST_ASAR = 6_000_000;
/** Everything of the program that is not Electron's own journey: the specs that need no folder of the checkout. */
const JOURNEYS = [
  'open-season',
  'season-views',
  'offline',
  'library',
  'search',
  'compare',
  'person',
  'security',
  'command-line',
];

/** Root's folders are not the reader's. */
const READER_ENVIRONMENT = { ...process.env, HOME: join('/home', READER), XDG_CONFIG_HOME: undefined };

const run = promisify(execFile);
let failed = 0;

await main(async () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new PlainError('This installs and removes packages: it needs root on a Debian system.');
  }
  await prepareElectron('test');
  await buildEndroll();
  const named = process.argv.slice(2);
  const wants = (part: string): boolean => named.length === 0 || named.includes(part);
  await run('useradd', ['--create-home', READER]).catch(() => undefined);
  const home = await mkdtemp(join(tmpdir(), 'endroll-installed-'));
  await run('chown', [READER, home]);
  try {
    if (wants('--shipped')) {
      const shipped = await makePackage(manifest.version, false);
      await installToFirstCredit(shipped.file, home);
      await tryWhatIsShipped(shipped, home);
      await tryCommandLine(home);
    }
    if (wants('--journeys')) await tryJourneys();
    if (wants('--app-images')) await tryAppImages(home);
  } finally {
    await run('apt-get', ['remove', '--yes', 'endroll']).catch(() => undefined);
    await rm(home, { recursive: true, force: true });
    await run('userdel', ['--remove', READER]).catch(() => undefined);
  }
  console.log(failed === 0 ? 'All of it works installed.' : `${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/** What takes Playwright, and so packages for tests: the first minutes, an upgrade, the main journeys, removal. */
async function tryJourneys(): Promise<void> {
  const before = await makePackage(VERSION_BEFORE, true);
  const forTests = await makePackage(manifest.version, true);
  await install(before.file);
  const profile = join('/home', READER, '.config', 'Endroll');
  await journey('first five minutes', ['first-five-minutes'], { profile, version: VERSION_BEFORE });
  await install(forTests.file);
  await journey('after the upgrade', ['upgraded'], { profile, version: manifest.version });
  await check('the main journeys, as an ordinary user, with the sandbox on', async () => {
    const code = await asReader(playwright('e2e/playwright.config.ts', JOURNEYS), {
      ENDROLL_PROGRAM: PROGRAM,
    });
    expect(code === 0, `Playwright ended with ${code}`);
  });
  await check('removed, it leaves what the reader has kept', async () => {
    await run('apt-get', ['remove', '--yes', 'endroll']);
    expect(!existsSync('/usr/bin/endroll') && !existsSync(PROGRAM), 'the program is still there');
    expect(existsSync(join(profile, 'library', 'own.db')), 'what the reader has written is gone');
  });
}

/** Installs what a reader gets, and writes down how long that and the first credit of the sample on the command line take. */
async function installToFirstCredit(file: string, home: string): Promise<void> {
  const start = performance.now();
  await install(file);
  const installed = performance.now();
  const configuration = await mkdtemp(join(home, 'first-credit-'));
  await run('chown', ['-R', READER, home]);
  await check('the first credit of the sample', () =>
    expectCommand(configuration, ['credits', SAMPLE, '1'], { code: 0, says: 'Slack Water' }),
  );
  const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;
  await reportSentence(
    'npm run test:installed',
    `\`apt install\` of the deb took ${seconds(start, installed)}, the first credit of the sample after that ` +
      `${seconds(installed, performance.now())}.`,
  );
}

/** The one kind of package that is updated by itself here. */
async function tryAppImages(home: string): Promise<void> {
  const appImages = await makeAppImages();
  // Chromium does not run as root in a package.
  await run('chown', ['-R', READER, appImages['TMPDIR'] ?? '']);
  const program = ['env', `TMPDIR=${appImages['TMPDIR'] ?? ''}`, appImages['ENDROLL_PROGRAM'] ?? ''];
  try {
    await check('what an AppImage tells the system is valid', async () => {
      const cwd = appImages['TMPDIR'] ?? '';
      for (const pattern of ['*.desktop', 'usr/share/icons'])
        await run(appImages['ENDROLL_PROGRAM'] ?? '', ['--appimage-extract', pattern], { cwd });
      const entry = join(cwd, 'squashfs-root', 'endroll.desktop');
      await run('desktop-file-validate', [entry]);
      const lines = (await readFile(entry, 'utf8')).split('\n');
      for (const line of ['Exec=AppRun %U', 'MimeType=x-scheme-handler/endroll;', 'StartupWMClass=endroll'])
        expect(lines.includes(line), `its desktop entry lacks ${line}`);
      const icon = 'usr/share/icons/hicolor/256x256/apps/endroll-launcher.png';
      expect(existsSync(join(cwd, 'squashfs-root', icon)), 'there is no icon');
    });
    await expectTokenInMainOnly('an AppImage', home, program);
    await check('the commands of an AppImage need no display', async () => {
      const configuration = await mkdtemp(join(home, 'app-image-'));
      await run('chown', ['-R', READER, home]);
      const credits = ['credits', SAMPLE, '1'];
      await expectCommand(configuration, credits, { code: 0, says: 'Slack Water', program });
      await expectCommand(configuration, ['sarch', 'foo'], { code: 2, says: '“search”', program });
    });
    await check('an AppImage updates itself to the next version', async () => {
      const code = await asReader(playwright('e2e/installed/playwright.config.ts', ['app-image']), appImages);
      expect(code === 0, `Playwright ended with ${code}`);
    });
  } finally {
    await rm(appImages['TMPDIR'] ?? '', { recursive: true, force: true });
  }
}

/** Makes two versions as AppImages, of which the first looks for the second; answers with what their spec is told. */
async function makeAppImages(): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'endroll-app-images-'));
  const make = async (version: string): Promise<string> => {
    const made = join(
      projectFolder,
      await makeAppImage(await packageUnpacked({ isForTests: true, version })),
    );
    const file = join(folder, `${version}.AppImage`);
    await copyFile(made, file);
    await rm(made);
    return file;
  };
  process.env['APPIMAGE_TOOLS_PATH'] = join(folder, 'tools');
  await makeAppImageTools(join(folder, 'tools'));
  process.env['ENDROLL_UPDATE_URL'] = `http://127.0.0.1:${UPDATE_PORT}`;
  try {
    return {
      ENDROLL_PROGRAM: await make(VERSION_BEFORE),
      ENDROLL_VERSION: `${VERSION_BEFORE}-tests`,
      ENDROLL_NEXT: await make(manifest.version),
      ENDROLL_NEXT_VERSION: `${manifest.version}-tests`,
      ENDROLL_UPDATE_PORT: UPDATE_PORT,
      // What they unpack themselves to goes with it.
      TMPDIR: folder,
    };
  } finally {
    delete process.env['ENDROLL_UPDATE_URL'];
  }
}

/** A package and what it was made of. */
interface Package extends Unpacked {
  /** Its whole path. */
  readonly file: string;
}

async function makePackage(version: string, isForTests: boolean): Promise<Package> {
  // In no case where a release looks for what it uploads.
  const unpacked = await packageUnpacked({ isForTests, version, output: trialFolder });
  return { ...unpacked, file: join(projectFolder, await makeDeb(unpacked, true)) };
}

async function install(file: string): Promise<void> {
  await check(`apt install ${file.slice(projectFolder.length + 1)}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['install', '--yes', '--allow-downgrades', file], { env });
  });
}

/** What nobody needs Playwright for, with the very package that a reader gets. */
async function tryWhatIsShipped(shipped: Package, home: string): Promise<void> {
  await check('desktop entry and metadata are valid', async () => {
    await run('desktop-file-validate', ['/usr/share/applications/endroll.desktop']);
    const metainfo = '/usr/share/metainfo/app.endroll.Endroll.metainfo.xml';
    await run('appstreamcli', ['validate', '--no-net', metainfo]);
    expect(existsSync('/usr/share/icons/hicolor/256x256/apps/endroll.png'), 'there is no icon');
  });
  await check('endroll:// addresses are Endroll’s', async () => {
    const { stdout } = await readerRun(['xdg-mime', 'query', 'default', 'x-scheme-handler/endroll']);
    expect(stdout.trim() === 'endroll.desktop', `they are ${stdout.trim()}’s`);
  });
  await check('a link opens its page, whether Endroll runs or not', () => openLinks(home));
  const made = makeRpm(shipped, true).then((path) => join(projectFolder, path));
  await check('the rpm holds what the deb holds', async () => {
    const { stdout: inRpm } = await run('rpm', ['-qlp', await made]);
    const { stdout: inDeb } = await run('dpkg', ['-L', 'endroll']);
    // Only Debian has folders of its own for what it checks and for copyrights.
    const files = (list: string): readonly string[] =>
      list
        .split('\n')
        .filter((file) => /^\/usr\/(?!share\/(?:lintian|doc)\/)/u.test(file) && !isFolder(file));
    const [missing, more] = [
      differences(files(inDeb), files(inRpm)),
      differences(files(inRpm), files(inDeb)),
    ];
    expect(missing.length === 0, `it lacks ${missing.slice(0, 5).join(', ')}`);
    expect(more.length === 0, `it has ${more.slice(0, 5).join(', ')} besides`);
  });
  await check('the rpm installs, and what it installs works', async () => {
    const root = await mkdtemp(join(tmpdir(), 'endroll-rpm-'));
    try {
      await chmod(root, 0o755);
      // Its dependencies are other systems' packages.
      await run('rpm', ['--root', root, '--nodeps', '--install', await made]);
      const helper = await stat(join(root, 'usr/lib/endroll/chrome-sandbox'));
      expect(helper.uid === 0 && (helper.mode & 0o7777) === 0o4755, 'Chromium’s helper has other rights');
      const configuration = await mkdtemp(join(home, 'rpm-'));
      await run('chown', ['-R', READER, home]);
      const program = [join(root, 'usr/bin/endroll')];
      const credits = ['credits', SAMPLE, '1'];
      await expectCommand(configuration, credits, { code: 0, says: 'Slack Water', program });
      await running(home, { program, env: {}, look: () => Promise.resolve() });
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
  await check('only what runs is packed', async () => {
    const asar = '/usr/lib/endroll/resources/app.asar';
    const { size } = await stat(asar);
    expect(size <= LARGEST_ASAR, `app.asar has ${size} bytes`);
    const strays = listPackage(asar, { isPack: false }).filter((name) => /\.(map|ts|svelte)$/u.test(name));
    expect(strays.length === 0, `it holds ${strays.join(', ')}`);
    expect(!existsSync('/usr/lib/endroll/resources/default_app.asar'), 'Electron’s own page is in it');
  });
  await check('it knows by what the system updates it, and asks nobody', async () => {
    const resources = '/usr/lib/endroll/resources';
    expect(
      (await readFile(`${resources}/package-type`, 'utf8')) === 'deb',
      'it takes itself for something else',
    );
    expect(!existsSync(`${resources}/app-update.yml`), 'it has an address although it was made without one');
  });
  // What `npm run package` makes is looked at whenever it is made.
  await check('the fuses are as they should be', () => expectFuses(PROGRAM, false));
  await check('it does not run as Node, and no other program can debug it', async () => {
    const trace = join(home, 'trace');
    const script = join(home, 'trace.cjs');
    await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`);
    await running(home, {
      args: ['--inspect=9471', '--remote-debugging-port=9472', script],
      env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` },
      look: async () => {
        expect(!existsSync(trace), 'a script was run');
        for (const port of [9471, 9472]) {
          const answer = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => null);
          expect(answer === null, `a debugger is answered at ${port}`);
        }
      },
    });
  });
  await check('its pages run in Chromium’s sandbox', async () => {
    await running(home, {
      args: [],
      // Chromium's texts in that language are not in the package.
      env: { LANG: 'sv_SE.UTF-8', LANGUAGE: 'sv' },
      look: async (pids) => {
        const pages = await Promise.all(
          pids.map(async (pid) => {
            const command = await readFile(`/proc/${pid}/cmdline`, 'latin1');
            return command.includes('--type=renderer') ? readFile(`/proc/${pid}/status`, 'latin1') : null;
          }),
        );
        const statuses = pages.filter((status) => status !== null);
        expect(statuses.length > 0, 'there is no page');
        // 2: only the system calls of Chromium's filter.
        expect(
          statuses.every((status) => /^Seccomp:\s+2$/mu.test(status)),
          'a page runs unconfined',
        );
      },
    });
  });
  await check('a keyring that has to be unlocked does not hold up the window', async () => {
    await running(home, { args: [], env: {}, inSession: true, look: () => Promise.resolve() });
  });
  await expectTokenInMainOnly('what is on the PATH', home, ['endroll']);
  await expectTokenInMainOnly('the program itself, which starts again', home, [PROGRAM]);
}

/** Searches the memory of all processes for a token that was in a variable at the start. */
function expectTokenInMainOnly(name: string, home: string, program: readonly string[]): Promise<void> {
  return check(`a token of the environment is in no process but main: ${name}`, async () => {
    const canary = `canary.${randomBytes(24).toString('hex')}.canary`;
    await running(home, {
      program,
      env: { TMDB_ACCESS_TOKEN: canary },
      look: async (pids) => {
        const [main] = pids;
        expect(
          main !== undefined && (await isInMemory(main, canary)) === true,
          'main itself does not have it',
        );
        const { read, holders } = await searchBelow(main, canary);
        for (const kind of ['renderer', 'gpu-process', 'node.mojom.NodeService'])
          expect(read.includes(kind), `no process of this kind was read: ${kind}`);
        expect(holders.length === 0, `it is in the memory of ${holders[0]?.slice(0, 120) ?? ''}`);
      },
    });
  });
}

/** Opens links with the system's own command, as a browser does: one starts Endroll, the other goes to the one that runs. */
async function openLinks(home: string): Promise<void> {
  const configuration = await mkdtemp(join(home, 'links-'));
  await run('chown', ['-R', READER, home]);
  for (const season of ['1', '2'])
    await expectCommand(configuration, ['credits', SAMPLE, season], { code: 0 });
  const link = (season: number): string => `endroll://tv/${SAMPLE}/season/${season}`;
  const untilOpen = async (address: string): Promise<void> => {
    for (let waited = 0; ; waited += 200) {
      const settings = await run('cat', [join(configuration, 'Endroll', 'settings.json')]).catch(() => null);
      // Where the reader is.
      if (settings?.stdout.includes(`"${address}`) === true) return;
      expect(waited < 20_000, `${address} does not open`);
      await delay(200);
    }
  };
  await running(home, {
    program: ['xdg-open', link(1)],
    env: { XDG_CONFIG_HOME: configuration },
    look: async (pids) => {
      await untilOpen(link(1));
      const display = ['env', `XDG_CONFIG_HOME=${configuration}`, 'xvfb-run', '-a'];
      await readerRun([...display, 'timeout', '30', 'xdg-open', link(2)]);
      await untilOpen(link(2));
      await readerRun([...display, 'timeout', '30', 'endroll', `tv/${SAMPLE}/season/1`]);
      await untilOpen(link(1));
      expect((await readersProcesses())[0] === pids[0], 'another Endroll has opened it');
    },
  });
}

function differences(files: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return files.filter((file) => !known.has(file));
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The launcher's commands, without a display, on a library of the sample's first two seasons. */
async function tryCommandLine(home: string): Promise<void> {
  const configuration = await mkdtemp(join(home, 'commands-'));
  await run('chown', ['-R', READER, home]);
  await check('its commands work without a display while it does not run', async () => {
    expect((await command(configuration, ['--version'])).out.trim() === manifest.version, 'the version');
    await expectCommand(configuration, ['--help'], { code: 0, says: 'credits' });
    await expectCommand(configuration, ['library', '--to', 'x'], { code: 2, says: 'no option --to' });
    await expectCommand(configuration, ['sarch', 'foo'], { code: 2, says: 'did you mean “search”?' });
    const notKept = { code: 1, says: 'is not kept' };
    await expectCommand(configuration, ['credits', SAMPLE, '1', '--offline'], notKept);
    await expectCommand(configuration, ['--offline', 'credits', SAMPLE, '1'], notKept);
    await expectCommand(configuration, ['--ofline', 'library'], { code: 2, says: 'did you mean --offline?' });
    await expectCommand(configuration, ['credits', SAMPLE, '1'], { code: 0, says: 'Slack Water' });
    await expectCommand(configuration, ['credits', SAMPLE, '2'], { code: 0, says: 'Yuki Haradani' });
    await tryReading(configuration);
  });
  await check('its commands work while it runs, and what they keep is in the window’s library', async () => {
    await running(home, {
      args: [],
      env: { XDG_CONFIG_HOME: configuration },
      look: async () => {
        await tryReading(configuration);
        await expectCommand(configuration, ['credits', SAMPLE, '3'], { code: 0, says: 'Slack Water' });
        await expectCommand(configuration, ['library'], { code: 0, says: `${SAMPLE}/3` });
      },
    });
  });
}

/** What only reads: the same beside the running application and alone. */
async function tryReading(configuration: string): Promise<void> {
  await expectCommand(configuration, ['library'], { code: 0, says: `${SAMPLE}/2` });
  await expectCommand(configuration, ['--format=csv', 'library'], { code: 0, says: 'series_id' });
  await expectCommand(configuration, ['search', 'haradani'], { code: 0, says: 'Yuki Haradani' });
  await expectCommand(configuration, ['search', 'nobody', 'is', 'called', 'this'], { code: 1 });
  await expectCommand(configuration, ['compare', `${SAMPLE}/1`, `${SAMPLE}/2`], { code: 0, says: 'Stayed' });
  await expectCommand(configuration, ['verify'], { code: 0 });
  const csv = ['export', '--season', `${SAMPLE}/1`, '--format', 'csv', '--to', '-'];
  await expectCommand(configuration, csv, { code: 0, says: 'Slack Water' });
  await expectCommand(configuration, ['export', '--to', '/gone/all.csv'], { code: 1 });
  await expectCommand(configuration, ['credits', 'x', '1'], { code: 2, says: 'is a number' });
}

interface Wanted {
  readonly code: number;
  /** What is run; by default what is on the PATH. */
  readonly program?: readonly string[];
  /** Stands in what it writes, on either of its outputs. */
  readonly says?: string;
}

async function expectCommand(
  configuration: string,
  words: readonly string[],
  { code, says = '', program }: Wanted,
): Promise<void> {
  const outcome = await command(configuration, words, program);
  const name = `endroll ${words.join(' ')}`;
  expect(outcome.code === code, `${name} ended with ${outcome.code}: ${outcome.err.slice(0, 300)}`);
  expect(`${outcome.out}${outcome.err}`.includes(says), `${name} does not say “${says}”`);
}

/** Runs `endroll` as the reader does who has no display, with the settings and the library of that folder. */
async function command(
  configuration: string,
  words: readonly string[],
  program: readonly string[] = ['endroll'],
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const clean = ['env', '-u', 'DISPLAY', '-u', 'WAYLAND_DISPLAY', '-u', 'TMDB_ACCESS_TOKEN'];
  const start = [...clean, `XDG_CONFIG_HOME=${configuration}`, 'timeout', '60', ...program, ...words];
  return run('runuser', ['-u', READER, '--', ...start]).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: unknown) => {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, err: stderr };
    },
  );
}

interface RunningOptions {
  /** By default what is on the PATH, with these arguments. */
  readonly args?: readonly string[];
  /** What starts it instead. */
  readonly program?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** On a message bus on which a keyring begins when it is asked. */
  readonly inSession?: boolean;
  /** Is called when the window is there, with Endroll's processes, main first, and the folder of the reader's settings. */
  readonly look: (pids: readonly number[], configuration: string) => Promise<void>;
}

/** Starts the installed program as the reader does, looks at it, and ends it. */
async function running(
  home: string,
  { args = [], program = ['endroll', ...args], env, inSession = false, look }: RunningOptions,
): Promise<void> {
  const configuration = env['XDG_CONFIG_HOME'] ?? (await mkdtemp(join(home, 'look-')));
  await run('chown', ['-R', READER, home]);
  const log = join(configuration, 'Endroll', 'logs', 'endroll.log');
  const variables = { XDG_CONFIG_HOME: configuration, ...env };
  const words = ['env', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)];
  const session = inSession ? ['dbus-run-session', '--'] : [];
  // The display stays when the program starts again.
  const start = ['xvfb-run', '-a', ...session, 'sh', '-c', '"$@"; sleep 120', 'sh', ...program];
  const ended = readerRun([...words, ...start]).catch(() => undefined);
  try {
    for (let waited = 0; ; waited += 100) {
      const { stdout } = await run('cat', [log]).catch(() => ({ stdout: '' }));
      if (stdout.includes('the window is shown')) break;
      expect(waited < 20_000, 'its window does not come');
      await delay(100);
    }
    await look(await readersProcesses(), configuration);
  } finally {
    await run('pkill', ['-KILL', '-u', READER]).catch(() => undefined);
    await ended;
  }
}

/** Endroll's processes, main first, wherever its program is. */
async function readersProcesses(): Promise<readonly number[]> {
  const { stdout } = await run('pgrep', ['-u', READER]);
  for (const pid of stdout.trim().split('\n').map(Number)) {
    const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
    const isMain = !(await commandLineOf(pid)).some((word) => word.startsWith('--type='));
    if (basename(program) === 'endroll' && isMain) return [pid, ...(await descendantsOf(pid))];
  }
  return [];
}

interface Journey {
  readonly profile: string;
  readonly version: string;
}

async function journey(name: string, specs: readonly string[], { profile, version }: Journey): Promise<void> {
  await check(name, async () => {
    const code = await asReader(playwright('e2e/installed/playwright.config.ts', specs), {
      ENDROLL_PROGRAM: PROGRAM,
      ENDROLL_PROFILE: profile,
      ENDROLL_VERSION: version,
    });
    expect(code === 0, `Playwright ended with ${code}`);
  });
}

/** Playwright's words, with its results where anybody may write. */
function playwright(config: string, specs: readonly string[]): readonly string[] {
  const output = join(tmpdir(), `${READER}-results`);
  const files = specs.map((name) => `/${name}.spec.ts`);
  const { program, args } = tool(
    'playwright',
    ['test', '--config', config, '--reporter=line', '--output', output, ...files],
    '@playwright/test',
  );
  return ['xvfb-run', '-a', '-s', '-screen 0 2240x1400x24', 'dbus-run-session', '--', program, ...args];
}

/** Runs something as an ordinary user, on this terminal; answers with its exit code. */
function asReader(words: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return runCommand(
    { program: 'runuser', args: ['-u', READER, '--', ...words] },
    { env: { ...READER_ENVIRONMENT, ...env } },
  );
}

/** The same for a command whose words are wanted. */
function readerRun(words: readonly string[]): Promise<{ readonly stdout: string }> {
  return run('runuser', ['-u', READER, '--', ...words], { env: READER_ENVIRONMENT });
}

/** Runs one check and says what came of it; the next ones run in any case. */
async function check(name: string, look: () => Promise<void>): Promise<void> {
  try {
    await look();
    console.log(`✓ ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
