import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test, type Endroll } from './fixtures.ts';

/** What the system's dialog would return. */
async function answerWith(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

async function openSample({ page }: Endroll): Promise<void> {
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
}

test('a selection, a season and the library become files, without a network', async ({
  launch,
  server,
  userData,
}) => {
  const endroll = await launch({ token: null });
  const { app, page, window } = endroll;
  await openSample(endroll);
  await server.close();
  await page.open('endroll://tv/2100000000/season/1');
  await page.mode('Table').check();
  const rows = window.getByRole('grid', { name: 'Credits' }).getByRole('row');
  await rows.nth(1).click({ modifiers: ['Control'] });
  await rows.nth(2).click({ modifiers: ['Shift'] });

  const csv = join(userData, 'selection.csv');
  await answerWith(app, csv);
  await page.button('Export').click();
  await expect(window.getByRole('radio', { name: '2 selected credits' })).toBeChecked();
  await expect(window.getByRole('radio', { name: 'The whole season' })).not.toBeChecked();
  expect(await axeViolations(window), 'the dialog').toEqual([]);
  await page.button('Export…').click();
  await expect(page.toasts).toContainText('2 credits exported to “selection.csv”.');
  const table = await readFile(csv, 'utf8');
  expect(table.startsWith('\uFEFFseries_id,series_name,')).toBe(true);
  expect(table.trimEnd().split('\r\n')).toHaveLength(3);
  expect(table).toContain('Slack Water');

  // From the menu, on any page: the whole library is always available.
  await page.openSettings();
  await answerWith(app, join(userData, 'all.json'));
  await chooseFromMenu(app, 'Export…');
  await expect(window.getByRole('radio', { name: 'The whole library (3 seasons)' })).toBeChecked();
  await window.getByRole('radio', { name: 'JSON', exact: true }).check();
  await page.button('Export…').click();
  await expect(page.toasts).toContainText('exported to “all.json”');
  const all = JSON.parse(await readFile(join(userData, 'all.json'), 'utf8')) as {
    readonly credits: readonly { readonly season_number: number }[];
  };
  expect([...new Set(all.credits.map((row) => row.season_number))]).toEqual([1, 2, 3]);

  // The results of a search, as files for Kodi.
  await page.open('endroll://search?q=quillfeather');
  await expect(page.hit(/^Maren Quillfeather/).first()).toBeVisible();
  await answerWith(app, join(userData, 'kodi'));
  await page.button('Export').click();
  await expect(window.getByRole('radio', { name: 'Results for “quillfeather”' })).toBeChecked();
  await window.getByRole('radio', { name: 'Kodi NFO' }).check();
  await page.button('Export…').click();
  await expect(page.toasts).toContainText('exported to “kodi”');
  const show = await readFile(
    join(userData, 'kodi', 'Slack Water (2100000000, en-US)', 'tvshow.nfo'),
    'utf8',
  );
  expect(show.match(/<name>/gu)).toHaveLength(1);
  expect(show).toContain('<name>Maren Quillfeather</name>');
});

test('what is hidden is in no file, and a folder that refuses is told without leaving anything', async ({
  launch,
  userData,
}) => {
  const endroll = await launch({ token: null });
  const { app, page, window } = endroll;
  await openSample(endroll);
  await window.evaluate(() => api.settings.update({ hideGuests: true }));
  await page.open('endroll://tv/2100000000/season/1');
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await answerWith(app, join(userData, 'mine.csv'));
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Export…' }).click();
  await expect(page.text('What your settings hide is left out.')).toBeVisible();
  await page.button('Export…').click();
  await expect(page.toasts).toContainText('exported to “mine.csv”');
  expect(await readFile(join(userData, 'mine.csv'), 'utf8')).not.toContain(',guest,');

  await answerWith(app, join(userData, 'gone', 'mine.csv'));
  await chooseFromMenu(app, 'Export…');
  await page.button('Export…').click();
  await expect(page.toasts).toContainText('Nothing was exported.');
  expect((await readdir(userData)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('what a filter leaves of shared people is what their export has', async ({ launch, userData }) => {
  const endroll = await launch({ token: null });
  const { app, page, window } = endroll;
  await openSample(endroll);
  await page.open('endroll://compare/2100000000-1/2100000000-2/2100000000-3');
  const article = window.getByRole('article');
  await article.getByRole('radio', { name: 'Crew' }).check();
  await article.getByRole('textbox', { name: 'Filter by name, role or job' }).fill('director');
  const names = article.getByRole('grid', { name: 'Shared people' }).getByRole('rowheader');
  await expect(article.getByText(/^\d+ (person|people)$/)).toHaveText(new RegExp(`^${await names.count()} `));
  const shown = (await names.allInnerTexts()).map((name) => name.split('\n').at(-1)?.trim());
  expect(shown.length).toBeGreaterThan(0);

  await answerWith(app, join(userData, 'shared.json'));
  await chooseFromMenu(app, 'Export…');
  await expect(window.getByRole('radio', { name: 'The people shown' })).toBeChecked();
  await window.getByRole('radio', { name: 'JSON', exact: true }).check();
  const people = shown.length === 1 ? '1 person' : `${shown.length} people`;
  await expect(window.getByRole('dialog').getByRole('status')).toContainText(people);
  await page.button('Export…').click();
  await expect(page.toasts).toContainText('exported to “shared.json”');
  const { credits } = JSON.parse(await readFile(join(userData, 'shared.json'), 'utf8')) as {
    readonly credits: readonly { readonly name: string }[];
  };
  expect([...new Set(credits.map(({ name }) => name))].toSorted()).toEqual(shown.toSorted());
});
