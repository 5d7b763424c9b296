import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test, type Endroll } from './fixtures.ts';
import { pdfPages } from './pdf-text.ts';

const SERIES = 'endroll://tv/2100000000';

/** Saves what is on screen by the menu, and reads what is on its pages. */
async function savedPages(
  { app, page }: Endroll,
  userData: string,
  name: string,
): Promise<readonly string[]> {
  const file = join(userData, `${name}.pdf`);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await expect.poll(() => isOffered(app, 'save-pdf')).toBe(true);
  await chooseFromMenu(app, 'Save as PDF…');
  await expect
    .poll(
      () =>
        readFile(file).then(
          ({ length }) => length,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  await expect(page.toasts).toContainText('Saved as PDF.');
  await page.toasts.getByRole('button', { name: 'Dismiss' }).first().click();
  return pdfPages(await readFile(file));
}

/** Whether an entry of the menu, and its key, can be chosen. */
function isOffered(app: Endroll['app'], id: string): Promise<boolean | undefined> {
  return app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled, id);
}

const words = (page: string | undefined): string => (page ?? '').replaceAll('\n', ' ').replace(/ +/gu, ' ');

async function openSample({ page }: Endroll): Promise<void> {
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
}

test('every page that lists people becomes a PDF of what it shows', async ({ launch, userData }) => {
  const endroll = await launch({ token: null });
  const { page, window } = endroll;
  await openSample(endroll);
  const article = window.getByRole('article');
  const open = async (address: string, sign: Locator): Promise<void> => {
    await page.open(address);
    await expect(sign).toBeVisible();
  };

  await open(
    'endroll://compare/2100000000-1/2100000000-2',
    article.getByRole('region', { name: /^Recast$/ }),
  );
  const changes = (await savedPages(endroll, userData, 'changes')).map(words).join(' ');
  expect(changes).toContain('Compare Slack Water, Season 1 and Slack Water, Season 2');
  expect(changes).toContain('Nell Hartigan Saoirse Vandermoor → Petra Lindqvale');
  expect(changes).toMatch(/Cast: Promoted to the regular cast \(\d+\)/u);
  await article.getByRole('radio', { name: 'As sentences' }).check();
  const sentences = (await savedPages(endroll, userData, 'sentences')).map(words).join(' ');
  expect(sentences).toContain('became a regular.');
  expect(sentences).not.toContain('Promoted to the regular cast');
  await article.getByRole('radio', { name: 'Shared people' }).check();
  expect((await savedPages(endroll, userData, 'shared')).map(words).join(' ')).toContain(
    'Maren Quillfeather',
  );

  await open(`${SERIES}/people`, article.getByRole('grid'));
  await article.getByRole('textbox', { name: 'Filter people' }).fill('quillfeather');
  await expect(article.getByText('1 person')).toBeVisible();
  const matrix = (await savedPages(endroll, userData, 'matrix')).map(words);
  expect(matrix).toHaveLength(1);
  expect(matrix[0]).toContain('Slack Water: people by season');
  expect(matrix[0]).toMatch(/Maren Quillfeather .*● \d+/u);
  expect(matrix[0]).toContain('“quillfeather”');
  expect(matrix[0]).toMatch(/Page 1 of 1$/u);

  await open('endroll://search?q=quillfeather', page.hit(/^Maren Quillfeather/).first());
  const found = (await savedPages(endroll, userData, 'found')).map(words).join(' ');
  expect(found).toMatch(/Search: quillfeather.*People \(\d+\).*Maren Quillfeather/u);

  await page
    .hit(/^Maren Quillfeather/)
    .first()
    .click();
  await expect(page.title('Maren Quillfeather')).toBeVisible();
  // It is counted after the rest of the page.
  await window.getByRole('heading', { name: 'Worked with most often' }).waitFor();
  const person = (await savedPages(endroll, userData, 'person')).map(words).join(' ');
  expect(person).toMatch(/Maren Quillfeather .*Slack Water.*Seasons 1.3/u);
  expect(person).toContain('Worked with most often');
  expect(person).not.toMatch(/Slack Water[^(]*\(1\)/u);

  await window.getByRole('button', { name: 'Star', exact: true }).first().click();
  await open('endroll://yours', article.getByRole('button', { name: /^Maren Quillfeather, / }));
  const yours = (await savedPages(endroll, userData, 'yours')).map(words).join(' ');
  expect(yours, 'with what they did').toMatch(/Maren Quillfeather .* in Slack Water/u);
});

test('several seasons become one document, with the season at the head of each page and its number at the foot', async ({
  launch,
  userData,
}) => {
  const endroll = await launch({ token: null });
  const { app, page, window } = endroll;
  await openSample(endroll);
  const pages = (await savedPages(endroll, userData, 'series')).map(words);
  const seasons = pages.map((text) => /^(Slack Water, Season \d)/u.exec(text)?.[1]);
  expect([...new Set(seasons)]).toEqual([
    'Slack Water, Season 1',
    'Slack Water, Season 2',
    'Slack Water, Season 3',
  ]);
  for (const [index, text] of pages.entries())
    expect(text).toMatch(new RegExp(`Page ${index + 1} of ${pages.length}$`, 'u'));
  expect(pages.join(' ')).toContain('Nothing in it is from TMDB.');

  // Of the overview, the selected ones.
  await page.open('endroll://library');
  const rows = window.getByRole('grid').getByRole('row');
  await rows.nth(1).click({ modifiers: ['Control'] });
  await rows.nth(2).click({ modifiers: ['Control'] });
  const selected = (await savedPages(endroll, userData, 'selected')).map(words).join(' ');
  expect(selected).toContain('Slack Water, Season 1');
  expect(selected).toContain('Slack Water, Season 2');
  expect(selected).not.toContain('Slack Water, Season 3');

  // The file is suggested under the name of what is in it.
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = ((_: unknown, { defaultPath = '' } = {}) => {
      (globalThis as { suggested?: string }).suggested = defaultPath;
      return Promise.resolve({ canceled: true, filePath: '' });
    }) as typeof dialog.showSaveDialog;
  });
  await chooseFromMenu(app, 'Save as PDF…');
  await expect
    .poll(() => app.evaluate(() => (globalThis as { suggested?: string }).suggested))
    .toMatch(/Slack Water, Seasons 1–2\.pdf$/u);
});

test('printing can be chosen where a page has something to print, and only there', async ({ launch }) => {
  const endroll = await launch({ token: null });
  const { app, page, window } = endroll;
  await openSample(endroll);
  const offers = (isThere: boolean) =>
    Promise.all(
      ['print', 'save-pdf'].map((id) => expect.poll(() => isOffered(app, id), { message: id }).toBe(isThere)),
    );
  await offers(true);
  for (const address of ['endroll://library', 'endroll://guide', 'endroll://settings']) {
    await page.open(address);
    await offers(false);
  }
  await page.open(`${SERIES}/season/1/episode/1`);
  await expect(window.getByRole('heading', { name: /^Guest stars/ })).toBeVisible();
  await offers(true);
});

test('what is unseen is found, shown, rolled, exported, copied and printed nowhere', async ({
  launch,
  userData,
}) => {
  const endroll = await launch({ token: null });
  const { app, page, window } = endroll;
  await openSample(endroll);
  const article = window.getByRole('article');
  // A guest of the second season.
  const UNSEEN = 'Hana Kiryuhara';
  await page.open('endroll://search?q=hana');
  await expect(page.hit(new RegExp(`^${UNSEEN}`, 'u')).first()).toBeVisible();
  await page.open('endroll://compare/2100000000-1/2100000000-2');
  await expect(article).toContainText(UNSEEN);
  await window.evaluate(() =>
    api.yours.keep({ kind: 'seen', id: '2100000000', content: { seasonNumber: 1, episodeNumber: null } }),
  );
  await expect(article).not.toContainText(UNSEEN);

  for (const [name, address, sign] of [
    ['compare', 'endroll://compare/2100000000-1/2100000000-2', /^Crew$/],
    ['matrix', `${SERIES}/people`, /people$/],
    ['series', SERIES, /Seasons/],
    ['season', `${SERIES}/season/2`, /Regular cast/],
  ] as const) {
    await page.open(address);
    await expect(article.getByText(sign).first()).toBeVisible();
    await expect(article, name).not.toContainText(UNSEEN);
    const text = (await savedPages(endroll, userData, name)).map(words).join(' ');
    expect(text, name).toContain('Slack Water');
    expect(text, name).not.toContain(UNSEEN);
    expect(text, name).toMatch(/What you have not seen yet is hidden\.[ ,·]*Seen: Season 1, to the end/u);
  }

  // Still on the season: copied, and rolled.
  await page.button('Copy credits').click();
  await window.getByRole('menuitem', { name: /as text/ }).click();
  await expect(page.toasts).toContainText('copied.');
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Maren Quillfeather');
  expect(copied).not.toContain(UNSEEN);
  await chooseFromMenu(app, 'Roll the Credits');
  const roll = window.getByRole('dialog', { name: 'Slack Water, Season 2: end roll' });
  await expect(roll).toContainText('Maren Quillfeather');
  await expect(roll).not.toContainText(UNSEEN);
  await roll.getByRole('button', { name: 'Show anyway' }).click();
  await expect(roll).toContainText(UNSEEN);
  await roll.getByRole('button', { name: 'Hide again' }).click();
  await expect(roll).not.toContainText(UNSEEN);
  await window.keyboard.press('Escape');
  await expect(roll).toBeHidden();

  await page.open('endroll://search?q=hana');
  await expect(page.text('What you have not seen yet is hidden.')).toBeVisible();
  await expect(page.hit(new RegExp(`^${UNSEEN}`, 'u'))).toHaveCount(0);
  await page.button('Show anyway').click();
  await expect(page.hit(new RegExp(`^${UNSEEN}`, 'u')).first()).toBeVisible();

  await chooseFromMenu(app, 'Go to Anything…');
  const field = page.palette.getByRole('combobox');
  await field.fill('maren quill');
  await expect(page.option(/^Maren Quillfeather/).first()).toBeVisible();
  await field.fill('hana kiry');
  await expect(page.option(/^Maren Quillfeather/)).toHaveCount(0);
  await expect(page.option(new RegExp(`^${UNSEEN}`, 'u'))).toHaveCount(0);
  await window.keyboard.press('Escape');

  await page.openSettings();
  const csv = join(userData, 'all.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, csv);
  await chooseFromMenu(app, 'Export…');
  await page.button('Export…').click();
  await expect(page.toasts).toContainText('exported to “all.csv”');
  const table = await readFile(csv, 'utf8');
  expect(table).toContain('Maren Quillfeather');
  expect(table).not.toContain(UNSEEN);
});
