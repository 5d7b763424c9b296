import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, test as base, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, preview } from 'vite';
import { sandboxArguments } from '../../scripts/display.ts';
import type { StageScene } from '../../src/renderer/test/stage/scenes.ts';
import { launchPatiently } from '../launch-patiently.ts';

const projectFolder = resolve(import.meta.dirname, '../..');

declare global {
  /** In the page: src/renderer/test/stage/stage.ts. */
  function showScene(scene: StageScene): Promise<void>;
}

/** A browser that is tested instead of Electron: scripts/chromium.ts. */
const chromiumPath = process.env['ENDROLL_CHROMIUM'];

interface Stage {
  readonly window: Page;
  /** Gives the page's content a size in device-independent pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openInElectron(address: string, userData: string): Promise<Stage> {
  const app = await launchPatiently(
    () => ({
      executablePath: join(projectFolder, 'node_modules/electron/dist/electron'),
      args: [
        ...sandboxArguments(),
        `--user-data-dir=${userData}`,
        join(import.meta.dirname, 'main.cjs'),
        address,
      ],
    }),
    () => undefined,
  );
  return {
    window: await app.firstWindow(),
    resize: (width, height) =>
      app.evaluate(
        ({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
        },
        { width, height },
      ),
    close: () => app.close(),
  };
}

async function openInChromium(address: string, executablePath: string): Promise<Stage> {
  const browser = await chromium.launch({ executablePath, args: [...sandboxArguments()] });
  const window = await browser.newPage();
  await window.goto(address);
  return {
    window,
    resize: (width, height) => window.setViewportSize({ width, height }),
    close: () => browser.close(),
  };
}

/** A stage for components, in the engine in which they run: docs/adr/0028-components-in-a-real-engine.md. */
export const test = base.extend<
  {
    window: Page;
    show: (scene: StageScene) => Promise<Page>;
    resize: (width: number, height: number) => Promise<void>;
  },
  { stage: Stage }
>({
  stage: [
    async ({}, use) => {
      const built = await mkdtemp(join(tmpdir(), 'endroll-stage-'));
      const root = join(projectFolder, 'src/renderer');
      await build({
        configFile: false,
        root,
        plugins: [svelte({ configFile: join(projectFolder, 'svelte.config.js') })],
        resolve: { alias: { '@shared': join(projectFolder, 'src/shared') } },
        build: {
          outDir: built,
          target: 'chrome130',
          minify: false,
          rolldownOptions: { input: join(root, 'test/stage/index.html') },
        },
        logLevel: 'error',
      });
      const server = await preview({
        configFile: false,
        root,
        build: { outDir: built },
        preview: { host: '127.0.0.1', port: 0 },
        logLevel: 'error',
      });
      const { port } = server.httpServer.address() as AddressInfo;
      const userData = await mkdtemp(join(tmpdir(), 'endroll-stage-user-'));
      const address = `http://127.0.0.1:${port}/test/stage/index.html`;
      const stage =
        chromiumPath === undefined
          ? await openInElectron(address, userData)
          : await openInChromium(address, chromiumPath);
      await stage.window.waitForFunction(() => 'showScene' in globalThis, null, { timeout: 20_000 });
      await use(stage);
      await stage.close();
      await server.close();
      for (const folder of [built, userData]) await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  window: async ({ stage: { window } }, use) => use(window),

  /** Shows a scene at 1280 × 800. */
  show: async ({ stage: { window }, resize }, use) => {
    await use(async (scene) => {
      await resize(1280, 800);
      await window.evaluate((wanted) => showScene(wanted), scene);
      return window;
    });
  },

  resize: async ({ stage }, use) => {
    const { window } = stage;
    await use(async (width, height) => {
      await stage.resize(width, height);
      await window.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, {
        width,
        height,
      });
    });
  },
});

export { expect } from '@playwright/test';
