import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // Those have a settings file of their own.
  testIgnore: 'installed/**',
  outputDir: '../test-results',
  // Each test has its own server, user data folder and application, so that they run beside each other.
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: {
    timeout: 10_000,
    // The same build paints the same pixels: what differs more than this has changed.
    toHaveScreenshot: { threshold: 0.05, maxDiffPixels: 20 },
  },
  snapshotPathTemplate: '{testDir}/screens/{arg}{ext}',
  forbidOnly: true,
  // A launch that hangs is tried again in the fixture; what else a busy machine does gets a second chance in CI.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: 'line',
});
