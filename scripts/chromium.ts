// npm run test:chromium   runs the specs on the stage (components and whole pages) in the Chromium installed on this
// system: Debian's is newer than Electron's. Without one, it says so and exits with 3
import { existsSync } from 'node:fs';
import { requireDependencies } from './dependencies.ts';
import { onSomeDisplay } from './display.ts';
import { main } from './main.ts';
import { runCommand } from './run-command.ts';
import { tool } from './tools.ts';

/** Where systems put Chromium; ENDROLL_CHROMIUM names another one. */
const PLACES = [process.env['ENDROLL_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
/** The specs whose pages need no Electron: e2e/stage/stage.ts. */
const SPECS = ['/long-lists.spec.ts', '/pages-on-stage.spec.ts'];
const NOT_TO_BE_HAD = 3;

await main(async () => {
  requireDependencies();
  const chromium = PLACES.find((place) => place !== undefined && existsSync(place));
  if (chromium === undefined) {
    console.error('Nothing was tested: there is no Chromium here (on Debian: apt-get install chromium).');
    return NOT_TO_BE_HAD;
  }
  const args = ['test', '--config', 'e2e/playwright.config.ts', ...SPECS];
  return runCommand(onSomeDisplay(tool('playwright', args, '@playwright/test')), {
    env: { ...process.env, ENDROLL_CHROMIUM: chromium },
  });
});
