import type { ElectronApplication, Page } from '@playwright/test';
import type { Settings } from '@shared/domain/settings.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import type { EndrollPage } from './pages/endroll-page.ts';
import type { TmdbServer } from './tmdb-server/server.ts';

/** A state of the window worth a look. */
export interface Scene {
  readonly name: string;
  readonly token?: null;
  readonly show: (
    page: EndrollPage,
    window: Page,
    server: TmdbServer,
    app: ElectronApplication,
  ) => Promise<void>;
}

/** All of them. */
export const scenes: readonly Scene[] = [
  { name: 'welcome', token: null, show: async (page) => page.sampleButton.waitFor() },
  {
    name: 'wrong-token',
    token: null,
    show: async (page) => {
      await page.tokenField.fill('0123456789abcdef0123456789abcdef');
      await page.button(/Check and/).click();
      await page.alert.waitFor();
    },
  },
  {
    name: 'sample',
    token: null,
    show: async (page) => {
      await page.sampleButton.click();
      await page.title('Breaking Bad').waitFor();
    },
  },
  { name: 'ready', show: async (page) => page.text('Ready when you are').waitFor() },
  {
    name: 'find',
    show: async (page) => {
      await openWhole(page, '90001 1');
      await page.findField.fill('the');
      await page.option(/./).first().waitFor();
    },
  },
  {
    name: 'series',
    show: async (page) => {
      await openWhole(page, '1396 1');
      await page.open('endroll://tv/1396');
      await page.heading('Seasons (6)').waitFor();
    },
  },
  { name: 'season', show: async (page) => openWhole(page, '1396 1') },
  {
    name: 'season-scrolled',
    show: async (page, window) => {
      await openWhole(page, '1396 1');
      await window.locator('#crew').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'person',
    show: async (page) => {
      await openWhole(page, '1396 1');
      await page.credit(/^Bryan Cranston, as/).click();
      await page.personPanel.waitFor();
    },
  },
  {
    name: 'filter',
    show: async (page) => {
      await openWhole(page, '1396 1');
      await page.filterField.fill('producer');
    },
  },
  {
    name: 'filter-empty',
    show: async (page) => {
      await openWhole(page, '1396 1');
      await page.filterField.fill('nobody');
    },
  },
  {
    name: 'table',
    show: async (page, window) => {
      await openWhole(page, '1396 1');
      await page.mode('Table').check();
      await window.getByRole('grid').waitFor();
    },
  },
  {
    name: 'episodes',
    show: async (page, window) => {
      await openWhole(page, '1396 1');
      await page.mode('Episodes').check();
      await window.getByRole('grid').waitFor();
    },
  },
  {
    name: 'facets',
    show: async (page, window) => {
      await openWhole(page, '1396 1');
      await page.filterField.fill('an');
      await page.button('Facets').click();
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'completeness',
    show: async (page, window) => {
      await openWhole(page, '90004 1');
      await window.getByRole('button', { name: /Missing on TMDB/ }).click();
      await window.getByRole('button', { name: /Missing on TMDB/ }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'anthology', show: async (page) => openWhole(page, '90002 1') },
  { name: 'huge', show: async (page) => openWhole(page, '90003 1') },
  { name: 'odd', show: async (page) => openWhole(page, '90004 1') },
  {
    name: 'unaired',
    show: async (page) => {
      await page.open('90005 2');
      await page.heading(/Crew/).waitFor();
    },
  },
  {
    name: 'loading',
    show: async (page, window, server) => {
      server.faults.set({ match: '/3/tv/1396/season/1/credits', kind: 'hang' });
      await page.open('1396 1');
      await window.getByRole('status', { name: /Opening/ }).waitFor();
    },
  },
  {
    name: 'not-found',
    show: async (page) => {
      await page.open('1396 77');
      await page.alert.waitFor();
    },
  },
  {
    name: 'offline',
    show: async (page, _window, server) => {
      await openWhole(page, '1396 1');
      server.faults.set({ match: '/3/', kind: 'cut' });
      await page.open('1396 2');
      await page.alert.waitFor();
    },
  },
  {
    name: 'incomplete',
    show: async (page, _window, server) => {
      server.faults.set({ match: /season\/1\?/, kind: 'status', status: 500 });
      await page.open('1396 1');
      await page.text('Incomplete: only the regular cast').waitFor();
    },
  },
  {
    name: 'bad-address',
    show: async (page) => {
      await page.open('https://www.imdb.com/title/tt0903747/');
      await page.alert.waitFor();
    },
  },
  {
    name: 'menu',
    show: async (page) => {
      await openWhole(page, '1396 1');
      await page.button(/^More$/).click();
    },
  },
  {
    name: 'settings',
    show: async (page) => page.openSettings(),
  },
  {
    name: 'settings-foot',
    show: async (page, window) => {
      await page.openSettings();
      await window.getByText('not endorsed').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-search',
    show: async (page) => {
      await page.openSettings();
      await page.settings.getByRole('textbox').first().fill('picture');
    },
  },
  {
    name: 'library',
    show: async (page) => {
      for (const address of ['1396 1', '90001 1', '90002 1']) await openWhole(page, address);
      await page.button('Library overview').click();
      await page.heading('Kept seasons').waitFor();
    },
  },
  {
    name: 'palette',
    show: async (page, _window, _server, app) => {
      await openWhole(page, '1396 1');
      await openWhole(page, '90001 1');
      await chooseFromMenu(app, 'Go to Anything…');
      await page.palette.waitFor();
    },
  },
  {
    name: 'palette-search',
    show: async (page, _window, _server, app) => {
      await openWhole(page, '1396 1');
      await chooseFromMenu(app, 'Go to Anything…');
      await page.palette.getByRole('combobox').fill('bry');
      await page.option(/Bryan/).first().waitFor();
    },
  },
  {
    name: 'choose-seasons',
    show: async (page, window) => {
      await page.open('endroll://tv/90001');
      await page.button('Keep all seasons').click();
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'pack-running',
    show: async (page, window, server) => {
      server.faults.set({ match: '/t/p/', kind: 'latency', milliseconds: 120 });
      await page.open('endroll://tv/90006');
      await page.button('Keep all seasons').click();
      await window.getByRole('button', { name: /^Keep \d+ seasons$/ }).click();
      await server.log.waitFor('/t/p/', 100);
    },
  },
  {
    name: 'pack-receipt',
    show: async (page, window) => {
      await page.open('endroll://tv/90001');
      await page.button('Keep all seasons').click();
      await window.getByRole('button', { name: /^Keep \d+ seasons$/ }).click();
      await page
        .text(/portraits kept/)
        .last()
        .waitFor();
    },
  },
  {
    name: 'language',
    show: async (page) => {
      await openWhole(page, '90001 1');
      await page.button(/^Language:/).click();
    },
  },
  {
    name: 'english-fallback',
    show: async (page) => openWhole(page, 'endroll://tv/90001/season/2?language=de-DE'),
  },
  {
    name: 'spoilers',
    show: async (page, window) => {
      await startAgainWith(window, { hideCharacters: true, hideEpisodeCounts: true, hideGuests: true });
      await openWhole(page, '1396 1');
      await page.credit('Bryan Cranston').first().click();
    },
  },
  {
    name: 'compact',
    show: async (page, window) => {
      await startAgainWith(window, { density: 'compact' });
      await openWhole(page, '1396 1');
    },
  },
  {
    name: 'arabic',
    show: async (page, window) => {
      await openWhole(page, '1396 1');
      await startAgainWith(window, { interfaceLanguage: 'ar' });
      await page.title(/Breaking Bad/).waitFor();
    },
  },
];

async function openWhole(page: EndrollPage, address: string): Promise<void> {
  await page.open(address);
  await page.heading(/^Episodes/).waitFor();
}

/** The window as it is at a start with these settings. */
async function startAgainWith(window: Page, settings: Partial<Settings>): Promise<void> {
  await window.evaluate(
    (change) => (globalThis as unknown as { readonly api: Api }).api.settings.update(change),
    settings,
  );
  await window.reload();
}
