import type { Locator } from '@playwright/test';
import { INTERFACE_LOCALES } from '../src/shared/domain/settings.ts';
import { axeViolations, colourViolations } from './axe-violations.ts';
import { layoutFaults } from './display-modes/layout-faults.ts';
import { expect, test } from './stage/stage.ts';

/** All pages are shown one after another in one window. */
test.describe.configure({ mode: 'default' });

/**
 * The window at each page but the end roll, which covers it, with an in-memory bridge: tests what depends on the engine, in
 * Electron’s and in a newer one.
 */
const PAGES = [
  { address: null, heading: /^(See who made it|Welcome back)\./u },
  { address: 'endroll://tv/1396/season/1', heading: /^Breaking Bad/u },
  { address: 'endroll://tv/1396', heading: /^Breaking Bad/u },
  { address: 'endroll://tv/1396/season/1/history', heading: /./u },
  { address: 'endroll://search?q=anna', heading: /./u },
  { address: 'endroll://library', heading: /./u },
  { address: 'endroll://settings', heading: /./u },
  { address: 'endroll://yours', heading: /./u },
  { address: 'endroll://tv/1396/season/1/episode/1', heading: /Pilot/u },
  { address: 'endroll://tv/1396/people', heading: /./u },
  { address: 'endroll://person/17419', heading: /./u },
  { address: 'endroll://compare/1396-1/1396', heading: /./u },
  { address: 'endroll://changes', heading: /./u },
  { address: 'endroll://guide', heading: /./u },
] as const;

for (const { address, heading } of PAGES) {
  for (const interfaceLanguage of ['en', 'ar'] as const) {
    test(`${address ?? 'a first start'} is drawn, fits its window and can be used by all (${interfaceLanguage})`, async ({
      show,
      resize,
      window,
    }) => {
      const complaints: string[] = [];
      window.on('pageerror', (error) => complaints.push(error.message));
      await show({ kind: 'window', address, settings: { interfaceLanguage } });
      const name = interfaceLanguage === 'en' ? heading : /./u;
      await expect(window.getByRole('heading', { level: 1, name })).toBeVisible();
      for (const [width, height] of [
        [1280, 800],
        [900, 600],
      ] as const) {
        await resize(width, height);
        await expect.poll(() => layoutFaults(window), `${width} × ${height}`).toEqual([]);
      }
      await window.emulateMedia({ colorScheme: 'light' });
      expect(await axeViolations(window), 'light').toEqual([]);
      await window.emulateMedia({ colorScheme: 'dark' });
      expect(await colourViolations(window), 'dark').toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test('24 episodes are seen side by side in the grid, beside the library at its usual width', async ({
  show,
}) => {
  const window = await show({
    kind: 'window',
    address: 'endroll://tv/1396/season/1',
    settings: { seasonMode: 'episodes' },
    episodes: 24,
  });
  const last = window.getByRole('columnheader', { name: /^Episode 24\b/u });
  await expect(last).toBeVisible();
  const sides = await last.evaluate((head) => {
    const page = head.closest('article');
    if (page === null) throw new Error('The grid is on no page.');
    const end = (element: Element): number => element.getBoundingClientRect().right;
    return { head: end(head), page: end(page), scrolls: page.scrollWidth > page.clientWidth };
  });
  expect(sides.scrolls).toBe(false);
  expect(sides.head).toBeLessThanOrEqual(sides.page);
});

for (const interfaceLanguage of ['en', 'ar'] as const) {
  test(`a grid of a hundred episodes has cells for those in sight, and keys reach the last: ${interfaceLanguage}`, async ({
    show,
  }) => {
    const window = await show({
      kind: 'window',
      address: 'endroll://tv/1396/season/1',
      settings: { seasonMode: 'episodes', interfaceLanguage },
      episodes: 100,
    });
    const everywhere = window
      .getByRole('row')
      .filter({ has: window.getByRole('rowheader', { name: 'Iris Everywhere' }) });
    const columns = () =>
      everywhere
        .getByRole('gridcell')
        .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('aria-colindex'))));
    await expect.poll(async () => Math.min(...(await columns()))).toBe(2);
    expect(Math.max(...(await columns())), 'none far beyond the edge of the window').toBeLessThan(60);
    await everywhere.getByRole('button').focus();
    await window.keyboard.press('End');
    const focused = window.locator('[role=gridcell]:focus');
    await expect(focused).toHaveAttribute('aria-colindex', '101');
    await expect(focused).toBeInViewport({ ratio: 1 });
    await expect
      .poll(async () => Math.min(...(await columns())), 'those at the start are gone')
      .toBeGreaterThan(40);
  });
}

test('the state of a season in the library overview is whole words, in every language', async ({
  show,
  resize,
}) => {
  const cut: string[] = [];
  for (const interfaceLanguage of INTERFACE_LOCALES) {
    const window = await show({
      kind: 'window',
      address: 'endroll://library',
      settings: { interfaceLanguage },
      hasAllStates: true,
    });
    const views = window.getByRole('article').getByRole('radio');
    for (const view of [0, 1]) {
      await views.nth(view).check();
      for (const [width, height] of [
        [1280, 800],
        [900, 600],
      ] as const) {
        await resize(width, height);
        const texts = window.locator('article tbody :is([data-column="state"], [colspan]) bdi');
        await expect(texts).toHaveCount(view === 0 ? 3 : 6);
        const found = await texts.evaluateAll((elements) =>
          elements
            .filter((element) =>
              [element, element.closest('td')].some(
                (part) => part !== null && part.scrollWidth > part.clientWidth,
              ),
            )
            .map((element) => element.textContent.trim()),
        );
        cut.push(...found.map((text) => `${interfaceLanguage}, ${width}: ${text}`));
      }
    }
  }
  expect(cut).toEqual([]);
});

test('a season that could not be kept says why, with all that helps in sight, in every language', async ({
  show,
  resize,
}) => {
  const faults: string[] = [];
  for (const interfaceLanguage of INTERFACE_LOCALES) {
    const window = await show({
      kind: 'window',
      address: 'endroll://tv/1396/season/1',
      settings: { interfaceLanguage },
      notKept: 'damaged',
    });
    const header = window.locator('.season-header');
    const why = header.locator('.warning');
    await expect(why).toBeVisible();
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await resize(width, height);
      const found = await layoutFaults(window);
      if (await why.evaluate((text) => text.scrollWidth > text.clientWidth)) faults.push('the reason is cut');
      // What helps: the folder, another library, and two ways to save what the reader has written.
      expect(await header.locator('.trouble button').count()).toBe(4);
      const end = await header.evaluate((element) => element.getBoundingClientRect().right);
      for (const button of await header.locator('.trouble button').all()) {
        const box = await button.boundingBox();
        if (box === null || box.x + box.width > end + 1)
          faults.push(`${interfaceLanguage}, ${width}: a button`);
      }
      faults.push(...found.map((fault) => `${interfaceLanguage}, ${width}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

test('rows of the table and of the library are really lower in the compact density', async ({ show }) => {
  const heights = async (density: 'comfortable' | 'compact') => {
    const window = await show({
      kind: 'window',
      address: 'endroll://tv/1396/season/1',
      settings: { density, seasonMode: 'table' },
    });
    const height = async (row: Locator): Promise<number> => (await row.boundingBox())?.height ?? 0;
    const person = window.getByRole('row', { name: /Bryan Cranston/u }).first();
    await expect(person).toBeVisible();
    return { person: await height(person), season: await height(window.getByRole('treeitem').first()) };
  };
  const comfortable = await heights('comfortable');
  const compact = await heights('compact');
  expect(compact.person).toBeLessThanOrEqual(26);
  expect(compact.season).toBeLessThanOrEqual(26);
  expect(comfortable.person / compact.person).toBeGreaterThanOrEqual(1.5);
  expect(comfortable.season / compact.season).toBeGreaterThanOrEqual(1.3);
});

test('the overview of a season is one line, which opens where it is cut', async ({ show, resize }) => {
  const window = await show({ kind: 'window', address: 'endroll://tv/1396/season/1', episodes: 24 });
  await resize(900, 600);
  const overview = window.locator('.overview p');
  const lines = () =>
    overview.evaluate((text) => {
      const { fontSize, lineHeight } = getComputedStyle(text);
      const line = Number.parseFloat(lineHeight) || 1.2 * Number.parseFloat(fontSize);
      return Math.round(text.getBoundingClientRect().height / line);
    });
  const isCut = () => overview.evaluate((text) => text.scrollWidth > text.clientWidth);
  expect(await lines()).toBe(1);
  await window.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(lines).toBeGreaterThan(1);
  expect(await isCut()).toBe(false);
  await window.getByRole('button', { name: 'Show less' }).click();
  await expect.poll(lines).toBe(1);
});
