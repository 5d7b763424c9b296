import * as parts from './parts.ts';
import type { SceneGroup } from './scene.ts';
import { send } from './send.ts';

/** What the reader can choose. */
export const settingsScenes: SceneGroup = {
  name: 'the settings',
  kept: ['tv/90001/season/1'],
  scenes: [
    { name: 'settings', isKept: true, part: parts.page, show: ({ page }) => page.openSettings() },
    {
      name: 'settings-storage',
      part: parts.page,
      // The size of the database depends on when it cleans up.
      masked: ({ page }) => page.text('Kept seasons, and your notes'),
      show: async ({ page }) => {
        await page.openSettings();
        await page.text(/portraits? (or|and) posters?: \d/).waitFor();
        await page.button('Delete all pictures…').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'settings-foot',
      part: parts.page,
      show: async ({ page }) => {
        await page.openSettings();
        await page.text('not endorsed').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'settings-update',
      part: parts.page,
      show: async (stage) => {
        const { page, window } = stage;
        await send(stage, 'updates:changed', {
          way: 'deb',
          checkedAt: '2026-11-28T09:00:00.000Z',
          state: {
            kind: 'available',
            release: {
              version: '99.1.0',
              notes: '### Added\n\n- Find **everything** at once.\n- And more.',
              file: 'endroll_99.1.0_amd64.deb',
              bytes: 80_000_000,
            },
          },
        });
        await page.button('Endroll 99.1.0 is available').click();
        await window.getByText('sudo apt install').waitFor();
      },
    },
    {
      name: 'guide',
      part: parts.page,
      show: async (stage) => {
        await send(stage, 'app:commandChosen', { command: 'guide' });
        await stage.page.title('A guide to Endroll').waitFor();
      },
    },
    {
      name: 'settings-search',
      part: parts.page,
      show: async ({ page, window }) => {
        await page.openSettings();
        await page.settings.getByRole('textbox').first().fill('picture');
        await window.getByRole('region', { name: 'Appearance' }).waitFor();
        await window.getByRole('region', { name: 'Spoilers' }).waitFor({ state: 'hidden' });
      },
    },
    {
      name: 'confirm',
      part: ({ window }) => window.getByRole('alertdialog'),
      show: async ({ page, window }) => {
        await page.openSettings();
        await page.button('Delete the whole library…').click();
        await window.getByRole('alertdialog').waitFor();
      },
    },
  ],
};
