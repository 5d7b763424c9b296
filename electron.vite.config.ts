import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import type { Rolldown } from 'vite';
import { licences } from './scripts/licences.ts';

const alias = { '@shared': resolve(import.meta.dirname, 'src/shared') };

/**
 * Endroll runs on Electron 33 (Node 20.18, Chromium 130) and 45. electron-vite would take its targets from the
 * installed package, which is 45, so they are set for the older one: docs/adr/0002-electron-33-and-45.md.
 */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/**
 * What a start loads is few files: the application and the page of a season, with a style sheet each. Split by what shares which
 * module, they would be fifty scripts and twenty style sheets, and main answers each request for one.
 */
const startGroups: readonly Rolldown.CodeSplittingGroup[] = [
  // Vite's helper belongs to the file that is loaded first, or that would load all others.
  {
    name: 'index',
    test: /preload-helper|renderer[\\/]main\.ts$/u,
    priority: 3,
    includeDependenciesRecursively: false,
  },
  { name: 'mount-app', test: /[\\/]app[\\/]mount-app\.ts$/u, priority: 2 },
  { name: 'season', test: /[\\/]places[\\/]SeasonPlace\.svelte$/u, priority: 1 },
];

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [licences({ withRuntime: true })],
    build: {
      target: nodeTarget,
      // Everything is bundled, so that the application starts from few files and ships no node_modules.
      // libsql is the development stand-in for node:sqlite and is loaded at run time where that is missing.
      externalizeDeps: false,
      sourcemap: true,
      minify: 'oxc',
      rolldownOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/main/index.ts'),
          'library-process': resolve(import.meta.dirname, 'src/main/library/process.ts'),
        },
        external: ['electron', 'libsql', 'node:sqlite'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file: https://www.electronjs.org/docs/latest/tutorial/esm
      rolldownOptions: {
        input: { index: resolve(import.meta.dirname, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    resolve: { alias },
    plugins: [svelte(), licences({ withRuntime: false })],
    build: {
      target: chromeTarget,
      minify: 'oxc',
      sourcemap: false,
      rolldownOptions: {
        input: { index: resolve(import.meta.dirname, 'src/renderer/index.html') },
        output: { codeSplitting: { groups: [...startGroups] } },
      },
    },
  },
});
