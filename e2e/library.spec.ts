import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from './fixtures.ts';

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
  const { page } = await launch();
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
  await expect(page.toasts).toContainText(/Updated: \d+ credits? changed/);
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

  const { page } = await launch();
  await expect(page.library).toContainText('made by a newer Endroll and was not touched');
  await expect(page.library.getByRole('button', { name: 'Show the folder' })).toBeVisible();
  await expect(page.text('Not saved: the library is from a newer Endroll')).toBeVisible();
});
