import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ar } from '../src/shared/text/ar.ts';
import { axeViolations } from './axe-violations.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';
import type {} from './window-api.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page in the ${theme} theme`, async ({ launch }) => {
    test.slow();
    const { window, page } = await launch({ token: null });
    await setTheme(window, theme);
    await expect(page.tokenField).toBeVisible();
    expect.soft(await axeViolations(window), 'welcome').toEqual([]);

    await page.sampleButton.click();
    await expect(page.title('Slack Water')).toBeVisible();
    expect.soft(await axeViolations(window), 'sample series').toEqual([]);

    await page.openSettings();
    expect.soft(await axeViolations(window), 'settings, with the token form').toEqual([]);
  });

  test(`axe finds nothing on a whole season in the ${theme} theme`, async ({ launch }) => {
    test.slow();
    const { window, page } = await launch({ args: ['endroll://tv/1396/season/1'] });
    await setTheme(window, theme);
    await expect(page.heading(/^Guest stars/)).toBeVisible();
    await expect(page.keptSeason(/^Breaking Bad, Season 1, 2008/)).toBeVisible();
    expect.soft(await axeViolations(window), 'season').toEqual([]);

    await page
      .credit(/^Bryan Cranston/)
      .first()
      .click();
    await expect(page.personPanel).toBeVisible();
    expect.soft(await axeViolations(window), 'person').toEqual([]);

    await page.filterField.fill('nobody is called this');
    await expect(page.text('Nobody here matches')).toBeVisible();
    expect.soft(await axeViolations(window), 'a filter without result').toEqual([]);

    await page.filterField.fill('');
    await page.button(/^Filter/).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    expect.soft(await axeViolations(window), 'facets').toEqual([]);
    await window.keyboard.press('Escape');
    for (const [name, view] of [
      ['Table', 'grid'],
      ['Episodes', 'grid'],
    ] as const) {
      await page.mode(name).check();
      await expect(window.getByRole(view).first()).toBeVisible();
      expect.soft(await axeViolations(window), name).toEqual([]);
    }
  });

  test(`axe finds nothing on the pages across seasons in the ${theme} theme`, async ({ launch }) => {
    test.slow();
    const { window, page } = await launch({ token: null });
    await setTheme(window, theme);
    await page.sampleButton.click();
    await expect(page.title('Slack Water')).toBeVisible();
    for (const [name, address, sign] of [
      ['search', 'endroll://search?q=a', page.heading('People')],
      ['comparing two seasons', 'endroll://compare/2100000000-1/2100000000-2', page.heading(/^Recast/)],
      [
        'comparing three',
        'endroll://compare/2100000000-1/2100000000-2/2100000000-3',
        window.getByRole('grid'),
      ],
      ['what changed', 'endroll://tv/2100000000/season/1/history', page.text(/changed nothing/)],
      ['an episode', 'endroll://tv/2100000000/season/1/episode/1', page.heading(/^Guest stars/)],
    ] as const) {
      await page.open(address);
      await expect(sign.first()).toBeVisible();
      expect.soft(await axeViolations(window), name).toEqual([]);
    }
    await page.open('endroll://tv/2100000000/season/1');
    await page.credit(/, as /).first().click();
    await page.personPanel.getByRole('button', { name: 'All credits' }).click();
    await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await axeViolations(window), 'a person').toEqual([]);
  });

  test(`axe finds nothing on the pages around a season in the ${theme} theme`, async ({ launch }) => {
    test.slow();
    const { app, window, page } = await launch({ args: ['endroll://tv/90001'] });
    await setTheme(window, theme);
    await page.button('Keep all seasons').click();
    await expect(window.getByRole('dialog')).toBeVisible();
    expect.soft(await axeViolations(window), 'choosing seasons').toEqual([]);
    await page.button(/^Keep \d+ seasons$/).click();
    await expect(page.packPanel).toContainText('portraits kept', { timeout: 30_000 });
    expect.soft(await axeViolations(window), 'a series with its receipt').toEqual([]);

    await page.button('Library overview').click();
    await expect(page.row(/Harbour Lights/).first()).toBeVisible();
    expect.soft(await axeViolations(window), 'the library overview').toEqual([]);

    await chooseFromMenu(app, 'Go to Anything…');
    await expect(page.palette).toBeVisible();
    expect.soft(await axeViolations(window), 'the palette').toEqual([]);
    await window.keyboard.press('Escape');

    await page.openSettings();
    expect.soft(await axeViolations(window), 'settings').toEqual([]);
  });
}

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
  await expect(page.heading('Ready when you are')).toBeVisible();
});

async function setTheme(window: Page, theme: 'light' | 'dark'): Promise<void> {
  await window.evaluate((chosen) => api.settings.update({ theme: chosen }), theme);
  await window.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme);
}

/** Presses a key of the menu. Keys that come from Playwright end in the page; these go on to the menu as real ones do. */
async function pressShortcut(
  app: ElectronApplication,
  keyCode: string,
  modifier: 'control' | 'alt' = 'control',
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, key) => {
      const window = BrowserWindow.getAllWindows()[0];
      // Only a focused window is sent keys, and another test's may have taken the focus meanwhile.
      window?.focus();
      for (const type of ['keyDown', 'keyUp'] as const) window?.webContents.sendInputEvent({ type, ...key });
    },
    { keyCode, modifiers: [modifier] },
  );
}

/** Presses a key until the focus is there; a reader would not press it more often than this either. */
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
