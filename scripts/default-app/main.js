// What the bare runtime does when it is given a folder: `electron [-r FILE] FOLDER [arguments]`.
// The runtime from the registry comes without Electron's own default_app, so this takes its place in
// `resources/default_app.asar`. Behaviour as in Electron: https://github.com/electron/electron/tree/main/default_app
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Splits the command line into modules to load first and the application's folder or file. */
function readArguments(words) {
  const preloads = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '-r' || word === '--require') preloads.push(words[(index += 1)]);
    else if (word === '-v' || word === '--version') return { preloads, version: true };
    else if (word.startsWith('--app=')) return { preloads, target: word.slice('--app='.length) };
    else if (!word.startsWith('-')) return { preloads, target: word };
  }
  return { preloads };
}

/** Gives Electron the name, version and path of the application in `folder`. */
function describeApplication(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = manifest.productName || manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  if (process.platform === 'linux') app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(folder);
}

// Read before anything is loaded: Playwright's loader cuts its own words out of process.argv.
const { preloads, target, version } = readArguments(process.argv.slice(1));
if (version || target === undefined) {
  console.log(version ? `v${process.versions.electron}` : 'usage: electron [-r FILE] FOLDER [arguments]');
  process.exit(version ? 0 : 1);
}

Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
const application = resolve(target);
const require = createRequire(join(process.cwd(), 'default-app.js'));
for (const preload of preloads) require(preload);

try {
  if (existsSync(join(application, 'package.json'))) describeApplication(application);
  else app.setAppPath(dirname(application));
  // The top-level await matters: Electron waits for it before `ready`, and an application must register its
  // privileged schemes before that. https://www.electronjs.org/docs/latest/tutorial/esm
  await import(pathToFileURL(require.resolve(application)).href);
} catch (error) {
  // Without this the process would stay behind, with no window and no word.
  console.error(`Cannot start the application in ${application}:`);
  console.error(error);
  process.exit(1);
}
