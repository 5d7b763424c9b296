import { readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';
import { resizeWindow } from './resize-window.ts';

test('a season is removed, taken back, and gone after a restart when it was not', async ({ launch }) => {
  const first = await launch();
  await first.page.open('90001 1');
  await expect(first.page.heading(/^Guest stars/)).toBeVisible();
  const entry = first.page.keptSeason(/^Harbour Lights/);
  await first.page.remove(entry);
  await expect(entry).toBeHidden();
  await first.page.button('Undo').click();
  await expect(entry).toBeVisible();
  await expect(first.page.title('Harbour Lights')).toBeVisible();

  await first.page.remove(entry);
  await expect(entry).toBeHidden();
  await first.quit();

  const second = await launch();
  await expect(second.page.text('Seasons you open are kept here')).toBeVisible();
});

test('a refresh shows what changed, and a failed one costs nothing', async ({ launch, server }) => {
  const { app, page, window } = await launch();
  await page.open('90001 1');
  await expect(page.heading(/^Guest stars/)).toBeVisible();

  server.faults.set({ match: '/3/tv/90001', kind: 'status', status: 503 });
  await page.button('Refresh').click();
  await expect(page.toasts).toContainText('HTTP 503');
  await expect(page.title('Harbour Lights')).toBeVisible();
  server.faults.clear();

  await page.button('Refresh').click();
  await expect(page.toasts).toContainText('Nothing has changed');

  server.catalogue.update(90001, 1, (credits) => ({ ...credits, cast: credits.cast.slice(1) }));
  await page.button('Refresh').click();
  await expect(page.toasts).toContainText(/Refreshed: \d+ credits? changed/);

  // What it was can still be looked at, and told to TMDB's editors.
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'What changed' }).click();
  await expect(window).toHaveTitle(/^What changed in Harbour Lights, Season 1/);
  const history = window.getByRole('article');
  await expect(history.getByRole('heading', { name: /^Removed 1/ })).toBeVisible();
  await expect(history.getByRole('listitem')).not.toHaveCount(0);
  await history.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.toasts).toContainText('Changes copied.');
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied, 'with the id of the credit').toMatch(/^Removed\n.+ \[\w+\]$/m);
  await page.open('endroll://tv/90001/season/2/history');
  await expect(history).toContainText('Harbour Lights, Season 2 is not kept yet.');
});

test('Undo stays while it has the focus, and what was removed can come back until Endroll ends', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  for (const address of ['90001 1', '90002 1']) await page.openSeason(address);
  await window.clock.install();
  await page.remove(page.keptSeason(/^Nine Strange Rooms/));
  const undo = page.toasts.getByRole('button', { name: 'Undo' });
  await undo.focus();
  await window.clock.fastForward(60_000);
  await expect(undo).toBeFocused();
  await page.toasts.getByRole('button', { name: 'Dismiss' }).click();
  await page.remove(page.keptSeries(/^Harbour Lights/));
  await page.toasts.getByRole('button', { name: 'Dismiss' }).click();

  await page.button('Library overview').click();
  await page.button('Recently removed (2)').click();
  const removed = window.getByRole('dialog', { name: 'Recently removed' });
  await expect(removed.getByRole('listitem').first()).toContainText('Harbour Lights, Season 1');
  await removed.getByRole('button', { name: 'Put back Harbour Lights, Season 1' }).click();
  await expect(removed.getByRole('listitem')).toHaveCount(1);
  await window.keyboard.press('Escape');
  await expect(page.row(/Harbour Lights/)).toBeVisible();

  await chooseFromMenu(app, 'Go to Anything…');
  await page.palette.getByRole('combobox').fill('recently');
  await page.option('Recently removed').click();
  await removed.getByRole('button', { name: 'Put back Nine Strange Rooms, Season 1' }).click();
  await expect(removed).toContainText('Nothing has been removed');
});

test('an error told at the window’s foot stays until it is seen, and offers what its page would', async ({
  launch,
  server,
}) => {
  const { page } = await launch();
  await page.openSeason('90001 1');
  server.faults.set({ match: '/3/tv/90001', kind: 'status', status: 401 });
  await page.button('Refresh').click();
  await expect(page.toasts).toContainText('was not refreshed. TMDB does not know this token.');
  await page.toasts.getByRole('button', { name: 'Enter a token' }).click();
  await expect(page.tokenField).toBeVisible();
  await page.button('Close').click();
  server.faults.clear();
  server.faults.set({ match: '/3/tv/90001', kind: 'status', status: 503 });
  await page.button('Refresh').click();
  await expect(page.toasts.getByRole('button')).toHaveText(['Try again', '']);
  server.faults.clear();
  await page.toasts.getByRole('button', { name: 'Try again' }).click();
  await expect(page.toasts).toContainText('Nothing has changed');
});

test('the window, the theme and the place come back after a restart', async ({ launch }) => {
  const first = await launch();
  await first.page.open('90001 1');
  await expect(first.page.title('Harbour Lights')).toBeVisible();
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 1010, height: 720 });
  });
  await first.page.button('Settings').click();
  await first.page.settings.getByRole('radio', { name: 'Dark' }).check();
  await expect
    .poll(() => first.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(true);
  await first.quit();

  const second = await launch();
  await expect(second.page.title('Harbour Lights')).toBeVisible();
  expect(await second.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toMatchObject({ width: 1010, height: 720 });
});

test('a series is where it was left when the reader comes back from a season', async ({ launch }) => {
  const { app, page, window } = await launch();
  await page.openSeason('90001 1');
  await resizeWindow(app, window, 900, 600);
  await page.open('endroll://tv/90001');
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  const series = window.getByRole('article');
  await page.credit(/./).last().scrollIntoViewIfNeeded();
  const left = await series.evaluate((article) => article.scrollTop);
  expect(left).toBeGreaterThan(300);
  await page.keptSeason(/^Harbour Lights, Season 1/).click();
  await expect(page.title(/^Harbour Lights Season 1/)).toBeVisible();
  await page.button('Back').click();
  await expect(page.title(/^Harbour Lights$/)).toBeAttached();
  await expect.poll(() => series.evaluate((article) => article.scrollTop)).toBe(left);
});

test('an emptied file of the reader’s own comes back from its copy, and the message about it stays until it is read', async ({
  launch,
  userData,
}) => {
  const own = join(userData, 'library', 'own.db');
  const first = await launch();
  await first.page.openSeason('90001 1');
  await first.page.button('Add a note').click();
  await first.window.getByRole('textbox', { name: /note/i }).fill('Rewatch the pilot.');
  await expect(first.page.text('Saved', { exact: true })).toBeVisible();
  await first.quit();

  await truncate(own);
  const second = await launch();
  await expect(second.page.toasts).toContainText('was damaged. It was restored from the copy made on');
  await expect(second.page.text('Rewatch the pilot.')).toBeVisible();
  await second.page.open('endroll://library');
  await expect(second.page.keptSeason(/^Harbour Lights, Season 1/)).toBeVisible();
  await expect(second.page.toasts).toContainText('was damaged. It was restored from the copy made on');
  await second.quit();

  await truncate(own);
  await rm(join(userData, 'library', 'own-copies'), { recursive: true });
  const third = await launch();
  await expect(third.page.toasts).toContainText('was missing or empty, and there was no copy: they are gone');
  await expect(third.page.keptSeason(/^Harbour Lights, Season 1/)).toBeVisible();
});

test('a library of a newer Endroll is not touched: what helps is said and offered, and TMDB still answers', async ({
  launch,
  userData,
}) => {
  const first = await launch();
  await first.page.openSeason('90001 1');
  await first.quit();
  const own = new DatabaseSync(join(userData, 'library', 'own.db'));
  own.exec('PRAGMA user_version = 99');
  own.close();

  const { app, page } = await launch();
  await expect(page.library).toContainText('made by a newer Endroll and was not touched');
  await expect(page.library.getByRole('button', { name: 'Show the folder' })).toBeVisible();
  await expect(page.text('Not kept: the library is from a newer Endroll')).toBeVisible();
  const path = join(userData, 'mine.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.library.getByRole('button', { name: 'Save a backup…' }).click();
  await expect(page.library).toContainText('Backup saved: 0 items and 1 season.');
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ kept: [{ seriesId: 90001 }] });
});
