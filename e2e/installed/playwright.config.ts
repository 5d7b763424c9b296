import { defineConfig } from '@playwright/test';

/** What is tried on the installed program only, as `npm run test:installed` does. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'line',
});
