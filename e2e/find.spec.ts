import { expect, test } from './fixtures.ts';

test('a series is found by name, its page opens, and a season from there, by keyboard alone', async ({
  launch,
  server,
}) => {
  const { page, window } = await launch();
  await page.findField.pressSequentially('harbour', { delay: 20 });
  const option = page.option(/Harbour Lights/);
  await expect(option).toBeVisible();
  expect(server.log.count('/3/search/tv'), 'one question for seven letters').toBe(1);
  await page.findField.press('Enter');

  await expect(page.title('Harbour Lights')).toBeVisible();
  await expect(page.heading('Seasons (3)')).toBeVisible();
  await expect(page.credit(/^Specials/)).toBeVisible();
  await page.credit(/^Season 1/).focus();
  await window.keyboard.press('Enter');
  await expect(page.heading(/^Guest stars/)).toBeVisible();

  await page.title('Harbour Lights').getByRole('button').click();
  await expect(page.credit(/^Season 1, .* Refreshed/), 'the tile says that it is kept').toBeVisible();
});

test('more results come by scrolling, and the newest question wins', async ({ launch, server }) => {
  const { page, window } = await launch();
  server.faults.set({ match: /query=th(&|$)/u, kind: 'latency', milliseconds: 1500 });
  await page.findField.fill('th');
  await server.log.waitFor(/query=th(&|$)/u);
  await page.findField.fill('the');
  const found = window.getByRole('group', { name: 'On TMDB' }).getByRole('option');
  await expect(found.first()).toBeVisible();
  const before = await found.count();
  await found.last().scrollIntoViewIfNeeded();
  await expect.poll(() => found.count()).toBeGreaterThan(before);
  expect(server.log.count(/query=the.*page=2|page=2.*query=the/u)).toBe(1);
});

test('without a network the library is searched, and kept series and seasons open', async ({
  launch,
  server,
}) => {
  const first = await launch();
  await first.page.open('endroll://tv/90001');
  await expect(first.page.heading('Seasons (3)')).toBeVisible();
  await first.page.credit(/^Season 1/).click();
  await expect(first.page.heading(/^Guest stars/)).toBeVisible();
  await first.quit();

  await server.close();
  const second = await launch();
  await second.page.findField.fill('harb');
  await expect(second.page.option(/Harbour Lights/)).toBeVisible();
  await expect(second.page.text('No connection to TMDB. Only your library is searched.')).toBeVisible();
  await second.page.findField.press('Enter');
  await expect(second.page.heading('Seasons (3)')).toBeVisible();
  await second.page.credit(/^Season 2/).click();
  await expect(second.page.alert).toContainText('TMDB cannot be reached');
});
