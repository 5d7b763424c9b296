import { axeViolations } from './axe-violations.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';
import type {} from './window-api.ts';

test('the credits roll over the whole window, stop, step, and lead back to the season', async ({
  launch,
}) => {
  const first = await launch({ args: ['endroll://tv/1396/season/1'] });
  const { app, window, page } = first;
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  const isFullScreen = (): Promise<boolean | undefined> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen());
  await chooseFromMenu(app, 'Roll the Credits');
  const roll = window.getByRole('dialog', { name: 'Breaking Bad, Season 1: end roll' });
  await expect(roll.getByRole('heading', { name: 'Regular cast' })).toBeAttached();
  await expect.poll(isFullScreen).toBe(true);
  const box = await roll.boundingBox();
  const size = await window.evaluate(() => [innerWidth, innerHeight]);
  expect([box?.width, box?.height]).toEqual(size);
  const place = (): Promise<number> =>
    roll.locator('.moving').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).f);
  const before = await place();
  await expect.poll(place).toBeLessThan(before);
  // The compositor moves it: an animation of nothing but transform.
  expect(
    await roll
      .locator('.moving')
      .evaluate((element) =>
        element
          .getAnimations()
          .map((animation) => [
            animation.playState,
            ...new Set(
              (animation.effect as KeyframeEffect)
                .getKeyframes()
                .flatMap((frame) =>
                  Object.keys(frame).filter(
                    (name) => !['offset', 'computedOffset', 'easing', 'composite'].includes(name),
                  ),
                ),
            ),
          ]),
      ),
  ).toEqual([['running', 'transform']]);

  await window.keyboard.press(' ');
  await expect(page.button('Play')).toBeVisible();
  const stopped = await place();
  await window.keyboard.press('ArrowDown');
  expect(await place()).toBeLessThan(stopped);
  await window.keyboard.press('ArrowUp');
  expect(Math.round(await place())).toBe(Math.round(stopped));
  await window.keyboard.press('End');
  await expect(roll.getByText('not endorsed, certified')).toBeInViewport();
  await expect(roll.getByText('The end', { exact: true })).toBeVisible();
  await expect(page.button('Play again')).toBeVisible();
  expect(await axeViolations(window)).toEqual([]);
  await window.keyboard.press('Home');
  const lineHeight = async (): Promise<number> =>
    (await roll.locator('.moving li').first().boundingBox())?.height ?? 0;
  const normal = await lineHeight();
  await page.button('Larger text').click();
  await expect.poll(lineHeight).toBeCloseTo(normal * 1.25, 0);
  /** CSS pixels in a second. */
  const speed = (): Promise<number> =>
    roll.locator('.moving').evaluate((element) => {
      const [animation] = element.getAnimations();
      const [from, to] = (animation?.effect as KeyframeEffect)
        .getKeyframes()
        .map(({ transform }) => new DOMMatrix(String(transform)).f);
      const { duration } = animation?.effect?.getComputedTiming() ?? {};
      return (((from ?? 0) - (to ?? 0)) / Number(duration)) * 1000 * (animation?.playbackRate ?? 0);
    });
  const slow = await speed();
  await page.button('Faster').click();
  await expect.poll(async () => (await speed()) / slow).toBeCloseTo(1.5, 1);

  await window.keyboard.press('Escape');
  await expect(roll).toBeHidden();
  await expect(page.title('Breaking Bad')).toBeVisible();
  await expect.poll(isFullScreen).toBe(false);
  await first.quit();

  const again = await launch({ args: ['endroll://tv/1396/season/1/roll'] });
  const line = again.window.locator('.moving li').first();
  await expect(line, 'as large as it was left').toBeAttached();
  await expect.poll(async () => (await line.boundingBox())?.height).toBeCloseTo(normal * 1.25, 0);
});

test('nothing moves where motion is not wanted, and nothing hidden is rolled', async ({ launch }) => {
  const { window, page } = await launch({ args: ['endroll://tv/1396/season/1'] });
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await window.evaluate(() => api.settings.update({ hideCharacters: true, hideGuests: true }));
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await window.reload();
  await expect(page.title('Breaking Bad')).toBeVisible();
  await page.open('endroll://tv/1396/season/1/roll');
  const roll = window.getByRole('dialog', { name: /end roll$/ });
  await expect(roll.getByText(/^Page 1 of \d+$/)).toBeVisible();
  await expect(roll).not.toContainText('Walter White');
  await expect(roll.getByRole('heading', { name: 'Guest stars' })).toHaveCount(0);
  await expect(roll).toContainText('Bryan Cranston');
  await window.keyboard.press(' ');
  await expect(roll.getByText(/^Page 2 of \d+$/)).toBeVisible();
  expect(
    await roll
      .locator('.moving')
      .evaluate((element) => element.getAnimations().map(({ playState }) => playState)),
  ).toEqual(['paused']);
});

test('a long season is rolled in parts, and read as one list', async ({ launch }) => {
  const { window } = await launch({ args: ['endroll://tv/90003/season/1/roll'] });
  const roll = window.getByRole('dialog', { name: /end roll$/ });
  const drawn = roll.locator('.moving li');
  await expect(drawn.first()).toBeAttached({ timeout: 30_000 });
  const list = roll.locator('.visually-hidden li');
  // The credits that arrive after the regulars join them while they roll.
  await expect.poll(() => list.count(), { timeout: 30_000 }).toBeGreaterThan(600);
  const all = await list.count();
  expect(await drawn.count()).toBeLessThan(all / 2);
  const first = await drawn.first().textContent();
  for (let step = 0; step < 8; step += 1) await window.keyboard.press('PageDown');
  await expect(drawn.first()).not.toHaveText(first ?? '');
  await window.keyboard.press('End');
  await expect(roll.locator('.moving').getByText('not endorsed, certified')).toBeInViewport();
});
