import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFromMenu } from '../choose-from-menu.ts';
import { expect, test } from './installed-profile.ts';

test('from the sample to a series of one’s own, kept, compared, read without a network and exported', async ({
  launch,
  server,
  userData,
}) => {
  const first = await launch({ token: null });
  const { page } = first;

  // The sample: without a token or a network.
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await page.open('endroll://tv/2100000000/season/2');
  await expect(page.credit('Yuki Haradani, as Dr. Emi Sato')).toBeVisible();
  expect(server.log.entries, 'nothing was asked of TMDB').toEqual([]);

  // Searching and comparing in it.
  await chooseFromMenu(first.app, 'Search the Library');
  await expect(page.searchField).toBeFocused();
  await page.searchField.fill('haradani');
  await expect(page.hit(/Yuki Haradani/).first()).toBeVisible();
  await page.open('endroll://compare/2100000000-1/2100000000-2');
  await expect(page.heading('Promoted to the regular cast')).toBeVisible();

  // A token, a series, all its seasons.
  await page.openSettings();
  await page.tokenField.fill(server.token);
  await page.button(/^Check and/).click();
  await expect(page.text('The token works.')).toBeVisible();
  await page.findField.fill('breaking');
  await page
    .option(/^Breaking Bad/)
    .first()
    .click();
  await expect(page.title('Breaking Bad')).toBeVisible();
  await page.open('endroll://tv/90006');
  await page.button('Keep all seasons').click();
  await page.button(/^Keep \d+ seasons$/).click();
  await expect(page.packPanel).toContainText('8 of 8 seasons', { timeout: 60_000 });
  await expect(page.packPanel).toContainText('0 failed');
  await page.open('1396 1');
  await expect(page.heading('Regular cast (6)')).toBeVisible();
  await expect(page.keptSeason(/^Breaking Bad, Season 1, 2008/)).toBeVisible();
  await first.quit();

  // The network is gone, and everything is still there.
  await server.close();
  const second = await launch({ token: null });
  await expect(second.page.title('Breaking Bad')).toBeVisible();
  await expect(second.page.heading('Regular cast (6)')).toBeVisible();
  await second.page.open('endroll://tv/2100000000/season/1');
  await expect(second.page.title('Slack Water')).toBeVisible();
  await second.page.open('endroll://tv/90006/season/8');
  await expect(second.page.title('Eight Summers')).toBeVisible();
  await second.page.open('endroll://tv/1396/season/1');
  await second.page.button('Add a note').click();
  await second.window.getByRole('textbox', { name: /note/i }).fill('Kept through an upgrade.');
  await expect(second.page.text('Saved', { exact: true })).toBeVisible();

  // All of it in one file.
  const file = join(userData, 'everything.csv');
  await second.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await chooseFromMenu(second.app, 'Export…');
  await second.window.getByRole('radio', { name: /^The whole library/ }).check();
  await second.page.button('Export…').click();
  await expect(second.page.toasts).toContainText('exported to “everything.csv”');
  const exported = await readFile(file, 'utf8');
  for (const series of ['Slack Water', 'Eight Summers', 'Breaking Bad']) expect(exported).toContain(series);
  await second.quit();
});
