import { expect, test } from './fixtures.ts';
import { keepSeasons } from './keep-seasons.ts';

test('with 228 kept seasons the pane is short, in order, and a few stops of Tab long', async ({
  launch,
  server,
  userData,
}) => {
  test.slow();
  // Offline, so that the portraits of all these seasons are not fetched.
  await server.close();
  keepSeasons(userData, 228);
  const { page, window } = await launch();
  const tree = page.libraryTree;
  await tree.waitFor();
  expect(await page.library.locator('*').count()).toBeLessThanOrEqual(400);
  expect(await tree.getByRole('treeitem').count(), 'what is out of sight is not drawn').toBeLessThan(57);
  await expect(tree.getByRole('treeitem').first()).toHaveAttribute('aria-setsize', '57');

  await page.findField.focus();
  let stops = 0;
  while (!(await window.evaluate(() => document.activeElement?.closest('main') != null)) && stops < 20) {
    await window.keyboard.press('Tab');
    stops += 1;
  }
  expect(stops).toBeLessThanOrEqual(8);

  await tree.focus();
  await window.keyboard.press('End');
  await expect(page.keptSeries(/^Series 57, 4 seasons/)).toBeInViewport();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(page.title('Series 57')).toBeVisible();
  await expect(page.keptSeason(/^Series 57/).first()).toHaveAttribute('aria-current', 'page');
});

test('the overview of 228 seasons draws what is in sight, and is as it was left when the reader comes back', async ({
  launch,
  server,
  userData,
}) => {
  test.slow();
  await server.close();
  keepSeasons(userData, 228);
  const { page, window } = await launch();
  await page.libraryTree.waitFor();
  await page.button('Library overview').click();
  const overview = window.getByRole('article', { name: 'Library overview' });
  await expect(overview.getByRole('row', { name: /^Series 1,/ }).first()).toBeVisible();
  expect(await overview.getByRole('row').count()).toBeLessThan(70);

  await overview
    .getByRole('row', { name: /^Series 3,/ })
    .first()
    .locator('[data-select]')
    .click();
  await overview.evaluate((article) => {
    article.scrollTop = 3_000;
  });
  const name = overview
    .getByRole('row', { name: /^Series 2\d,/ })
    .nth(5)
    .getByText(/^Series 2\d/);
  await name.scrollIntoViewIfNeeded();
  const left = await overview.evaluate((article) => article.scrollTop);
  await name.click();
  await expect(page.title(/^Series 2\d/)).toBeVisible();
  await page.button('Back').click();
  await expect(overview).toBeVisible();
  await expect.poll(() => overview.evaluate((article) => article.scrollTop)).toBe(left);
  await expect(page.button('Remove selected')).toBeVisible();
});
