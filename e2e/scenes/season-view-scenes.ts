import { chooseFromMenu } from '../choose-from-menu.ts';
import { follow, openSeason } from './open-season.ts';
import * as parts from './parts.ts';
import type { SceneGroup, Stage } from './scene.ts';

const SEASON = 'tv/1396/season/1';

/** The other views of a season. */
export const seasonViewScenes: SceneGroup = {
  name: 'a season as table, as grid and on paper',
  kept: [SEASON],
  scenes: [
    {
      name: 'end-roll',
      isKept: true,
      // Moving, it would be a different picture each time, so the reader has stopped it at the beginning.
      show: async ({ page, window }) => {
        await page.open('endroll://tv/1396/season/1/roll');
        await window.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
        await window.keyboard.press('Home');
        for (let step = 0; step < 12; step += 1) await window.keyboard.press('ArrowDown');
      },
    },
    { name: 'table', isKept: true, settings: { seasonMode: 'table' }, show: openGrid },
    {
      name: 'table-selection',
      isKept: true,
      part: parts.page,
      settings: { seasonMode: 'table' },
      show: async (stage) => {
        await openGrid(stage);
        const rows = stage.window.getByRole('grid').getByRole('row');
        await rows.nth(2).click({ modifiers: ['Control'] });
        await rows.nth(4).click({ modifiers: ['Shift'] });
        await stage.window.getByRole('toolbar', { name: 'Selection' }).waitFor();
      },
    },
    {
      name: 'export',
      isKept: true,
      part: ({ window }) => window.getByRole('dialog'),
      settings: { seasonMode: 'table' },
      show: async (stage) => {
        await openGrid(stage);
        const rows = stage.window.getByRole('grid').getByRole('row');
        await rows.nth(2).click({ modifiers: ['Control'] });
        await stage.page.button('Export').click();
        await stage.window.getByRole('radio', { name: '1 selected credit' }).waitFor();
      },
    },
    {
      name: 'table-filter',
      part: parts.page,
      settings: { seasonMode: 'table', density: 'compact', creditSort: 'name' },
      show: async (stage) => {
        await openGrid(stage);
        await stage.page.filterField.fill('mar');
        await stage.window.locator('mark').first().waitFor();
      },
    },
    {
      name: 'episodes',
      isKept: true,
      part: parts.page,
      settings: { seasonMode: 'episodes' },
      show: openGrid,
    },
    {
      name: 'episode-chosen',
      part: parts.page,
      settings: { seasonMode: 'episodes' },
      show: async (stage) => {
        await openGrid(stage);
        await stage.window.getByRole('columnheader', { name: /^Episode 7/ }).click();
        await stage.page.text(/people in Episode 7/).waitFor();
      },
    },
    {
      name: 'episodes-hidden',
      part: ({ window }) => window.getByRole('region', { name: /^Episodes/ }),
      settings: { seasonMode: 'episodes', hideEpisodeCounts: true },
      show: async (stage) => {
        await follow(stage, SEASON);
        await stage.page.text('Episode appearances are hidden.').waitFor();
      },
    },
    { name: 'sheet', show: showSheet },
  ],
};

async function openGrid(stage: Stage): Promise<void> {
  await openSeason(stage, SEASON);
  await stage.window.getByRole('grid').getByRole('row').nth(1).waitFor();
}

/** The page as the printer gets it. The system's dialog, which no test can close, is never shown. */
async function showSheet(stage: Stage): Promise<void> {
  const { app, window } = stage;
  await openSeason(stage, SEASON);
  await stage.page.filterField.fill('mar');
  await app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    // The callback is held, because Electron would otherwise collect it, drop the call and remove the sheet.
    const print = (...given: readonly unknown[]): unknown => Object.assign(globalThis, { given });
    Object.assign(page ?? {}, { print });
  });
  await chooseFromMenu(app, 'Print…');
  await window.locator('html.printing').waitFor();
  await window.emulateMedia({ media: 'print' });
  await window.locator('.print-host').getByText('8 of 89 people').waitFor();
}
