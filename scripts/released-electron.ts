// npm run test:electron45   runs everything that `npm test` runs, on the Electron that releases are built on. Where that
// cannot be had, it says so in one line and exits with 3
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { requireDependencies } from './dependencies.ts';
import { main } from './main.ts';
import { electronFolder } from './project.ts';
import { runCommand } from './run-command.ts';
import { findInFolder, findInstalled } from './runtime/installed.ts';
import { installOfficial, targetVersion } from './runtime/official.ts';
import { npm } from './tools.ts';

/** The exit code when the runtime cannot be had: neither a failed test nor a passed one. */
const NOT_TO_BE_HAD = 3;

await main(async () => {
  requireDependencies();
  const target = targetVersion(electronFolder);
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const present = chosen ? await findInFolder(chosen) : await findInstalled(electronFolder);
  if (present?.version !== target && (chosen || !(await installInPlace(target)))) {
    console.error(`Nothing was tested: Electron ${target} is not here and cannot be downloaded.`);
    return NOT_TO_BE_HAD;
  }
  return runCommand(npm(['test']));
});

/** Puts the runtime where the npm package looks for it; restores the previous one if it cannot be had. */
async function installInPlace(target: string): Promise<boolean> {
  const places = ['dist', 'path.txt'].map((name) => join(electronFolder, name));
  for (const place of places) if (existsSync(place)) await rename(place, `${place}.before`);
  const isInstalled =
    (await installOfficial(electronFolder, process.env)) &&
    (await findInstalled(electronFolder))?.version === target;
  for (const place of places) {
    if (!isInstalled) await rm(place, { recursive: true, force: true });
    if (!existsSync(`${place}.before`)) continue;
    if (isInstalled) await rm(`${place}.before`, { recursive: true });
    else await rename(`${place}.before`, place);
  }
  return isInstalled;
}
