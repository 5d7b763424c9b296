// The smallest possible Electron application: one window with one static page. Endroll's start is compared with it.
const { app, BrowserWindow } = require('electron');

// The same as Endroll: enableSandbox() would override --no-sandbox, which Chromium needs to run as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadFile('page.html');
});
app.on('window-all-closed', () => app.quit());
