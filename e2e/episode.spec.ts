import { expect, test } from './fixtures.ts';

test('an episode has a page of its own, made from the kept season without another request', async ({
  launch,
  server,
}) => {
  const { page, window } = await launch();
  await page.openSeason('1396 1');
  const asked = server.log.entries.filter(({ kind }) => kind === 'api').length;
  await window
    .getByRole('region', { name: /^Episodes/ })
    .getByRole('button')
    .nth(1)
    .click();
  await expect(page.title(/^2/)).toBeVisible();
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await expect(page.credit(/./).first()).toBeVisible();
  await window.keyboard.press(']');
  await expect(page.title(/^3/)).toBeVisible();
  await page.button(/^Previous episode/).click();
  await expect(page.title(/^2/)).toBeVisible();
  await page.credit(/./).first().click();
  await expect(page.personPanel).toBeVisible();
  await page.button('Breaking Bad, Season 1').click();
  await expect(page.title('Breaking Bad')).toBeVisible();
  expect(server.log.entries.filter(({ kind }) => kind === 'api')).toHaveLength(asked);

  await page.open('https://www.themoviedb.org/tv/1396-breaking-bad/season/1/episode/7');
  await expect(page.title(/^7/)).toBeVisible();
  await page.open('endroll://tv/1396/season/1/episode/99');
  await expect(page.text('TMDB lists no episode 99 in this season.')).toBeVisible();
});
