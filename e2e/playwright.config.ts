import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // Each test has its own server, user data folder and application, so that they run beside each other.
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A launch that hangs is tried again in the fixture; what else a busy machine does gets a second chance in CI.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: 'line',
});
