// A window for components alone: the engine of Endroll, and nothing else of it. Started by stage.ts.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true });
  return window.loadURL(process.argv.at(-1));
});
