import * as parts from './parts.ts';
import type { SceneGroup } from './scene.ts';

/** What the reader can choose. */
export const settingsScenes: SceneGroup = {
  name: 'the settings',
  kept: ['tv/90001/season/1'],
  scenes: [
    { name: 'settings', part: parts.page, show: ({ page }) => page.openSettings() },
    {
      name: 'settings-storage',
      part: parts.page,
      // How large the database is, depends on when it tidies up.
      masked: ({ page }) => page.text('All kept seasons with their backups'),
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
