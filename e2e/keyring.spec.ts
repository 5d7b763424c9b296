import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInFiles, tokenTraces } from './find-in-files.ts';
import { expect, test as base } from './fixtures.ts';
import { NO_KEYRING, SECRET_SERVICE, startKeyringSession, type KeyringSession } from './keyring-session.ts';

interface Fixtures {
  /** Starts a keyring in its own folder. */
  startKeyring: () => Promise<KeyringSession>;
}

const test = base.extend<Fixtures>({
  startKeyring: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'endroll-keyring-'));
    const sessions: KeyringSession[] = [];
    await use(async () => {
      const session = await startKeyringSession(join(folder, String(sessions.length)));
      sessions.push(session);
      return session;
    });
    for (const session of sessions) await session.end();
    await rm(folder, { recursive: true, force: true });
  },
});

// Other systems have their own keyring, which a test must not fill.
test.skip(process.platform !== 'linux');

test('a token is kept by the keyring only, comes back after a restart, and goes when it is forgotten', async ({
  launch,
  server,
  startKeyring,
  userData,
}) => {
  const { env } = await startKeyring();
  const options = { token: null, switches: [SECRET_SERVICE], env };

  const first = await launch(options);
  await expect(first.page.button('Check and save')).toBeVisible();
  await first.page.saveToken(server.token);
  await expect(first.page.text('The token works.')).toBeVisible();
  await first.page.open('1396 1');
  await expect(first.page.heading(/^Guest stars/)).toBeVisible();
  await first.quit();
  const kept = await readTokenFile(userData);
  expect(kept).toMatchObject({ backend: 'gnome_libsecret' });
  // Chromium marks what a real keyring sealed with "v11"; "v10" would be its built-in password.
  expect(Buffer.from(kept.ciphertext ?? '', 'base64').toString('latin1')).toMatch(/^v11/);
  expect(await findInFiles(userData, tokenTraces(server.token))).toEqual([]);

  const second = await launch(options);
  server.log.clear();
  await second.page.open('90001 1');
  await expect(second.page.title('Harbour Lights')).toBeVisible();
  const asked = server.log.entries.filter(({ kind }) => kind === 'api');
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every(({ authorised }) => authorised)).toBe(true);
  await second.page.openSettings();
  await expect(second.page.text('encrypted by this computer’s keyring')).toBeVisible();
  await second.page.button('Remove token').click();
  await expect(second.page.toasts).toContainText('The token was removed.');
  await second.quit();
  expect(await readTokenFile(userData)).toEqual({});

  const third = await launch(options);
  await third.page.openSettings();
  await expect(third.page.text('No token.')).toBeVisible();
  await expect(third.page.tokenField).toBeVisible();
});

test('a Secret Service that answers keeps the token, whatever the desktop is called', async ({
  launch,
  server,
  startKeyring,
  userData,
}) => {
  const { env } = await startKeyring();
  const { page } = await launch({ token: null, switches: [], env: { ...env, XDG_CURRENT_DESKTOP: 'sway' } });
  await page.saveToken(server.token);
  await expect(page.text('The token works.')).toBeVisible();
  expect(await readTokenFile(userData)).toMatchObject({ backend: 'gnome_libsecret' });
});

test('a token that another keyring has sealed is asked for again and not overwritten before', async ({
  launch,
  server,
  startKeyring,
  userData,
}) => {
  const own = await startKeyring();
  const first = await launch({ token: null, switches: [SECRET_SERVICE], env: own.env });
  await first.page.saveToken(server.token);
  await expect(first.page.text('The token works.')).toBeVisible();
  await first.quit();
  const kept = await readTokenFile(userData);

  const fresh = await startKeyring();
  const second = await launch({ token: null, switches: [SECRET_SERVICE], env: fresh.env });
  await expect(second.page.text('The saved token cannot be read').first()).toBeVisible();
  await expect(second.page.button('Check and save')).toBeVisible();
  await second.page.tokenField.fill(`${server.token}x`);
  await second.page.button('Check and save').click();
  await expect(second.page.alert).toContainText('TMDB does not know this token');
  await second.quit();
  expect(await readTokenFile(userData), 'the right keyring may come back').toEqual(kept);

  const third = await launch({ token: null, switches: [SECRET_SERVICE], env: own.env });
  await third.page.openSettings();
  await expect(third.page.text('encrypted by this computer’s keyring'), 'and it has').toBeVisible();
  await third.quit();

  const fourth = await launch({ token: null, switches: [SECRET_SERVICE], env: fresh.env });
  await expect(fourth.page.text('The saved token cannot be read').first()).toBeVisible();
  await fourth.page.saveToken(server.token);
  await expect(fourth.page.text('The token works.')).toBeVisible();
  expect(await readTokenFile(userData)).not.toEqual(kept);
});

test('without a keyring a token is used for the session and written nowhere', async ({
  launch,
  server,
  userData,
}) => {
  const options = { token: null, switches: [NO_KEYRING] };
  const first = await launch(options);
  await expect(first.page.text('This computer has no keyring')).toBeVisible();
  await first.page.tokenField.fill(server.token);
  await first.page.button('Check and use for this session').click();
  await expect(first.page.text('The token works.')).toBeVisible();
  await first.page.open('1396 1');
  await expect(first.page.heading(/^Guest stars/)).toBeVisible();
  await first.page.openSettings();
  await expect(first.page.text('It is not written to disk.')).toBeVisible();
  await first.quit();
  expect(await findInFiles(userData, tokenTraces(server.token))).toEqual([]);

  const second = await launch(options);
  await second.page.openSettings();
  await expect(second.page.text('No token.')).toBeVisible();
  await expect(second.page.tokenField).toBeVisible();
});

interface TokenFile {
  readonly backend?: string;
  readonly ciphertext?: string;
}

async function readTokenFile(userData: string): Promise<TokenFile> {
  return JSON.parse(await readFile(join(userData, 'token.json'), 'utf8')) as TokenFile;
}
