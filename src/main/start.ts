import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { app, Menu, protocol } from 'electron';
import { APP_ID } from './app-id.ts';
import { ownAppImage, wasReplaced } from './app-image.ts';
import { Application } from './application.ts';
import { answerKeepRequest, readKeepRequest } from './command-line/keep-season.ts';
import {
  argumentsForRestart,
  findStartAddress,
  readSecondStart,
  type SecondStart,
} from './links/start-arguments.ts';
import { PICTURE_SCHEME } from './pictures/picture-address.ts';
import { findProfileProblem, type ProfileProblem } from './profile.ts';
import { chooseKeyring } from './settings/keyring.ts';
import { takeStartToken, writeTokenFile } from './settings/start-token.ts';
import { APP_SCHEME, refuseDebugging } from './window/page-guards.ts';
import { mustPaintInSoftware } from './window/software-painting.ts';

// Imported here is only what the window needs to start loading its page. Everything else is loaded with import() while the
// page loads, or when it is first needed: docs/performance.md.

// enableSandbox() overrides --no-sandbox, which Chromium requires to run as root, for example in a container.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
chooseKeyring({ platform: process.platform, environment: process.env, commandLine: app.commandLine });
if (process.platform === 'linux' && mustPaintInSoftware(app.commandLine)) app.disableHardwareAcceleration();
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
// The id for the Windows taskbar and jump list; the installer uses the same.
if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
// Our menu is built after the first paint; Electron's default would be built before it.
Menu.setApplicationMenu(null);

const commandLine = process.argv.slice(1);
const start: SecondStart = { address: findStartAddress(commandLine) };
// Also in a second start, so that the token file is deleted in any case.
const startToken = takeStartToken({ commandLine, environment: process.env });
const token = startToken?.token ?? null;
// If the requested folder cannot be created, Electron silently uses its default.
const askedFolder = app.commandLine.getSwitchValue('user-data-dir');
const problem = findProfileProblem(
  askedFolder === '' ? app.getPath('userData') : resolve(askedFolder),
  // Except on Windows, the lock is a socket in the folder for temporary files.
  process.platform === 'win32' ? null : tmpdir(),
);

if (startToken?.isExposed === true && startAgain(start.address)) app.exit();
else if (problem !== null && problem.kind !== 'disk-full') void endWith(problem);
else if (app.requestSingleInstanceLock(start)) runNewest(start.address);
else if (problem !== null) void endWith(problem);
else app.quit();

/** Runs, unless an update has replaced the AppImage while this start of the old one was waiting: then the new one does. */
function runNewest(address: string | null): void {
  const appImage = ownAppImage(process.env, process.execPath);
  // Not the process's creation time, which Linux gives to the second.
  const startedAt = performance.timeOrigin;
  const isOld = appImage !== null && wasReplaced(appImage, { startedAt, now: Date.now() });
  if (!isOld || !startAgain(address)) {
    run(address);
    return;
  }
  app.releaseSingleInstanceLock();
  app.exit();
}

/**
 * Schedules a restart for when this process has ended, with the same arguments and with the token in a file. An AppImage
 * restarts as the file in its place by then. False if the token's file cannot be written.
 */
function startAgain(address: string | null): boolean {
  try {
    const tokenFile = token === null ? null : writeTokenFile(token, tmpdir());
    const words = argumentsForRestart(commandLine, { failedAt: null, tokenFile });
    const execPath = ownAppImage(process.env, process.execPath) ?? process.execPath;
    app.relaunch({ execPath, args: address === null ? words : [...words, address] });
    return true;
  } catch (error) {
    console.error('endroll: the token cannot be handed on in a file', error);
    return false;
  }
}

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

/** Reports why Endroll cannot start, in a dialog and on standard error, and exits. */
async function endWith(reason: ProfileProblem): Promise<void> {
  const [{ reportProfileProblem }] = await Promise.all([import('./trouble.ts'), app.whenReady()]);
  await reportProfileProblem(reason);
  app.exit(1);
}
