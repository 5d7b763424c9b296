import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // Each test has its own server, user data folder and application, so that they run beside each other.
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // On a busy machine Electron's GPU process now and then dies at the start and takes the launch with it.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: 'line',
});
