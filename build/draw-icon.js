// Draws icon.png from icon.svg with Electron's own Chromium, on a display: `electron build/draw-icon.js`
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const SIDE = 512;

/** Runs in the page: the picture as a PNG in base64. */
const DRAW = `async (address, side) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
  canvas.getContext('2d').drawImage(picture, 0, 0, side, side);
  return canvas.toDataURL('image/png').replace('data:image/png;base64,', '');
}`;

async function drawIcon() {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  const svg = await readFile(join(import.meta.dirname, 'icon.svg'), 'base64');
  const address = JSON.stringify(`data:image/svg+xml;base64,${svg}`);
  const png = await window.webContents.executeJavaScript(`(${DRAW})(${address}, ${SIDE})`);
  await writeFile(join(import.meta.dirname, 'icon.png'), png, 'base64');
}

void app
  .whenReady()
  .then(drawIcon)
  .then(() => app.quit());
