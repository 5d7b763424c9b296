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
import { scenes, type Scene } from './screenshot-scenes.ts';
import { startTmdbServer } from './tmdb-server/server.ts';

const project = resolve(import.meta.dirname, '..');
const folder = resolve(process.argv[2] ?? join(project, 'test-results/screenshots'));
const sizes = [
  [1280, 800],
  [900, 600],
] as const;

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
    await scene.show(new EndrollPage(window), window, server, app);
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
