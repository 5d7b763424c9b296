import { readFile } from 'node:fs/promises';
import { chooseFromMenu } from '../choose-from-menu.ts';
import { expect, test } from './installed-profile.ts';

test('from the sample to a whole series of one’s own: kept, read without a network, exported, and removed', async ({
  launch,
  server,
}, testInfo) => {
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

  // A token, and a series, kept whole.
  await page.openSettings();
  await page.settings.getByRole('radio', { name: 'Compact' }).check();
  await page.tokenField.fill(server.token);
  await page.button(/^Check and/).click();
  await expect(page.text('The token works.')).toBeVisible();
  await page.findField.fill('harbour');
  await page
    .option(/^Harbour Lights/)
    .first()
    .click();
  await expect(page.title('Harbour Lights')).toBeVisible();
  await page.button('Keep all seasons').click();
  await page.button('Keep 3 seasons').click();
  await expect(page.packPanel).toContainText('3 of 3 seasons', { timeout: 60_000 });
  await expect(page.packPanel).toContainText('0 failed');
  await first.quit();

  // The network is gone, and everything is still there, portraits too.
  await server.close();
  const second = await launch({ token: null });
  await expect(second.page.title('Harbour Lights'), 'it opens where the reader was').toBeVisible();
  for (const number of [0, 1, 2]) {
    await second.page.openSeason(`endroll://tv/90001/season/${number}`);
    await expect.poll(async () => (await second.page.paintedPictures()).length).toBeGreaterThan(5);
    await expect(second.page.alert).toBeHidden();
  }
  await second.page.open('endroll://tv/2100000000/season/1');
  await expect(second.page.title('Slack Water')).toBeVisible();

  // A note, and an export of the whole library.
  await second.page.openSeason('endroll://tv/90001/season/1');
  await second.page.button('Add a note').click();
  await second.window.getByRole('textbox', { name: /note/i }).fill('Kept through an upgrade.');
  await expect(second.page.text('Saved', { exact: true })).toBeVisible();
  const file = testInfo.outputPath('all.csv');
  await second.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await chooseFromMenu(second.app, 'Export…');
  await second.window.getByRole('radio', { name: 'The whole library (6 seasons)' }).check();
  await second.page.button('Export…').click();
  await expect(second.page.toasts).toContainText('exported to “all.csv”');
  const rows = (await readFile(file, 'utf8')).split('\r\n');
  for (const name of ['Slack Water', 'Harbour Lights'])
    expect(rows.filter((row) => row.includes(name)).length, name).toBeGreaterThan(20);

  // What is removed stays away; the rest stays.
  const specials = second.page.keptSeason(/^Harbour Lights, Specials/);
  await second.page.remove(specials);
  await expect(specials).toBeHidden();
  await second.quit();
  const third = await launch({ token: null });
  await expect(third.page.keptSeason(/^Harbour Lights, Season 2/)).toBeVisible();
  await expect(third.page.keptSeason(/^Harbour Lights, Specials/)).toBeHidden();
  await third.quit();
});
