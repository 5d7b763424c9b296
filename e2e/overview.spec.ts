import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ageSeason } from './age-season.ts';
import { expect, test } from './fixtures.ts';
import { startTmdbServer } from './tmdb-server/server.ts';

test('what is 180 days old goes without a network, and the list and the reader’s note stay', async ({
  launch,
  server,
  userData,
}) => {
  const first = await launch();
  for (const address of ['90002 1', '90001 1', '1396 1']) {
    await first.page.openSeason(address);
  }
  await first.page.button('Add a note').click();
  const field = first.window.getByRole('textbox', { name: /note/i });
  await field.fill('Rewatch the pilot.\nAnd the last one.\nAnd the one before.\nAll of them.');
  const isOnTop = (element: HTMLElement | SVGElement): boolean => {
    const { left, bottom } = element.getBoundingClientRect();
    return document.elementFromPoint(left + 8, bottom - 4) === element;
  };
  expect(await field.evaluate(isOnTop), 'nothing of the page lies over what is written').toBe(true);
  await field.fill('Rewatch the pilot.');
  await expect(first.page.text('Saved', { exact: true })).toBeVisible();
  await first.quit();

  await ageSeason(userData, 1396, 181);
  await ageSeason(userData, 90001, 179);
  await server.close();
  server.log.clear();
  const second = await launch();
  await second.page.button('Library overview').click();
  await second.page.overviewView('Upkeep').check();
  await expect(second.page.row(/Breaking Bad/)).toContainText('Deleted after six months', {
    timeout: 20_000,
  });
  await expect(second.page.row(/Harbour Lights/)).toContainText('1 day');
  await expect(second.page.row(/Nine Strange Rooms/)).toContainText('180 days');
  await expect.poll(() => textOf(userData, 'Anna Gunn')).toBe(0);

  await second.page
    .row(/Breaking Bad/)
    .getByRole('button', { name: /again/ })
    .click();
  await expect(second.page.toasts).toContainText('TMDB cannot be reached');
  await second.quit();

  // With a network it comes back, and the note is where it was.
  const again = await startTmdbServer({ port: server.port, catalogue: server.catalogue, log: server.log });
  try {
    const third = await launch();
    await third.page.open('1396 1');
    await expect(third.page.text('Rewatch the pilot.')).toBeVisible();
    await expect(third.page.credit(/^Anna Gunn, as/)).toBeVisible();
  } finally {
    await again.close();
  }
});

test('what is due is refreshed by itself, gently; the reader refreshes, sorts, and removes many at once', async ({
  launch,
  server,
  userData,
}) => {
  const first = await launch();
  // The last one is reopened at the next start, and would be requested because it is on screen.
  for (const address of ['1396 1', '90001 1', '90002 1']) {
    await first.page.openSeason(address);
  }
  await first.quit();
  await ageSeason(userData, 1396, 151);
  server.log.clear();
  // So that its age is visible before it is refreshed.
  server.faults.set({ match: '/3/tv/1396/season/1', kind: 'latency', milliseconds: 6_000, times: 1 });

  const second = await launch();
  await second.page.button('Library overview').click();
  await second.page.overviewView('Upkeep').check();
  await expect(second.page.row(/Breaking Bad/)).toContainText('29 days');
  await server.log.waitFor('/3/tv/1396/season/1/credits');
  await expect(second.page.row(/Breaking Bad/)).toContainText('180 days', { timeout: 20_000 });
  expect(server.log.count('/3/tv/90001/season/1'), 'what is not due is left alone').toBe(0);

  await second.page.columnHeader('Series').press('Enter');
  await expect(second.page.rows.nth(1)).toContainText('Nine Strange Rooms');
  await second.page.columnHeader('Series').press('Enter');
  await expect(second.page.rows.nth(1)).toContainText('Breaking Bad');

  await second.page
    .row(/Breaking Bad/)
    .locator('[data-select]')
    .click();
  await second.page
    .row(/Nine Strange Rooms/)
    .locator('[data-select]')
    .click();
  await second.page.button('Refresh selected').click();
  await server.log.waitFor('/3/tv/90002/season/1/credits');
  await expect(second.page.text('2 of 2 seasons refreshed.')).toBeVisible({ timeout: 20_000 });
  await second.page.button('Remove selected').click();
  await expect(second.page.row(/Breaking Bad/)).toBeHidden();
  await expect(second.page.row(/Nine Strange Rooms/)).toBeHidden();
  await second.page.toasts.getByRole('button', { name: 'Undo' }).click();
  await expect(second.page.row(/Breaking Bad/)).toBeVisible();
  await expect(second.page.row(/Nine Strange Rooms/)).toBeVisible();
});

/** How many rows of the library contain a text. */
function textOf(userData: string, text: string): number {
  const database = new DatabaseSync(join(userData, 'library', 'index.db'), { readOnly: true });
  const row = database.prepare('SELECT count(*) AS n FROM person WHERE name LIKE ?').get(`%${text}%`);
  database.close();
  return Number(row?.['n']);
}
