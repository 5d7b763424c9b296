import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ar } from '../src/shared/text/ar.ts';
import { axeViolations, colourViolations } from './axe-violations.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';
import type {} from './window-api.ts';

test('axe finds nothing on any page in both themes', async ({ launch }) => {
  test.slow();
  const { window, page } = await launch({ token: null });
  await expect(page.tokenField).toBeVisible();
  await expectAccessible(window, 'welcome');

  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await expectAccessible(window, 'sample series');

  await page.openSettings();
  await expectAccessible(window, 'settings, with the token form');
});

test('axe finds nothing on a whole season in both themes', async ({ launch }) => {
  test.slow();
  const { window, page } = await launch({ args: ['endroll://tv/1396/season/1'] });
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await expect(page.keptSeason(/^Breaking Bad, Season 1, 2008/)).toBeVisible();
  await expectAccessible(window, 'season');

  await page
    .credit(/^Bryan Cranston/)
    .first()
    .click();
  await expect(page.personPanel).toBeVisible();
  await expectAccessible(window, 'person');

  await page.filterField.fill('nobody is called this');
  await expect(page.text('Nobody here matches')).toBeVisible();
  await expectAccessible(window, 'a filter without result');

  await page.filterField.fill('');
  await page.button(/^Filter/).click();
  await expect(window.getByRole('dialog')).toBeVisible();
  await expectAccessible(window, 'facets');
  await window.keyboard.press('Escape');
  for (const [name, view] of [
    ['Table', 'grid'],
    ['Episodes', 'grid'],
  ] as const) {
    await page.mode(name).check();
    await expect(window.getByRole(view).first()).toBeVisible();
    await expectAccessible(window, name);
  }
});

test('axe finds nothing on the pages across seasons in both themes', async ({ launch }) => {
  test.slow();
  const { window, page } = await launch({ token: null });
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  for (const [name, address, sign] of [
    ['search', 'endroll://search?q=a', page.heading('People')],
    ['comparing two seasons', 'endroll://compare/2100000000-1/2100000000-2', page.heading(/^Recast/)],
    ['comparing three', 'endroll://compare/2100000000-1/2100000000-2/2100000000-3', window.getByRole('grid')],
    ['what changed', 'endroll://tv/2100000000/season/1/history', page.text(/Nothing has changed on TMDB/)],
    ['an episode', 'endroll://tv/2100000000/season/1/episode/1', page.heading(/^Guest stars/)],
  ] as const) {
    await page.open(address);
    await expect(sign.first()).toBeVisible();
    await expectAccessible(window, name);
  }
  await page.open('endroll://tv/2100000000/season/1');
  await page.credit(/, as /).first().click();
  await page.personPanel.getByRole('button', { name: 'All credits' }).click();
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(window, 'a person');
});

test('axe finds nothing on the pages around a season in both themes', async ({ launch }) => {
  test.slow();
  const { app, window, page } = await launch({ args: ['endroll://tv/90001'] });
  await page.button('Keep all seasons').click();
  await expect(window.getByRole('dialog')).toBeVisible();
  await expectAccessible(window, 'choosing seasons');
  await page.button(/^Keep \d+ seasons$/).click();
  await expect(page.packPanel).toContainText('portraits kept', { timeout: 30_000 });
  await expectAccessible(window, 'a series with its receipt');

  await page.button('Library overview').click();
  await expect(page.row(/Harbour Lights/).first()).toBeVisible();
  await expectAccessible(window, 'the library overview');

  await chooseFromMenu(app, 'Go to Anything…');
  await expect(page.palette).toBeVisible();
  await expectAccessible(window, 'the palette');
  await window.keyboard.press('Escape');

  await page.openSettings();
  await expectAccessible(window, 'settings');
});

test('axe finds nothing in Arabic, from right to left', async ({ launch, userData }) => {
  test.slow();
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ interfaceLanguage: 'ar' }));
  const { app, window } = await launch({ args: ['endroll://tv/90001/season/1'] });
  const heading = window.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('Harbour Lights');
  await expect(window.getByRole('heading', { name: new RegExp(ar.season.crew) }).first()).toBeVisible();
  expect.soft(await axeViolations(window), 'season').toEqual([]);
  for (const mode of [ar.season.modes.table, ar.season.modes.episodes]) {
    await window.getByRole('article').getByRole('radio', { name: mode }).check();
    await expect(window.getByRole('grid').first()).toBeVisible();
    expect.soft(await axeViolations(window), mode).toEqual([]);
  }
  await heading.getByRole('button').click();
  await expect(window.getByRole('button', { name: ar.pack.keepAll })).toBeVisible();
  expect.soft(await axeViolations(window), 'series').toEqual([]);
  for (const [command, title] of [
    [ar.menu.library, ar.overview.title],
    [ar.menu.settings, ar.settings.title],
  ] as const) {
    await chooseFromMenu(app, command);
    await expect(heading).toHaveText(title);
    expect.soft(await axeViolations(window), title).toEqual([]);
  }
});

test('a season is opened and read by the keyboard alone', async ({ launch }) => {
  const { app, window, page } = await launch();
  const { keyboard } = window;
  // The keys belong to the menu, which is built after the first paint.
  await expect.poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu() !== null)).toBe(true);

  await expect(page.findField).toBeVisible();
  await pressShortcut(app, 'l');
  await expect(page.findField).toBeFocused();
  await keyboard.type('1396 1');
  await keyboard.press('Enter');
  await expect(page.heading(/^Guest stars/)).toBeVisible();

  const cast = page.credit(/, as /);
  await pressUntilFocused(window, 'Tab', cast.first());
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  const third = cast.nth(2);
  await expect(third).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.personPanel).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.personPanel).toBeHidden();
  await expect(third).toBeFocused();

  await test.step('the panel is reached by Tab, and Escape in it leads back', async () => {
    await keyboard.press('Enter');
    await pressUntilFocused(window, 'Tab', page.personPanel.getByRole('button', { name: 'Close' }));
    await keyboard.press('Escape');
    await expect(page.personPanel).toBeHidden();
    await expect(third).toBeFocused();
  });

  await pressShortcut(app, 'f');
  await expect(page.filterField).toBeFocused();
  await pressShortcut(app, 'l');
  await expect(page.findField).toBeFocused();
  await pressShortcut(app, ',');
  await expect(page.settings).toBeVisible();
  await pressShortcut(app, 'Left', 'alt');
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await pressShortcut(app, 'Left', 'alt');
  await expect(page.heading('Welcome back.')).toBeVisible();
});

/** No rule is broken in the current theme, nor in the other one, which differs only in colors and is then left in place. */
async function expectAccessible(window: Page, state: string): Promise<void> {
  expect.soft(await axeViolations(window), state).toEqual([]);
  const isDark = await window.evaluate(() => {
    const wasDark = matchMedia('(prefers-color-scheme: dark)').matches;
    void api.settings.update({ theme: wasDark ? 'light' : 'dark' });
    return !wasDark;
  });
  await window.waitForFunction(
    (wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted,
    isDark,
  );
  expect.soft(await colourViolations(window), `${state}, ${isDark ? 'dark' : 'light'}`).toEqual([]);
}

/** Presses a key of the menu. Keys sent by Playwright stay in the page; these reach the menu as real ones do. */
async function pressShortcut(
  app: ElectronApplication,
  keyCode: string,
  modifier: 'control' | 'alt' = 'control',
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, key) => {
      const window = BrowserWindow.getAllWindows()[0];
      // Keys only reach a focused window, and another test's window may have taken the focus in the meantime.
      window?.focus();
      for (const type of ['keyDown', 'keyUp'] as const) window?.webContents.sendInputEvent({ type, ...key });
    },
    { keyCode, modifiers: [modifier] },
  );
}

/** Presses a key until the focus is there, at most as often as a reader would. */
async function pressUntilFocused(
  window: Page,
  key: string,
  target: ReturnType<Page['locator']>,
): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await window.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}
