import { openSeason } from './open-season.ts';
import * as parts from './parts.ts';
import type { SceneGroup, Stage } from './scene.ts';

const SEASON = 'tv/1396/season/1';

/** A season as its people look. */
export const seasonScenes: SceneGroup = {
  name: 'a season',
  kept: [SEASON, 'tv/90001/season/1'],
  scenes: [
    { name: 'season', isKept: true, show: (stage) => openSeason(stage, SEASON) },
    {
      name: 'season-scrolled',
      part: parts.page,
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await stage.page.heading(/^Production/).evaluate((heading) => {
          heading.scrollIntoView();
        });
      },
    },
    {
      name: 'hint',
      part: ({ window }) => window.locator('.hint-text'),
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await stage.page.button('Regular on TMDB').focus();
        await stage.page.text(/people who edit a season decide/).waitFor();
      },
    },
    {
      name: 'person',
      isKept: true,
      part: ({ page }) => page.personPanel,
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await stage.page.credit(/^Bryan Cranston, as/).click();
        await stage.page.personPanel.waitFor();
      },
    },
    { name: 'filter', part: parts.page, show: (stage) => filter(stage, 'producer', /\d+ of \d+ people/) },
    {
      name: 'filter-empty',
      part: ({ window }) => window.locator('.empty'),
      show: (stage) => filter(stage, 'nobody', 'Nobody here matches “nobody”.'),
    },
    {
      name: 'facets',
      isKept: true,
      part: parts.dialog,
      show: async (stage) => {
        await filter(stage, 'an', /\d+ of \d+ people/);
        await stage.page.button(/^Filter/).click();
        const dialog = stage.window.getByRole('dialog');
        await dialog.getByRole('button', { name: /^Directing/ }).click();
        await stage.page.button('Remove Department: Directing').waitFor();
      },
    },
    {
      name: 'menu',
      part: ({ window }) => window.getByRole('menu'),
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await stage.page.button(/^More$/).click();
        await stage.window.getByRole('menu').waitFor();
      },
    },
    {
      name: 'language',
      part: ({ window }) => window.locator('.search-select-panel'),
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await stage.page.button(/^Language:/).click();
        await stage.page
          .option(/German/)
          .first()
          .waitFor();
      },
    },
    {
      name: 'note',
      part: parts.pageHead,
      show: async (stage) => {
        await openSeason(stage, 'tv/90001/season/1');
        await stage.window.evaluate(() =>
          api.yours.mark({
            subjects: ['tv/90001/season/1'],
            change: { note: 'Begun on the ferry.\nEpisode 4 again!' },
          }),
        );
        await openSeason(stage, SEASON);
        await openSeason(stage, 'tv/90001/season/1');
        await stage.page.text('Begun on the ferry.').waitFor();
      },
    },
    {
      name: 'compact',
      part: parts.page,
      settings: { density: 'compact' },
      show: (stage) => openSeason(stage, SEASON),
    },
    {
      name: 'spoilers',
      part: parts.page,
      settings: { hideCharacters: true, hideEpisodeCounts: true, hideGuests: true },
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await stage.page.credit('Bryan Cranston').first().click();
        await stage.page.personPanel.waitFor();
      },
    },
    {
      name: 'note-written',
      part: parts.pageHead,
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await stage.page.button('Add a note').click();
        await stage.window
          .getByRole('textbox', { name: 'Your note' })
          .fill('Seen at the lake. The desert light of the first episode!');
        await stage.page.text('Saved', { exact: true }).waitFor();
      },
    },
  ],
};

async function filter(stage: Stage, words: string, outcome: string | RegExp): Promise<void> {
  await openSeason(stage, SEASON);
  await stage.page.filterField.fill(words);
  await stage.page.text(outcome).first().waitFor();
}
