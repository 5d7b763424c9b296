import type { Locator } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { expect, test } from './fixtures.ts';
import type {} from './window-api.ts';

test('a series is laid out as people by its kept seasons, without a network', async ({ launch, server }) => {
  const { app, page, window } = await launch({ token: null });
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await server.close();
  await page.button('People by season').click();
  await expect(window).toHaveTitle('Slack Water: people by season – Endroll');
  const article = window.getByRole('article');
  const grid = article.getByRole('grid');
  const field = article.getByRole('textbox', { name: 'Filter people' });
  const row = (name: RegExp) => grid.getByRole('row', { name });
  const count = article.getByRole('status').first();
  await expect(count).toHaveText(/^\d+ people$/);
  expect(await axeViolations(window)).toEqual([]);

  // Saoirse Vandermoor left after the first season, when Petra Lindqvale took over her role, and came back as a guest.
  const cells = row(/^Saoirse Vandermoor/).getByRole('gridcell');
  await expect(cells).toHaveText(['●', '–', '↩◇']);
  await expect(cells.first()).toHaveAccessibleName('regular, 6 episodes');
  await expect(cells.last()).toHaveAccessibleName('guest star, 1 episode, back');
  expect(await countsIn(cells)).toEqual(['6', '', '1']);
  await expect(
    row(/^Petra Lindqvale/)
      .getByRole('gridcell')
      .first(),
  ).toHaveAccessibleName(/, new$/);

  await field.fill('quillfeather');
  await expect(count).toHaveText('1 person');
  const name = row(/^Maren Quillfeather/).getByRole('button');
  await name.focus();
  await window.keyboard.press('ArrowRight');
  await expect(window.locator(':focus')).toHaveAccessibleName(/^regular, \d+ episodes$/);
  await window.keyboard.press('ArrowUp');
  await expect(window.locator(':focus')).toHaveAccessibleName('Open Season 1');
  await window.keyboard.press('ArrowDown');

  // Numbers that a style sheet draws can neither be selected nor found: the copied table has them.
  const drawn = (await countsIn(row(/^Maren Quillfeather/).getByRole('gridcell'))).filter(Boolean);
  expect(drawn).not.toEqual([]);
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Copy as a table (TSV)' }).click();
  await expect(page.toasts).toContainText('Table copied.');
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Name\tRole or job\tSeason 1\tSeason 2\tSeason 3\tEpisodes\nMaren Quillfeather\t/);
  const seasons = copied.split('\n')[1]?.split('\t').slice(2, -1) ?? [];
  expect(seasons.map((text) => /\d+/.exec(text)?.[0] ?? '').filter(Boolean)).toEqual(drawn);

  await article.getByRole('radio', { name: 'Crew' }).check();
  await field.fill('directing');
  await expect(grid.getByRole('row', { name: /^Directing/ })).toBeVisible();
  await expect(grid.getByRole('gridcell').first()).toHaveAccessibleName(/^crew/);

  // A cell opens its season at the person, a column head its season, a name the person; going back restores everything.
  await grid.getByRole('gridcell').first().click();
  await expect(page.personPanel).toBeVisible();
  await page.button('Back').click();
  await expect(field).toHaveValue('directing');
  await expect(article.getByRole('radio', { name: 'Crew' })).toBeChecked();
  await grid.getByRole('button', { name: 'Open Season 2' }).click();
  await expect(window).toHaveTitle(/^Slack Water, Season 2/);
  await page.button('Back').click();
  await grid.getByRole('rowheader').getByRole('button').first().click();
  await expect(
    page.heading('Worked with most often').or(article.getByText('Timeline')).first(),
  ).toBeVisible();
});

test('a season that was not seen has an empty column, so that nothing tells who leaves', async ({
  launch,
}) => {
  const { page, window } = await launch({ token: null });
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await window.evaluate(() =>
    api.yours.keep({ kind: 'seen', id: '2100000000', content: { seasonNumber: 1, episodeNumber: 4 } }),
  );
  await page.button('People by season').click();
  const grid = window.getByRole('article').getByRole('grid');
  const row = (name: RegExp) => grid.getByRole('row', { name });
  await expect(page.text('What you have not seen yet is hidden.')).toBeVisible();
  // One leaves, one stays; Petra Lindqvale comes for the one who leaves.
  for (const name of [/^Saoirse Vandermoor/, /^Maren Quillfeather/]) {
    await expect(row(name).getByRole('gridcell')).toHaveText(['●']);
    await expect(row(name).getByRole('rowheader')).toContainText('4');
  }
  await expect(row(/^Petra Lindqvale/)).toHaveCount(0);
  await page.open('endroll://tv/2100000000');
  await expect(window.getByRole('article').getByText('1 season · 4 episodes').first()).toBeVisible();
  await page.open('endroll://tv/2100000000/people');
  await page.button('Show anyway').click();
  await expect(row(/^Petra Lindqvale/)).toBeVisible();
});

test('seasons that are not kept say so, and can be kept from there; spoilers stay hidden', async ({
  launch,
}) => {
  const { page, window } = await launch({ args: ['endroll://tv/90001/season/1'] });
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await page.open('endroll://tv/90001/people');
  const article = window.getByRole('article');
  await expect(article).toContainText(/1 of \d+ seasons are kept; the others stay empty\./);
  await expect(article.getByRole('columnheader', { name: 'Season 2' })).toContainText('not kept');
  await expect(page.button('Season 2 is not kept. Open it to keep it.')).toBeVisible();
  await page.button('Keep all seasons').click();
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /^Keep \d+ seasons$/ })
    .click();
  await expect(article).not.toContainText('seasons are kept', { timeout: 30_000 });
  await expect(article.getByRole('columnheader', { name: 'Season 2' })).not.toContainText('not kept');

  await expect(article.getByRole('list', { name: 'Symbols' })).toContainText('guest star');
  await expect(article.getByRole('gridcell', { name: /^guest star/ }).first()).toBeAttached();
  await window.evaluate(() => api.settings.update({ hideGuests: true, hideEpisodeCounts: true }));
  await window.reload();
  await expect(article.getByRole('gridcell', { name: 'regular' }).first()).toBeAttached();
  await expect(article.getByRole('gridcell', { name: /^guest star/ })).toHaveCount(0);
  await expect(article.getByRole('radio', { name: 'Episodes' })).toHaveCount(0);
  await expect(article.getByRole('gridcell', { name: /episode/ })).toHaveCount(0);
  expect((await countsIn(article.getByRole('gridcell'))).join('')).toBe('');
});

/** The numbers that the style sheet draws beside the symbols of each cell, none as an empty text. */
async function countsIn(cells: Locator): Promise<readonly string[]> {
  const drawn = await cells.evaluateAll((all) =>
    all.map((cell) => {
      const { content, display, visibility } = getComputedStyle(cell, '::after');
      return display === 'none' || visibility === 'hidden' ? 'none' : content;
    }),
  );
  return drawn.map((content) => (content === 'none' ? '' : content.replaceAll('"', '')));
}
