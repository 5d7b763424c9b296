import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureSizes } from '@shared/domain/picture-sizes.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import type { PictureAddress } from './picture-address.ts';
import { PictureFolder } from './picture-folder.ts';
import { JPEG } from './test/picture-host.ts';
import { PictureMaintenance } from './picture-maintenance.ts';

const kept = [{ seriesId: 1396, seasonNumber: 1, language: 'en-US', fetchedAt: '2026-03-01T12:00:00.000Z' }];

let path: string;
let folder: PictureFolder;
let logger: MemoryLogger;
let settings: Settings;
let calls: unknown[];
const UNTIL = '2026-02-01T00:00:00.000Z';
let isComplete: boolean;
let maintenance: PictureMaintenance;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'endroll-pictures-'));
  folder = new PictureFolder(path);
  logger = new MemoryLogger();
  settings = DEFAULT_SETTINGS;
  calls = [];
  isComplete = true;
  createHousekeeping(() => Promise.resolve(kept));
});

afterEach(() => {
  rmSync(path, { recursive: true });
});

function createHousekeeping(keptSince: (since: string) => Promise<typeof kept>): void {
  maintenance = new PictureMaintenance({
    folder,
    images: {
      completeUntil: () => Promise.resolve(UNTIL),
      completeSeasons: (seasons) => {
        calls.push(seasons);
        return Promise.resolve(isComplete);
      },
    },
    limit: {
      enforce: () => {
        calls.push('enforce');
        return Promise.resolve();
      },
    },
    sizes: () => pictureSizes(settings.imageSize),
    keptSince,
    // Later than any half-written file in these tests could still be in use.
    clock: () => new Date(Date.now() + 3_600_000),
    settings,
    logger,
  });
}

async function change(changed: Partial<Settings>): Promise<void> {
  settings = { ...settings, ...changed };
  await maintenance.follow(settings);
}

async function put(...sizes: readonly PictureAddress['size'][]): Promise<void> {
  for (const size of sizes) await folder.write({ size, name: 'a.jpg' }, JPEG);
}

it('asks only for seasons that were fetched since all was complete, however many are kept', async () => {
  const asked: string[] = [];
  createHousekeeping((since) => {
    asked.push(since);
    return Promise.resolve([]);
  });
  await maintenance.runMaintenance();
  expect(asked).toEqual([UNTIL]);
});

it('sweeps, keeps below the limit, then completes what is kept', async () => {
  await put('w185');
  writeFileSync(join(path, 'w185', 'half.jpg.1.tmp'), JPEG);
  await maintenance.runMaintenance();
  expect(readdirSync(join(path, 'w185'))).toEqual(['a.jpg']);
  expect(calls).toEqual(['enforce', kept]);
});

it('fetches other sizes when the reader wants them, and lets go of those that nothing shows', async () => {
  await put('w92', 'w185', 'w342', 'h632', 'w500');
  await change({ imageSize: 'large' });
  expect(calls).toEqual([kept]);
  expect([...(await folder.list())].sort()).toEqual(['h632/a.jpg', 'w185/a.jpg', 'w500/a.jpg', 'w92/a.jpg']);
});

it('keeps the old sizes as long as the new ones could not all be had', async () => {
  isComplete = false;
  await put('w342');
  await change({ imageSize: 'large' });
  expect(await folder.list()).toEqual(new Set(['w342/a.jpg']));
});

it('obeys another limit at once, and does nothing for settings that pictures do not depend on', async () => {
  await change({ pictureLimit: 50 });
  await change({ theme: 'dark' });
  expect(calls).toEqual(['enforce']);
});

it('stops nothing when the library does not answer', async () => {
  createHousekeeping(() => Promise.reject(new Error('stopped')));
  await maintenance.runMaintenance();
  await change({ imageSize: 'large' });
  expect(logger.lines).toEqual([
    'warn The pictures could not be put in order',
    'warn The pictures could not be fetched in other sizes',
  ]);
});
