import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';

const SEASON = 'endroll://tv/1396/season/1';

/** Drops a file on the window, as if from the system's file manager. */
async function drop(window: Page, name: string, content: string | Buffer): Promise<void> {
  const data = await window.evaluateHandle(
    ({ name: fileName, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], fileName, { type: 'application/json' }));
      return transfer;
    },
    { name, bytes: [...Buffer.from(content)] },
  );
  await window.dispatchEvent('main', 'drop', { dataTransfer: data });
}

/** What the system's dialog for saving returns. */
async function saveTo(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

test('what was starred, noted, tagged and listed stands on one page, and outlives its season', async ({
  launch,
  userData,
}) => {
  const first = await launch();
  const { page, window } = first;
  await page.openSeason(SEASON);
  await page
    .credit(/^Bryan Cranston/)
    .first()
    .click();
  await page.personPanel.getByRole('button', { name: 'Star' }).first().click();
  await expect(page.personPanel.getByRole('button', { name: 'Star' }).first()).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.personPanel.getByRole('button', { name: 'Note, tags and lists…' }).first().click();
  const dialog = window.getByRole('dialog', { name: 'Bryan Cranston' });
  await dialog.getByRole('textbox', { name: 'Your note' }).fill('Ask the agent.');
  await dialog.getByRole('combobox', { name: 'New tag' }).fill('#casting');
  await dialog.getByRole('combobox', { name: 'New tag' }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Remove the tag casting' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name of a new list' }).fill('Casting 2026');
  await dialog.getByRole('textbox', { name: 'Name of a new list' }).press('Enter');
  await expect(dialog.getByRole('checkbox', { name: /^Casting 2026/ })).toBeChecked();
  await window.keyboard.press('Escape');

  // The season marks whom it is about, and can be narrowed to them.
  const words = 'Starred, With a note, #casting, Casting 2026';
  await expect(page.credit(/^Bryan Cranston, as/)).toHaveAccessibleDescription(words);
  await page.mode('Table').check();
  await expect(window.getByRole('row', { name: /^Bryan Cranston, as/ })).toContainText(words);
  await page.button('Filter').click();
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /^Starred/ })
    .click();
  await window.keyboard.press('Escape');
  await expect(page.button('Remove Yours: Starred')).toBeVisible();
  const others = window
    .getByRole('grid', { name: 'Credits' })
    .getByRole('row')
    .filter({ hasNotText: /Bryan Cranston/ });
  // The head.
  await expect(others).toHaveCount(1);
  expect(await axeViolations(window)).toEqual([]);
  await page.mode('Portraits').check();
  await page.button('Remove Yours: Starred').click();

  await chooseFromMenu(first.app, 'Notes and Lists');
  const article = window.getByRole('article');
  await expect(article).toContainText('Ask the agent.');
  await expect(article).toContainText('#casting');
  expect(await axeViolations(window)).toEqual([]);
  await first.quit();

  const { app, page: again, window: second } = await launch();
  await again.openSeason(SEASON);
  await again.open('endroll://yours');
  await second.getByRole('button', { name: /^Casting 2026/ }).click();
  const inList = second.getByRole('button', { name: /^Bryan Cranston, Walter White.* in Breaking Bad$/ });
  await expect(inList).toBeVisible();
  await saveTo(app, join(userData, 'casting.csv'));
  await chooseFromMenu(app, 'Export…');
  await expect(second.getByRole('radio', { name: 'This list' })).toBeChecked();
  await expect(second.getByRole('status').filter({ hasText: '1 entry' })).toBeVisible();
  expect(await axeViolations(second)).toEqual([]);
  await again.button('Export…').click();
  await expect(again.toasts).toContainText('1 entry exported to “casting.csv”.');
  const [head, row] = (await readFile(join(userData, 'casting.csv'), 'utf8')).split('\r\n');
  expect(head).toMatch(/^\uFEFFkind,name,roles,/u);
  expect(row).toMatch(/^person,Bryan Cranston,"?Walter White \(Breaking Bad\)/u);
  expect(row).toContain(',yes,,casting,Casting 2026,Ask the agent.,');
  await again.button('Rename list').click();
  await second.getByRole('textbox', { name: 'Rename Casting 2026' }).fill('Never');
  await second.keyboard.press('Escape');
  await expect(again.button('Rename list')).toBeVisible();
  await expect(second.getByRole('heading', { name: 'Casting 2026' })).toBeVisible();
  await again.button('Rename list').click();
  await second.getByRole('textbox', { name: 'Rename Casting 2026' }).fill('Casting 2027');
  await second.keyboard.press('Enter');
  await expect(second.getByRole('heading', { name: 'Casting 2027' })).toBeVisible();
  await again.button('Remove list').click();
  await again.toasts.getByRole('button', { name: 'Undo' }).click();
  await expect(second.getByRole('button', { name: /^Casting 2027/ })).toBeVisible();

  await again.open('endroll://search?q=tag%3Acasting');
  await expect(again.hit(/^Bryan Cranston/).first()).toBeVisible();
});

test('a search is kept under a name, and found again before anything is typed', async ({ launch }) => {
  const { page, window } = await launch();
  await page.openSeason(SEASON);
  await page.open('endroll://search?q=job%3Adirector');
  await page.button('Save search').click();
  await expect(page.toasts).toContainText('Search saved.');
  await page.searchField.fill('');
  await window
    .getByRole('region', { name: 'Saved searches' })
    .getByRole('button', { name: 'job:director' })
    .click();
  await expect(page.searchField).toHaveValue('job:director');
  await page.button('Remove saved search').click();
  await page.toasts.getByRole('button', { name: 'Undo' }).click();
  await expect(page.button('Remove saved search')).toBeVisible();
});

test('what comes after the point a series was seen to is hidden everywhere, and shown for one page', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason(SEASON);
  const guests = page.heading(/^Guest stars/);
  await expect(guests).toBeVisible();
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Seen so far…' }).click();
  const dialog = window.getByRole('dialog', { name: 'How far into Breaking Bad are you?' });
  await dialog.getByRole('combobox', { name: 'Seen' }).selectOption({ label: 'Up to episode 1' });
  expect(await axeViolations(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.toasts).toContainText('Seen: Season 1, up to episode 1');
  await expect(page.text('What you have not seen yet is hidden.')).toBeVisible();

  await page.open('endroll://tv/1396/season/1/episode/7');
  await expect(page.text('You have not seen this episode yet.')).toBeVisible();
  await page.button('Show anyway').click();
  await expect(page.text('You have not seen this episode yet.')).toBeHidden();
  await page.openSeason(SEASON);
  await expect(page.button('Show anyway'), 'the next page hides it again').toBeVisible();

  await page.open('endroll://yours');
  await page.button('Stop hiding spoilers in Breaking Bad').click();
  await page.openSeason(SEASON);
  await expect(page.button('Show anyway')).toBeHidden();
});

test('a backup is saved, dropped on another Endroll, looked at, merged and taken back', async ({
  launch,
  userData,
}) => {
  const { app, page, window } = await launch();
  await page.openSeason(SEASON);
  await window.evaluate(() =>
    api.yours.mark({ subjects: ['person/17419'], change: { isStarred: true, note: 'Ask the agent.' } }),
  );
  const file = join(userData, 'backup.json');
  await saveTo(app, file);
  await chooseFromMenu(app, 'Back Up or Restore…');
  await window.getByRole('dialog').getByRole('button', { name: 'Save…' }).click();
  await expect(page.toasts).toContainText('Backup saved: 1 item and 1 season.');
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain('Breaking Bad');

  await window.evaluate(() =>
    api.yours.mark({ subjects: ['person/17419'], change: { isStarred: false, note: '' } }),
  );
  // As some editors on Windows save it.
  await drop(window, 'backup.json', Buffer.from(`\uFEFF${text}`, 'utf16le'));
  const dialog = window.getByRole('dialog');
  await expect(dialog).toContainText('Notes, stars and tags: 1');
  await expect(dialog).toContainText('New here: 1');
  expect(await axeViolations(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(page.toasts).toContainText('Restored: 1 item changed.');
  await page.open('endroll://yours');
  await expect(window.getByRole('article')).toContainText('Ask the agent.');
  await page.toasts.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.toasts).toContainText('The restore was undone.');
  await expect(window.getByRole('article')).not.toContainText('Ask the agent.');

  await drop(window, 'holiday.jpg', 'JFIF');
  await expect(dialog.getByRole('alert')).toContainText('This file is not a backup.');
  await window.keyboard.press('Escape');
  await writeFile(file, text.slice(0, 150));
  await drop(window, 'backup.json', await readFile(file, 'utf8'));
  await expect(dialog.getByRole('alert')).toContainText('The end of this backup is missing.');
});

for (const way of ['quitting', 'closing the window'] as const) {
  test(`a note is whole after ${way} in the middle of a word`, async ({ launch }) => {
    const first = await launch();
    await first.page.openSeason(SEASON);
    await first.page.button('Add a note').click();
    // Saved while the reader goes on.
    await first.window.keyboard.type('The teaser is the whole series');
    await expect(first.page.text('Saved', { exact: true })).toBeVisible();
    const ended = first.app.waitForEvent('close');
    await first.window.keyboard.type(' in four minutes, and the la');
    await first.app.evaluate(({ app, BrowserWindow }, isQuitting) => {
      if (isQuitting) app.quit();
      else BrowserWindow.getAllWindows()[0]?.close();
    }, way === 'quitting');
    await ended;

    const { page } = await launch();
    await expect(page.text('The teaser is the whole series in four minutes, and the la')).toBeVisible();
  });
}
