import { mkdirSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { PictureFolder } from './picture-folder.ts';
import { PictureLimit } from './picture-limit.ts';

const MEGABYTE = 1_000_000;

let path: string;
let logger: MemoryLogger;
let limit: number | null;
let needed: Set<string>;
let asked: number;
let folder: PictureFolder;
let pictureLimit: PictureLimit;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'endroll-limit-'));
  logger = new MemoryLogger();
  limit = 100;
  needed = new Set();
  asked = 0;
  folder = new PictureFolder(path);
  pictureLimit = new PictureLimit({
    folder,
    limit: () => limit,
    neededNames: () => {
      asked += 1;
      return Promise.resolve(needed);
    },
    logger,
  });
});

afterEach(() => {
  rmSync(path, { recursive: true });
});

/** Puts pictures of so many megabytes on disk, the first one being the oldest. */
function put(size: string, megabytes: Readonly<Record<string, number>>): void {
  mkdirSync(join(path, size), { recursive: true });
  Object.entries(megabytes).forEach(([name, amount], index) => {
    const file = join(path, size, name);
    writeFileSync(file, '');
    // A hole in the file: it counts as large without taking the space.
    truncateSync(file, amount * MEGABYTE);
    const time = new Date(Date.UTC(2026, 0, 1 + index));
    utimesSync(file, time, time);
  });
}

const onDisk = async (): Promise<readonly string[]> => [...(await folder.list())].sort();

describe('the limit for pictures', () => {
  it('takes the oldest, in whatever size, until a tenth of it is free', async () => {
    put('w185', { 'a.jpg': 20, 'b.jpg': 20, 'c.jpg': 40 });
    put('w342', { 'd.jpg': 5, 'e.jpg': 30 });
    await pictureLimit.enforce();
    expect(await onDisk()).toEqual(['w185/b.jpg', 'w185/c.jpg', 'w342/e.jpg']);
    expect(logger.lines).toEqual(['info 2 pictures were deleted to stay below the limit']);
  });

  it('takes nothing as long as it is not passed', async () => {
    put('w185', { 'a.jpg': 60, 'b.jpg': 40 });
    await pictureLimit.enforce();
    expect(await onDisk()).toEqual(['w185/a.jpg', 'w185/b.jpg']);
    expect(asked).toBe(0);
  });

  it('takes nothing when there is none', async () => {
    limit = null;
    put('w185', { 'a.jpg': 500 });
    await pictureLimit.enforce();
    expect(await onDisk()).toEqual(['w185/a.jpg']);
    expect(await pictureLimit.hasRoom()).toBe(true);
  });

  it('spares what is needed in every size, even if that is more than the limit', async () => {
    put('w185', { 'needed.jpg': 90, 'other.jpg': 1 });
    put('h632', { 'needed.jpg': 90 });
    needed.add('needed.jpg');
    await pictureLimit.enforce();
    expect(await onDisk()).toEqual(['h632/needed.jpg', 'w185/needed.jpg']);
  });

  it('has room for more until a tenth is left, so that nothing is deleted and fetched in turn', async () => {
    put('w185', { 'a.jpg': 89 });
    expect(await pictureLimit.hasRoom()).toBe(true);
    put('w342', { 'b.jpg': 1 });
    expect(await pictureLimit.hasRoom()).toBe(false);
    await pictureLimit.enforce();
    expect(await onDisk()).toEqual(['w185/a.jpg', 'w342/b.jpg']);
  });

  it('counts anew for each who asks, one after the other', async () => {
    put('w185', { 'a.jpg': 60, 'b.jpg': 60 });
    await Promise.all([pictureLimit.enforce(), pictureLimit.enforce()]);
    expect(asked).toBe(1);
    expect(await onDisk()).toEqual(['w185/b.jpg']);
  });

  it('takes nothing when nobody can say what is needed', async () => {
    put('w185', { 'a.jpg': 120 });
    const broken = new PictureLimit({
      folder,
      limit: () => limit,
      neededNames: () => Promise.reject(new Error('stopped')),
      logger,
    });
    await broken.enforce();
    expect(await onDisk()).toEqual(['w185/a.jpg']);
    expect(logger.lines).toEqual(['warn The pictures cannot be kept below the limit']);
  });
});
