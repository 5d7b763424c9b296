import type {} from '../window-api.ts';
import { chooseFromMenu } from '../choose-from-menu.ts';
import { openSeason } from './open-season.ts';
import * as parts from './parts.ts';
import type { SceneGroup, Stage } from './scene.ts';

const SEASON = 'tv/1396/season/1';

/** What is the reader's own. */
export const yoursScenes: SceneGroup = {
  name: 'what is the reader’s own',
  kept: [SEASON, 'tv/90001/season/1', 'tv/90001/season/2'],
  scenes: [
    {
      name: 'yours',
      isKept: true,
      part: parts.page,
      show: async ({ page, window }) => {
        await makeOwn(window);
        await page.open('endroll://yours');
        await page.text('Ask the agent.').waitFor();
      },
    },
    {
      name: 'yours-list',
      part: parts.page,
      show: async ({ page, window }) => {
        await makeOwn(window);
        await page.open('endroll://yours');
        await window.getByRole('button', { name: /^Casting 2026/ }).click();
        await page.button('Rename list').waitFor();
      },
    },
    ...(['portraits', 'table', 'episodes'] as const).map((mode) => ({
      name: `marked-${mode}`,
      settings: { seasonMode: mode },
      part: parts.page,
      show: async (stage: Stage) => {
        await makeOwn(stage.window);
        await openSeason(stage, SEASON);
        await stage.window.locator('.own').first().waitFor();
      },
    })),
    {
      name: 'marked-filter',
      part: parts.page,
      show: async (stage) => {
        await makeOwn(stage.window);
        await openSeason(stage, SEASON);
        await stage.page.button('Filter').click();
        await stage.window.getByRole('button', { name: /^Starred/ }).waitFor();
      },
    },
    {
      name: 'selection-menu',
      part: parts.page,
      show: async (stage) => {
        await makeOwn(stage.window);
        await openSeason(stage, SEASON);
        const people = stage.window.locator('article [data-credit]');
        for (const at of [0, 1, 2]) await people.nth(at).click({ modifiers: ['Control'] });
        await people.nth(1).click({ button: 'right' });
        await stage.window.getByRole('menuitem', { name: /^Copy 3/ }).waitFor();
      },
    },
    {
      name: 'yours-export',
      part: ({ window }) => window.getByRole('dialog'),
      show: async ({ page, window, app }) => {
        await makeOwn(window);
        await page.open('endroll://yours');
        await page.text('Ask the agent.').waitFor();
        await chooseFromMenu(app, 'Export…');
        await window.getByRole('radio', { name: 'What is shown here' }).waitFor();
      },
    },
    {
      name: 'organize',
      isKept: true,
      part: ({ window }) => window.getByRole('dialog'),
      show: async ({ page, window }) => {
        await makeOwn(window);
        await page.open('endroll://person/17419');
        await window.getByRole('article').getByRole('button', { name: 'Note, tags and lists…' }).click();
        await window.getByRole('checkbox', { name: /^Casting 2026/ }).waitFor();
      },
    },
    {
      name: 'seen',
      part: ({ window }) => window.getByRole('dialog'),
      show: async (stage) => {
        await openSeason(stage, SEASON);
        await stage.window.getByRole('button', { name: 'More', exact: true }).click();
        await stage.window.getByRole('menuitem', { name: 'Seen so far…' }).click();
        await stage.window.getByRole('combobox', { name: 'Seen' }).waitFor();
      },
    },
    {
      name: 'season-unseen',
      part: parts.page,
      show: async (stage) => {
        await makeOwn(stage.window);
        await openSeason(stage, 'tv/90001/season/2');
        await stage.page.button('Show anyway').waitFor();
      },
    },
    {
      name: 'backup',
      part: ({ window }) => window.getByRole('dialog'),
      show: async ({ app, window }) => {
        await chooseFromMenu(app, 'Back Up or Restore…');
        await window.getByRole('button', { name: 'Choose a file…' }).waitFor();
      },
    },
  ],
};

/** What a reader may have created by then; the second season of Harbour Lights has not been seen. */
async function makeOwn(window: Stage['window']): Promise<void> {
  await window.evaluate(async () => {
    await api.yours.mark({
      subjects: ['person/17419'],
      change: { isStarred: true, note: 'Ask the agent.', addTag: 'casting' },
    });
    await api.yours.mark({ subjects: ['tv/1396/season/1'], change: { isReviewed: true, addTag: 'essay' } });
    await api.yours.mark({ subjects: ['tv/90001/season/1/episode/2'], change: { isStarred: true } });
    await api.yours.keep({
      kind: 'list',
      id: '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11',
      content: { name: 'Casting 2026', subjects: ['person/17419', 'tv/1396/season/1', 'tv/90001'] },
    });
    await api.yours.keep({
      kind: 'search',
      id: '5d5f1a5c-6b0e-4a3b-8f0b-8a1f1f0f7d10',
      content: { name: 'Directors', query: 'job:director' },
    });
    await api.yours.keep({ kind: 'seen', id: '90001', content: { seasonNumber: 1, episodeNumber: null } });
  });
}
