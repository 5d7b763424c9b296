import { follow } from './open-season.ts';
import * as parts from './parts.ts';
import type { SceneGroup, Stage } from './scene.ts';

const SERIES = 'tv/90002';

/** TMDB keeps one season to itself. */
const STUCK = { match: '/3/tv/90002/season/3', kind: 'hang' } as const;

/** A series, and how it is kept for offline use. */
export const packScenes: SceneGroup = {
  name: 'a series and its trip pack',
  kept: ['tv/1396/season/1', 'tv/90001/season/1'],
  scenes: [
    {
      name: 'series',
      isKept: true,
      part: parts.page,
      show: async (stage) => {
        await follow(stage, 'tv/1396');
        await stage.page.heading('Seasons (6)').waitFor();
      },
    },
    {
      name: 'choose-seasons',
      part: parts.dialog,
      show: async (stage) => {
        await follow(stage, 'tv/90001');
        await stage.page.button('Keep all seasons').click();
        const dialog = stage.window.getByRole('dialog');
        await dialog.getByRole('checkbox', { name: /^Specials/ }).uncheck();
        await dialog.getByRole('button', { name: 'Keep 2 seasons' }).waitFor();
      },
    },
    {
      name: 'pack-running',
      part: ({ page }) => page.packPanel,
      faults: [STUCK],
      show: async (stage) => {
        await follow(stage, SERIES);
        await keepAll(stage);
        await allButOne(stage);
      },
    },
    {
      name: 'pack-paused',
      part: ({ page }) => page.packPanel,
      faults: [STUCK],
      show: async (stage) => {
        await follow(stage, SERIES);
        await allButOne(stage);
        await stage.page.packPanel.getByRole('button', { name: 'Pause' }).click();
        await stage.page.packPanel.getByRole('heading', { name: 'Paused' }).waitFor();
      },
    },
    {
      name: 'pack-receipt',
      part: ({ page }) => page.packPanel,
      show: async (stage) => {
        await follow(stage, 'tv/90001');
        await keepAll(stage);
        await stage.page.packPanel.getByText(/^3 of 3 seasons, .+ portraits kept/).waitFor();
      },
    },
  ],
};

/** The pack has come as far as TMDB lets it. */
async function allButOne({ page }: Stage): Promise<void> {
  await page.packPanel.getByText(/^2 of 3 seasons · (\d+) of \1 pictures/).waitFor();
}

async function keepAll({ page }: Stage): Promise<void> {
  await page.button('Keep all seasons').click();
  await page.button(/^Keep \d+ seasons$/).click();
}
