import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // These have their own configuration file.
  testIgnore: 'installed/**',
  outputDir: '../test-results',
  // Each test has its own server, user data folder and application, so tests can run in parallel.
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: {
    timeout: 10_000,
    // The same build paints the same pixels, but for the edges of a few letters: anything that differs more has changed.
    toHaveScreenshot: { threshold: 0.05, maxDiffPixels: 20 },
  },
  snapshotPathTemplate: '{testDir}/screens/{arg}{ext}',
  forbidOnly: true,
  reporter: 'line',
});
