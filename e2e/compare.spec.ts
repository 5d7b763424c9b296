import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';
import { resizeWindow } from './resize-window.ts';
import type {} from './window-api.ts';

test('two kept seasons are compared, and several shared, without a network', async ({ launch, server }) => {
  const { page, window } = await launch({ token: null });
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await server.close();
  const article = window.getByRole('article');
  const region = (name: RegExp) => article.getByRole('region', { name });

  // From the newest season to the one before it, which is the left side.
  await page.open('endroll://tv/2100000000/season/2');
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Compare with another season' }).click();
  await expect(window).toHaveTitle('Compare Slack Water, Season 1 and Slack Water, Season 2 – Endroll');
  await expect(region(/^Cast: Promoted to the regular cast$/)).toContainText('Yuki Haradani');
  await expect(region(/^Recast$/)).toContainText('Nell Hartigan Saoirse Vandermoor → Petra Lindqvale');
  await expect(region(/^Cast: Left$/)).toBeVisible();
  await expect(region(/^Cast: (Left|Joined)$/).getByText(/Saoirse Vandermoor|Petra Lindqvale/)).toHaveCount(
    0,
  );
  await expect(region(/^Who stayed, by department$/)).toContainText(/Directing.*\d of \d stayed/);

  // Those with these words, in each of the views.
  const words = article.getByRole('textbox', { name: 'Filter by name, role or job' });
  await words.fill('haradani');
  await expect(article.getByText('1 person', { exact: true })).toBeVisible();
  await expect(region(/^Cast: Promoted to the regular cast$/)).toContainText('Yuki Haradani');
  await expect(region(/^Cast: Left$/)).toHaveCount(0);
  await words.fill('');

  await article.getByRole('radio', { name: 'As sentences' }).check();
  await expect(article.getByText(/became a regular\.$/).first()).toBeVisible();
  await page.button('Copy').click();
  await expect(page.toasts).toContainText('Comparison copied.');

  // A third season: people who are in several of them. A person opens in their newest season.
  await page.button('Add a season or series').click();
  await window.getByRole('option', { name: /^Season 3/ }).click();
  await expect(article.getByRole('grid', { name: 'Shared people' })).toBeVisible();
  await expect(article.getByRole('columnheader', { name: /^In \(of 3\)/ })).toBeVisible();
  // Those with these words in their names or what they did, of the crew.
  const people = article.getByText(/^\d+ people$/);
  const all = await people.textContent();
  await article.getByRole('radio', { name: 'Crew' }).check();
  await expect(people).not.toHaveText(all ?? '');
  await article.getByRole('textbox', { name: 'Filter by name, role or job' }).fill('director');
  for (const one of await article
    .getByRole('row')
    .filter({ has: window.getByRole('rowheader') })
    .all())
    await expect(one).toContainText('Director');
  await page.button('Remove Slack Water, Season 2 from the comparison').click();
  await expect(article.getByRole('radio', { name: 'Changes' })).toBeVisible();

  // A season that is not kept says so, and an invalid address says which part is wrong.
  await page.open('endroll://compare/2100000000-1/1396-1');
  await expect(article).toContainText('is not kept yet.');
  await page.open('endroll://compare/1396-x');
  await expect(window.getByText('“1396-x” cannot be compared.')).toBeVisible();
});

test('from the page of a series, any two of its seasons are chosen with the keyboard', async ({ launch }) => {
  const { app, page, window } = await launch({ token: null });
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await page.open('endroll://tv/2100000000');
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Compare seasons…' }).click();
  const field = window.getByRole('combobox', { name: 'Season or series to compare' });
  await expect(field).toBeFocused();
  await window.keyboard.type('s3');
  await expect(window.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(window).toHaveTitle('Compare Slack Water, Season 3 – Endroll');
  await expect(field).toBeFocused();
  await window.keyboard.type('1');
  await expect(window.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(window).toHaveTitle('Compare Slack Water, Season 3 and Slack Water, Season 1 – Endroll');
  await expect(field).toBeHidden();
  const article = window.getByRole('article');
  await article.getByRole('radio', { name: 'As sentences' }).check();
  await expect(article.getByRole('listitem').first()).toHaveText(
    /^\d+ of \d+ in the cast and \d+ of \d+ in the crew stayed\.$/,
  );

  // Nobody's name and no number is cut, in a narrow window either.
  await article.getByRole('radio', { name: 'Shared people' }).check();
  await resizeWindow(app, window, 900, 600);
  await expect(article.getByRole('columnheader', { name: 'Episodes' })).toBeVisible();
  const cut = await article
    .locator('[data-column="name"] bdi, td[data-column="episodes"]')
    .evaluateAll((cells) =>
      cells.flatMap((cell) =>
        cell.scrollWidth > cell.clientWidth + 1
          ? [`${cell.textContent}: ${cell.scrollWidth} in ${cell.clientWidth}`]
          : [],
      ),
    );
  expect(cut).toEqual([]);
});

test('how many seasons are compared takes one line of a narrow window, and no number is cut', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  const article = window.getByRole('article');
  const sides = Array.from({ length: 14 }, (_, index) => `90007-${index + 1}`);
  await page.open(`endroll://compare/${sides.join('/')}`);
  await page.button('Keep and compare').click();
  // Fourteen seasons have to come first.
  await expect(article.getByRole('columnheader', { name: 'In (of 14)' })).toBeVisible({ timeout: 40_000 });
  for (const width of [1280, 900]) {
    await resizeWindow(app, window, width, 600);
    const add = await page.button('Add a season or series').boundingBox();
    const many = await article.getByRole('button', { name: '14 seasons', exact: true }).boundingBox();
    expect(many?.y).toBe(add?.y);
    const cells = article.locator('td[data-column="count"], td[data-column="episodes"], th[data-column]');
    await expect
      .poll(() =>
        cells.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length),
      )
      .toBe(0);
  }
});

test('seasons that are not kept are kept together, and compared', async ({ launch, server }) => {
  const { page, window } = await launch();
  const article = window.getByRole('article');
  await page.open('endroll://compare/90001-1/90001-2');
  await expect(article).toContainText('are not kept yet.');
  await page.button('Keep and compare').click();
  await expect(article.getByRole('region', { name: /^Crew: / }).first()).toBeVisible();
  await expect(article).not.toContainText('not kept');
  await server.close();
  for (const season of [1, 2]) {
    await page.open(`endroll://tv/90001/season/${season}`);
    await expect(page.heading('Crew')).toBeVisible();
  }
});

test('a comparison too wide for the window scrolls sideways beside the names, and only its table does', async ({
  launch,
}) => {
  const { app, page, window } = await launch({ token: null });
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await resizeWindow(app, window, 720, 520);
  await page.open('endroll://compare/2100000000-1/2100000000-2/2100000000-3');
  const article = window.getByRole('article');
  const last = article.getByRole('columnheader', { name: 'Season 3', exact: true });
  await expect(article.getByRole('columnheader')).toHaveCount(5);
  const others = [
    article.getByRole('heading', { level: 1 }),
    article.getByRole('button', { name: 'Slack Water, Season 1', exact: true }),
    article.getByRole('button', { name: 'Export' }),
    article.getByRole('textbox', { name: 'Filter by name, role or job' }),
  ];
  const places = () => Promise.all(others.map(async (one) => (await one.boundingBox())?.x));
  const before = await places();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  expect(await article.evaluate((page) => page.scrollLeft), 'the table has scrolled').toBeGreaterThan(50);
  expect(await places()).toEqual(before);
  const name = article.getByRole('rowheader').first();
  await expect.poll(async () => (await name.boundingBox())?.x ?? -1).toBeGreaterThanOrEqual(0);
});

test('of two series it is said who is in which, and what is open is the first that is compared', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  await page.openSeason('90002 1');
  await page.openSeason('90001 1');
  await chooseFromMenu(app, 'Go to Anything…');
  await page.palette.getByRole('combobox').fill('compare seasons');
  await page.option(/^Compare seasons/).click();
  const article = window.getByRole('article');
  await expect(article.getByRole('button', { name: /^Remove .* from the comparison$/ })).toHaveCount(1);
  await expect(window.getByRole('combobox', { name: 'Season or series to compare' })).toBeFocused();
  await window.keyboard.press('Escape');
  await page.open('endroll://compare/90001-1/90002-1');
  await expect(article.getByRole('radio', { name: 'Shared people' })).toBeChecked();
  await article.getByRole('radio', { name: 'Differences' }).check();
  await expect(article.getByRole('region', { name: /^Cast: Only in / })).toHaveCount(2);
  await expect(article.getByRole('region', { name: 'Recast' })).toBeHidden();
  await article.getByRole('radio', { name: 'As sentences' }).check();
  await expect(article.getByText(/ is only in /).first()).toBeVisible();
  await expect(article.getByText(/ joined\.$| left\.$/)).toHaveCount(0);
  // A series and one of its seasons are not two.
  await page.open('endroll://compare/90001/90001-1/90002-1');
  await expect(window).toHaveTitle(/^Compare [^,]+ and /);
});

test('a season whose page is damaged is named, makes nobody leave, and is compared once it is made again', async ({
  launch,
  userData,
}) => {
  const first = await launch();
  for (const address of ['90001 1', '90001 2']) await first.page.openSeason(address);
  await first.quit();
  const index = new DatabaseSync(join(userData, 'library', 'index.db'));
  const { changes } = index
    .prepare(
      'UPDATE page SET checksum = checksum + 1 WHERE season IN (SELECT id FROM season WHERE season_number = 2)',
    )
    .run();
  expect(changes).toBe(1);
  index.close();

  const { page, window } = await launch({ args: ['endroll://compare/90001-1/90001-2'] });
  const article = window.getByRole('article');
  const unread = article.getByText(/Season 2 could not be read and is left out\. Open it to restore it\.$/);
  await expect(unread).toBeVisible();
  await expect(article.getByRole('region', { name: /: Left$/ })).toHaveCount(0);
  await article.getByRole('radio', { name: 'As sentences' }).check();
  await expect(article.getByText(/ left\.$/)).toHaveCount(0);

  // It is made again beside the open page, as it is when the index is.
  await window.evaluate(async () => {
    const result = await api.seasons.open({ seriesId: 90001, seasonNumber: 2, language: 'en-US' });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
  });
  await expect(unread).toBeHidden();
  await expect(article.getByText(/ left\.$/).first()).toBeVisible();
  await article.getByRole('radio', { name: 'Changes' }).check();
  await expect(article.getByRole('region', { name: /: Left$/ }).first()).toBeVisible();
  await page.open('endroll://tv/90001/season/2');
  await expect(page.title('Harbour Lights')).toBeVisible();
});
