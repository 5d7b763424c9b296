import { startProxy, startTcpHost, type TestHost } from '../src/main/network/test/test-host.ts';
import { expect as expectSoon, test } from './fixtures.ts';

/** Each step here consists of several requests, tries and pauses. */
const expect = expectSoon.configure({ timeout: 30_000 });

/** Invented, because Chromium never sends loopback addresses to a proxy. */
const HOST = 'tmdb.test';

const behind = (proxy: TestHost) => [
  '--password-store=basic',
  `--proxy-server=127.0.0.1:${proxy.port}`,
  `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
];

test('a proxy that wants a password gets it from the reader, and the season opens', async ({
  launch,
  server,
}) => {
  test.slow();
  const proxy = await startProxy('ann:secret');
  const { page, window } = await launch({
    switches: behind(proxy),
    tmdbUrl: `http://${HOST}:${server.port}`,
  });
  const dialog = window.getByRole('dialog', { name: 'The proxy needs a user name and password' });
  await page.open('1396 1');
  await expect(dialog).toContainText(`The proxy 127.0.0.1:${proxy.port}`);

  await window.keyboard.press('Escape');
  await expect(page.alert).toContainText('The proxy needs a user name and password');
  await page.button('Enter password').click();
  await dialog.getByLabel('User name').fill('ann');
  await dialog.getByLabel('Password').fill('wrong');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await expect(dialog.getByRole('alert')).toContainText('did not accept');

  await dialog.getByLabel('User name').fill('ann');
  await dialog.getByLabel('Password').fill('secret');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await expect(page.heading('Regular cast (6)')).toBeVisible();
  await proxy.close();
});

test('a proxy that hangs up is named within 20 seconds, without a storm', async ({ launch, server }) => {
  const proxy = await startTcpHost((socket) => socket.once('data', () => socket.destroy()));
  const { page } = await launch({ switches: behind(proxy), tmdbUrl: `http://${HOST}:${server.port}` });
  await page.open('1396 1');
  await expect(page.alert).toContainText('The proxy of this network', { timeout: 20_000 });
  expect(proxy.seen.length).toBeLessThan(50);
  await proxy.close();
});
