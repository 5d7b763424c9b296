import { expect, test } from './fixtures.ts';

test('after the library was deleted everything works without a restart', async ({ launch, server }) => {
  const { page } = await launch();
  await page.openSeason('90001 1');
  await page.openSettings();
  await page.button('Delete the whole library…').click();
  await page.button('Delete library').click();
  await expect(page.toasts).toContainText('The library is empty.');

  await page.openSeason('90001 1');
  await page.button('Refresh').click();
  await expect(page.toasts).toContainText('Nothing has changed');
  await page.open('endroll://tv/90006');
  await page.button('Keep all seasons').click();
  await page.button(/^Keep \d+ seasons$/).click();
  await expect(page.packPanel).toContainText('8 of 8 seasons', { timeout: 60_000 });
  await expect(page.packPanel).toContainText('0 failed');
  expect(server.log.count('/3/tv/90006')).toBeGreaterThan(0);
});
