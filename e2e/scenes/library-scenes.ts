import { chooseFromMenu } from '../choose-from-menu.ts';
import { holdToasts } from './hold-toasts.ts';
import { openSeason } from './open-season.ts';
import * as parts from './parts.ts';
import type { SceneGroup, Stage } from './scene.ts';

const SEASON = 'tv/1396/season/1';

/** Finding, going and keeping order. */
export const libraryScenes: SceneGroup = {
  name: 'finding and the library',
  kept: [SEASON, 'tv/90001/season/1', 'tv/90001/season/2', 'tv/90002/season/1'],
  scenes: [
    { name: 'ready', part: parts.page, show: ({ page }) => page.heading('Welcome back.').waitFor() },
    {
      name: 'find',
      part: ({ window }) => window.getByRole('listbox'),
      show: async ({ page }) => {
        await page.findField.fill('har');
        await page.text('On TMDB').waitFor();
      },
    },
    {
      name: 'library',
      isKept: true,
      part: parts.page,
      show: openOverview,
    },
    {
      name: 'library-upkeep',
      part: parts.page,
      // How large the database is, depends on when it tidies up.
      masked: ({ page }) => page.text(/^4 seasons, /),
      show: openUpkeep,
    },
    {
      name: 'library-selection',
      part: ({ window }) => window.getByRole('grid'),
      show: async (stage) => {
        await openOverview(stage);
        await stage.window
          .getByRole('row', { name: /^Harbour Lights/ })
          .first()
          .locator('[data-select]')
          .click();
        await stage.page.text('1 selected').first().waitFor();
      },
    },
    {
      name: 'search-start',
      part: parts.page,
      show: async ({ page }) => {
        await page.open('endroll://search');
        await page.text(/Words can be in any order\.$/).waitFor();
      },
    },
    {
      name: 'search',
      isKept: true,
      part: parts.page,
      show: async ({ page }) => {
        await page.open('endroll://search?q=wal');
        await page
          .hit(/Walter White/)
          .first()
          .waitFor();
      },
    },
    {
      name: 'person-page',
      isKept: true,
      part: parts.page,
      show: async ({ page, window }) => {
        await page.open('endroll://person/17419');
        await page.title('Bryan Cranston').waitFor();
        await window.locator('summary').first().click();
      },
    },
    {
      name: 'history',
      part: parts.page,
      show: async ({ page }) => {
        await page.open(`endroll://${SEASON}/history`);
        await page.text(/Nothing has changed on TMDB/).waitFor();
      },
    },
    {
      name: 'person-on-tmdb',
      part: parts.page,
      show: async ({ page, window }) => {
        await page.open('endroll://person/17419');
        const onTmdb = window.getByRole('region', { name: 'On TMDB' });
        const button = onTmdb.getByRole('button', { name: 'Look up on TMDB' });
        const kept = onTmdb.getByText(/^As of /);
        await button.or(kept).waitFor();
        if (await button.isVisible()) await button.click();
        await kept.waitFor();
        await onTmdb.scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'matrix',
      isKept: true,
      part: parts.page,
      show: async ({ page, window }) => {
        await page.open('endroll://tv/90001/people');
        await window.getByRole('gridcell').first().waitFor();
      },
    },
    {
      name: 'matrix-crew',
      part: parts.page,
      show: async ({ page, window }) => {
        await page.open('endroll://tv/90001/people');
        await window.getByRole('radio', { name: 'Crew' }).check();
        await window.getByRole('row', { name: /^Directing/ }).waitFor();
      },
    },
    {
      name: 'palette',
      isKept: true,
      part: parts.dialog,
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await chooseFromMenu(stage.app, 'Go to Anything…');
        await stage.page
          .option(/Harbour Lights/)
          .first()
          .waitFor();
      },
    },
    {
      name: 'palette-search',
      part: parts.dialog,
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await chooseFromMenu(stage.app, 'Go to Anything…');
        await stage.page.palette.getByRole('combobox').fill('bry');
        await stage.page.option(/Bryan/).first().waitFor();
      },
    },
    {
      name: 'shortcuts',
      part: parts.dialog,
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await chooseFromMenu(stage.app, 'Keyboard Shortcuts');
        await stage.window.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      },
    },
    {
      name: 'changes',
      part: parts.page,
      // The library has a clock of its own.
      masked: ({ window }) => window.getByText(/^From /),
      show: async (stage) => {
        const { page, server, window } = stage;
        server.catalogue.update(90001, 1, (credits) => ({ ...credits, cast: credits.cast.slice(1) }));
        await openSeason(stage, 'tv/90001/season/1');
        await page.button('Refresh').click();
        await page.toasts.getByRole('button', { name: 'Dismiss' }).click();
        await page.open('endroll://changes');
        await window.getByRole('heading', { name: /^Removed 1/ }).waitFor();
      },
    },
    {
      name: 'removed',
      part: parts.toast,
      show: async (stage) => {
        await holdToasts(stage);
        await openSeason(stage, SEASON);
        await stage.page.remove(stage.page.keptSeries(/^Nine Strange Rooms/));
        await stage.page.toasts.getByRole('button', { name: 'Undo' }).waitFor();
      },
    },
  ],
};

async function openOverview({ page }: Stage): Promise<void> {
  await page.button('Library overview').click();
  await page.heading('Library overview').waitFor();
  await page.row(/Breaking Bad/).waitFor();
}

async function openUpkeep(stage: Stage): Promise<void> {
  await openOverview(stage);
  await stage.page.overviewView('Upkeep').check();
  // The sizes come after the list.
  await stage.window.getByRole('gridcell', { name: /kB$/ }).first().waitFor();
}
