import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testLargeSeason } from '../src/main/library/test/test-records.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';
import { keepSeasons } from './keep-seasons.ts';
import { pdfPages } from './pdf-text.ts';

const SEASONS = 120;
const CREDITS = 300;

test('a PDF of many seasons does not hold up the window, ends when it is canceled, and is not the last', async ({
  launch,
  server,
  userData,
}) => {
  test.slow();
  await server.close();
  keepSeasons(userData, SEASONS, (key) => testLargeSeason(key, CREDITS));
  const { app, page, window } = await launch();
  const file = join(userData, 'long.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.open('endroll://library');
  await window.getByRole('checkbox', { name: 'Select all seasons' }).check();
  await chooseFromMenu(app, 'Save as PDF…');
  await expect(page.toasts).toContainText('Writing the PDF…', { timeout: 90_000 });

  // What the reader does meanwhile is done, and not when the PDF is there.
  await page.open('endroll://guide');
  await expect(window.getByRole('article', { name: 'Guide' })).toBeVisible();
  await expect(page.toasts).toContainText('Writing the PDF…');

  await page.toasts.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.toasts).not.toContainText('PDF');
  await expect.poll(() => app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(existsSync(file)).toBe(false);

  await page.open('endroll://tv/1397/season/1');
  await expect(page.title('Series 1')).toBeVisible();
  await chooseFromMenu(app, 'Save as PDF…');
  await expect(page.toasts).toContainText('Saved as PDF.', { timeout: 30_000 });
  expect(pdfPages(await readFile(file)).join(' ')).toContain('Series 1, Season 1');
});
