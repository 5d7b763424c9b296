import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test('settings are found by typing, hold at once, and come back after a restart', async ({ launch }) => {
  const first = await launch();
  await first.page.openSettings();
  await first.page.settings.getByRole('textbox').first().fill('dens');
  await expect(first.page.heading('Appearance')).toBeVisible();
  await expect(first.page.heading('TMDB access')).toBeHidden();
  await first.page.settings.getByRole('radio', { name: 'Compact' }).check();
  await expect(first.window.locator('html')).toHaveAttribute('data-density', 'compact');
  await first.page.settings.getByRole('textbox').first().fill('nothing like it');
  await expect(first.page.text('No setting matches “nothing like it”.')).toBeVisible();
  await first.page.settings.getByRole('textbox').first().fill('');
  await first.page.settings.getByRole('radio', { name: 'Dark' }).check();
  await expect
    .poll(() => first.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(true);
  await first.page.settings.getByRole('textbox', { name: 'Storage limit for pictures' }).fill('7');
  await first.window.keyboard.press('Enter');
  await expect(
    first.page.text('Enter a whole number from 50 to 1,000,000, or leave it empty.'),
  ).toBeVisible();
  await expect(first.page.text(/not endorsed, certified, or otherwise approved by TMDB/)).toBeVisible();
  await first.quit();

  const second = await launch();
  await expect(second.window.locator('html')).toHaveAttribute('data-density', 'compact');
  expect(await second.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});

test('spoilers are hidden on the season page and beside it until the reader asks', async ({ launch }) => {
  const { page } = await launch();
  await page.openSettings();
  for (const name of ['Hide episode counts', 'Hide roles', 'Hide guest stars'])
    await page.settings.getByRole('switch', { name }).click();
  await page.openSeason('1396 1');
  await expect(page.credit('Bryan Cranston').first()).toBeVisible();
  await expect(page.credit(/Walter White/)).toHaveCount(0);
  await expect(page.credit(/of 7 episodes/)).toHaveCount(0);
  await expect(page.text(/guest stars are hidden/)).toBeVisible();
  await page.filterField.fill('walter white');
  await expect(page.text('Nobody here matches “walter white”.')).toBeVisible();
  await page.filterField.fill('');

  await page.credit('Bryan Cranston').first().click();
  await expect(page.personPanel).not.toContainText('Walter White');
  await page.personPanel.getByRole('button', { name: 'Show role' }).first().click();
  await expect(page.personPanel).toContainText('Walter White');

  await page.button('Show roles').first().click();
  await expect(page.credit(/^Bryan Cranston, as Walter White/)).toBeVisible();
  await page.button('Show guest stars').click();
  await expect(page.heading(/^Guest stars \(/)).toBeVisible();
});

test('pictures and the library are measured and deleted; notes and settings stay', async ({
  launch,
  userData,
}) => {
  const { app, page, window } = await launch();
  await page.openSeason('1396 1');
  await page.button('Add a note').click();
  await window.getByRole('textbox', { name: /note/i }).fill('Rewatch the pilot.');
  await expect(page.text('Saved', { exact: true })).toBeVisible();
  await expect.poll(() => countFiles(join(userData, 'images', 'w185'))).toBeGreaterThan(20);

  await page.openSettings();
  await expect(page.text(/^\d+ portraits and posters: /)).toBeVisible();
  await page.button('Delete all pictures…').click();
  await page.button('Delete pictures').click();
  await expect(page.toasts).toContainText('All pictures were deleted.');
  expect(await countFiles(join(userData, 'images', 'w185'))).toBe(0);
  await expect(page.keptSeason(/^Breaking Bad, Season 1/)).toBeVisible();

  await page.button('Delete the whole library…').click();
  const path = join(userData, 'before.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.button('Back up first…').click();
  await expect(page.text('Backup saved: 1 item and 1 season.')).toBeVisible();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ kept: [{ seriesId: 1396 }] });
  await page.button('Delete library').click();
  await expect(page.toasts).toContainText('The library is empty.');
  await expect(page.keptSeason(/^Breaking Bad/)).toBeHidden();
  await page.open('1396 1');
  await expect(page.text('Rewatch the pilot.')).toBeVisible();
});

async function countFiles(folder: string): Promise<number> {
  return (await readdir(folder).catch(() => [])).filter((name) => /\.(jpg|png)$/u.test(name)).length;
}
