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

test('people by thirty seasons become PDFs in parts: names stay whole, and seasons that do not fit stand on other pages', async ({
  launch,
  server,
  userData,
}) => {
  test.slow();
  await server.close();
  keepSeasons(userData, 30, (key) => testLargeSeason(key, 160), 30);
  const { app, page, window } = await launch();
  await app.evaluate(({ dialog }, folder) => {
    let part = 0;
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath: `${folder}/part-${(part += 1)}.pdf` });
  }, userData);
  await page.open('endroll://tv/1397/people');
  const people = window.getByRole('article').getByRole('status').first();
  await expect(people).toHaveText('2,560 people');
  await chooseFromMenu(app, 'Print…');
  await expect(page.toasts).toContainText(/This is about \d+ pages, too many to print at once/u);
  await page.toasts.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.toasts).toContainText(/Making the document: \d+%/u);
  const part = (number: number): string => join(userData, `part-${number}.pdf`);
  await expect.poll(() => existsSync(part(2)), { timeout: 120_000 }).toBe(true);
  await expect(page.toasts).toContainText('Saved as PDF.', { timeout: 60_000 });
  expect(existsSync(part(3))).toBe(false);

  const parts = await Promise.all([1, 2].map(async (number) => pdfPages(await readFile(part(number)))));
  const pages = parts.flat();
  expect(pages[0]).toContain('people by season');
  expect(pages.length).toBeLessThan(150);
  const columns = (text = ''): string =>
    text
      .split('\n')
      .filter((line) => /^\d+$/u.test(line))
      .join(' ');
  expect(columns(pages[0])).toContain('1 2 3 4 5 6 7 8 9 10');
  expect(columns(pages.at(-1))).toContain('21 22 23 24 25 26 27 28 29 30');
  // A name is one run of letters, not a letter on each line.
  expect(pages.filter((text) => !/^Person \d+$/mu.test(text))).toEqual([]);
});
