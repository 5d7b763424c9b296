import { defineConfig } from '@playwright/test';

/** The tests that only run on the installed program: `npm run test:installed`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'line',
});
