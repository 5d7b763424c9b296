import { holdToasts } from './hold-toasts.ts';
import { follow, openSeason } from './open-season.ts';
import * as parts from './parts.ts';
import type { SceneGroup, Stage } from './scene.ts';
import { send } from './send.ts';
import { stopClock } from './stop-clock.ts';

const SEASON = 'tv/1396/season/1';
const LOST = 'tv/90004/season/1';

/** What the reader sees while Endroll waits for TMDB, or when something is wrong. */
export const troubleScenes: SceneGroup = {
  name: 'waiting and trouble',
  kept: [SEASON, 'tv/90001/season/1', LOST],
  scenes: [
    {
      name: 'loading',
      part: parts.page,
      faults: [{ match: '/3/tv/90002', kind: 'hang' }],
      show: async (stage) => {
        await follow(stage, 'tv/90002/season/1');
        await stage.window
          .getByRole('status')
          .filter({ hasText: /^Opening/ })
          .waitFor();
      },
    },
    {
      name: 'arriving',
      part: parts.pageHead,
      faults: [{ match: /tv\/90006\/season\/1\?/, kind: 'hang' }],
      show: async (stage) => {
        await follow(stage, 'tv/90006/season/1');
        await stage.page.text('Fetching guest stars and episodes…').first().waitFor();
      },
    },
    {
      name: 'not-found',
      isKept: true,
      part: parts.page,
      show: async (stage) => {
        await follow(stage, 'tv/1396/season/77');
        await stage.page.alert.waitFor();
      },
    },
    {
      name: 'offline',
      part: parts.page,
      faults: [{ match: '/3/', kind: 'cut' }],
      show: async (stage) => {
        await follow(stage, 'tv/90003/season/2');
        await stage.page.alert.waitFor();
      },
    },
    {
      name: 'incomplete',
      isKept: true,
      part: parts.pageHead,
      faults: [{ match: /tv\/90003\/season\/1(\?|\/aggregate)/, kind: 'status', status: 500 }],
      show: async (stage) => {
        await follow(stage, 'tv/90003/season/1');
        await stage.page.text('Incomplete. Still missing: episodes and guest stars').waitFor();
      },
    },
    {
      name: 'bad-address',
      part: ({ page }) => page.alert,
      show: async ({ page }) => {
        await page.open('https://www.imdb.com/title/tt0903747/');
        await page.alert.waitFor();
      },
    },
    {
      name: 'find-left-out',
      part: ({ window }) => window.getByRole('search'),
      faults: [
        {
          match: '/3/search/tv',
          kind: 'status',
          status: 200,
          body: { page: 1, results: [{ id: 7, name: 'Harrow' }, { id: 8 }, { name: 'Harvest' }] },
        },
      ],
      show: async ({ page }) => {
        await page.findField.fill('har');
        await page.text(/^2 results from TMDB cannot be used: /).waitFor();
      },
    },
    {
      name: 'series-left-out',
      part: parts.page,
      faults: [
        {
          match: '/3/tv/90005',
          kind: 'status',
          status: 200,
          body: {
            id: 90005,
            name: 'Torn Pages',
            created_by: [{ credit_id: '1', name: 'Somebody Removed' }],
            seasons: [
              { season_number: 1, name: 'Season 1' },
              { season_number: null, name: 'Season 2' },
            ],
          },
        },
      ],
      show: async (stage) => {
        await follow(stage, 'tv/90005');
        await stage.window.getByRole('list', { name: 'Left out as unusable' }).waitFor();
      },
    },
    {
      name: 'refreshing',
      part: parts.pageHead,
      show: async (stage) => {
        await openSeason(stage, SEASON);
        stage.server.faults.set({ match: '/3/tv/1396', kind: 'hang' });
        await stage.page.button('Refresh').click();
        await stage.page.button('Refreshing…').waitFor();
      },
    },
    {
      name: 'refresh-failed',
      part: parts.toast,
      show: async (stage) => {
        await holdToasts(stage);
        await openSeason(stage, 'tv/90001/season/1');
        stage.server.faults.set({ match: '/3/tv/90001', kind: 'status', status: 503 });
        await stage.page.button('Refresh').click();
        await stage.page.toasts.getByText('HTTP 503').waitFor();
      },
    },
    {
      name: 'library-restored',
      part: parts.toast,
      show: async (stage) => {
        await holdToasts(stage);
        await send(stage, 'library:noticed', {
          kind: 'own-damaged-restored',
          backupTime: '2026-11-22T19:30:00Z',
        });
        await stage.page.toasts.getByText('restored from the copy').waitFor();
      },
    },
    {
      name: 'library-read-only',
      part: parts.toast,
      show: async (stage) => {
        await holdToasts(stage);
        await openSeason(stage, SEASON);
        await send(stage, 'library:noticed', { kind: 'read-only' });
        await stage.page.toasts.getByText('cannot write to the library').waitFor();
      },
    },
    {
      name: 'update-waiting',
      part: ({ page }) => page.text(/^Refreshed: /),
      show: async (stage) => {
        // A kept season is asked for again after a day.
        await stopClock(stage, '2026-11-25T12:00:00Z');
        stage.server.catalogue.update(90001, 1, ({ cast, ...credits }) => ({
          ...credits,
          cast: cast.slice(1),
        }));
        await openSeason(stage, 'tv/90001/season/1');
        await stage.page.text(/^Refreshed: \d+ credits? changed/).waitFor();
      },
    },
    {
      name: 'series-gone',
      part: parts.page,
      faults: [{ match: '/3/tv/90004', kind: 'status', status: 404 }],
      // The library's process has its own clock.
      masked: ({ page }) => page.text(/^Missing from TMDB since/),
      show: async (stage) => {
        await loseSeries(stage);
        await stage.window
          .getByRole('article')
          .getByRole('heading', { level: 1 })
          .getByRole('button')
          .click();
        await stage.page.button('Save a citation sheet (PDF)').waitFor();
      },
    },
    {
      name: 'library-gone',
      part: parts.page,
      faults: [{ match: '/3/tv/90004', kind: 'status', status: 404 }],
      masked: ({ page }) => page.text(/^\d+ seasons, /),
      show: async (stage) => {
        await loseSeries(stage);
        await stage.page.button('Library overview').click();
        await stage.page.overviewView('Upkeep').check();
        await stage.page.button(/^Save a citation sheet/).waitFor();
        await stage.page.text(/^\d+ seasons, .*B/).waitFor();
      },
    },
  ],
};

/** TMDB no longer has a kept series, which shows when it is opened two days later. */
async function loseSeries(stage: Stage): Promise<void> {
  await stopClock(stage, '2026-11-26T12:00:00Z');
  await openSeason(stage, LOST);
  await stage.page.text(/^Missing from TMDB since/).waitFor();
}
