import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { sandboxArguments } from '../scripts/display.ts';
import { projectFolder } from '../scripts/project.ts';
import {
  commandLineOf,
  descendantsOf,
  isInMemory,
  mainProcessesOn,
  searchBelow,
} from '../scripts/testing/processes.ts';
import type { KeptSeason } from '../src/shared/domain/season.ts';
import { ageSeason } from './age-season.ts';
import { expect, test } from './fixtures.ts';
import type {} from './window-api.ts';

/** How long quitting may take whatever hangs, in milliseconds, with what a busy test machine adds. */
const QUIT_LIMIT = 5_000 + 1_000;

test('after the library was deleted everything works without a restart', async ({ launch, server }) => {
  // Keeps eight seasons.
  test.slow();
  const { page } = await launch();
  await page.openSeason('90001 1');
  await page.openSettings();
  await page.button('Delete the whole library…').click();
  await page.button('Delete library').click();
  await expect(page.toasts).toContainText('The library is empty.');

  await page.openSeason('90001 1');
  await page.button('Refresh').click();
  await expect(page.toasts).toContainText('Nothing has changed');
  await page.open('endroll://tv/90006');
  await page.button('Keep all seasons').click();
  await page.button(/^Keep \d+ seasons$/).click();
  await expect(page.packPanel).toContainText('8 of 8 seasons', { timeout: 60_000 });
  await expect(page.packPanel).toContainText('0 failed');
  expect(server.log.count('/3/tv/90006')).toBeGreaterThan(0);
});

test('quitting takes less than five seconds although the library’s process hangs', async ({ launch }) => {
  const { app, page } = await launch();
  await page.openSeason('90001 1');
  await signalLibrary(app, 'SIGSTOP');
  expect(await quitWithin(app)).toBeLessThan(QUIT_LIMIT);
});

test('a library whose process keeps dying is opened without an index at last, and says so', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  await page.openSeason('90001 1');
  await expect(async () => {
    await signalLibrary(app, 'SIGKILL');
    // The next call starts another process.
    expect(await window.evaluate(async () => (await api.library.list()).ok)).toBe(true);
    await expect(page.toasts).toContainText('The library keeps stopping', { timeout: 500 });
  }).toPass();
  await page.open('endroll://library');
  const overview = window.getByRole('article', { name: 'Library overview' });
  await expect(overview).toBeVisible();
  await expect(overview.getByText('Rebuilding the library')).toHaveCount(0);
  await page.open('endroll://tv/90001/season/0');
  await expect(window.getByText('Specials').first()).toBeVisible();
});

test('quitting takes less than five seconds although the page hangs', async ({ launch }) => {
  const { app, page } = await launch();
  await page.openSeason('90001 1');
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  process.kill(pid ?? 0, 'SIGSTOP');
  expect(await quitWithin(app)).toBeLessThan(QUIT_LIMIT);
  await expect.poll(() => existsSync(`/proc/${pid}`), 'nothing is left behind').toBe(false);
});

test('a link that comes while Endroll is closing opens after that', async ({ launch }) => {
  const { app, page } = await launch();
  await page.openSeason('90001 1');
  // So that closing takes seconds.
  await signalLibrary(app, 'SIGSTOP');
  const reopened = app.waitForEvent('window');
  // Emitted as Electron announces a second start: on a busy machine, a real one takes longer to begin than this one to close.
  await app.evaluate(({ app }) => {
    app.once('will-quit', () => {
      setTimeout(() => {
        app.emit('second-instance', {}, [], '', { address: 'endroll://tv/90001/season/0' });
      }, 500);
    });
    app.quit();
  });
  const window = await reopened;
  await expect(window.getByRole('heading', { level: 1, name: 'Harbour Lights' })).toBeVisible();
  await expect(window.getByText('Specials').first()).toBeVisible();
});

test('a link that comes while the window closes opens after that', async ({ launch }) => {
  const { app, page } = await launch();
  await page.openSeason('90001 1');
  const reopened = app.waitForEvent('window');
  await app.evaluate(({ app, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.once('close', () => {
      app.emit('second-instance', {}, [], '', { address: 'endroll://tv/90001/season/0' });
    });
    window?.close();
  });
  const window = await reopened;
  await expect(window.getByRole('heading', { level: 1, name: 'Harbour Lights' })).toBeVisible();
  await expect(window.getByText('Specials').first()).toBeVisible();
});

/** As where nothing is ever painted. */
const NO_PAINT = `
  const { BrowserWindow } = require('electron');
  const emit = BrowserWindow.prototype.emit;
  BrowserWindow.prototype.emit = function (name, ...rest) {
    return name === 'ready-to-show' ? false : emit.call(this, name, ...rest);
  };`;

test('the window is shown, and the start finished, although its first paint is never reported', async ({
  launch,
  userData,
}) => {
  const shim = await writeShim(userData, NO_PAINT);
  const { app, page } = await launch({ switches: ['-r', shim, '--password-store=basic'] });
  await expect(page.findField).toBeVisible();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await expect
    .poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu() !== null), 'the start is finished')
    .toBe(true);
  expect(await readLog(userData)).toMatch(/the window is shown: it (is loaded|has waited)/u);
});

test('what is six months old goes although no first paint is ever reported', async ({ launch, userData }) => {
  const first = await launch();
  await first.page.openSeason('90001 1');
  await expect(first.page.keptSeason(/^Harbour Lights/)).toBeVisible();
  await first.quit();
  await ageSeason(userData, 90001, 181);

  const shim = await writeShim(userData, NO_PAINT);
  const { window } = await launch({ switches: ['-r', shim, '--password-store=basic'], token: null });
  const isExpired = () =>
    window.evaluate(async () => {
      const listed = await api.library.list();
      return (
        listed.ok && (JSON.parse(listed.value) as readonly KeptSeason[]).every((season) => season.isExpired)
      );
    });
  await expect.poll(isExpired, { timeout: 30_000 }).toBe(true);
});

test.describe('a page that dies', () => {
  test('is told and comes back; the second time it is closed, now and at the next start', async ({
    launch,
  }) => {
    // Three starts and two crashes.
    test.slow();
    const first = await launch();
    await first.page.openSeason('90001 1');
    await crash(first.app);
    await expect.poll(() => shownText(first.app)).toContain('The page stopped working and was reloaded.');
    await expect.poll(() => shownText(first.app)).toContain('Episodes');
    await crash(first.app);
    await expect.poll(() => shownText(first.app)).toContain('stopped working again and was closed');
    await expect.poll(() => shownText(first.app)).toContain('Welcome back.');
    await first.quit();

    const second = await launch();
    await expect(second.page.toasts).toContainText('stopped working again and was closed');
    await expect(second.page.sampleButton).toBeVisible();
    await second.page.button('Open it again').click();
    await expect(second.page.title('Harbour Lights')).toBeVisible();
    await expect(second.page.heading(/^Episodes/)).toBeVisible();
    await second.quit();

    const third = await launch();
    await expect(third.page.title('Harbour Lights')).toBeVisible();
    await expect(third.page.toasts).not.toContainText('stopped working');
  });

  test('three times in a row is asked about', async ({ launch }) => {
    const { app, page } = await launch();
    await expect(page.findField).toBeVisible();
    await answerDialogs(app, 0);
    for (const times of [1, 2]) {
      await crash(app);
      await expect.poll(() => shownText(app), `${times}`).toContain('stopped working');
    }
    await crash(app);
    await expect.poll(() => askedDialogs(app)).toEqual(['The page stopped working several times.']);
    await expect.poll(() => shownText(app)).toContain('Endroll');
  });

  test('a page that does not answer or cannot be loaded is asked about', async ({ launch }) => {
    const { app, page } = await launch();
    await expect(page.findField).toBeVisible();
    await answerDialogs(app, 0);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
    await expect.poll(() => askedDialogs(app)).toEqual(['The page is not responding.']);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.emit('did-fail-load', {}, -6, 'ERR', 'app://', true),
    );
    await expect.poll(() => askedDialogs(app)).toContain('The page could not be loaded.');
    await expect(page.findField).toBeVisible();
  });
});

test.describe('a start that cannot write', () => {
  for (const [name, options, folder] of [
    ['its folder', { switches: ['--user-data-dir=/dev/null/endroll'] }, '/dev/null/endroll'],
    ['the folder for temporary files', { env: { TMPDIR: '/dev/null/tmp' } }, '/dev/null/tmp'],
  ] as const) {
    test(`to ${name} says so in a window and ends with 1`, async ({ startAgain, userData }) => {
      const shim = await writeShim(
        userData,
        `require('electron').dialog.showErrorBox = (title, text) => process.stderr.write('BOX ' + title + text);`,
      );
      const switches = ['-r', shim, ...('switches' in options ? options.switches : [])];
      const { code, text } = await startAgain({ ...options, switches });
      expect(text).toContain(`Endroll cannot start`);
      expect(text).toContain('BOX Endroll cannot start');
      expect(text).toContain(folder);
      expect(code).toBe(1);
    });
  }
});

test.describe('a failure in main', () => {
  test('is told once and leads to a restart', async ({ launch, userData }) => {
    const { app, page } = await launch();
    await page.openSeason('90001 1');
    await answerDialogs(app, 0);
    const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
    await recordRelaunch(app, join(userData, 'relaunch.json'));
    await failTwice(app);
    expect(await ended).toBe(1);
    const { args } = JSON.parse(await readFile(join(userData, 'relaunch.json'), 'utf8')) as {
      args: readonly string[];
    };
    expect(args.some((word) => word.startsWith('--restarted-at='))).toBe(true);
    expect(args.some((word) => word.startsWith('--token-file='))).toBe(true);
    const log = await readLog(userData);
    expect(log).toContain('Unhandled rejection Error: unforeseen');
    expect(log).toContain('Closed in');

    const second = await launch();
    await expect(second.page.title('Harbour Lights')).toBeVisible();
  });

  test('soon after a restart ends Endroll, and the next start opens the welcome page', async ({
    launch,
    userData,
  }) => {
    const first = await launch();
    await first.page.openSeason('90001 1');
    await first.quit();
    const { app, page } = await launch({ args: [`--restarted-at=${Date.now()}`] });
    await expect(page.title('Harbour Lights')).toBeVisible();
    await answerDialogs(app, 0);
    const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
    await recordRelaunch(app, join(userData, 'relaunch.json'));
    await failTwice(app);
    expect(await ended).toBe(1);
    expect(existsSync(join(userData, 'relaunch.json'))).toBe(false);

    const next = await launch();
    await expect(next.page.sampleButton).toBeVisible();
    await expect(next.page.button('Open it again')).toBeVisible();
  });
});

test('a damaged settings file is set aside and told, and what can be read of it holds', async ({
  launch,
  userData,
}) => {
  await writeFile(join(userData, 'settings.json'), '{\n\t"density": "compact",\n\t"theme": "dar');
  const { page, window } = await launch();
  await expect(page.toasts).toContainText('The settings file was damaged.');
  await expect(window.locator('html')).toHaveAttribute('data-density', 'compact');
  expect(readdirSync(userData).filter((name) => name.startsWith('settings.damaged-'))).toHaveLength(1);
});

test('a damaged file with the token is set aside and told, and Endroll starts without a token', async ({
  launch,
  userData,
}) => {
  await writeFile(join(userData, 'token.json'), '{\n\t"backend": "gnome_libsecret",\n\t"cipher');
  const { page } = await launch({ token: null });
  await expect(page.toasts).toContainText('The file with the access token was damaged.');
  await expect(page.sampleButton).toBeVisible();
  expect(readdirSync(userData).filter((name) => name.startsWith('token.damaged-'))).toHaveLength(1);
});

test.describe('on Linux', () => {
  test.skip(process.platform !== 'linux', 'reads /proc');

  test('a token that the start scripts hand over is in the memory of no process but main’s', async ({
    launch,
    server,
    userData,
  }) => {
    const { app, page } = await launch();
    await page.openSeason('90001 1');
    await expect.poll(() => readdirSync(join(userData, 'images')).length).toBeGreaterThan(0);
    const main = app.process().pid ?? 0;
    await expectOnlyInMain(main, server.token);
  });

  test('nor is one in a variable of the program itself, which starts again without it', async ({
    server,
    userData,
  }) => {
    const program = join(projectFolder, 'node_modules/electron/dist/electron');
    const switches = [...sandboxArguments(), `--user-data-dir=${userData}`, '--password-store=basic'];
    const first = spawn(program, [...switches, projectFolder, 'tv/90001/season/1'], {
      env: {
        ...process.env,
        ENDROLL_TMDB_URL: server.url,
        ENDROLL_IMAGE_URL: server.imageUrl,
        TMDB_ACCESS_TOKEN: server.token,
      },
      stdio: 'ignore',
    });
    try {
      const [code] = (await once(first, 'exit')) as [number | null];
      expect(code).toBe(0);
      const images = join(userData, 'images');
      await expect
        .poll(() => existsSync(images) && readdirSync(images).length > 0, { timeout: 30_000 })
        .toBe(true);
      const [main = 0, ...others] = await mainProcessesOn(userData);
      expect(others, 'one process').toEqual([]);
      await expectOnlyInMain(main, server.token);
      await expect
        .poll(() => readFile(join(userData, 'settings.json'), 'utf8'), 'the address came with it')
        .toContain('endroll://tv/90001/season/1');
    } finally {
      for (const pid of await mainProcessesOn(userData)) process.kill(pid, 'SIGTERM');
      await expect.poll(() => mainProcessesOn(userData), { timeout: 30_000 }).toEqual([]);
    }
  });

  test('what Endroll keeps in a folder that others may read is its reader’s alone', async ({
    launch,
    userData,
  }) => {
    await chmod(userData, 0o755);
    const endroll = await launch();
    const { page } = endroll;
    await page.openSeason('90001 1');
    await page.openSettings();
    await page.settings.getByRole('radio', { name: 'Compact' }).check();
    await expect.poll(() => existsSync(join(userData, 'images'))).toBe(true);
    await endroll.quit();
    for (const file of ['settings.json', 'recents.json', 'logs/endroll.log']) {
      expect((await stat(join(userData, file))).mode & 0o777, file).toBe(0o600);
    }
    for (const folder of ['logs', 'images']) {
      expect((await stat(join(userData, folder))).mode & 0o777, folder).toBe(0o700);
    }
  });
});

/** Fails if another process of Endroll than main has the token anywhere in its memory. */
async function expectOnlyInMain(main: number, token: string): Promise<void> {
  expect(await isInMemory(main, token), 'the search finds what is there').toBe(true);
  const { read, holders } = await searchBelow(main, token);
  expect(read, 'page, GPU, library and network were read').toEqual(
    expect.arrayContaining([
      'renderer',
      'gpu-process',
      'node.mojom.NodeService',
      'network.mojom.NetworkService',
    ]),
  );
  expect(holders).toEqual([]);
}

/** Milliseconds until the application has ended, from the moment it is asked to. */
async function quitWithin(app: ElectronApplication): Promise<number> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  const begun = performance.now();
  await app.evaluate(({ app }) => app.quit());
  await ended;
  return performance.now() - begun;
}

/** Stops the library's processes, as a disk that does not answer would, or ends them. */
async function signalLibrary(app: ElectronApplication, signal: 'SIGSTOP' | 'SIGKILL'): Promise<void> {
  const all = await descendantsOf(app.process().pid ?? 0);
  const lines = await Promise.all(all.map(commandLineOf));
  const processes = all.filter((_, index) => lines[index]?.join(' ').includes('node.mojom.NodeService'));
  if (processes.length === 0) throw new Error('The library’s process does not run.');
  for (const pid of processes) process.kill(pid, signal);
}

async function crash(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
}

/** The text in the window; Playwright loses a page when its process dies. */
function shownText(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
    // A page that is being reloaded never answers.
    const late = new Promise((resolve) => setTimeout(resolve, 1_000, ''));
    return String(await Promise.race([contents.executeJavaScript('document.body.innerText'), late]));
  });
}

/** From now on, every dialog is answered with this button, and recorded. */
async function answerDialogs(app: ElectronApplication, response: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = ((...args: { message?: string }[]) => {
      asked.push(args.at(-1)?.message ?? '');
      return Promise.resolve({ response, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  }, response);
}

function askedDialogs(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as unknown as { asked: readonly string[] }).asked);
}

/** A restart would be another process, which no test could end. */
async function recordRelaunch(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ app }, file) => {
    app.relaunch = (options) => {
      process.getBuiltinModule('node:fs').writeFileSync(file, JSON.stringify(options));
    };
  }, file);
}

/** Makes main fail twice: the second failure is not reported again. */
async function failTwice(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    setTimeout(() => {
      void Promise.reject(new Error('unforeseen'));
      void Promise.reject(new Error('unforeseen again'));
    });
  });
}

async function writeShim(folder: string, code: string): Promise<string> {
  const shims = join(folder, 'shims');
  await mkdir(shims, { recursive: true });
  const file = join(shims, 'shim.cjs');
  await writeFile(file, code);
  return file;
}

function readLog(userData: string): Promise<string> {
  return readFile(join(userData, 'logs', 'endroll.log'), 'utf8');
}
