// Draws icon.png from icon.svg with Electron's own Chromium, on a display: `electron build/draw-icon.js`
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const SIDE = 512;

async function drawIcon() {
  const { webContents: page } = new BrowserWindow({
    show: false,
    frame: false,
    transparent: true,
    width: SIDE,
    height: SIDE,
    webPreferences: { offscreen: true },
  });
  const svg = await readFile(join(import.meta.dirname, 'icon.svg'), 'utf8');
  const html = `<style>body { margin: 0 } svg { display: block }</style>${svg}`;
  await page.loadURL(`data:text/html,${encodeURIComponent(html)}`);
  // What was painted before was the empty page.
  page.invalidate();
  const [, , image] = await once(page, 'paint');
  await writeFile(join(import.meta.dirname, 'icon.png'), image.toPNG());
}

app.commandLine.appendSwitch('force-device-scale-factor', '1');
app.commandLine.appendSwitch('force-color-profile', 'srgb');
void app
  .whenReady()
  .then(drawIcon)
  .then(() => app.quit());
