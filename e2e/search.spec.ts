import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';

const HARBOUR = 'endroll://tv/90001/season/1';

test('everything kept is found offline: people, roles, jobs, series and notes, and opens at the place', async ({
  launch,
  server,
}) => {
  const first = await launch();
  await first.page.openSeason('endroll://tv/1396/season/1');
  await first.page.openSeason(HARBOUR);
  await first.quit();
  await server.close();

  const { app, page, window } = await launch();
  await chooseFromMenu(app, 'Search the Library');
  // At once: text typed while the page is loading is not lost.
  // The menu's message and the keys arrive on different paths, so the first key could come first.
  await expect(window).toHaveTitle(/^Search/);
  await window.keyboard.type('pinkman jes', { delay: 10 });
  await expect(page.searchField).toBeFocused();
  await expect(page.searchField).toHaveValue('pinkman jes');
  const jesse = page.hit(/^Jesse Pinkman, Aaron Paul, Breaking Bad, Season 1/);
  await expect(jesse).toBeVisible();
  await expect(jesse.locator('mark')).toHaveText(['Jes', 'Pinkman']);
  await page.searchField.press('ArrowDown');
  await expect(jesse).toBeFocused();
  await page.searchField.press('Enter');
  await expect(jesse, 'Enter leads to the results, not away from the page').toBeFocused();
  await window.keyboard.press('Enter');
  await expect(page.personPanel.getByRole('heading', { name: 'Aaron Paul' })).toBeVisible();
  await expect(page.title('Breaking Bad')).toBeVisible();

  await page.button('Back').click();
  await expect(page.searchField, 'going back finds the search as it was left').toHaveValue('pinkman jes');
  await expect(jesse).toBeVisible();

  await page.searchField.fill('job:director series:breaking');
  await expect(page.hit(/^Director, .*Breaking Bad, Season 1/).first()).toBeVisible();
  await expect(page.heading('Roles')).toBeHidden();
  await page.searchField.fill('harbour');
  await page
    .hit(/^Harbour Lights/)
    .first()
    .click();
  await expect(page.title('Harbour Lights')).toBeVisible();
});

test('what cannot be asked is said, a field is completed, and nothing found is said too', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason('endroll://tv/1396/season/1');
  await page.open('endroll://search?q=year%3Aabc');
  await expect(page.alert).toHaveText('“abc” is not a year. Write year:1994 or year:1994..1999.');
  await page.searchField.fill('actor:cranston');
  await expect(page.alert).toContainText('There is no field “actor:”');
  await expect(page.hit(/^Bryan Cranston/)).toBeHidden();
  await page.searchField.fill('zzzz');
  await expect(page.text('Nothing in your library matches “zzzz”.')).toBeVisible();
  await page.searchField.fill('dept:cam');
  await window
    .getByRole('group', { name: 'Fields and values' })
    .getByRole('button', { name: 'Camera' })
    .click();
  await expect(page.searchField).toHaveValue('dept:Camera ');
  await expect(page.searchField).toBeFocused();
  await expect(page.heading('Jobs')).toBeVisible();
});
