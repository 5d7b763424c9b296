import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeasonKey } from '@shared/domain/season.ts';
import { Agent, type Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryLogger } from '../logging/memory-logger.ts';
import { ImageFetcher } from './image-fetcher.ts';
import { ImageFolder } from './image-folder.ts';
import { ImageHost, send, sendJpeg } from './image-host.ts';
import { ImageStore } from './image-store.ts';
import { keptAddresses, SeasonImages, type PicturePaths } from './season-images.ts';

const key: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
const pictures: PicturePaths = {
  posterPath: '/poster.jpg',
  profilePaths: ['/bryan.jpg', '/anna.jpg', '/bryan.jpg'],
};

let path: string;
let host: ImageHost;
let dispatcher: Dispatcher;
let logger: MemoryLogger;
let images: SeasonImages;
let fetcher: ImageFetcher;
let folder: ImageFolder;
let time = 0;
let retries: { readonly run: () => void; readonly milliseconds: number }[];

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'endroll-season-images-'));
  host = new ImageHost();
  await host.start();
  dispatcher = new Agent();
  createImages(() => Promise.resolve(pictures));
});

afterEach(async () => {
  images.close();
  fetcher.close();
  await dispatcher.destroy();
  await host.stop();
  rmSync(path, { recursive: true });
});

function createImages(picturesOf: (key: SeasonKey) => Promise<PicturePaths | null>): void {
  logger = new MemoryLogger();
  retries = [];
  folder = new ImageFolder(path);
  fetcher = new ImageFetcher({
    baseUrl: host.url,
    userAgent: 'Endroll/0.0.0',
    chooseDispatcher: () => dispatcher,
    // Every look at the clock is much later than the one before, so that "offline" is over at once.
    now: () => (time += 60_000),
  });
  images = new SeasonImages({
    store: new ImageStore({ folder, fetcher, logger }),
    folder,
    picturesOf,
    logger,
    later: (run, milliseconds) => {
      retries.push({ run, milliseconds });
      return () => undefined;
    },
  });
}

const onDisk = async (): Promise<readonly string[]> => [...(await folder.list())].sort();
const ALL = ['w185/anna.jpg', 'w185/bryan.jpg', 'w342/poster.jpg', 'w92/poster.jpg'];

describe('the pictures of a kept season', () => {
  it('are fetched, poster first, each once', async () => {
    expect(await images.keepSeason(key)).toEqual({ kept: 4, missing: 0, failed: 0 });
    expect(await onDisk()).toEqual(ALL);
    expect(host.paths).toHaveLength(4);
  });

  it('are not asked for when all are on disk', async () => {
    await images.keepSeason(key);
    await images.keepSeason(key);
    await images.completeSeasons([key]);
    expect(host.paths).toHaveLength(4);
  });

  it('are counted apart when TMDB has none or has none now', async () => {
    host.answer = (request, response) => {
      const answer = request.url?.includes('bryan') === true ? send(404) : send(503);
      answer(request, response);
    };
    expect(await images.keepSeason(key)).toEqual({ kept: 0, missing: 1, failed: 3 });
  });

  it('are none for a season that is not kept, and for paths that are no file names', async () => {
    createImages(() => Promise.resolve(null));
    expect(await images.keepSeason(key)).toEqual({ kept: 0, missing: 0, failed: 0 });
    expect(keptAddresses({ posterPath: '/../evil.jpg', profilePaths: ['/a/b.jpg', ''] })).toEqual([]);
  });

  it('do not stop anything when the library does not answer', async () => {
    createImages(() => Promise.reject(new Error('stopped')));
    await images.keepSeason(key);
    await images.completeSeasons([key]);
    expect(logger.lines).toEqual([
      'warn The pictures of 1396/1/en-US cannot be kept',
      'warn The pictures of earlier seasons cannot be completed',
    ]);
  });

  it('are forgotten by their paths', async () => {
    await images.keepSeason(key);
    await images.forget(['/poster.jpg', '/anna.jpg', '/../../etc/passwd']);
    expect(await onDisk()).toEqual(['w185/bryan.jpg']);
  });
});

describe('pictures that could not be fetched', () => {
  it('are tried again by themselves, more and more seldom, until all are there', async () => {
    host.answer = send(503);
    await Promise.all([images.keepSeason(key), images.keepSeason({ ...key, seasonNumber: 2 })]);
    expect(retries.map(({ milliseconds }) => milliseconds)).toEqual([30_000]);
    retries[0]?.run();
    await vi.waitFor(() => {
      expect(retries[1]?.milliseconds).toBe(60_000);
    });
    host.answer = sendJpeg;
    retries[1]?.run();
    await vi.waitFor(async () => {
      expect(await onDisk()).toEqual(ALL);
    });
    expect(retries).toHaveLength(2);
  });

  it('are left alone when the application quits', async () => {
    host.answer = send(503);
    const keeping = images.keepSeason(key);
    images.close();
    await keeping;
    expect(retries).toEqual([]);
    expect(logger.lines).toEqual([]);
  });

  it('are fetched at the next start when an earlier run was ended too early', async () => {
    await images.keepSeason(key);
    await images.forget(['/bryan.jpg']);
    host.paths.length = 0;
    await images.completeSeasons([key]);
    expect(host.paths).toEqual(['/t/p/w185/bryan.jpg']);
    expect(await onDisk()).toEqual(ALL);
  });
});
