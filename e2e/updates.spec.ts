import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startProxy } from '../src/main/network/test/test-host.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { type Endroll, expect, test as base } from './fixtures.ts';
import { startUpdateServer, type UpdateServer, writeUpdateConfig } from './update-server.ts';

const OLD = '#!/bin/sh\n# the version that is running\n';
/** Prints the arguments with which it was started. */
const NEW = `#!/bin/sh\nprintf '%s\\n' "$@" >"$0.tmp" && mv "$0.tmp" "$0.started"\n${'# what a program is made of\n'.repeat(20_000)}`;
const NOTES = '### Added\n\n- Find **everything** at once.\n- And more.';

/** Where the program that runs is: what it takes for the inside of its AppImage. */
const electronFolder = resolve(import.meta.dirname, '../node_modules/electron/dist');

interface Fixtures {
  updates: UpdateServer;
  /** The file that the running Endroll believes to be its own. */
  appImage: string;
  /** Starts it so that it checks for versions on that server. */
  start: (type?: 'deb' | 'rpm', switches?: readonly string[]) => Promise<Endroll>;
}

const test = base.extend<Fixtures>({
  updates: async ({}, use) => {
    const server = await startUpdateServer({
      version: '99.1.0',
      file: 'Endroll-99.1.0-linux-x64.AppImage',
      content: Buffer.from(NEW),
      notes: NOTES,
    });
    await use(server);
    await server.close();
  },

  appImage: async ({ userData }, use) => {
    const file = join(userData, 'programs', 'Endroll.AppImage');
    await mkdir(join(userData, 'programs'));
    await writeFile(file, OLD);
    await chmod(file, 0o755);
    await use(file);
  },

  start: async ({ launch, updates, appImage, userData }, use) => {
    await use(async (type, switches) =>
      launch({
        ...(switches === undefined ? {} : { switches }),
        env: {
          ENDROLL_UPDATE_CONFIG: await writeUpdateConfig(join(userData, 'resources'), {
            url: updates.url,
            ...(type === undefined ? {} : { type }),
          }),
          APPIMAGE: appImage,
          APPDIR: electronFolder,
          XDG_CACHE_HOME: join(userData, 'cache'),
        },
      }),
    );
  },
});

const log = (userData: string): Promise<string> => readFile(join(userData, 'logs', 'endroll.log'), 'utf8');
/** Logged once it has been decided whether a check is due. */
const decided = (userData: string, text: string) =>
  expect.poll(() => log(userData), { timeout: 30_000 }).toContain(text);

/** Announces a second start with an address, as Electron does, at that moment of ending. */
async function startAgainAt({ app }: Endroll, moment: 'close' | 'will-quit', address: string): Promise<void> {
  await app.evaluate(
    ({ app, BrowserWindow }, { moment, address }) => {
      const announce = () => void app.emit('second-instance', {}, [], '', { address });
      if (moment === 'close') BrowserWindow.getAllWindows()[0]?.once('close', announce);
      else app.once('will-quit', announce);
    },
    { moment, address },
  );
}

/** Starts it for a reader who has new versions downloaded, and waits until this one is. */
async function startDownloading(start: Fixtures['start'], userData: string): Promise<Endroll> {
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ updates: 'download' }));
  const endroll = await start();
  await expect(endroll.page.button('Endroll 99.1.0 is ready')).toBeVisible({ timeout: 30_000 });
  return endroll;
}

/** The arguments with which the new version has been started, once it has. */
const startedWith = (appImage: string) =>
  expect.poll(() => readFile(`${appImage}.started`, 'utf8').catch(() => ''));

const section = ({ window }: Endroll) => window.getByRole('region', { name: 'Updates' });
const press = (endroll: Endroll, name: string | RegExp) =>
  section(endroll).getByRole('button', { name }).click();
/** The text of the row; screen readers get the same text from a separate element. */
const says = (endroll: Endroll, text: string | RegExp) =>
  expect(section(endroll).getByRole('status')).toContainText(text, { timeout: 20_000 });

test('a newer version is told, downloaded when the reader agrees, and started by a restart', async ({
  start,
  updates,
  appImage,
  userData,
  server,
}) => {
  const endroll = await start();
  const { page, app } = endroll;
  // On its own, a few seconds after the start: a quiet line.
  await page.button('Endroll 99.1.0 is available').click({ timeout: 30_000 });
  await says(endroll, 'Endroll 99.1.0 is available.');
  await expect(section(endroll).getByRole('heading', { name: 'New in 99.1.0' })).toBeVisible();
  await expect(section(endroll).getByRole('listitem')).toHaveText(['Find everything at once.', 'And more.']);
  expect(updates.asked.map(({ path }) => path)).toEqual(['/latest-linux.yml']);

  await press(endroll, /^Download/);
  await says(endroll, 'Endroll 99.1.0 is ready.');
  expect(await readFile(appImage, 'utf8'), 'nothing is replaced before the reader says so').toBe(OLD);
  const ended = app.waitForEvent('close');
  await press(endroll, 'Restart and update');
  await ended;
  expect(await readFile(appImage, 'utf8')).toBe(NEW);
  await startedWith(appImage).toContain(userData);

  // Nothing about the reader or this computer is sent.
  expect(updates.asked.map(({ path }) => path)).toEqual([
    '/latest-linux.yml',
    '/Endroll-99.1.0-linux-x64.AppImage',
  ]);
  const sent = JSON.stringify(updates.asked.map(({ headers }) => headers));
  expect(sent).not.toMatch(/authorization|cookie|staging/iu);
  expect(sent).not.toContain(server.token);
  for (const { headers } of updates.asked) expect(headers['user-agent']).toMatch(/^Endroll\/[\d.]+$/u);
  // A restart after a failure would say when that was.
  expect(await readFile(`${appImage}.started`, 'utf8')).not.toContain('--restarted-at');
  await expect(readFile(join(userData, '.updaterId'))).rejects.toThrow('ENOENT');
});

test('the same version is no news, and the next start on the same day asks nobody', async ({
  start,
  updates,
  userData,
}) => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  updates.publish({ version, file: 'Endroll.AppImage', content: Buffer.from(NEW) });
  const first = await start();
  await decided(userData, 'last looked for never');
  await expect.poll(() => updates.asked.length).toBe(1);
  await first.page.openSettings();
  await says(first, 'This is the newest version.');
  await first.quit();

  const second = await start();
  await decided(userData, `last looked for ${new Date().getUTCFullYear()}`);
  await second.page.openSettings();
  await says(second, 'Last checked');
  expect(updates.asked.length).toBe(1);
  // Readers can check as often as they like.
  await chooseFromMenu(second.app, 'Check for Updates…');
  await says(second, 'This is the newest version.');
  await expect(section(second)).toBeInViewport();
  expect(updates.asked.length).toBe(2);
});

test('switched off, it asks nobody', async ({ start, updates, userData }) => {
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ updates: 'off' }));
  const endroll = await start();
  await decided(userData, 'Updates: by itself, off');
  await endroll.quit();
  expect(updates.asked).toEqual([]);
});

test('whatever goes wrong is told in words, and the version that is running stays', async ({
  start,
  updates,
  appImage,
}) => {
  test.slow();
  const endroll = await start();
  await endroll.page.openSettings();
  await says(endroll, 'Endroll 99.1.0 is available.');
  for (const [misbehaviour, words] of [
    ['tampered', 'not the file that was published'],
    ['cut', 'The download was cut off.'],
    ['no-file', 'answered with an error'],
  ] as const) {
    updates.misbehaviour = misbehaviour;
    await press(endroll, /^Download|Try again/);
    await says(endroll, words);
    await says(endroll, 'This version keeps working.');
  }
  // Nothing of the one that was not what was published is used again.
  updates.misbehaviour = 'no-length';
  await press(endroll, 'Try again');
  await says(endroll, 'is ready');
  await endroll.quit();
  expect(await readFile(appImage, 'utf8')).toBe(NEW);
  expect(await readdir(join(appImage, '..'))).toEqual(['Endroll.AppImage']);
});

test('a check that goes wrong is told in words, and loses nothing that was known', async ({
  start,
  updates,
  appImage,
}) => {
  test.slow();
  const endroll = await start();
  await endroll.page.openSettings();
  await says(endroll, 'Endroll 99.1.0 is available.');
  for (const [misbehaviour, words] of [
    ['missing', 'answered with an error'],
    ['broken', 'answered with an error'],
    ['garbage', 'could not read the list of new versions'],
    ['endless', 'could not read the list of new versions'],
  ] as const) {
    updates.misbehaviour = misbehaviour;
    await chooseFromMenu(endroll.app, 'Check for Updates…');
    await says(endroll, words);
    await says(endroll, 'Endroll could not check for a new version.');
    await says(endroll, 'Endroll 99.1.0 is available.');
    await expect(section(endroll).getByRole('heading', { name: 'New in 99.1.0' })).toBeVisible();
  }
  updates.misbehaviour = null;
  // The program is in a place that can no longer be written to.
  await press(endroll, /^Download/);
  await says(endroll, 'is ready');
  await rm(join(appImage, '..'), { recursive: true });
  await press(endroll, 'Restart and update');
  await says(endroll, 'The new version could not be installed.');
  await mkdir(join(appImage, '..'));
  await writeFile(appImage, OLD);

  await updates.close();
  await chooseFromMenu(endroll.app, 'Check for Updates…');
  await says(endroll, 'Endroll cannot connect to the site where new versions are published.');
  expect(await readFile(appImage, 'utf8')).toBe(OLD);
});

test('a reader who checks does not wait for the daily check that nobody answers', async ({
  start,
  updates,
}) => {
  updates.misbehaviour = 'silent';
  const endroll = await start();
  await expect.poll(() => updates.asked.length, { timeout: 30_000 }).toBe(1);
  updates.misbehaviour = null;
  await chooseFromMenu(endroll.app, 'Check for Updates…');
  await says(endroll, 'Endroll 99.1.0 is available.');
  expect(updates.asked.length).toBe(2);
});

test('a version that was not made for this processor is not offered', async ({ start, updates }) => {
  updates.publish({
    version: '99.1.0',
    file: 'Endroll-99.1.0-linux-mips.AppImage',
    content: Buffer.from(NEW),
  });
  const endroll = await start();
  await chooseFromMenu(endroll.app, 'Check for Updates…');
  await says(endroll, 'not for this system and processor');
  await expect(section(endroll).getByRole('button', { name: /^Download/ })).toHaveCount(0);
});

test('downloaded by itself where the reader wants that, it is installed when they quit', async ({
  start,
  appImage,
  userData,
}) => {
  const endroll = await startDownloading(start, userData);
  expect(await readFile(appImage, 'utf8')).toBe(OLD);
  await endroll.quit();
  expect(await readFile(appImage, 'utf8')).toBe(NEW);
});

for (const [moment, when] of [
  ['close', 'while the window closes'],
  ['will-quit', 'while the library closes'],
] as const) {
  test(`a second start during the restart, ${when}, is answered by the new version only`, async ({
    start,
    launch,
    appImage,
    userData,
  }) => {
    const endroll = await start();
    await endroll.page.button('Endroll 99.1.0 is available').click({ timeout: 30_000 });
    await press(endroll, /^Download/);
    await says(endroll, 'Endroll 99.1.0 is ready.');
    await startAgainAt(endroll, moment, 'endroll://tv/90001/season/0');
    const ended = endroll.app.waitForEvent('close');
    await press(endroll, 'Restart and update');
    await ended;
    expect(await readFile(appImage, 'utf8')).toBe(NEW);
    await startedWith(appImage).toContain(userData);
    expect(
      (await log(userData)).match(/the window is shown/gu),
      'the old version opens no other',
    ).toHaveLength(1);

    // As the new version does.
    const next = await launch();
    await expect(next.page.title('Harbour Lights')).toBeVisible();
    await expect(next.page.text('Specials').first()).toBeVisible();
    await next.quit();
    expect(await readFile(join(userData, 'settings.json'), 'utf8'), 'once').not.toContain(
      'addressAfterUpdate',
    );
  });
}

test('a second start while a new version is installed on quitting starts that version', async ({
  start,
  appImage,
  userData,
}) => {
  const endroll = await startDownloading(start, userData);
  await startAgainAt(endroll, 'will-quit', 'endroll://tv/90001/season/0');
  await endroll.quit();
  expect(await readFile(appImage, 'utf8')).toBe(NEW);
  await startedWith(appImage).toContain(userData);
  expect(await readFile(join(userData, 'settings.json'), 'utf8')).toContain('endroll://tv/90001/season/0');
});

test('a start of the old version that finds it replaced and nothing running starts the new one', async ({
  startAgain,
  appImage,
  userData,
}) => {
  const shim = join(userData, 'replace.cjs');
  await writeFile(`${appImage}.new`, NEW, { mode: 0o755 });
  await writeFile(
    shim,
    `require('node:fs').renameSync(${JSON.stringify(`${appImage}.new`)}, ${JSON.stringify(appImage)})`,
  );
  const { code } = await startAgain({
    switches: ['-r', shim, '--password-store=basic'],
    args: ['endroll://tv/1396/season/1'],
    env: { APPIMAGE: appImage, APPDIR: electronFolder },
  });
  expect(code).toBe(0);
  await startedWith(appImage).toContain('endroll://tv/1396/season/1');
  expect(await log(userData).catch(() => ''), 'it opens no window').not.toContain('the window is shown');
});

test('a download that is no longer wanted is not installed', async ({ start, appImage }) => {
  const endroll = await start();
  await endroll.page.openSettings();
  await says(endroll, 'Endroll 99.1.0 is available.');
  const choice = section(endroll).getByRole('radiogroup', { name: 'Check for new versions' });
  await choice.getByRole('radio', { name: 'Download' }).check({ force: true });
  await says(endroll, 'Endroll 99.1.0 is ready.');
  await choice.getByRole('radio', { name: 'Never' }).check({ force: true });
  await says(endroll, 'Endroll 99.1.0 is available.');
  await endroll.quit();
  expect(await readFile(appImage, 'utf8')).toBe(OLD);
  expect(await readdir(join(appImage, '..'))).toEqual(['Endroll.AppImage']);
});

test('what was changed after the download is not installed, and is told until it is read', async ({
  start,
  appImage,
  userData,
}) => {
  const endroll = await startDownloading(start, userData);
  const folder = join(appImage, '..');
  const [prepared = ''] = (await readdir(folder)).filter((name) => name.startsWith('.'));
  await writeFile(join(folder, prepared), '#!/bin/sh\n# somebody else’s\n');
  await endroll.quit();
  expect(await readFile(appImage, 'utf8')).toBe(OLD);
  expect(await readdir(folder)).toEqual(['Endroll.AppImage']);

  // The next day: it looks again, and finds the same version.
  const file = join(userData, 'settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(
    file,
    JSON.stringify({ ...settings, updateCheckedAt: '2020-01-01T00:00:00.000Z', isSidebarFolded: true }),
  );
  const again = await start();
  await decided(userData, 'last looked for 2020');
  // The sidebar is folded, and tells all the same.
  await again.page.button('Endroll was not updated').click();
  await says(again, 'not the file that was published');
  await expect(section(again).getByRole('heading', { name: 'New in 99.1.0' })).toBeVisible({
    timeout: 20_000,
  });
  await says(again, 'not the file that was published');
  await press(again, 'Dismiss');
  await says(again, 'Endroll 99.1.0 is available.');
  await again.quit();
});

for (const { type, file, command } of [
  { type: 'deb', file: 'endroll_99.1.0_amd64.deb', command: 'apt' },
  { type: 'rpm', file: 'endroll-99.1.0-1.x86_64.rpm', command: 'dnf' },
] as const) {
  test(`installed as ${type}, it says how the system installs the new version, and downloads nothing`, async ({
    start,
    updates,
  }) => {
    updates.publish({ version: '99.1.0', file, content: Buffer.from(NEW), notes: NOTES });
    const endroll = await start(type);
    await endroll.page.button('Endroll 99.1.0 is available').click({ timeout: 30_000 });
    await says(endroll, `download ${file}`);
    await expect(section(endroll).getByText(`sudo ${command} install ./${file}`)).toBeVisible();
    await expect(section(endroll).getByRole('button', { name: /^Download \(|Restart/ })).toHaveCount(0);
    expect(updates.asked.map(({ path }) => path)).toEqual(['/latest-linux.yml']);
  });
}

test('behind a proxy that wants a password, only the reader’s own check asks for it', async ({
  start,
  updates,
  userData,
}) => {
  test.slow();
  const proxy = await startProxy('ann:secret');
  const endroll = await start(undefined, [
    '--password-store=basic',
    `--proxy-server=127.0.0.1:${proxy.port}`,
    // Chromium sends no loopback addresses to a proxy otherwise.
    '--proxy-bypass-list=<-loopback>',
  ]);
  const { window, app } = endroll;
  const dialog = window.getByRole('dialog', { name: 'The proxy needs a user name and password' });
  await decided(userData, 'Updating failed at this: check');
  expect(proxy.seen.join()).toContain('/latest-linux.yml');
  await expect(dialog).toBeHidden();

  await chooseFromMenu(app, 'Check for Updates…');
  await dialog.getByLabel('User name').fill('ann');
  await dialog.getByLabel('Password').fill('secret');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await expect(dialog).toBeHidden();
  await press(endroll, 'Check now');
  await says(endroll, 'Endroll 99.1.0 is available.');
  expect(updates.asked.length).toBe(1);

  // Nothing goes on with the old password.
  await window.getByRole('button', { name: 'Remove password' }).click();
  await expect(window.getByText('The proxy password was removed.').first()).toBeVisible();
  await chooseFromMenu(app, 'Check for Updates…');
  await expect(dialog).toBeVisible();
  expect(updates.asked.length).toBe(1);
  await proxy.close();
});

test('without an address it asks nobody and says so', async ({ launch }) => {
  const endroll = await launch();
  await chooseFromMenu(endroll.app, 'Check for Updates…');
  await expect(section(endroll)).toContainText('has no update address');
});

// Mounting requires root, as in a container.
if (process.getuid?.() === 0) {
  test('a disk that is full ends the download in words', async ({ start, userData, appImage }) => {
    const cache = join(userData, 'cache');
    await mkdir(cache);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'endroll', cache]);
    try {
      const endroll = await start();
      await endroll.page.openSettings();
      await says(endroll, 'Endroll 99.1.0 is available.');
      await press(endroll, /^Download/);
      await says(endroll, 'The disk is full.');
      expect(await readFile(appImage, 'utf8')).toBe(OLD);
      await endroll.quit();
    } finally {
      execFileSync('umount', ['-l', cache]);
    }
  });
}
