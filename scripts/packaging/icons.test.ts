import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ICON_SIDES } from './electron-builder.ts';
import { buildFolder } from './places.ts';

const read = (...names: readonly string[]): Buffer => readFileSync(join(buildFolder, ...names));
const png = (side: number): Buffer => read('icons', `${side}x${side}.png`);

/** The sides that a PNG's first chunk states. */
function sidesOf(picture: Buffer): readonly number[] {
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [picture.readUInt32BE(16), picture.readUInt32BE(20)];
}

it('has a picture of every size that Linux looks for', () => {
  for (const side of ICON_SIDES) expect(sidesOf(png(side))).toEqual([side, side]);
});

it('gives Windows the same pictures: https://en.wikipedia.org/wiki/ICO_(file_format)', () => {
  const file = read('icon.ico');
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  const entries = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = file.subarray(6 + 16 * index, 22 + 16 * index);
    const [length, from] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
    return { side: entry[0] === 0 ? 256 : entry[0], picture: file.subarray(from, from + length) };
  });
  expect(entries.map(({ side }) => side)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  for (const { side, picture } of entries) expect(picture.equals(png(side ?? 0)), `${side}`).toBe(true);
});

it('gives macOS the same pictures, and a larger one: https://en.wikipedia.org/wiki/Apple_Icon_Image_format', () => {
  const file = read('icon.icns');
  expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const pictures = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    pictures.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
  for (const [type, side] of Object.entries({ ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic09: 512 }))
    expect(pictures.get(type)?.equals(png(side)), type).toBe(true);
  expect(sidesOf(pictures.get('ic10') ?? Buffer.alloc(24))).toEqual([1024, 1024]);
});
