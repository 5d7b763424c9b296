import { axeViolations, colourViolations } from './axe-violations.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { stopsWithoutMark } from './display-modes/focus-marks.ts';
import { layoutFaults, shareOfContent } from './display-modes/layout-faults.ts';
import { Looks } from './display-modes/looks.ts';
import { magnify, widthOf, zoom } from './display-modes/magnify.ts';
import { watchMotion } from './display-modes/motion-watch.ts';
import { expect, test } from './fixtures.ts';

test('with forced colours a season shows what is focused, chosen and found', async ({ launch }) => {
  test.slow();
  const { app, window, page } = await launch({ args: ['endroll://tv/1396/season/1'] });
  const looks = new Looks(app, window);
  await expect(page.heading(/^Episodes/)).toBeVisible();
  await window.emulateMedia({ forcedColors: 'active' });

  await test.step('portraits', async () => {
    expect(await stopsWithoutMark(window)).toEqual([]);
    await looks.isChosen(page.mode('Portraits').locator('+ span'), page.mode('Table').locator('+ span'));
    await looks.isChosen(page.keptSeason(/^Breaking Bad, Season 1/), page.keptSeries(/^Breaking Bad/));
    await looks.canBeRead(window.getByRole('article').locator('.stand-in').first());
    for (const name of ['Refresh', /^Guest stars/, 'Settings', 'Regular on TMDB'])
      await looks.hasEdge(page.button(name).first());

    await page.credit(/^Bryan Cranston, as/).click();
    await looks.isChosen(page.credit(/^Bryan Cranston, as/), page.credit(/^Anna Gunn/));
    await looks.hasEdge(page.personPanel.getByRole('button', { name: 'Close' }));
    expect(await colourViolations(window)).toEqual([]);
    await page.personPanel.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('what was found, and facets', async () => {
    await page.filterField.fill('gunn');
    const card = page.credit(/^Anna Gunn/);
    await looks.isChosen(card.locator('mark'), card.getByText('Skyler'));
    await page.filterField.fill('');
    await page.button(/^Filter/).click();
    const facets = window.getByRole('dialog');
    await facets.getByRole('button', { name: /^Directing/ }).click();
    await looks.isChosen(
      facets.getByRole('button', { name: /^Directing/ }),
      facets.getByRole('button', { name: /^Writing/ }),
    );
    await looks.isChosen(window.locator('.facets-number'), facets);
    await window.keyboard.press('Escape');
    await page.button('Remove Department: Directing').click();
  });

  await test.step('table', async () => {
    await page.mode('Table').check();
    const [first, second, third] = [page.rows.nth(1), page.rows.nth(2), page.rows.nth(3)];
    await second.locator('[data-select]').click();
    await looks.isChosen(second.getByRole('rowheader'), first.getByRole('rowheader'));
    const byBilling = page.columnHeader('Name').last();
    await looks.areApart(byBilling, page.columnHeader('Name').first());
    await looks.canBeRead(byBilling.locator('svg'));
    await page.button('Copy credits').press('Enter');
    const entries = window.getByRole('menuitem');
    await expect(entries.first()).toBeFocused();
    await looks.isChosen(entries.first(), entries.last());
    await window.keyboard.press('Escape');
    expect(await stopsWithoutMark(window)).toEqual([]);
    expect(await colourViolations(window)).toEqual([]);
    await third.click();
    await looks.isChosen(third.getByRole('rowheader'), first.getByRole('rowheader'));
    await page.personPanel.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('episodes', async () => {
    await page.mode('Episodes').check();
    const personOf = (name: string) =>
      window.getByRole('row').filter({ has: window.getByRole('rowheader', { name }) });
    const bryan = personOf('Bryan Cranston');
    const cells = bryan.getByRole('gridcell');
    await expect(cells.first()).toHaveText('●');
    await expect(cells.last()).toHaveText('●◆');
    for (const cell of [cells.first(), cells.last()]) await looks.canBeRead(cell);
    const third = window.getByRole('columnheader', { name: /^Episode 3\b/ });
    const fourth = window.getByRole('columnheader', { name: /^Episode 4\b/ });
    await third.getByRole('button').click();
    await looks.isChosen(third, fourth);
    await bryan.getByRole('button').click();
    await looks.isChosen(bryan.getByRole('button'), personOf('Aaron Paul').getByRole('button'));
    expect(await stopsWithoutMark(window)).toEqual([]);
    expect(await colourViolations(window)).toEqual([]);
  });
});

test('with forced colours the pages around a season show it too', async ({ launch, server }) => {
  test.slow();
  server.faults.set({ match: '/t/p/', kind: 'latency', milliseconds: 60 });
  const { app, window, page } = await launch({ args: ['endroll://tv/90006'] });
  const looks = new Looks(app, window);
  await window.emulateMedia({ forcedColors: 'active' });

  await test.step('a dialog, and a series with its trip pack', async () => {
    await looks.canBeRead(page.button('Keep all seasons'));
    await page.button('Keep all seasons').click();
    await looks.hasEdge(window.getByRole('dialog'));
    expect(await stopsWithoutMark(window)).toEqual([]);
    expect(await axeViolations(window)).toEqual([]);
    await page.button(/^Keep \d+ seasons$/).click();
    const bar = page.packPanel.getByRole('progressbar');
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(15);
    await page.packPanel.getByRole('button', { name: 'Pause' }).click();
    await expect(page.packPanel).toContainText('Paused');
    await looks.areApart(bar.locator('div'), page.packPanel);
    expect(await stopsWithoutMark(window)).toEqual([]);
    expect(await axeViolations(window)).toEqual([]);
  });

  await test.step('the palette', async () => {
    await chooseFromMenu(app, 'Go to Anything…');
    await expect(page.palette).toBeVisible();
    await looks.isChosen(page.option(/./).first(), page.option(/./).nth(1));
    expect(await colourViolations(window)).toEqual([]);
    await window.keyboard.press('Escape');
  });

  await test.step('the library overview', async () => {
    await page.button('Library overview').click();
    await expect(page.row(/Eight Summers/).first()).toBeVisible();
    await looks.isChosen(page.button('Library overview'), page.button('Settings'));
    expect(await stopsWithoutMark(window)).toEqual([]);
    expect(await colourViolations(window)).toEqual([]);
  });

  await test.step('settings', async () => {
    await page.openSettings();
    const [on, off] = [window.getByRole('switch').nth(0), window.getByRole('switch').nth(1)];
    await on.check({ force: true });
    await looks.isChosen(on.locator('+ *'), off.locator('+ *'));
    await looks.isChosen(page.text('Comfortable'), page.text('Compact', { exact: true }));
    expect(await stopsWithoutMark(window)).toEqual([]);
    expect(await colourViolations(window)).toEqual([]);
  });
});

test('at 200 % all of a window can be reached, a usual one and a small one', async ({ launch }) => {
  test.slow();
  const { app, window, page } = await launch({ args: ['endroll://tv/1396/season/1'] });
  await expect(page.heading(/^Episodes/)).toBeVisible();

  /** `leastContent`: the share of the height that bars must leave to the page. */
  async function expectToFit(state: string, leastContent = 0): Promise<void> {
    for (const size of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await magnify(app, window, size, 2);
      const where = `${state}, ${size.join(' × ')}`;
      // Menus are positioned a moment later.
      await expect.poll(() => layoutFaults(window), where).toEqual([]);
      if (leastContent > 0) expect(await shareOfContent(window), where).toBeGreaterThan(leastContent);
    }
  }

  await expectToFit('portraits', 0.5);
  for (const mode of ['Table', 'Episodes'] as const) {
    await page.mode(mode).check();
    await expect(window.getByRole('grid')).toBeVisible();
    await expectToFit(mode, 0.5);
  }
  await page.mode('Portraits').check();
  await page.button(/^Filter/).click();
  await expectToFit('facets');
  await window.keyboard.press('Escape');
  await page.credit(/^Bryan Cranston, as/).click();
  await expect(page.personPanel, 'it has taken the place of the page').toBeFocused();
  await expectToFit('person');
  await window.keyboard.press('Escape');
  await expect(page.credit(/^Bryan Cranston, as/)).toBeFocused();

  await chooseFromMenu(app, 'Go to Anything…');
  await expect(page.palette).toBeVisible();
  await expectToFit('palette');
  await window.keyboard.press('Escape');
  await page.findField.fill('harbour');
  await page.option(/Harbour Lights/).click();
  await page.button('Keep all seasons').click();
  await expect(window.getByRole('dialog')).toBeVisible();
  await expectToFit('choosing seasons');
  await page.button(/^Keep \d+ seasons$/).click();
  await expect(page.packPanel).toContainText('portraits kept', { timeout: 30_000 });
  await expectToFit('series', 0.5);
  await page.button('Library overview').click();
  await expect(page.row(/Harbour Lights/).first()).toBeVisible();
  await expectToFit('library overview', 0.5);
  await page.openSettings();
  await expectToFit('settings', 0.5);
});

test('what the menu magnifies stays so on other pages and at the next start', async ({ launch }) => {
  const first = await launch();
  await expect(first.page.text('Ready when you are')).toBeVisible();
  const usual = await widthOf(first.window);
  await zoom(first.app, 'Zoom In');
  await expect.poll(() => widthOf(first.window)).toBeLessThan(usual);
  await zoom(first.app, 'Zoom Out');
  await expect.poll(() => widthOf(first.window)).toBe(usual);
  await zoom(first.app, 'Zoom In');
  await zoom(first.app, 'Zoom In');
  await expect.poll(() => widthOf(first.window)).toBeLessThan(usual * 0.9);
  const magnified = await widthOf(first.window);
  await first.page.openSettings();
  expect(await widthOf(first.window)).toBe(magnified);
  await first.quit();

  const second = await launch();
  await expect(second.page.text('Ready when you are')).toBeVisible();
  await expect.poll(() => widthOf(second.window)).toBe(magnified);
  await zoom(second.app, 'Actual Size');
  await expect.poll(() => widthOf(second.window)).toBe(usual);
});

test('a reader who wants less motion sees none', async ({ launch, server }) => {
  const { app, window, page } = await launch();
  const usual = await watchMotion(window);
  await page.openSettings();
  await window.getByRole('switch').first().check({ force: true });
  await expect.poll(() => usual.read(), 'the watch sees what moves').not.toEqual([]);
  await window.getByRole('switch').first().uncheck({ force: true });

  await window.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => window.evaluate(() => document.getAnimations().length)).toBe(0);
  const reduced = await watchMotion(window);
  await window.getByRole('switch').first().check({ force: true });
  server.faults.set({ match: '/3/tv/1396/season/1/credits', kind: 'hang' });
  await page.open('1396 1');
  await expect(window.getByRole('status').filter({ hasText: /^Opening (?!the library)/ })).toBeVisible();
  expect(await reduced.read(), 'a page that is loading').toEqual([]);
  server.faults.clear();
  await page.openSeason('90001 1');

  await test.step('the page jumps', async () => {
    const isThere = await page.button(/^Episodes/).evaluate((link) => {
      (link as HTMLElement).click();
      return document.getElementById('episodes')?.getBoundingClientRect().top ?? Infinity;
    });
    expect(isThere, 'where the heading is at once').toBeLessThan(await window.evaluate(() => innerHeight));
  });
  await page.button(/^Missing on TMDB/).click();
  await page.credit(/, as /).first().click();
  await expect(page.personPanel).toBeVisible();
  await page.button(/^Filter/).click();
  await window.keyboard.press('Escape');
  await chooseFromMenu(app, 'Go to Anything…');
  await expect(page.palette).toBeVisible();
  await page.palette.getByRole('option', { name: 'Copy link' }).click();
  await expect(page.toasts).toContainText('copied');
  await page.open('endroll://tv/90001');
  await page.button('Keep all seasons').click();
  await page.button(/^Keep \d+ seasons$/).click();
  await expect(page.packPanel).toContainText('portraits kept', { timeout: 30_000 });
  expect(await reduced.read()).toEqual([]);
});
