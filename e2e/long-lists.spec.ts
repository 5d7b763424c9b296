import type { Page } from '@playwright/test';
import { expect, test } from './stage/stage.ts';

/** All tests of a file share one window. */
test.describe.configure({ mode: 'serial' });

const drawn = (window: Page) => window.getByRole('listitem').count();

/** The distance of an element of the page from the window's upper edge. */
const topOf = (window: Page, label: string) =>
  window
    .getByRole('button', { name: label, exact: false })
    .first()
    .evaluate((card) => card.getBoundingClientRect().top);

const scrollTo = (window: Page, top: number) =>
  window.evaluate(async (wanted) => {
    const page = document.querySelector('article');
    if (page === null) throw new Error('There is no page.');
    page.scrollTop = wanted;
    // What scrolling brings into view is there with the next frame.
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  }, top);

/** How many of the points down the middle of the visible part are on a person. */
const coveredShare = (window: Page) =>
  window.evaluate(() => {
    const places = Array.from({ length: 30 }, (_, index) => ((index + 0.5) / 30) * innerHeight);
    const isOnSomebody = (y: number) =>
      document
        .elementsFromPoint(innerWidth / 2, y)
        .some((element) => element.closest('[data-arrow-item], tr') !== null);
    return places.filter(isOnSomebody).length / places.length;
  });

test('a grid of thousands has those in sight and some around them, wherever it is scrolled to', async ({
  show,
}) => {
  const window = await show({ kind: 'people', view: 'guests', count: 3000 });
  await expect(window.getByRole('button', { name: /Person 1 /u })).toBeVisible();
  await expect.poll(() => drawn(window)).toBeGreaterThan(60);
  expect(await drawn(window)).toBeLessThan(250);
  for (const top of [5_000, 21_000, 9_000, 1_000_000]) {
    await scrollTo(window, top);
    expect(await coveredShare(window), `at ${top}`).toBeGreaterThan(0.85);
    expect(await drawn(window)).toBeLessThan(250);
  }
  await expect(window.getByRole('button', { name: /Person 3000/u })).toBeInViewport();
});

test('the first people of a long list are there with the page, not a frame or two later', async ({
  window,
  resize,
}) => {
  await resize(1280, 800);
  const frames = await window.evaluate(async () => {
    let frame = 0;
    const count = (): void => {
      frame += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const frameOf = (selector: string): Promise<number> =>
      new Promise((found) => {
        const look = (): void => {
          if (document.querySelector(selector) === null) return;
          observer.disconnect();
          found(frame);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true });
      });
    await showScene({ kind: 'pane', series: 1, seasons: 1 });
    const [page, people] = [frameOf('article input'), frameOf('article [data-arrow-item]')];
    await showScene({ kind: 'people', view: 'regulars', count: 1200 });
    return { page: await page, people: await people };
  });
  expect(frames.people).toBe(frames.page);
});

test('what is read stays where it is when rows above turn out higher than thought', async ({ show }) => {
  const window = await show({ kind: 'people', view: 'regulars', count: 1200 });
  await expect(window.getByRole('button', { name: /Person 1 /u })).toBeVisible();
  // Upwards from the end, every row is seen for the first time.
  await scrollTo(window, 1_000_000);
  await expect(window.getByRole('button', { name: /Person 1200/u })).toBeInViewport();
  for (let step = 0; step < 12; step += 1) {
    const name = await window.evaluate(() => {
      const cards = [...document.querySelectorAll('[data-arrow-item]')];
      return cards.find((card) => card.getBoundingClientRect().top > 200)?.getAttribute('aria-label') ?? '';
    });
    const before = await topOf(window, name);
    await window.evaluate(() => document.querySelector('article')?.scrollBy(0, -150));
    await window.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(Math.abs((await topOf(window, name)) - before - 150), `${name}, step ${step}`).toBeLessThan(2);
  }
});

test('keys reach everybody, and who has the focus keeps it when the rows are cut anew', async ({
  show,
  resize,
}) => {
  const window = await show({ kind: 'people', view: 'guests', count: 1000 });
  await window
    .getByRole('button', { name: /Person 1 /u })
    .first()
    .focus();
  await window.keyboard.press('End');
  await expect(window.getByRole('button', { name: /Person 1000/u })).toBeFocused();
  await expect(window.getByRole('button', { name: /Person 1000/u })).toBeInViewport();
  await window.keyboard.press('Home');
  await expect(window.getByRole('button', { name: /Person 1 /u })).toBeFocused();
  for (let step = 0; step < 30; step += 1) await window.keyboard.press('ArrowDown');
  const before = await window.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await resize(900, 600);
  await expect
    .poll(() => window.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe(before);
});

test('a key of the filter draws first what is seen, then what is around it', async ({ show }) => {
  const window = await show({ kind: 'people', view: 'guests', count: 3000 });
  await expect.poll(() => drawn(window)).toBeGreaterThan(100);
  const around = await drawn(window);
  const first = await window.evaluate(async () => {
    const field = document.querySelector('input');
    if (field === null) throw new Error('There is no filter.');
    field.value = '1';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((frame) => requestAnimationFrame(frame));
    await new Promise((painted) => setTimeout(painted));
    return document.querySelectorAll('[role="listitem"]').length;
  });
  expect(first).toBeLessThan(around * 0.75);
  await expect.poll(() => drawn(window)).toBe(around);
});

test('a table of thousands fills what is seen, and says which columns have no room', async ({
  show,
  resize,
}) => {
  const window = await show({ kind: 'people', view: 'table', count: 5000 });
  const table = window.getByRole('grid');
  await expect(table).toHaveAttribute('aria-rowcount', '5001');
  await scrollTo(window, 120_000);
  expect(await coveredShare(window)).toBeGreaterThan(0.85);
  expect(await window.getByRole('row').count()).toBeLessThan(100);
  await expect(window.getByText(/^No room for/u)).toHaveCount(0);
  await scrollTo(window, 0);
  await resize(560, 600);
  await expect(window.getByText(/^No room for: .*\w/u)).toBeVisible();
  await resize(1280, 800);
  await expect(window.getByText(/^No room for/u)).toHaveCount(0);
});

test('the pane draws a window of ten thousand seasons', async ({ show }) => {
  const window = await show({ kind: 'pane', series: 2500, seasons: 4 });
  await expect(window.getByRole('treeitem', { name: /^Series 00001/u })).toBeVisible();
  expect(await window.evaluate(() => document.querySelectorAll('nav *').length)).toBeLessThan(400);
  await window.getByRole('tree').focus();
  await window.keyboard.press('End');
  await expect(window.getByRole('treeitem', { name: /^Series 02500/u })).toBeInViewport();
  await window.keyboard.press('ArrowRight');
  await expect(window.getByRole('treeitem', { name: /Season 1/u }).first()).toBeVisible();
});
