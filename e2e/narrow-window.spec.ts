import type { Page } from '@playwright/test';
import { resizeWindow } from './resize-window.ts';
import { expect, test } from './fixtures.ts';

/** The widest window without room for a person beside the list, and the smallest window. */
const SIZES = [
  [1000, 700],
  [720, 520],
] as const;

for (const [width, height] of SIZES) {
  test(`at ${width} × ${height} a person takes the place of the list, which is found again as it was`, async ({
    launch,
  }) => {
    const { app, page, window } = await launch();
    await page.openSeason('1396 1');
    await resizeWindow(app, window, width, height);
    const guest = page.credit(/^James Taylor/);
    await guest.scrollIntoViewIfNeeded();
    const before = await guest.boundingBox();
    await guest.click();

    const panel = page.personPanel;
    await expect(panel).toBeVisible();
    expect(await panel.boundingBox()).toEqual(await window.locator('main').boundingBox());
    await expect(window.locator('main article'), 'nobody can reach what is covered').toBeHidden();
    await expect(panel).toBeFocused();
    expect(await widerThanTheWindow(window)).toEqual([]);
    await window.keyboard.press('j');
    await window.keyboard.press('k');
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('James Taylor');

    await page.button('Back to the list').click();
    await expect(panel).toBeHidden();
    await expect(guest).toBeFocused();
    expect(await guest.boundingBox()).toEqual(before);
    await window.keyboard.press('Enter');
    await expect(panel).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(guest).toBeFocused();
  });
}

test('from 1001 pixels on the person stands beside the list', async ({ launch }) => {
  const { app, page, window } = await launch();
  await page.openSeason('1396 1');
  await resizeWindow(app, window, 1001, 700);
  await page.credit(/^Bryan Cranston, as/).click();
  await expect(page.personPanel).toBeVisible();
  await expect(page.credit(/^Bryan Cranston, as/)).toBeVisible();
  await expect(page.button('Back to the list')).toBeHidden();
  const [main, panel] = await Promise.all([
    window.locator('main').boundingBox(),
    page.personPanel.boundingBox(),
  ]);
  expect((main?.x ?? 0) + (main?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
  expect(await widerThanTheWindow(window)).toEqual([]);
});

/** What can be scrolled sideways although it is neither a table nor a grid. */
function widerThanTheWindow(window: Page): Promise<readonly string[]> {
  return window.evaluate(() =>
    [...document.querySelectorAll('html, body, main, article, aside')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map(({ tagName, scrollWidth, clientWidth }) => `${tagName} ${scrollWidth} > ${clientWidth}`),
  );
}
