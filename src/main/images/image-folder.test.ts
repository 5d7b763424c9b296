import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ImageFolder } from './image-folder.ts';
import { JPEG } from './image-host.ts';

let path: string;
let folder: ImageFolder;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'endroll-image-folder-'));
  folder = new ImageFolder(join(path, 'images'));
});

afterEach(() => {
  rmSync(path, { recursive: true });
});

it('is empty before the first picture', async () => {
  expect(await folder.list()).toEqual(new Set());
  expect(await folder.has({ size: 'w185', name: 'a.jpg' })).toBe(false);
  expect(await folder.sweep(new Date())).toBe(0);
  await folder.forget(['a.jpg']);
});

it('forgets a picture in every size and leaves the others', async () => {
  for (const size of ['w92', 'w342'] as const) {
    await folder.write({ size, name: 'gone.jpg' }, JPEG);
    await folder.write({ size, name: 'stays.jpg' }, JPEG);
  }
  await folder.forget(['gone.jpg', 'never-there.jpg']);
  expect(await folder.list()).toEqual(new Set(['w92/stays.jpg', 'w342/stays.jpg']));
});

it('sweeps what a crash left half-written, but not what is being written now', async () => {
  const now = new Date();
  const size = join(path, 'images', 'w185');
  mkdirSync(size, { recursive: true });
  for (const name of ['old.jpg.1.tmp', 'new.jpg.2.tmp', 'whole.jpg']) writeFileSync(join(size, name), JPEG);
  const hourAgo = new Date(now.getTime() - 3_600_000);
  utimesSync(join(size, 'old.jpg.1.tmp'), hourAgo, hourAgo);
  utimesSync(join(size, 'whole.jpg'), hourAgo, hourAgo);
  expect(await folder.sweep(now)).toBe(1);
  expect(readdirSync(size).sort()).toEqual(['new.jpg.2.tmp', 'whole.jpg']);
});
