// The least an Electron application can be: one window with one static page. What Endroll's start is compared to.
const { app, BrowserWindow } = require('electron');

// As Endroll does: enableSandbox() overrules --no-sandbox, without which Chromium does not run as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadFile('page.html');
});
app.on('window-all-closed', () => app.quit());
