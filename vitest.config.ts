import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const alias = { '@shared': resolve(import.meta.dirname, 'src/shared') };

/** Each of these replaces a module that others have loaded. */
const apart = ['src/renderer/text/texts.svelte.test.ts', 'src/renderer/errors/LibraryActions.svelte.test.ts'];

const components = {
  plugins: [svelte(), svelteTesting()],
  resolve: { alias },
  test: {
    environment: 'jsdom',
    pool: 'threads' as const,
    // The first test of a file loads what it shows.
    testTimeout: 20_000,
    include: ['src/renderer/**/*.svelte.test.ts'],
    setupFiles: ['src/renderer/test/setup.ts'],
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          // Said for each project, which inherits neither. Files share modules, so each puts back what it changes of one.
          pool: 'threads',
          isolate: false,
          // Processes that tests start from the sources, some hundred in all, compile them once: a quarter of the time.
          env: { NODE_COMPILE_CACHE: resolve(import.meta.dirname, 'node_modules/.cache/endroll-sources') },
          include: ['{src,scripts,e2e}/**/*.test.ts'],
          exclude: ['src/renderer/**/*.svelte.test.ts'],
        },
      },
      {
        ...components,
        test: { ...components.test, name: 'components', isolate: false, exclude: apart },
      },
      { ...components, test: { ...components.test, name: 'components apart', include: apart } },
    ],
  },
});
