import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { de } from '../src/shared/text/de.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';
import { resizeWindow } from './resize-window.ts';

test('the table sorts, is filtered, selects, and copies with the season and the date', async ({ launch }) => {
  const { app, page, window } = await launch();
  await page.openSeason('1396 1');
  await page.mode('Table').check();
  const grid = window.getByRole('grid', { name: 'Credits' });
  await expect(grid.getByRole('row').nth(1)).toContainText('Bryan Cranston');
  await page.columnHeader('Name').getByText('Name').click();
  await expect(grid.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid.getByRole('row').nth(1)).not.toContainText('Bryan Cranston');

  await page.filterField.fill('cranston');
  await expect(grid.getByRole('row')).toHaveCount(3);
  await grid.getByRole('checkbox', { name: 'Select all credits' }).check();
  await page.button('Copy credits').click();
  await window.getByRole('menuitem', { name: 'Copy 2 credits as Markdown' }).click();
  await expect(page.toasts).toContainText('2 credits copied.');
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('**Breaking Bad, Season 1**');
  expect(copied).toContain('| Bryan Cranston |');
  expect(copied).toContain('From The Movie Database (TMDB), as of');
});

test('the filter folds accents and marks what it found, and chosen values narrow it further', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason('1396 1');
  await page.filterField.fill('golubic');
  await expect(window.getByRole('article').locator('mark')).toHaveText('Golubić');
  await page.filterField.fill('');

  await page.button(/^Filter/).click();
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /^Directing/ })
    .click();
  await window.keyboard.press('Escape');
  await expect(page.heading(/^Regular cast/)).toBeHidden();
  await expect(page.heading(/^Crew \(/)).toBeVisible();
  await page.filterField.fill('cranston');
  await expect(page.credit(/./)).toHaveCount(1);
  await expect(page.credit('Bryan Cranston, Director')).toBeVisible();
});

test('the grid shows who is in which episode, and the panel steps from person to person', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  await page.openSeason('1396 1');
  await page.mode('Episodes').check();
  const grid = window.getByRole('grid', { name: 'People by episode' });
  await expect(grid.getByRole('row').nth(1)).toContainText('Bryan Cranston');
  // An episode's title stands on its head in a small window, too.
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    await resizeWindow(app, window, width, height);
    const title = grid.getByRole('columnheader', { name: /^Episode 1\b/ }).locator('bdi');
    await expect(title, `${width} × ${height}`).toBeVisible();
    expect((await title.boundingBox())?.height).toBeGreaterThan(40);
  }
  const rowCount = async () => Number(await grid.getAttribute('aria-rowcount'));
  const before = await rowCount();
  await grid.getByRole('columnheader', { name: /^Episode 7/ }).click();
  await expect.poll(rowCount).toBeLessThan(before);
  await expect(page.text(/people in Episode 7/)).toBeVisible();

  await page.mode('Portraits').check();
  await page.credit(/^Bryan Cranston, as/).click();
  await expect(page.personPanel.getByRole('heading', { name: 'Bryan Cranston' })).toBeVisible();
  await page.personPanel.getByRole('button', { name: 'Next person' }).click();
  await expect(page.personPanel.getByRole('heading', { name: 'Aaron Paul' })).toBeVisible();
  await window.keyboard.press('k');
  await expect(page.personPanel.getByRole('heading', { name: 'Bryan Cranston' })).toBeVisible();
});

test('a reader who changes the view is with the same people', async ({ launch }) => {
  const { app, page, window } = await launch();
  await page.openSeason('90003 1');
  const article = window.getByRole('article');
  /** Whom the reader sees first below the bars, side by side in portraits; nobody until the view is there. */
  const first = (): Promise<readonly string[]> =>
    article.evaluate((root) => {
      const bottom = Math.max(
        ...[...root.querySelectorAll('.bar, thead td, [role="grid"] > .head')].map(
          (bar) => bar.getBoundingClientRect().bottom,
        ),
      );
      const seen = [...root.querySelectorAll('[data-credit]')].filter((item) => {
        const { top, height } = item.getBoundingClientRect();
        return height > 0 && top + height / 2 >= bottom;
      });
      const top = seen[0]?.getBoundingClientRect().top;
      return seen
        .filter((item) => item.getBoundingClientRect().top === top)
        .map((item) => item.querySelector('bdi')?.textContent ?? '');
    });
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    await resizeWindow(app, window, width, height);
    await page.mode('Table').check();
    await expect(window.getByRole('grid', { name: 'Credits' })).toBeVisible();
    // Guest stars, far below what any view shows at once.
    await article.evaluate((root) => (root.scrollTop = 6_000));
    let before = '';
    // For a moment after scrolling, nobody or a row without its name may be there.
    await expect.poll(async () => ([before = ''] = await first())).toEqual([expect.stringMatching(/./u)]);
    await page.mode('Episodes').check();
    await expect(window.getByRole('grid', { name: 'People by episode' })).toBeVisible();
    await expect.poll(first, `${width}: in the grid`).toEqual([before]);
    await page.mode('Portraits').check();
    await expect.poll(first, `${width}: in portraits`).toContain(before);
    await page.mode('Table').check();
    await expect.poll(first, `${width}: back in the table`).toEqual([before]);
  }
  // At the top, the page stays there.
  await article.evaluate((root) => (root.scrollTop = 0));
  await page.mode('Portraits').check();
  await expect(page.title(/./)).toBeInViewport();
});

test('the bar of a selection stays in one line, in a language of long words, too', async ({
  launch,
  userData,
}) => {
  await writeFile(
    join(userData, 'settings.json'),
    JSON.stringify({ interfaceLanguage: 'de', seasonMode: 'table' }),
  );
  const { app, window } = await launch({ args: ['endroll://tv/90003/season/1'] });
  await window.getByRole('grid').getByRole('checkbox').first().check();
  const bar = window.getByRole('toolbar', { name: de.credits.selection });
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    await resizeWindow(app, window, width, height);
    await expect
      .poll(() =>
        bar.evaluate((element) => ({
          fits: element.scrollWidth <= element.clientWidth,
          lines: Math.round((element.querySelector('.selected')?.clientHeight ?? 0) / 20),
        })),
      )
      .toEqual({ fits: true, lines: 1 });
    await expect(bar.getByRole('button', { name: de.credits.export })).toBeVisible();
  }
});

test('the menu of one of several selected people copies and stars all of them', async ({ launch }) => {
  const { app, page, window } = await launch();
  await page.openSeason('1396 1');
  await page.mode('Table').check();
  const rows = window.getByRole('grid', { name: 'Credits' }).getByRole('row');
  await rows.nth(1).click({ modifiers: ['Control'] });
  await rows.nth(3).click({ modifiers: ['Shift'] });
  await rows.nth(2).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Copy 3 credits' }).click();
  await expect(page.toasts).toContainText('3 credits copied.');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Aaron Paul');
  await rows.nth(3).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Star 3 people' }).click();
  await expect(window.getByRole('columnheader', { name: 'Yours' })).toBeVisible();
  for (const at of [1, 2, 3]) await expect(rows.nth(at)).toContainText('Starred');
  await expect(rows.nth(4)).not.toContainText('Starred');
  // Somebody who is not selected has a menu of their own.
  await rows.nth(4).click({ button: 'right' });
  await expect(window.getByRole('menuitem', { name: 'Copy name' })).toBeVisible();
});

test('a credits sheet is saved as PDF with everybody on it', async ({ launch, userData }) => {
  const { app, page } = await launch();
  await page.openSeason('90003 1');
  const file = join(userData, 'sheet.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await chooseFromMenu(app, 'Save as PDF…');
  await expect(page.toasts).toContainText('Saved as PDF.', { timeout: 30_000 });
  const pdf = await readFile(file);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // Seven hundred people do not fit on three sheets.
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0).toBeGreaterThan(3);
  await expect(page.title(/./)).toBeVisible();
});

test('what TMDB lacks is listed, each with the page where it can be added', async ({ launch }) => {
  const { app, page, window } = await launch();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    Object.assign(shell, { openExternal: (address: string) => Promise.resolve(opened.push(address)) });
  });
  await page.openSeason('90004 1');
  await page.button(/^Missing on TMDB/).click();
  await expect(page.heading(/^No portrait/)).toBeVisible();
  await window.getByRole('list', { name: 'No portrait' }).getByRole('button').first().click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: readonly string[] }).opened))
    .toEqual([expect.stringMatching(/^https:\/\/www\.themoviedb\.org\/person\/\d+\/images\/profiles$/u)]);
});
