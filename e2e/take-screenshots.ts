/**
 * Takes pictures of every state of the window, in both themes and two sizes: `npm run screenshots [-- FOLDER [scene …]]`.
 * With `--size=1280x800`, takes them in that size only and leaves the size out of the names. `npm run pictures` takes those
 * for the documents. Needs a build in `out/` and a display.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sandboxArguments } from '../scripts/display.ts';
import { TOKEN_FILE, writeTokenFile } from '../src/main/settings/start-token.ts';
import { launchPatiently } from './launch-patiently.ts';
import { EndrollPage } from './pages/endroll-page.ts';
import { sceneGroups } from './screenshot-scenes.ts';
import { EVEN_ENVIRONMENT, EVEN_SWITCHES } from './scenes/even-pixels.ts';
import type { SceneGroup } from './scenes/scene.ts';
import { pose, prepare, showScene, THEMES } from './scenes/show-scene.ts';
import { startTmdbServer } from './tmdb-server/server.ts';

const project = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const [, width, height] =
  words.map((word) => /^--size=(\d+)x(\d+)$/u.exec(word)).find((found) => found !== null) ?? [];
const onlySize =
  width === undefined || height === undefined ? null : ([Number(width), Number(height)] as const);
const sizes =
  onlySize === null
    ? ([
        [1280, 800],
        [900, 600],
      ] as const)
    : [onlySize];
const [folderName = join(project, 'test-results/screenshots'), ...wanted] = words.filter(
  (word) => !word.startsWith('--'),
);
const folder = resolve(folderName);

await mkdir(folder, { recursive: true });
for (const group of sceneGroups) {
  const scenes = group.scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (scenes.length > 0) await take({ ...group, scenes });
}

async function take(group: SceneGroup): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 'endroll-screens-'));
  const server = await startTmdbServer();
  const app = await launchPatiently(
    () => ({
      executablePath: join(project, 'node_modules/electron/dist/electron'),
      // Playwright would emulate a light theme, but the application's own choice is wanted.
      colorScheme: null,
      args: [
        ...sandboxArguments(),
        ...EVEN_SWITCHES,
        `--user-data-dir=${userData}`,
        project,
        ...(group.token === null ? [] : [TOKEN_FILE + writeTokenFile(server.token, tmpdir())]),
      ],
      env: {
        ...(process.env as Record<string, string>),
        ...EVEN_ENVIRONMENT,
        ENDROLL_TMDB_URL: server.url,
        ENDROLL_IMAGE_URL: server.imageUrl,
      },
    }),
    (lastStep) => {
      console.error(`A start hung and is tried again. Its last step: ${lastStep}`);
    },
  );
  try {
    const window = await app.firstWindow();
    const stage = { app, window, page: new EndrollPage(window), server };
    await prepare(stage, group);
    for (const scene of group.scenes) {
      await showScene(stage, scene);
      for (const size of sizes) {
        for (const theme of THEMES) {
          await pose(stage, theme, size);
          const name = [scene.name, theme, ...(onlySize === null ? [size[0]] : [])].join('-');
          await window.screenshot({ path: join(folder, `${name}.png`) });
        }
      }
      console.log(scene.name);
    }
  } finally {
    await app.close();
    await server.close();
    await rm(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
