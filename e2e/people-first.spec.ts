import type { Locator, Page } from '@playwright/test';
import type {} from './window-api.ts';
import { expect, test } from './fixtures.ts';
import { resizeWindow } from './resize-window.ts';
import type { EndrollPage } from './pages/endroll-page.ts';

/**
 * Sizes of the window's content in CSS pixels, with the number of people each must show whole; compact must show 1.5
 * times as many.
 */
const SIZES = [
  { width: 1280, height: 800, people: 18 },
  { width: 900, height: 600, people: 8 },
  { width: 1920, height: 1200, people: 40 },
  { width: 720, height: 520, people: 4 },
];

test('people are what the page of a season shows first, at every size', async ({ launch }) => {
  const { app, page, window } = await launch();
  await page.openSeason('1396 1');
  for (const { width, height, people } of SIZES) {
    await resizeWindow(app, window, width, height);
    for (const [density, least] of [
      ['comfortable', people],
      ['compact', people * 1.5],
    ] as const) {
      await window.evaluate((chosen) => api.settings.update({ density: chosen }), density);
      await window.reload();
      const what = `${density} at ${width} × ${height}`;
      await expect.poll(() => wholePeople(window), { message: what }).toBeGreaterThanOrEqual(least);
      const header = await window.locator('.season-header').boundingBox();
      expect(header?.height, what).toBeLessThanOrEqual(120);
    }
  }
});

for (const [way, open] of [
  [
    'the page of its series',
    async (page: EndrollPage) => {
      await page.open('endroll://tv/1396');
      await page
        .button(/^Season 1\b/)
        .first()
        .click();
    },
  ],
  ['its address', (page: EndrollPage) => page.open('1396 1')],
] as const) {
  test(`opened by ${way}, the page stands as it will stay: nothing moves when the rest comes`, async ({
    launch,
    server,
  }) => {
    const { page, window } = await launch();
    await expect(page.findField).toBeVisible();
    await window.evaluate(watchShifts);
    // The credits come first; what is joined with them comes a good while later.
    server.faults.set({ kind: 'latency', milliseconds: 1_500, match: /^\/3\/tv\/1396\/season\/1\?/u });
    server.faults.set({ kind: 'latency', milliseconds: 600, match: /^\/3\/tv\/1396\/season\/1\/credits/u });
    await open(page);
    await expect(page.button('Cancel'), 'the season is on its way').toBeVisible();
    await expect(page.credit(/^Bryan Cranston/)).toBeVisible();
    await expect(page.heading(/^Episodes/)).toBeVisible();
    const shifts = await window.evaluate(
      () => (globalThis as unknown as { shifts: readonly string[] }).shifts,
    );
    expect(shifts).toEqual([]);
  });
}

/** Records what moves on the page without being scrolled: https://wicg.github.io/layout-instability/ */
function watchShifts(): void {
  interface Shift extends PerformanceEntry {
    readonly sources: readonly {
      readonly node: Node | null;
      readonly previousRect: DOMRectReadOnly;
      readonly currentRect: DOMRectReadOnly;
    }[];
  }
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries() as Shift[]) {
      for (const { node, previousRect, currentRect } of sources) {
        if (document.querySelector('main')?.contains(node) === true) {
          const rects = [previousRect, currentRect].map(({ x, y }) => `${x},${y}`);
          shifts.push(`${node?.nodeName} ${node?.textContent?.slice(0, 40)}: ${rects.join(' -> ')}`);
        }
      }
    }
  }).observe({ type: 'layout-shift' });
}

for (const [locale, language] of [
  ['en', 'en-US'],
  ['de', 'de-DE'],
] as const) {
  test(`in ${locale}, what the reader has written stands beside what is missing, in every width`, async ({
    launch,
    server,
  }) => {
    server.faults.set({ kind: 'status', status: 500, match: /^\/3\/tv\/90003\/season\/1(\?|\/aggregate)/u });
    const { app, page, window } = await launch();
    await expect(page.findField).toBeVisible();
    await window.evaluate((settings) => api.settings.update(settings), {
      interfaceLanguage: locale,
      language,
      isSidebarFolded: false,
    });
    await window.reload();
    await window.getByRole('combobox').first().fill('90003 1');
    await window.keyboard.press('Enter');
    const status = window.locator('.season-header .text > .status');
    await expect(status.locator('.incomplete')).toBeVisible();
    const note = status.getByRole('region').or(status.locator('section'));
    const isWhole = (element: Element): boolean => {
      const { right, left } = element.getBoundingClientRect();
      const room = element.closest('.note')?.getBoundingClientRect();
      return room !== undefined && right <= room.right + 0.5 && left >= room.left - 0.5;
    };
    for (const width of [1280, 1000, 900, 820, 720]) {
      await resizeWindow(app, window, width, 600);
      const add = note.getByRole('button').first();
      await expect.poll(() => add.evaluate(isWhole), { message: `${width} px` }).toBe(true);
      const overflow = await window
        .getByRole('article')
        .evaluate((article) => article.scrollWidth - article.clientWidth);
      expect(overflow, `${width} px`).toBe(0);
    }
    await window.evaluate(() =>
      api.yours.mark({
        subjects: ['tv/90003/season/1'],
        change: { note: 'Ask the casting director about the second guest in the fourth episode.' },
      }),
    );
    for (const width of [1280, 1000, 900, 820, 720]) {
      await resizeWindow(app, window, width, 600);
      const box = await note.locator('p.line').boundingBox();
      expect(box?.width, `${width} px`).toBeGreaterThan(width < 800 ? 40 : 90);
    }
  });
}

test('the bar says series and season when the header is out of sight, and which section is read', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason('1396 1');
  const where = window.locator('article .where');
  await expect(where).toBeHidden();
  await window.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: /^Crew/ }).click();
  await expect(where).toBeVisible();
  await expect(where).toHaveText('Breaking Bad, Season 1');
  await expect(window.getByRole('button', { name: /^Crew/ })).toHaveAttribute('aria-current', 'location');
});

test('names and roles are selected with the mouse in every view, and a click opens the person', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason('1396 1');
  const select = async (text: Locator): Promise<string | undefined> => {
    const box = await text.boundingBox();
    if (box === null) throw new Error('the text is on the page');
    await window.mouse.move(box.x + 1, box.y + 6);
    await window.mouse.down();
    // The selection follows the mouse once in a frame.
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await window.mouse.move(box.x + share * (box.width - 2), box.y + 6 + share * (box.height - 10));
      await window.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
    await window.mouse.up();
    return window.evaluate(() => document.getSelection()?.toString());
  };
  const row = (name: string): Locator => window.getByRole('grid').getByRole('row').filter({ hasText: name });
  const people = {
    Portraits: (name: string) => page.credit(new RegExp(`^${name}, as`)),
    Table: (name: string) => row(name).first(),
    Episodes: (name: string) => row(name).first(),
  };
  for (const mode of ['Portraits', 'Table', 'Episodes'] as const) {
    await page.mode(mode).check();
    const person = people[mode];
    expect(await select(person('Bryan Cranston').getByText('Bryan Cranston')), mode).toMatch(/ranston/);
    expect(await select(person('Bryan Cranston').getByText('Walter White').first()), mode).toMatch(/hite/);
    await expect(page.personPanel, mode).toBeHidden();
    await person('Aaron Paul').getByText('Aaron Paul').click();
    await expect(page.personPanel, mode).toBeVisible();
    await page.personPanel.getByRole('button', { name: 'Close' }).click();
    await expect(page.personPanel, mode).toBeHidden();
  }
});

test('several people are selected among the portraits, by mouse and by key, and copied', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  await page.openSeason('1396 1');
  const selected = window.locator('article [data-in-selection]');
  await page.credit(/^Bryan Cranston, as/).click({ modifiers: ['ControlOrMeta'] });
  await page.credit(/^Dean Norris, as/).click({ modifiers: ['Shift'] });
  const range = await selected.count();
  expect(range).toBeGreaterThan(2);
  expect(await window.evaluate(() => document.getSelection()?.toString())).toBe('');
  await page.credit(/^Anna Gunn, as/).click({ modifiers: ['ControlOrMeta'] });
  await expect(selected).toHaveCount(range - 1);
  await expect(page.personPanel).toBeHidden();
  await window.keyboard.press('ControlOrMeta+c');
  await expect(page.toasts).toContainText(`${range - 1} credits copied.`);
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Bryan Cranston\t/mu);
  expect(copied).not.toContain('Anna Gunn');

  await window.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
  await page.credit(/^Bryan Cranston, as/).focus();
  await window.keyboard.press('Shift+ArrowRight');
  await window.keyboard.press('Shift+ArrowRight');
  await expect(selected).toHaveCount(3);
  await window.keyboard.press('Shift+ArrowLeft');
  await expect(selected).toHaveCount(2);
  await window.keyboard.press('ControlOrMeta+a');
  await expect(selected).toHaveCount(await page.credit(/./).count());
});

test('Shift selects a range of rows in the table, and no text', async ({ launch }) => {
  const { page, window } = await launch();
  await page.openSeason('1396 1');
  await page.mode('Table').check();
  const grid = window.getByRole('grid', { name: 'Credits' });
  await grid
    .getByText('Bryan Cranston')
    .first()
    .click({ modifiers: ['Control'] });
  await grid
    .getByText('Aaron Paul')
    .first()
    .click({ modifiers: ['Shift'] });
  expect(await grid.locator('[aria-selected="true"]').count()).toBeGreaterThan(1);
  expect(await window.evaluate(() => document.getSelection()?.toString())).toBe('');
  await expect(page.personPanel).toBeHidden();
});

/** How many cards and rows of people are entirely inside the window, below the bar. */
async function wholePeople(window: Page): Promise<number> {
  return window.evaluate(() => {
    const below = document.querySelector('article .bar')?.getBoundingClientRect().bottom ?? 0;
    return [...document.querySelectorAll('article [data-credit]')]
      .map((item) => item.getBoundingClientRect())
      .filter(
        ({ top, bottom, right, height }) =>
          height > 0 && top >= below - 1 && bottom <= innerHeight && right <= innerWidth,
      ).length;
  });
}

test('how many episodes somebody worked on is never cut', async ({ launch }) => {
  const { page, window } = await launch({ token: null });
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await page.open('endroll://tv/2100000000/season/1');
  for (const density of ['comfortable', 'compact'] as const) {
    await window.evaluate((chosen) => api.settings.update({ density: chosen }), density);
    await window.reload();
    await expect(window.locator('html')).toHaveAttribute('data-density', density);
    await window
      .getByRole('region', { name: /^Crew\b/u })
      .getByText(/^\d+ episodes?$/)
      .first()
      .waitFor();
    const counts = window.locator('[data-credit]').getByText(/^\d+ episodes?$/);
    const cut = await counts.evaluateAll(
      (all) =>
        all.filter((count) => {
          const row = count.closest('[data-credit]')?.getBoundingClientRect();
          const { right, bottom } = count.getBoundingClientRect();
          return (
            row === undefined ||
            right > row.right ||
            bottom > row.bottom ||
            count.scrollWidth > count.clientWidth
          );
        }).length,
    );
    expect(cut, density).toBe(0);
  }
});
