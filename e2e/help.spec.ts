import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';

test('the guide opens in the window, with its pictures, and asks nobody', async ({ launch, server }) => {
  const { app, window, page } = await launch({ token: null });
  await chooseFromMenu(app, 'Endroll Guide');
  await expect(page.title('A guide to Endroll')).toBeVisible();
  await expect(window.getByRole('heading', { name: 'Without spoilers' })).toBeVisible();
  const pictures = window.locator('article img');
  await expect(pictures).toHaveCount(5);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(1_000);
  }
  expect(await window.locator('article').innerText()).not.toMatch(/\]\(|\*\*|!\[/u);
  // It leads to the other documents, and they lead back.
  await page.button('the backup file').click();
  await expect(page.title('The backup file')).toBeVisible();
  await page.button('Back to the guide').click();
  await expect(page.title('A guide to Endroll')).toBeVisible();
  expect(server.log.entries).toEqual([]);
});

test('the report of a problem is copied and kept, without the token and the home folder', async ({
  launch,
  userData,
  server,
}) => {
  const { app, page } = await launch();
  await page.openSeason('90001 1');
  await chooseFromMenu(app, 'Report a Problem');
  await expect(page.toasts).toContainText('problem-report.md');
  await expect(page.toasts, 'where to send it').toContainText('new issue where you got Endroll');
  await expect(page.toasts.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  const kept = await readFile(join(userData, 'logs', 'problem-report.md'), 'utf8');
  expect(kept).toContain('- Electron: ');
  expect(kept).toContain('the window is shown');
  expect(kept).not.toContain(server.token);
  expect(kept).not.toContain(homedir());
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(kept);
});

test('the licenses of everything that is part of Endroll can be read, of what it runs on too', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  await page.openSettings();
  await page.button('Show licenses').click();
  const dialog = window.getByRole('dialog');
  const { electron, chrome } = await app.evaluate(
    () => process.versions as { electron: string; chrome: string },
  );
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    readonly devDependencies: Readonly<Record<'svelte' | 'undici', string>>;
  };
  for (const [name, text] of [
    [`svelte ${devDependencies.svelte}`, 'Permission is hereby granted'],
    [`undici ${devDependencies.undici}`, 'Permission is hereby granted'],
    [`Electron ${electron}`, 'Permission is hereby granted'],
    [`Chromium ${chrome}`, 'LICENSES.chromium.html'],
  ] as const) {
    const entry = dialog
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${name.replaceAll('.', '\\.')}`, 'u') });
    await entry.locator('summary').click();
    await expect(entry).toContainText(text);
  }
});

test('About has the versions, TMDB’s notice and its logo', async ({ launch }) => {
  const { app, window } = await launch();
  await chooseFromMenu(app, 'About Endroll');
  const about = window.getByRole('region', { name: 'About' });
  await expect(about).toBeInViewport();
  await expect(about).toContainText(/Version \d+\.\d+\.\d+, on Electron \d+/u);
  await expect(about).toContainText('This application uses TMDB and the TMDB APIs but is not endorsed');
  await expect(about.getByRole('img', { name: 'The Movie Database (TMDB)' })).toBeVisible();
});
