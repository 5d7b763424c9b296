import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { startTmdbServer } from './tmdb-server/server.ts';
import type { RequestLog } from './tmdb-server/request-log.ts';

/** "Eight Summers": eight seasons, hundreds of portraits, some of which TMDB does not have. */
const SERIES = 'endroll://tv/90006';
const SEASONS = /^\/3\/tv\/90006\/season\/\d+$/u;

test('a series is kept whole through a lost network, a pause and a restart, and its receipt can be checked', async ({
  launch,
  server,
  userData,
}) => {
  // Slow enough to be in the middle of it when something happens.
  server.faults.set({ match: '/t/p/', kind: 'latency', milliseconds: 25 });
  const first = await launch();
  await first.page.open(SERIES);
  await first.page.button('Keep all seasons').click();
  await first.page.button(/^Keep \d+ seasons$/).click();
  await expect(first.page.packPanel).toContainText('Keeping seasons');
  await server.log.waitFor('/t/p/', 60);

  // The network fails in the middle of it, and comes back.
  const { port } = server;
  await server.close();
  await expect(first.page.packPanel).toContainText('This will continue automatically');
  const again = await startTmdbServer({ port, catalogue: server.catalogue, log: server.log });
  try {
    again.faults.set({ match: '/t/p/', kind: 'latency', milliseconds: 25 });
    await server.log.waitFor('/t/p/', server.log.count('/t/p/') + 60);
    await expect(first.page.packPanel).toContainText('Keeping seasons');

    // The reader pauses, quits, and continues another day.
    await first.page.packPanel.getByRole('button', { name: 'Pause' }).click();
    await expect(first.page.packPanel).toContainText('Paused');
    await first.quit();
    const answeredBefore = answeredSeasons(server.log);
    expect(answeredBefore.length, 'it was in the middle').toBeGreaterThan(0);

    const second = await launch();
    await expect(second.page.packPanel).toContainText('Paused');
    await second.page.packPanel.getByRole('button', { name: 'Resume' }).click();
    await expect(second.page.packPanel).toContainText('8 of 8 seasons', { timeout: 60_000 });
    await expect(second.page.packPanel).toContainText('0 failed');
    await second.quit();

    // The log: nothing that had been answered was requested again, and the limits were respected.
    const pictures = answeredPictures(server.log);
    expect(new Set(pictures).size, 'each picture came once').toBe(pictures.length);
    const seasons = answeredSeasons(server.log);
    expect(new Set(seasons).size).toBe(8);
    expect(
      seasons.length - 8,
      'at most the three seasons under way were asked for again',
    ).toBeLessThanOrEqual(3);
    expect(server.log.peakPerSecond()).toBeLessThanOrEqual(35);
    expect(server.log.peakConcurrentImages()).toBeLessThanOrEqual(6);
  } finally {
    await again.close();
  }

  // Without a network, the receipt is there, agrees with the disk, and can be created again.
  const portraits = await storedPortraits(userData);
  const third = await launch();
  await expect(third.page.packPanel).toContainText(`${portraits.length} portraits kept`);
  await expect(third.page.packPanel).toContainText('1,215 credits');
  await rm(join(userData, 'images', 'w185', portraits[0] ?? ''));
  await third.page.packPanel.getByText('Kept, with all portraits', { exact: true }).click();
  await third.page.packPanel.getByRole('button', { name: 'Verify' }).click();
  await expect(third.page.packPanel).toContainText(`${portraits.length - 1} portraits kept`);
  await expect(third.page.packPanel).toContainText(/The portrait of .+ is missing\./);
});

test('chosen seasons are kept, and a pack that is cancelled leaves what it kept', async ({
  launch,
  server,
}) => {
  const { page, window } = await launch();
  await page.open('endroll://tv/90001');
  await page.button('Keep all seasons').click();
  const dialog = window.getByRole('dialog', { name: 'Keep Harbour Lights' });
  await dialog.getByRole('checkbox', { name: /^Specials/ }).uncheck();
  await dialog.getByRole('button', { name: 'Keep 2 seasons' }).click();
  await expect(page.packPanel).toContainText('2 of 2 seasons', { timeout: 30_000 });
  expect(server.log.count('/3/tv/90001/season/0')).toBe(0);

  server.faults.set({ match: '/t/p/', kind: 'latency', milliseconds: 400 });
  await page.open(SERIES);
  await page.button('Keep all seasons').click();
  await page.button(/^Keep \d+ seasons$/).click();
  await expect(page.keptSeason(/^Eight Summers, Season 1/)).toBeVisible();
  await page.packPanel.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.packPanel).toBeHidden();
  await expect(page.keptSeason(/^Eight Summers, Season 1/)).toBeVisible();
});

function answeredSeasons(log: RequestLog): readonly string[] {
  return log.entries
    .filter(({ path, status }) => status === 200 && SEASONS.test(path))
    .map(({ path }) => path);
}

function answeredPictures(log: RequestLog): readonly string[] {
  return log.entries
    .filter(({ path, status }) => status === 200 && path.startsWith('/t/p/'))
    .map(({ path }) => path);
}

async function storedPortraits(userData: string): Promise<readonly string[]> {
  const names = await readdir(join(userData, 'images', 'w185'));
  return names.filter((name) => /\.(jpg|png)$/u.test(name));
}
