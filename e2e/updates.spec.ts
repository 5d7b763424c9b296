import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chooseFromMenu } from './choose-from-menu.ts';
import { type Endroll, expect, test as base } from './fixtures.ts';
import { startUpdateServer, type UpdateServer, writeUpdateConfig } from './update-server.ts';

const OLD = '#!/bin/sh\n# the version that is running\n';
/** Prints the arguments with which it was started. */
const NEW = `#!/bin/sh\nprintf '%s\\n' "$@" >"$0.tmp" && mv "$0.tmp" "$0.started"\n${'# what a program is made of\n'.repeat(20_000)}`;
const NOTES = '### Added\n\n- Find **everything** at once.\n- And more.';

interface Fixtures {
  updates: UpdateServer;
  /** The file that the running Endroll believes to be its own. */
  appImage: string;
  /** Starts it so that it checks for versions on that server. */
  start: (type?: 'deb' | 'rpm') => Promise<Endroll>;
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
    await use(async (type) =>
      launch({
        env: {
          ENDROLL_UPDATE_CONFIG: await writeUpdateConfig(join(userData, 'resources'), {
            url: updates.url,
            ...(type === undefined ? {} : { type }),
          }),
          APPIMAGE: appImage,
          APPDIR: resolve(import.meta.dirname, '../node_modules/electron/dist'),
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
  await expect.poll(() => readFile(`${appImage}.started`, 'utf8').catch(() => '')).toContain(userData);

  // Nothing about the reader or this computer is sent.
  expect(updates.asked.map(({ path }) => path)).toEqual([
    '/latest-linux.yml',
    '/Endroll-99.1.0-linux-x64.AppImage',
  ]);
  const sent = JSON.stringify(updates.asked.map(({ headers }) => headers));
  expect(sent).not.toMatch(/authorization|cookie|staging/iu);
  expect(sent).not.toContain(server.token);
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
  for (const [misbehaviour, words] of [
    ['missing', 'answered with an error'],
    ['broken', 'answered with an error'],
    ['garbage', 'could not read the list of new versions'],
  ] as const) {
    updates.misbehaviour = misbehaviour;
    await chooseFromMenu(endroll.app, 'Check for Updates…');
    await says(endroll, words);
    await says(endroll, 'Endroll could not check for a new version.');
  }
  updates.misbehaviour = null;
  // The program is in a place that can no longer be written to.
  await press(endroll, 'Check now');
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
  await endroll.page.sampleButton.waitFor({ state: 'hidden' });
  expect(await readFile(appImage, 'utf8')).toBe(OLD);
});

test('downloaded by itself where the reader wants that, it is installed when they quit', async ({
  start,
  appImage,
  userData,
}) => {
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ updates: 'download' }));
  const endroll = await start();
  await expect(endroll.page.button('Endroll 99.1.0 is ready')).toBeVisible({ timeout: 30_000 });
  expect(await readFile(appImage, 'utf8')).toBe(OLD);
  await endroll.quit();
  expect(await readFile(appImage, 'utf8')).toBe(NEW);
});

test('what was changed after the download is not installed, and the next start says so', async ({
  start,
  appImage,
  userData,
}) => {
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ updates: 'download' }));
  const endroll = await start();
  await expect(endroll.page.button('Endroll 99.1.0 is ready')).toBeVisible({ timeout: 30_000 });
  await writeFile(
    join(userData, 'cache/endroll-updater/pending/Endroll-99.1.0-linux-x64.AppImage'),
    '#!/bin/sh\n# somebody else’s\n',
  );
  await endroll.quit();
  expect(await readFile(appImage, 'utf8')).toBe(OLD);
  const again = await start();
  await again.page.button('Endroll was not updated').click();
  await says(again, 'not the file that was published');
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

test('without an address it asks nobody and says so', async ({ launch }) => {
  const endroll = await launch();
  await chooseFromMenu(endroll.app, 'Check for Updates…');
  await expect(section(endroll)).toContainText('has no address to check for new versions');
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
