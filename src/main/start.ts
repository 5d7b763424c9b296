import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { app, Menu, protocol } from 'electron';
import { Application } from './application.ts';
import { answerKeepRequest, readKeepRequest } from './command-line/keep-season.ts';
import { findStartAddress, readSecondStart, type SecondStart } from './links/start-arguments.ts';
import { PICTURE_SCHEME } from './pictures/picture-address.ts';
import { findProfileProblem, type ProfileProblem } from './profile.ts';
import { chooseKeyring } from './settings/keyring.ts';
import { takeStartToken } from './settings/start-token.ts';
import { APP_SCHEME, refuseDebugging } from './window/page-guards.ts';

// What is imported here is all that the window needs to begin loading its page. Everything else comes by import() while
// it loads, or when it is first needed: docs/performance.md.

// enableSandbox() overrules --no-sandbox, without which Chromium does not run as root, as in a container.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
chooseKeyring({ platform: process.platform, environment: process.env, commandLine: app.commandLine });
refuseDebugging(app.commandLine, { isPackaged: app.isPackaged, version: app.getVersion() });
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
  {
    scheme: PICTURE_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
  },
]);
// What the taskbar and the jump list of Windows know it by; the installer says the same.
if (process.platform === 'win32') app.setAppUserModelId('app.endroll.Endroll');
// Ours is built after the first paint; Electron's would be built before it.
Menu.setApplicationMenu(null);

const commandLine = process.argv.slice(1);
const start: SecondStart = { address: findStartAddress(commandLine) };
// Also by a second start, so that the file with the token is gone in any case.
const token = takeStartToken({ commandLine, environment: process.env });
// Where the folder that was asked for cannot be made, Electron silently takes its usual one.
const askedFolder = app.commandLine.getSwitchValue('user-data-dir');
const problem = findProfileProblem(
  askedFolder === '' ? app.getPath('userData') : resolve(askedFolder),
  // Elsewhere than on Windows, the lock is a socket in the folder for temporary files.
  process.platform === 'win32' ? null : tmpdir(),
);

if (problem !== null && problem.kind !== 'disk-full') void endWith(problem);
else if (app.requestSingleInstanceLock(start)) run(start.address);
else if (problem !== null) void endWith(problem);
else app.quit();

function run(address: string | null): void {
  const application = new Application({ startToken: token, isDiskFull: problem !== null });
  if (address !== null) application.openAddress(address);

  app.on('second-instance', (_event, _commandLine, _folder, message) => {
    const request = readKeepRequest(message);
    if (request !== null) {
      void application.keepSeason(request.keep).then((answer) => {
        answerKeepRequest(request, answer);
      });
      return;
    }
    const next = readSecondStart(message);
    if (next === null) application.openWindow();
    else application.openAddress(next);
  });
  // macOS; may come before `ready`.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    application.openAddress(url);
  });
  app.on('activate', () => {
    application.openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (!application.mayQuit()) event.preventDefault();
  });

  void app.whenReady().then(() => {
    application.begin();
  });
}

/** Says why Endroll cannot start, in a window and to whoever started it, and ends. */
async function endWith(reason: ProfileProblem): Promise<void> {
  const [{ tellProfileProblem }] = await Promise.all([import('./trouble.ts'), app.whenReady()]);
  await tellProfileProblem(reason);
  app.exit(1);
}
