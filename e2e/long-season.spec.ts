import type { Locator } from '@playwright/test';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';

/** Seven hundred guests: more than are drawn. */
const HUGE = '90003 1';

test('whoever is chosen far down stays in sight, and the keyboard goes on from there', async ({ launch }) => {
  const { page, window } = await launch();
  await page.openSeason(HUGE);
  await window.getByRole('article').evaluate((article) => (article.scrollTop = 9_000));
  const guests = window.getByRole('list', { name: 'Guest stars' });
  const middle = await inTheMiddle(guests);
  const before = await topOf(middle);
  await middle.click();
  await expect(page.personPanel).toBeVisible();
  const chosen = window.locator('main [data-chosen]');
  await expect(chosen).toBeFocused();
  expect(Math.abs((await topOf(chosen)) - before), 'moved by the panel').toBeLessThan(40);

  for (let step = 0; step < 12; step += 1) await window.keyboard.press('j');
  await expect(chosen).toBeInViewport({ ratio: 0.9 });
  await expect(chosen, 'the focus goes with the person').toBeFocused();
  const name = await page.personPanel.getByRole('heading').first().textContent();
  await window.keyboard.press('Escape');
  await expect(page.personPanel).toBeHidden();
  await expect(window.locator(':focus')).toContainText(name ?? '');
  await expect(window.locator(':focus')).toBeInViewport();

  await window.keyboard.press('End');
  const place = window.locator('[role="listitem"]:focus-within');
  await expect(place).toHaveAttribute('aria-posinset', '700');
  await expect(place).toBeInViewport();
  await window.keyboard.press('Home');
  await expect(place).toHaveAttribute('aria-posinset', '1');
});

test('Down leads from the filter to the first person in every view, however far the page is scrolled', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason(HUGE);
  const focused = window.locator('article :focus');
  const first = {
    Portraits: async () => {
      const name = await page.credit(/./).first().getAttribute('aria-label');
      return () => expect(focused).toHaveAttribute('aria-label', name ?? '');
    },
    Table: () => () => expect(focused).toHaveAttribute('aria-rowindex', '2'),
    Episodes: () => () => expect(window.locator('[aria-rowindex="2"]:focus-within')).toBeAttached(),
  };
  for (const mode of ['Portraits', 'Table', 'Episodes'] as const) {
    await page.mode(mode).check();
    await page.filterField.fill('e');
    await expect(page.text(/^\d+ of \d+ people$/u)).toBeAttached();
    const expectFirst = await first[mode]();
    await window.getByRole('article').evaluate((article) => (article.scrollTop = 9_000));
    await page.filterField.press('ArrowDown');
    await expectFirst();
    await expect(focused).toBeInViewport();
    await page.filterField.fill('');
  }
});

test('the links to the sections show their headings, and Down goes on from list to list', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason('1396 1');
  const bar = page.filterField;
  for (const section of ['Guest stars', 'Crew', 'Episodes']) {
    await window.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: section }).click();
    const heading = window.getByRole('heading', { level: 2, name: new RegExp(`^${section}`) });
    await expect(heading).toBeInViewport();
    await expect
      .poll(async () => (await topOf(heading)) - (await bottomOf(bar)), `${section} lies below the bar`)
      .toBeGreaterThan(0);
  }
  await page.credit(/^Betsy Brandt, as/).focus();
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('list', { name: 'Guest stars' }).locator(':focus')).toBeInViewport();
});

test('the panel follows the order of the table and of the grid, and the list follows the panel', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason('1396 1');
  await page.mode('Table').check();
  const chosen = window.locator('main [data-chosen]');
  await window.getByRole('grid', { name: 'Credits' }).getByRole('row').nth(1).click();
  await expect(chosen).toHaveAttribute('aria-rowindex', '2');
  for (let step = 0; step < 30; step += 1) await window.keyboard.press('j');
  await expect(chosen).toHaveAttribute('aria-rowindex', '32');
  await expect(chosen).toBeInViewport();

  await page.mode('Episodes').check();
  const grid = window.getByRole('grid', { name: 'People by episode' });
  await grid.getByRole('columnheader', { name: /^Episode 7/ }).click();
  // The roles are below the name.
  const names = await grid.getByRole('rowheader').locator('bdi:first-child').allTextContents();
  await grid.getByRole('rowheader').first().getByRole('button').click();
  for (const name of names.slice(1)) {
    await window.keyboard.press('j');
    await expect(page.personPanel.getByRole('heading').first()).toHaveText(name.trim());
  }
  await expect(chosen).toBeInViewport();
  await expect(page.personPanel.getByRole('button', { name: 'Next person' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('what is copied and printed is what the page shows', async ({ launch }) => {
  const { app, page, window } = await launch();
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await page.openSeason('1396 1');
  await page.mode('Table').check();
  await page.columnHeader('Name').getByText('Name').click();
  await window
    .getByRole('grid', { name: 'Credits' })
    .getByRole('row')
    .nth(3)
    .click({ modifiers: ['Control'] });
  // The grid shows no selection, so it copies everybody; the portraits show it.
  await page.mode('Episodes').check();
  await page.button('Copy credits').click();
  await expect(window.getByRole('menuitem', { name: /^Copy \d\d+ credits as text/ })).toBeVisible();
  await window.keyboard.press('Escape');
  await page.mode('Portraits').check();
  await page.button('Copy credits').click();
  await expect(window.getByRole('menuitem', { name: /^Copy 1 credit as text/ })).toBeVisible();
  await window.keyboard.press('Escape');
  await page.button('Clear the selection').click();
  await page.button('Copy credits').click();
  await window.getByRole('menuitem', { name: /^Copy \d\d+ credits as text/ }).click();
  await expect(page.toasts).toContainText('credits copied.');
  expect((await copied()).split('\n').slice(1, 3)).toEqual([
    expect.stringContaining('Bryan Cranston'),
    expect.stringContaining('Aaron Paul'),
  ]);

  await page.open('90004 1');
  await expect(page.title('Odd Ends & Loose Parts')).toBeVisible();
  await page.filterField.fill('james bailey');
  // TMDB's data on single episodes comes after the season.
  await expect(window.getByText(/Story Editor, Writer/u).first()).toBeVisible();
  await page.button('Copy credits').click();
  await window.getByRole('menuitem', { name: /as a table/ }).click();
  await expect
    .poll(copied, 'a job he had in one episode')
    .toContain('Story Editor, Writer (1 episode)\tCrew');

  await page.filterField.fill('nobody of that name');
  await chooseFromMenu(app, 'Save as PDF…');
  await expect(page.toasts).toContainText('The PDF was not saved. Nobody here matches');
});

test('going back leads to where the reader was, with the filter they had', async ({ launch }) => {
  const { page, window } = await launch();
  await page.openSeason(HUGE);
  const article = window.getByRole('article');
  await article.evaluate((element) => {
    const guests = element.querySelector('#guest-stars');
    element.scrollTop += (guests?.getBoundingClientRect().top ?? 0) + 1_500;
  });
  const guest = await inTheMiddle(window.getByRole('list', { name: 'Guest stars' }));
  await expect(guest).toBeInViewport();
  await page.open('1396 1');
  await expect(page.title('Breaking Bad')).toBeVisible();
  await page.filterField.fill('cranston');
  await expect(page.text('1 of 89 people')).toBeVisible();
  await page.button('Back').click();
  await expect(guest).toBeInViewport();
  await page.button('Forward').click();
  await expect(page.filterField).toHaveValue('cranston');
  await expect(page.text('1 of 89 people')).toBeVisible();
});

async function topOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.y ?? Number.NaN;
}

async function bottomOf(locator: Locator): Promise<number> {
  const box = await locator.boundingBox();
  return box === null ? Number.NaN : box.y + box.height;
}

/** A person of a list who is in the middle of the window, by a name that stays theirs. */
async function inTheMiddle(list: Locator): Promise<Locator> {
  let label = '';
  // What is visible is drawn a moment after scrolling.
  await expect(async () => {
    label = await list.evaluate((element) => {
      const items = [...element.querySelectorAll<HTMLElement>('[data-arrow-item]')];
      return items.find((item) => item.getBoundingClientRect().top > innerHeight / 2)?.ariaLabel ?? '';
    });
    expect(label).not.toBe('');
  }).toPass();
  return list.getByRole('button', { name: label, exact: true }).first();
}
