import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PictureAddress } from './picture-address.ts';
import { PictureFolder } from './picture-folder.ts';
import { JPEG } from './test/picture-host.ts';

let path: string;
let folder: PictureFolder;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'endroll-image-folder-'));
  folder = new PictureFolder(join(path, 'images'));
});

afterEach(() => {
  rmSync(path, { recursive: true });
});

it('is empty before the first picture', async () => {
  expect(await folder.list()).toEqual(new Set());
  expect(await folder.has({ size: 'w185', name: 'a.jpg' })).toBe(false);
  expect(await folder.sweep(new Date())).toBe(0);
  expect(await folder.usage()).toEqual({ bytes: 0, count: 0 });
  expect(await folder.purgeOlderThan(new Date())).toBe(0);
  expect(await folder.clearedAt()).toBeNull();
  await folder.forget(['a.jpg']);
});

/** Writes a picture that TMDB sent so many days ago. */
async function writeOld(address: PictureAddress, days: number): Promise<Date> {
  await folder.write(address, JPEG);
  const time = new Date(Math.floor(Date.now() / 1000) * 1000 - days * 86_400_000);
  utimesSync(join(path, 'images', address.size, address.name), time, time);
  return time;
}

it('knows of each picture how large and how old it is, and nothing of what is being written', async () => {
  const fetchedAt = await writeOld({ size: 'w342', name: 'a.jpg' }, 3);
  writeFileSync(join(path, 'images', 'w342', 'b.jpg.1.tmp'), JPEG);
  expect(await folder.files()).toEqual([
    { address: 'w342/a.jpg', name: 'a.jpg', bytes: JPEG.byteLength, fetchedAt },
  ]);
});

it('adds up what more pictures take than it looks at together', async () => {
  const names = Array.from({ length: 70 }, (_, index) => `${index}.jpg`);
  for (const name of names) await folder.write({ size: 'w185', name }, JPEG);
  expect(await folder.usage()).toEqual({ bytes: 70 * JPEG.byteLength, count: 70 });
});

it('deletes what TMDB sent before a time, and one fetched again counts from then', async () => {
  await writeOld({ size: 'w185', name: 'old.jpg' }, 181);
  await writeOld({ size: 'w185', name: 'young.jpg' }, 179);
  await writeOld({ size: 'w185', name: 'again.jpg' }, 181);
  await folder.write({ size: 'w185', name: 'again.jpg' }, JPEG);
  expect(await folder.purgeOlderThan(new Date(Date.now() - 180 * 86_400_000))).toBe(1);
  expect(await folder.list()).toEqual(new Set(['w185/young.jpg', 'w185/again.jpg']));
});

it('deletes all pictures, remembers when, and takes new ones', async () => {
  await folder.write({ size: 'w92', name: 'a.jpg' }, JPEG);
  await folder.clear();
  expect(await folder.list()).toEqual(new Set());
  expect(await folder.clearedAt()).toBeInstanceOf(Date);
  await folder.write({ size: 'w92', name: 'b.jpg' }, JPEG);
  expect(await folder.list()).toEqual(new Set(['w92/b.jpg']));
});

it('forgets a picture in every size and leaves the others', async () => {
  for (const size of ['w92', 'w342'] as const) {
    await folder.write({ size, name: 'gone.jpg' }, JPEG);
    await folder.write({ size, name: 'stays.jpg' }, JPEG);
  }
  await folder.forget(['gone.jpg', 'never-there.jpg']);
  expect(await folder.list()).toEqual(new Set(['w92/stays.jpg', 'w342/stays.jpg']));
});

it('writes down what it has no time to forget, and forgets it later', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `${index}.jpg`);
  for (const name of [...names, 'stays.jpg']) await folder.write({ size: 'w185', name }, JPEG);
  const begun = new AbortController();
  const forgetting = folder.forget(names.slice(0, 35), begun.signal);
  begun.abort();
  await forgetting;
  await folder.forget(names.slice(35), AbortSignal.abort());
  expect((await folder.list()).size).toBeGreaterThan(5);
  const later = new PictureFolder(join(path, 'images'));
  await later.forgetLeftovers();
  expect(await later.list()).toEqual(new Set(['w185/stays.jpg']));
  expect(readdirSync(join(path, 'images'))).toEqual(['w185']);
});

it('forgets nothing outside its folder, whatever is written down', async () => {
  await folder.write({ size: 'w185', name: 'stays.jpg' }, JPEG);
  writeFileSync(join(path, 'other.jpg'), JPEG);
  writeFileSync(join(path, 'images', 'leftovers'), '../other.jpg\nw185/../../other.jpg\n');
  await folder.forgetLeftovers();
  expect(readdirSync(path)).toContain('other.jpg');
});

it('sweeps what a crash left half-written, but not what is being written now', async () => {
  const now = new Date();
  const size = join(path, 'images', 'w185');
  mkdirSync(size, { recursive: true });
  for (const name of ['old.jpg.1.tmp', 'new.jpg.2.tmp', 'whole.jpg']) writeFileSync(join(size, name), JPEG);
  const hourAgo = new Date(now.getTime() - 3_600_000);
  utimesSync(join(size, 'old.jpg.1.tmp'), hourAgo, hourAgo);
  utimesSync(join(size, 'whole.jpg'), hourAgo, hourAgo);
  // Beside the sizes stand files about all pictures, which are written the same way.
  const beside = join(path, 'images', '.endroll-7.tmp');
  writeFileSync(beside, '');
  utimesSync(beside, hourAgo, hourAgo);
  expect(await folder.sweep(now)).toBe(2);
  expect(readdirSync(size).sort()).toEqual(['new.jpg.2.tmp', 'whole.jpg']);
  expect(existsSync(beside)).toBe(false);
});

it.each([
  ['all pictures', 'images', 'stray.images.'],
  ['a size', join('images', 'w185'), 'stray.w185.'],
])(
  'sets a file aside that stands where the folder of %s belongs, and takes pictures then',
  async (_, at, aside) => {
    const address = { size: 'w185', name: 'a.jpg' } as const;
    const stray = join(path, at);
    mkdirSync(dirname(stray), { recursive: true });
    writeFileSync(stray, 'stray');
    expect(await folder.has(address)).toBe(false);
    expect(await folder.read(address)).toBeNull();
    await folder.sweep(new Date());
    await folder.write(address, JPEG);
    expect(await folder.list()).toEqual(new Set(['w185/a.jpg']));
    expect(readdirSync(dirname(stray)).filter((name) => name.startsWith(aside))).toHaveLength(1);
  },
);
