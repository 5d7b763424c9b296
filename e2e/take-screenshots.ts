/**
 * Pictures of every state of the window, in both themes and two sizes, to look at: `npm run screenshots [-- FOLDER]`.
 * Wants a build in `out/` and a display.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { sandboxArguments } from '../scripts/display.ts';
import { EndrollPage } from './pages/endroll-page.ts';
import { startTmdbServer, type TmdbServer } from './tmdb-server/server.ts';

const project = resolve(import.meta.dirname, '..');
const folder = resolve(process.argv[2] ?? join(project, 'test-results/screenshots'));
const sizes = [
  [1280, 800],
  [900, 600],
] as const;

interface Scene {
  readonly name: string;
  readonly token?: null;
  readonly show: (page: EndrollPage, window: Page, server: TmdbServer) => Promise<void>;
}

const scenes: readonly Scene[] = [
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
    show: async (page, window) => {
      await openWhole(page, '1396 1');
      await page.button('Settings').click();
      await window.getByRole('dialog').waitFor();
    },
  },
];

async function openWhole(page: EndrollPage, address: string): Promise<void> {
  await page.open(address);
  await page.heading(/^Episodes/).waitFor();
}

await mkdir(folder, { recursive: true });
const wanted = process.argv.slice(3);
for (const scene of scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
  await take(scene);

async function take(scene: Scene): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 'endroll-screens-'));
  const server = await startTmdbServer();
  const app = await _electron.launch({
    executablePath: join(project, 'node_modules/electron/dist/electron'),
    // Playwright would pretend a light theme; the application's own choice is what is wanted.
    colorScheme: null,
    args: [...sandboxArguments(), `--user-data-dir=${userData}`, project],
    env: {
      ...(process.env as Record<string, string>),
      ENDROLL_TMDB_URL: server.url,
      ENDROLL_IMAGE_URL: server.imageUrl,
      ...(scene.token === null ? {} : { TMDB_ACCESS_TOKEN: server.token }),
    },
  });
  try {
    const window = await app.firstWindow();
    await scene.show(new EndrollPage(window), window, server);
    for (const size of sizes) {
      await resizeTo(app, size);
      for (const theme of ['light', 'dark'] as const) {
        await app.evaluate(({ nativeTheme }, source) => {
          nativeTheme.themeSource = source;
        }, theme);
        await window.waitForFunction(
          (isDark) => matchMedia('(prefers-color-scheme: dark)').matches === isDark,
          theme === 'dark',
        );
        await settlePictures(window);
        await window.screenshot({ path: join(folder, `${scene.name}-${theme}-${size[0]}.png`) });
      }
    }
    console.log(scene.name);
  } finally {
    await app.close();
    await server.close();
    await rm(userData, { recursive: true, force: true });
  }
}

async function resizeTo(app: ElectronApplication, [width, height]: readonly [number, number]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
    [width, height] as const,
  );
}

/** Until every picture in view is painted or has given up. */
async function settlePictures(window: Page): Promise<void> {
  await window.waitForFunction(() =>
    [...document.images].every((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom < 0 || top > innerHeight || image.complete;
    }),
  );
}
