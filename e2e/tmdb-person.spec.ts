import type { Page } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';

test('a person is looked up on TMDB when the reader wants it, kept, found by other names, and deleted again', async ({
  launch,
  server,
}) => {
  const first = await launch({ args: ['endroll://tv/90001/season/1'] });
  const { window, page } = first;
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  const name = await window.locator('article [data-arrow-item] bdi').first().textContent();
  await page
    .credit(new RegExp(`^${name ?? ''}`))
    .first()
    .click();
  await page.personPanel.getByRole('button', { name: 'All credits' }).click();
  const article = window.getByRole('article');
  const onTmdb = article.getByRole('region', { name: 'On TMDB' });
  const asked = (): number => server.log.count('/3/person/');
  await expect(onTmdb).toContainText('Endroll asks TMDB only when you choose to');
  expect(asked()).toBe(0);

  await onTmdb.getByRole('button', { name: 'Look up on TMDB' }).click();
  await expect(onTmdb).toContainText(/^On TMDB.*As of /);
  expect(asked()).toBe(1);
  const table = onTmdb.getByRole('grid', { name: 'Filmography' });
  await expect(table.getByRole('row', { name: /^Harbour Lights/ })).toContainText('1 season kept');
  expect(await axeViolations(window)).toEqual([]);
  await onTmdb.getByRole('radio', { name: 'Films' }).check();
  await expect(table.getByRole('row', { name: /^Harbour Lights/ })).toHaveCount(0);
  await onTmdb.getByRole('radio', { name: 'In your library' }).check();
  await expect(table.getByRole('row', { name: /^Harbour Lights/ })).toBeVisible();
  await chooseFromMenu(first.app, 'Filter This Page');
  await window.keyboard.type('no such title');
  await expect(onTmdb).toContainText('No title matches.');
  await first.quit();

  await server.close();
  const second = await launch();
  await expect(second.window.getByRole('region', { name: 'On TMDB' })).toContainText(/As of /);
  await second.page.button('Library overview').click();
  await second.page.overviewView('Upkeep').check();
  await second.window
    .getByRole('region', { name: /^People looked up on TMDB/ })
    .getByRole('button', { name: name ?? '' })
    .click();
  await second.page.button('Delete').click();
  await expect(second.page.button('Look up on TMDB')).toBeVisible();
});

test('somebody who was looked up and whom TMDB has no longer stays until the limit, and the page says so', async ({
  launch,
  server,
}) => {
  const first = await launch({ args: ['endroll://person/17419'] });
  const region = (window: Page) => window.getByRole('article').getByRole('region', { name: 'On TMDB' });
  const onTmdb = region(first.window);
  await onTmdb.getByRole('button', { name: 'Look up on TMDB' }).click();
  await expect(onTmdb).toContainText(/As of /);
  server.faults.set({ match: '/3/person/17419', kind: 'status', status: 404 });
  await onTmdb.getByRole('button', { name: 'Look up again' }).click();
  await expect(onTmdb.getByRole('status')).toContainText(
    /^Missing from TMDB since .* will be deleted here on /,
  );
  await expect(onTmdb.getByRole('button', { name: 'Save a citation sheet (PDF)' })).toBeVisible();
  expect(await axeViolations(first.window)).toEqual([]);
  await first.quit();
  const second = await launch();
  await expect(region(second.window).getByRole('status')).toContainText('Missing from TMDB since');
});

test('somebody TMDB has no longer is told, and stays as they were kept', async ({ launch, server }) => {
  const { window, page } = await launch({ args: ['endroll://person/999999999'] });
  const onTmdb = window.getByRole('article').getByRole('region', { name: 'On TMDB' });
  await onTmdb.getByRole('button', { name: 'Look up on TMDB' }).click();
  await expect(onTmdb.getByRole('alert')).toHaveText(
    'TMDB has no such person. The entry may have been removed.',
  );
  await expect(page.text('This person is not credited in any season you keep.')).toBeVisible();
  expect(server.log.count('/3/person/999999999')).toBe(1);
});
