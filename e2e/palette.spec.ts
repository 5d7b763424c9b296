import type { ElectronApplication } from '@playwright/test';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test } from './fixtures.ts';

test('the palette goes to recent seasons, people, commands, links and series on TMDB', async ({ launch }) => {
  const { app, page, window } = await launch();
  const openPalette = async (): Promise<void> => {
    await chooseFromMenu(app, 'Go to Anything…');
    await expect(page.palette).toBeVisible();
  };
  const field = page.palette.getByRole('combobox');
  await page.openSeason('1396 1');
  await page.openSeason('90001 1');

  await openPalette();
  await expect(page.option(/^Breaking Bad, Season 1/)).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(page.title('Breaking Bad')).toBeVisible();

  await openPalette();
  await field.fill('cranst');
  await expect(page.option(/^Bryan Cranston/)).toBeVisible();
  await page.option(/^Bryan Cranston/).click();
  await expect(page.title('Bryan Cranston')).toBeVisible();

  await openPalette();
  await field.fill('setti');
  await window.keyboard.press('Enter');
  await expect(page.settings).toBeVisible();

  await openPalette();
  await field.fill('https://www.themoviedb.org/tv/90002/season/1');
  await window.keyboard.press('Enter');
  await expect(page.title('Nine Strange Rooms')).toBeVisible();

  await openPalette();
  await field.fill('eight summ');
  await expect(page.option(/^Eight Summers/)).toBeVisible();
  await page.option(/^Eight Summers/).click();
  await expect(page.heading('Seasons (8)')).toBeVisible();

  await openPalette();
  await window.keyboard.press('Escape');
  await expect(page.palette).toBeHidden();
});

test('recent seasons stand in the menu, come back after a restart and can be cleared', async ({ launch }) => {
  const first = await launch();
  await first.page.openSeason('1396 1');
  await first.page.openSeason('90001 1');
  await expect
    .poll(() => recentLabels(first.app))
    .toEqual(expect.arrayContaining(['Harbour Lights, Season 1', 'Breaking Bad, Season 1']));
  await first.quit();

  const second = await launch();
  await expect(second.page.title('Harbour Lights')).toBeVisible();
  await expect.poll(() => recentLabels(second.app)).toContain('Breaking Bad, Season 1');
  await second.app.evaluate(({ Menu }) => {
    const go = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&Go');
    const recent = go?.submenu?.items.find(({ label }) => label === 'Recent Seasons');
    const entry = recent?.submenu?.items.find(({ label }) => label === 'Breaking Bad, Season 1');
    (entry?.click as () => void)();
  });
  await expect(second.page.title('Breaking Bad')).toBeVisible();
  await chooseFromMenu(second.app, 'Go to Anything…');
  await second.page.palette.getByRole('combobox').fill('clear');
  await second.page.option(/^Clear recent/).click();
  await expect.poll(() => recentLabels(second.app)).not.toContain('Harbour Lights, Season 1');
});

test('what is chosen in the menu before the page listens waits until it does', async ({ launch }) => {
  const { app, page, window } = await launch();
  await chooseFromMenu(app, 'Keyboard Shortcuts');
  await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await app.evaluate(({ BrowserWindow, Menu }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const entries = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
    const entry = entries.find(({ label }) => label === 'Go to Anything…');
    // The new page is there, and none of its scripts has run.
    contents?.once('did-navigate', () => {
      (entry?.click as () => void)();
    });
    contents?.reload();
  });
  await expect(page.palette).toBeVisible();
});

async function recentLabels(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) => {
    const go = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&Go');
    const recent = go?.submenu?.items.find(({ label }) => label === 'Recent Seasons');
    return (recent?.submenu?.items ?? []).map(({ label }) => label);
  });
}
