import { app, Menu, protocol } from 'electron';
import { Application } from './application.ts';
import { PICTURE_SCHEME } from './pictures/picture-address.ts';
import { findStartAddress, readSecondStart, type SecondStart } from './links/start-address.ts';
import { APP_SCHEME } from './window/page-source.ts';

// What is imported here is all that the window needs to begin loading its page. Everything else comes by import() while
// it loads, or when it is first needed: docs/performance.md.

// enableSandbox() overrules --no-sandbox, without which Chromium does not run as root, as in a container.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
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
// Ours is built after the first paint; Electron's would be built before it.
Menu.setApplicationMenu(null);

const start: SecondStart = { address: findStartAddress(process.argv.slice(1)) };
if (app.requestSingleInstanceLock(start)) run(start.address);
else app.quit();

function run(address: string | null): void {
  const application = new Application();
  if (address !== null) application.receiveAddress(address);

  app.on('second-instance', (_event, _commandLine, _folder, message) => {
    const next = readSecondStart(message);
    if (next !== null) application.receiveAddress(next);
    application.openWindow();
  });
  // macOS; may come before `ready`.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    application.receiveAddress(url);
    if (app.isReady()) application.openWindow();
  });
  app.on('activate', () => {
    if (app.isReady()) application.openWindow();
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
