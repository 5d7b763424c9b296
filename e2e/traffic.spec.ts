import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProxy } from '../src/main/network/test/test-host.ts';
import { expect, test } from './fixtures.ts';

test('nobody but TMDB is asked anything, from a start over a first season to the end', async ({
  launch,
  userData,
}) => {
  test.slow();
  // Everything other than loopback, where the stand-in for TMDB is, would have to go through it.
  const proxy = await startProxy();
  const netLog = join(userData, 'net-log.json');
  const endroll = await launch({
    switches: [
      '--password-store=basic',
      `--proxy-server=127.0.0.1:${proxy.port}`,
      `--log-net-log=${netLog}`,
      '--net-log-capture-mode=Default',
    ],
  });
  await endroll.page.open('1396 1');
  await expect(endroll.page.heading(/^Guest stars/)).toBeVisible({ timeout: 30_000 });
  await endroll.page.openSettings();
  // Spelling is checked where something is typed.
  await endroll.window.keyboard.type('portrats', { delay: 20 });
  await endroll.quit();

  const asked = [...(await readFile(netLog, 'utf8')).matchAll(/"(?:url|host|proxy_server)":"([^"]+)"/gu)]
    .map(([, address = '']) => address)
    .filter((address) => !/^(?:app|endroll-image|file|data|blob|devtools|chrome):/u.test(address));
  expect(
    asked.filter((address) => !/^(?:\w+:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]|$)/u.test(address)),
    'in Chromium’s own log',
  ).toEqual([]);
  expect(proxy.seen, 'at the proxy').toEqual([]);
  await proxy.close();
});
