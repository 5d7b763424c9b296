import { expect, test } from './fixtures.ts';

test('a person’s page tells offline what they did in every kept season, by role, season and episode', async ({
  launch,
  server,
}) => {
  const first = await launch();
  await first.page.openSeason('endroll://tv/1396/season/1');
  await first.quit();
  await server.close();

  const { page, window } = await launch({ args: ['endroll://person/17419'] });
  await expect(page.title('Bryan Cranston')).toBeVisible();
  const role = window.locator('summary').filter({ hasText: 'Walter White' });
  await expect(role).toContainText('Season 1 · Regular · 7 episodes');
  await role.click();
  await expect(page.button('Season 1')).toBeVisible();
  await expect(page.heading('Worked with most often')).toBeVisible();
  await expect(page.hit(/^Aaron Paul, 1 season together/)).toBeVisible();

  await window.getByRole('article').getByRole('radio', { name: 'Roles and jobs' }).check();
  await expect(page.row(/Walter White.*Breaking Bad/)).toBeVisible();
  await page.hit(/^Aaron Paul/).click();
  await expect(page.title('Aaron Paul')).toBeVisible();
});

test('whoever is in no kept season is said to be so', async ({ launch }) => {
  const { page } = await launch({ args: ['endroll://person/1'] });
  await expect(page.text('This person is not credited in any season you keep.')).toBeVisible();
});
