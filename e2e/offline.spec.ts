import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test('a season opens from the library after a restart without a network, portraits too', async ({
  launch,
  server,
  userData,
}) => {
  const first = await launch();
  await first.page.open('1396 1');
  await expect(first.page.heading(/^Guest stars/)).toBeVisible();
  // Keeping is finished when the last picture has been answered and written.
  await expect(first.page.keptSeason(/^Breaking Bad, Season 1, 2008/)).toBeVisible();
  await expect.poll(async () => (await storedPortraits(userData)).length).toBeGreaterThan(20);
  await expect.poll(() => server.log.entries.every(({ status }) => status !== 0)).toBe(true);
  await first.quit();

  await server.close();
  server.log.clear();
  const second = await launch();
  await expect(second.page.title('Breaking Bad'), 'it opens where the reader was').toBeVisible();
  await expect(second.page.heading('Regular cast (6)')).toBeVisible();
  await expect(second.page.heading(/^Guest stars/)).toBeVisible();
  await expect.poll(async () => (await second.page.paintedPictures()).length).toBeGreaterThan(6);
  await expect(second.page.alert).toBeHidden();
  expect(server.log.entries).toEqual([]);
  const errors = (await readLog(userData)).filter((line) => line.includes('ECONNREFUSED'));
  expect(errors, 'nothing even tried to reach the network').toEqual([]);
  const loaded = await second.app.evaluate(
    () => (process as NodeJS.Process & { moduleLoadList: readonly string[] }).moduleLoadList,
  );
  expect(loaded).toContain('NativeModule fs');
  // It takes as long to load as all that main needs before the first paint.
  expect(
    loaded.filter((name) => /undici|http2/u.test(name)),
    'main answers the window without Node’s fetch',
  ).toEqual([]);
});

test('what is not kept says that there is no network, and the library goes on working', async ({
  launch,
  server,
}) => {
  const { page } = await launch();
  await page.open('1396 1');
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await server.close();
  await page.open('1396 2');
  await expect(page.alert).toContainText('TMDB cannot be reached');
  await page.keptSeason(/^Breaking Bad, Season 1/).click();
  await expect(page.heading('Regular cast (6)')).toBeVisible();
});

async function storedPortraits(userData: string): Promise<readonly string[]> {
  const names = await readdir(join(userData, 'images', 'w185')).catch(() => []);
  return names.filter((name) => /\.(jpg|png)$/u.test(name));
}

async function readLog(userData: string): Promise<readonly string[]> {
  return (await readFile(join(userData, 'logs', 'endroll.log'), 'utf8').catch(() => '')).split('\n');
}
