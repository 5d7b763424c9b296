import { follow } from './open-season.ts';
import * as parts from './parts.ts';
import type { SceneGroup, Stage } from './scene.ts';

/** Before there is a token. */
export const firstStartScenes: SceneGroup = {
  name: 'a first start',
  token: null,
  kept: [],
  scenes: [
    {
      name: 'welcome',
      isKept: true,
      show: async ({ page }) => {
        await page.sampleButton.waitFor();
        // Whether there is a keyring is known a moment later, which makes the page longer.
        await page.button(/for this session/).waitFor();
      },
    },
    {
      name: 'wrong-token',
      part: ({ window }) => window.getByRole('main').locator('form'),
      show: async ({ page }) => {
        await page.tokenField.fill('0123456789abcdef0123456789abcdef');
        await page.button(/^Check and/).click();
        await page.alert.waitFor();
      },
    },
    {
      name: 'sample',
      part: parts.page,
      show: async ({ page }) => {
        await page.sampleButton.click();
        await page.title('Slack Water').waitFor();
      },
    },
    {
      name: 'sample-season',
      isKept: true,
      part: parts.page,
      show: async (stage) => {
        await keepSample(stage);
        await follow(stage, 'tv/2100000000/season/1');
        await stage.page.heading(/^Episodes/).waitFor();
      },
    },
    {
      name: 'compare',
      isKept: true,
      part: parts.page,
      show: async (stage) => {
        await keepSample(stage);
        await follow(stage, 'compare/2100000000-1/2100000000-2');
        await stage.page.heading(/^Recast/).waitFor();
      },
    },
    {
      name: 'compare-shared',
      part: parts.page,
      show: async (stage) => {
        await keepSample(stage);
        await follow(stage, 'compare/2100000000-1/2100000000-2/2100000000-3');
        await stage.window.getByRole('grid').waitFor();
      },
    },
    {
      name: 'token-needed',
      part: parts.page,
      show: async (stage) => {
        await follow(stage, 'tv/1396/season/2');
        await stage.page.alert.waitFor();
      },
    },
    {
      name: 'settings-without-token',
      part: ({ page }) => page.settings.getByRole('region', { name: 'TMDB access' }),
      show: async ({ page }) => {
        await page.openSettings();
        await page.tokenField.waitFor();
      },
    },
  ],
};

/** The sample series, which needs neither a token nor a network. */
async function keepSample({ window }: Stage): Promise<void> {
  await window.evaluate(() => api.seasons.keepSample({ language: 'en-US' }));
}
