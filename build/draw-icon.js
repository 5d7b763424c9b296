// Draws icon.png, icons/*.png, icon.ico and icon.icns from icon.svg with Electron's own Chromium, on a display:
// electron build/draw-icon.js
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

/** Sides of the pictures, in pixels; ICON_SIDES of scripts/packaging/electron-builder.ts and the two largest, for a Mac. */
const SIDES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** The sides Windows looks for. */
const ICO_SIDES = [16, 24, 32, 48, 64, 128, 256];

/** Apple's names of PNG pictures by their side: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const ICNS_TYPES = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 };

/** Runs in the page: the picture as a PNG in base64. */
const DRAW = `async (address, side) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
  canvas.getContext('2d').drawImage(picture, 0, 0, side, side);
  return canvas.toDataURL('image/png').replace('data:image/png;base64,', '');
}`;

async function drawIcons() {
  const folder = import.meta.dirname;
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  const svg = await readFile(join(folder, 'icon.svg'), 'base64');
  const address = JSON.stringify(`data:image/svg+xml;base64,${svg}`);
  const pictures = new Map();
  for (const side of SIDES) {
    const png = await window.webContents.executeJavaScript(`(${DRAW})(${address}, ${side})`);
    pictures.set(side, Buffer.from(png, 'base64'));
  }
  await mkdir(join(folder, 'icons'), { recursive: true });
  for (const [side, png] of pictures) {
    if (side <= 512) await writeFile(join(folder, 'icons', `${side}x${side}.png`), png);
  }
  await writeFile(join(folder, 'icon.png'), pictures.get(512));
  await writeFile(join(folder, 'icon.ico'), ico(ICO_SIDES.map((side) => [side, pictures.get(side)])));
  await writeFile(
    join(folder, 'icon.icns'),
    icns(Object.entries(ICNS_TYPES).map(([type, side]) => [type, pictures.get(side)])),
  );
}

/** An icon file of PNG pictures, which Windows reads since Vista: https://en.wikipedia.org/wiki/ICO_(file_format) */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(([side, png], index) => {
    const entry = 6 + 16 * index;
    // A side of 256 is written as 0.
    head.writeUInt8(side % 256, entry);
    head.writeUInt8(side % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

function icns(pictures) {
  const parts = pictures.flatMap(([type, png]) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return [head, png];
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

void app
  .whenReady()
  .then(drawIcons)
  .then(() => app.quit());
