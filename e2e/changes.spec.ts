import { axeViolations } from './axe-violations.ts';
import { expect, test } from './fixtures.ts';

test('what refreshes changed is told over the whole library, until it is marked as seen', async ({
  launch,
  server,
}) => {
  const first = await launch();
  const { page, window } = first;
  for (const address of ['90001 1', '90002 1']) await page.openSeason(address);
  server.catalogue.update(90001, 1, (credits) => ({ ...credits, cast: credits.cast.slice(1) }));
  await page.open('90001 1');
  await expect(page.title('Harbour Lights')).toBeVisible();
  await page.button('Refresh').click();
  await expect(page.toasts).toContainText(/Refreshed: \d+ credits? changed/);

  await page.button('Library overview').click();
  await page.button('What changed').click();
  const article = window.getByRole('article');
  const season = article.getByRole('region', { name: 'Harbour Lights, Season 1' });
  await expect(season.getByRole('heading', { name: /^Removed 1/ })).toBeVisible();
  await expect(article.getByRole('region')).toHaveCount(1);
  // Of one day, the times are what tells them apart.
  await expect(season).toContainText(/^.*From .+ at .+ to .+ at .+/);
  expect(await axeViolations(window)).toEqual([]);
  await season.getByRole('button', { name: 'Copy' }).click();
  await expect(page.toasts).toContainText('Changes copied.');

  // The filter looks through series, people and roles; whoever is named opens.
  const filter = article.getByRole('textbox', { name: 'Filter by series, person or role' });
  await filter.fill('nobody of this name');
  await expect(article).toContainText('No change matches.');
  await filter.fill('harbour');
  const removed = season.getByRole('listitem').getByRole('button');
  const name = await removed.innerText();
  await removed.click();
  await expect(page.title(name)).toBeVisible();
  await page.button('Back').click();
  await expect(filter).toHaveValue('harbour');

  // The season as it was, clearly marked.
  await season.getByRole('button', { name: 'All changes of this season' }).click();
  await page.button('The season as it was').click();
  const before = article.getByRole('region', { name: /^The season as it was on / });
  await expect(before).toContainText(/^As it was on TMDB on .* For reference only; deleted on /);
  await expect(before.getByRole('heading', { name: /^Regular cast/ })).toBeVisible();
  await page.button('Back').click();

  await page.button('Mark all as read').click();
  await expect(article).toContainText('Nothing has changed.');
  await article.getByRole('radio', { name: 'All' }).check();
  await expect(season).toBeVisible();
  await first.quit();

  const second = await launch({ args: ['endroll://changes'] });
  await expect(second.window.getByRole('article')).toContainText(/Read up to .*Nothing has changed\./);
});
