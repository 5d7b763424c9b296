import { expect, test } from './fixtures.ts';

const credits = '/3/tv/1396/season/1/credits';

test('a season opens from a start argument, a second start, a web address and an id', async ({
  launch,
  startAgain,
  server,
}) => {
  const { page } = await launch({ args: ['endroll://tv/1396/season/1'], isHeld: false });
  await expect(page.title('Breaking Bad')).toBeVisible();
  await expect(page.heading('Regular cast (6)')).toBeVisible();
  const [asked] = server.log.entries.filter(({ path }) => path === credits);
  expect(asked).toMatchObject({ authorised: true, query: { language: 'en-US' } });
  expect(asked?.userAgent).toMatch(/^Endroll\//);

  await test.step('a second start hands its address over and ends', async () => {
    await startAgain({ args: ['endroll://tv/90001/season/0'] });
    await expect(page.title('Harbour Lights')).toBeVisible();
  });

  await page.open('https://www.themoviedb.org/tv/90002-nine-strange-rooms/season/1/cast');
  await expect(page.title('Nine Strange Rooms')).toBeVisible();
  await expect(page.text('TMDB lists no regular cast for this season.')).toBeVisible();
  await expect(page.alert).toBeHidden();

  await page.open('1396 2');
  await expect(page.title('Breaking Bad')).toBeVisible();
  await expect(page.text('Season 2').first()).toBeVisible();
});

test('guests, crew and episode counts are joined from the three answers', async ({ launch, server }) => {
  const { page } = await launch({ args: ['endroll://tv/1396/season/1'] });
  await expect(page.heading(/^Guest stars \(\d+\)/)).toBeVisible();
  await expect(page.heading(/^Episodes \(7\)/)).toBeVisible();
  await expect(page.credit('Bryan Cranston, as Walter White, 7 of 7 episodes')).toBeVisible();
  const paths = server.log.entries.filter(({ kind }) => kind === 'api').map(({ path }) => path);
  expect(paths.toSorted()).toEqual(['/3/tv/1396', '/3/tv/1396/season/1', credits]);
});

test('every field a reader can use is shown', async ({ launch }) => {
  const { page } = await launch({ args: ['endroll://tv/90004/season/1'] });
  await expect(page.heading(/^Regular cast/)).toBeVisible();
  await expect(page.heading(/^Crew/)).toBeVisible();
  await page.credit(/./).first().click();
  const panel = page.personPanel;
  await panel.getByText('Identifiers').click();
  for (const fact of ['Known for', 'Gender', 'Popularity', 'Person ID', 'Credit ID']) {
    await expect(panel.getByText(fact, { exact: true }).first()).toBeVisible();
  }
  // The person's ID comes first, followed by those of the credits.
  await expect(panel.locator('code').nth(1)).toHaveText(/^[0-9a-f]{24}$/);
});

test('a malformed address says what is wrong with it and asks nobody', async ({ launch, server }) => {
  const { page } = await launch({ args: ['endroll://tv/1396/season/one'] });
  await expect(page.toasts).toContainText('“one” is not a season number');
  await page.open('endroll://tv/1396/season/1?language=klingon');
  await expect(page.alert).toContainText('“klingon” is not a language');
  await page.open('https://www.imdb.com/title/tt0903747/');
  await expect(page.alert).toContainText('not a themoviedb.org address');
  expect(server.log.entries).toHaveLength(0);
});

test('a season opens on TMDB and gives its link away', async ({ launch }) => {
  const { app, page, window } = await launch({ args: ['endroll://tv/1396/season/1?language=de-DE'] });
  await expect(page.title('Breaking Bad')).toBeVisible();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  await page.button(/^More$/).click();
  await window.getByRole('menuitem', { name: 'Open on TMDB' }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://www.themoviedb.org/tv/1396/season/1']);

  await page.button(/^More$/).click();
  await window.getByRole('menuitem', { name: 'Copy link' }).click();
  await expect(page.toasts).toContainText('Link copied');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'endroll://tv/1396/season/1?language=de-DE',
  );
});
