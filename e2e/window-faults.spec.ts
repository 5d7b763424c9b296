import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';
import { resizeWindow } from './resize-window.ts';

test('text dragged from the page into a field is dropped there, and taken for no address', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.open('1396 1');
  const name = page.credit(/^Bryan Cranston, as/).getByText('Bryan Cranston');
  const box = await name.boundingBox();
  if (box === null) throw new Error('the name is on the page');
  await window.mouse.move(box.x + 1, box.y + 6);
  await window.mouse.down();
  await window.mouse.move(box.x + box.width - 2, box.y + box.height - 4, { steps: 5 });
  await window.mouse.up();
  expect(await window.evaluate(() => document.getSelection()?.toString())).toMatch(/ranston/);
  await window.mouse.move(box.x + box.width / 2, box.y + 6);
  await window.mouse.down();
  await window.mouse.move(box.x + box.width / 2 + 20, box.y, { steps: 3 });
  await page.filterField.hover();
  await page.filterField.hover();
  await window.mouse.up();
  await expect(page.filterField).toHaveValue(/ranston/);
  await expect(page.toasts).toBeEmpty();
});

test('a token that is being typed is not lost to the palette: one dialog at a time', async ({
  launch,
  server,
}) => {
  server.faults.set({ kind: 'status', status: 401, match: '/3/tv/' });
  const { app, page, window } = await launch();
  await page.open('1396 1');
  await page.alert.getByRole('button', { name: /token/i }).click();
  const dialog = window.getByRole('dialog');
  const field = dialog.getByLabel('API Read Access Token');
  await field.fill('half a tok');
  await chooseFromMenu(app, 'Go to Anything…');
  await chooseFromMenu(app, 'Keyboard Shortcuts');
  await expect(dialog).toHaveCount(1);
  await expect(field).toHaveValue('half a tok');
  await expect(field).toBeFocused();
});

test('a menu closes when another page or a dialog opens by key, and blocks no click there', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  for (const address of ['90001 1', '1396 1']) await page.openSeason(address);
  const menus = window.getByRole('menu');
  const sort = page.library.getByRole('button', { name: /^Sort the library/ });
  const found = window.getByRole('listbox');

  await sort.click();
  await expect(menus).toBeVisible();
  await chooseFromMenu(app, 'Keyboard Shortcuts');
  const dialog = window.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(menus).toHaveCount(0);
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(sort).toBeFocused();

  await page.credit(/^Bryan Cranston, as/).click({ button: 'right' });
  await expect(menus).toBeVisible();
  await chooseFromMenu(app, 'Go to Anything…');
  await expect(page.palette).toBeVisible();
  await expect(menus).toHaveCount(0);
  await window.keyboard.press('Escape');
  await expect(page.credit(/^Bryan Cranston, as/)).toBeFocused();

  await sort.click();
  await expect(menus).toBeVisible();
  await chooseFromMenu(app, 'Settings…');
  await expect(page.settings).toBeVisible();
  await expect(menus).toHaveCount(0);
  await expect(page.settings.locator(':focus')).toHaveCount(1);
  // The first click arrives.
  await page.settings.getByRole('radio', { name: 'Dark' }).click({ timeout: 2_000 });
  await expect(page.settings.getByRole('radio', { name: 'Dark' })).toBeChecked();

  await page.findField.fill('break');
  await expect(found).toBeVisible();
  await chooseFromMenu(app, 'Endroll Guide');
  await expect(page.title('A guide to Endroll')).toBeVisible();
  await expect(found).toHaveCount(0);
});

test('a dialog about a page closes when a link from elsewhere opens another page', async ({ launch }) => {
  const { app, page, window } = await launch();
  await page.openSeason('1396 1');
  await chooseFromMenu(app, 'Export…');
  const dialog = window.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await app.evaluate(({ app: electron }) => {
    electron.emit('second-instance', {}, [], '', { address: 'endroll://tv/90001/season/1' });
  });
  await expect(page.title(/^Harbour Lights/)).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test('the arrow keys move the edge of the library where they point, in Arabic too', async ({ launch }) => {
  const { window } = await launch();
  const edge = window.getByRole('separator');
  await edge.waitFor();
  const left = async () => (await edge.boundingBox())?.x ?? NaN;
  for (const language of ['en', 'ar'] as const) {
    await window.evaluate((interfaceLanguage) => api.settings.update({ interfaceLanguage }), language);
    await window.reload();
    await edge.waitFor();
    await expect(window.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await edge.focus();
    const before = await left();
    await edge.press('ArrowLeft');
    expect(await left(), language).toBeLessThan(before);
    await edge.press('ArrowRight');
    await edge.press('ArrowRight');
    expect(await left(), language).toBeGreaterThan(before);
    await edge.press('ArrowLeft');
  }
  for (const [key, limit] of [
    ['End', 'aria-valuemax'],
    ['Home', 'aria-valuemin'],
  ] as const) {
    await edge.press(key);
    await expect(edge).toHaveAttribute('aria-valuenow', (await edge.getAttribute(limit)) ?? '');
  }
});

test('F6 goes from the page to the list of the library and back, and a link leads past the library', async ({
  launch,
}) => {
  const { page, window } = await launch();
  await page.openSeason('1396 1');
  const article = window.getByRole('article');
  const tree = window.getByRole('tree');
  await article.focus();
  await window.keyboard.press('F6');
  await expect(tree).toBeFocused();
  await window.keyboard.press('F6');
  await expect(article).toBeFocused();
  await page.credit(/^Bryan Cranston, as/).click();
  await expect(page.personPanel).toBeVisible();
  await window.keyboard.press('Shift+F6');
  await expect(tree).toBeFocused();
  await window.keyboard.press('Shift+F6');
  await expect(page.personPanel).toBeFocused();

  // The first stop of the window is before the library's tools.
  await page.button('Hide the library').focus();
  await window.keyboard.press('Shift+Tab');
  const skip = window.getByRole('link', { name: 'Skip to the page' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await window.keyboard.press('Enter');
  await expect(article).toBeFocused();
});

test('a dialog stands above a message, and stays when the message is put away', async ({
  launch,
  server,
}) => {
  const { app, page, window } = await launch();
  await page.openSeason('90001 1');
  server.faults.set({ match: '/3/tv/90001', kind: 'status', status: 401 });
  await page.button('Refresh').click();
  const message = page.toasts.getByRole('group', { includeHidden: true });
  await expect(message).toBeVisible({ timeout: 20_000 });
  await resizeWindow(app, window, 900, 600);
  await chooseFromMenu(app, 'Keyboard Shortcuts');
  const dialog = window.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const foot = await dialog.evaluate((element) => element.getBoundingClientRect().bottom);
  expect(foot).toBeLessThanOrEqual(await message.evaluate((element) => element.getBoundingClientRect().top));
  await message.getByRole('button', { name: 'Dismiss', includeHidden: true }).click();
  await expect(message).toBeHidden();
  await expect(dialog).toBeVisible();
});

test('what says that TMDB has requests wait stands above messages', async ({ launch, server }) => {
  const { page, window } = await launch();
  await page.openSeason('90001 1');
  server.faults.set({ match: '/3/tv/90001', kind: 'status', status: 401 });
  await page.button('Refresh').click();
  const message = page.toasts.getByRole('group');
  await expect(message).toBeVisible();
  server.faults.clear();
  server.faults.set({ match: '/3/tv/90001', kind: 'status', status: 429, retryAfterSeconds: 20 });
  await page.button('Refresh').click();
  const notice = window.getByText(/Trying again in \d+ s/u);
  await expect(notice).toBeVisible();
  const foot = await notice.evaluate((element) => element.getBoundingClientRect().bottom);
  expect(foot).toBeLessThanOrEqual(await message.evaluate((element) => element.getBoundingClientRect().top));
});
