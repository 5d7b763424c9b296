import { chooseFromMenu } from '../choose-from-menu.ts';
import { expect, test } from './installed-profile.ts';

test('from the sample to a season of one’s own, kept, compared, and read without a network', async ({
  launch,
  server,
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

  // A token, a series, a season of it.
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
  await second.page.open('endroll://tv/1396/season/1');
  await second.page.button('Add a note').click();
  await second.window.getByRole('textbox', { name: /note/i }).fill('Kept through an upgrade.');
  await expect(second.page.text('Saved', { exact: true })).toBeVisible();
  await second.quit();
});
