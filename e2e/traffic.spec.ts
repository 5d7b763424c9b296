import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startProxy } from '../src/main/network/test/test-host.ts';
import { expect, test, type Endroll } from './fixtures.ts';
import { startUpdateServer, writeUpdateConfig } from './update-server.ts';
import { watchSockets } from './watch-sockets.ts';

/** What Chromium's network log names that is no address of a host. */
const LOCAL = /^(?:app|endroll-image|file|data|blob|devtools|chrome):/u;

/** The addresses in Chromium's own log of what it asked for. */
async function askedByChromium(netLog: string): Promise<readonly string[]> {
  return [...(await readFile(netLog, 'utf8')).matchAll(/"(?:url|host|proxy_server)":"([^"]+)"/gu)]
    .map(([, address = '']) => address)
    .filter((address) => !LOCAL.test(address));
}

/** With its port, where the log has one: it names hosts that it looks up without. */
function hostOf(address: string): string {
  return address.replace(/^\w+:\/\//u, '').split('/')[0] ?? '';
}

async function openFirstSeason({ page }: Endroll): Promise<void> {
  await page.open('1396 1');
  await expect(page.heading(/^Guest stars/)).toBeVisible({ timeout: 30_000 });
}

test('nobody but TMDB is asked anything, from a start over a first season to the end', async ({
  launch,
  server,
  userData,
}) => {
  test.slow();
  // Everything other than loopback, where the stand-in for TMDB is, would have to go through it.
  const proxy = await startProxy();
  const netLog = join(userData, 'net-log.json');
  const sockets = await watchSockets(userData);
  const endroll = await launch({
    switches: [
      '--password-store=basic',
      `--proxy-server=127.0.0.1:${proxy.port}`,
      `--log-net-log=${netLog}`,
      '--net-log-capture-mode=Default',
      ...sockets.switches,
    ],
  });
  await openFirstSeason(endroll);
  await endroll.page.openSettings();
  // Spelling is checked where something is typed.
  await endroll.window.keyboard.type('portrats', { delay: 20 });
  await endroll.quit();

  const tmdb = new URL(server.url).host;
  const isTmdb = (address: string): boolean => [tmdb, tmdb.split(':')[0]].includes(hostOf(address));
  expect(
    (await askedByChromium(netLog)).filter((address) => !isTmdb(address)),
    'in Chromium’s own log',
  ).toEqual([]);
  expect(proxy.seen, 'at the proxy').toEqual([]);
  const contacts = await sockets.contacts();
  expect(await sockets.watched(), 'main, and the library').toEqual(new Set(['browser', 'utility']));
  expect(contacts.length).toBeGreaterThan(0);
  expect(
    contacts.filter(({ process, address }) => process !== 'browser' || address !== tmdb),
    'by Node’s own means',
  ).toEqual([]);
  await proxy.close();
});

test('with an address for updates, that host is asked, and nobody else', async ({
  launch,
  server,
  userData,
}) => {
  test.slow();
  const updates = await startUpdateServer({
    version: '99.1.0',
    file: 'Endroll-99.1.0-linux-x64.AppImage',
    content: Buffer.from('# what a program is made of\n'.repeat(1000)),
  });
  const appImage = join(userData, 'programs', 'Endroll.AppImage');
  await mkdir(join(userData, 'programs'));
  await writeFile(appImage, '#!/bin/sh\n', { mode: 0o755 });
  const netLog = join(userData, 'net-log.json');
  const sockets = await watchSockets(userData);
  const endroll = await launch({
    switches: [
      '--password-store=basic',
      `--log-net-log=${netLog}`,
      '--net-log-capture-mode=Default',
      ...sockets.switches,
    ],
    env: {
      ENDROLL_UPDATE_CONFIG: await writeUpdateConfig(join(userData, 'resources'), { url: updates.url }),
      APPIMAGE: appImage,
      APPDIR: resolve(import.meta.dirname, '../node_modules/electron/dist'),
      XDG_CACHE_HOME: join(userData, 'cache'),
    },
  });
  await openFirstSeason(endroll);
  await endroll.page.button('Endroll 99.1.0 is available').click({ timeout: 30_000 });
  const section = endroll.window.getByRole('region', { name: 'Updates' });
  await section.getByRole('button', { name: /^Download/ }).click();
  await expect(section.getByRole('status')).toContainText('is ready', { timeout: 20_000 });
  await endroll.quit();

  const known = [server.url, updates.url].map((url) => new URL(url).host);
  const isKnown = (address: string): boolean => {
    const host = hostOf(address);
    return known.some((one) => one === host || one.split(':')[0] === host);
  };
  expect((await askedByChromium(netLog)).filter((address) => !isKnown(address))).toEqual([]);
  expect((await sockets.contacts()).filter(({ address }) => !known.includes(address))).toEqual([]);
  expect(updates.asked.map(({ path }) => path)).toEqual([
    '/latest-linux.yml',
    '/Endroll-99.1.0-linux-x64.AppImage',
  ]);
  await updates.close();
});

test('what any code in main asks for by Node’s own means is seen', async ({ launch, userData }) => {
  const sockets = await watchSockets(userData);
  const { app } = await launch({ switches: ['--password-store=basic', ...sockets.switches] });
  await app.evaluate(async (_electron) => {
    const [https, net, dns] = ['node:https', 'node:net', 'node:dns/promises'].map((name) =>
      process.getBuiltinModule(name),
    ) as [typeof import('node:https'), typeof import('node:net'), typeof import('node:dns/promises')];
    // Not port 9, which `fetch` refuses by itself.
    await fetch('http://127.0.0.1:8/').catch(() => undefined);
    https.get('https://127.0.0.2:8/').on('error', () => undefined);
    net.connect(8, '127.0.0.3').on('error', () => undefined);
    await dns.lookup('stray.invalid').catch(() => undefined);
  });
  const addresses = async (): Promise<readonly string[]> =>
    (await sockets.contacts()).map(({ address }) => address);
  for (const stray of ['127.0.0.1:8', '127.0.0.2:8', '127.0.0.3:8', 'stray.invalid'])
    await expect.poll(addresses).toContain(stray);
});
