import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureSizes } from '@shared/domain/picture-sizes.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { ImageSizeChoice } from '@shared/domain/settings.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import type { SystemNetwork } from '../network/network.ts';
import { directNetwork } from '../network/test/direct-network.ts';
import { PictureFetcher } from './picture-fetcher.ts';
import { PictureFolder } from './picture-folder.ts';
import { PictureHost, send, sendJpeg } from './test/picture-host.ts';
import { PictureStore } from './picture-store.ts';
import { type DatedSeason, keptAddresses, type PicturePaths, SeasonPictures } from './season-pictures.ts';

const key: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
const season: DatedSeason = { ...key, fetchedAt: new Date().toISOString() };
const pictures: PicturePaths = {
  posterPath: '/poster.jpg',
  profilePaths: ['/bryan.jpg', '/anna.jpg', '/bryan.jpg'],
};

let path: string;
let host: PictureHost;
let network: SystemNetwork;
let logger: MemoryLogger;
let images: SeasonPictures;
let fetcher: PictureFetcher;
let folder: PictureFolder;
let time = 0;
let choice: ImageSizeChoice;
let hasRoom: boolean;
let enforced: number;
let retries: { readonly run: () => void; readonly milliseconds: number }[];

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'endroll-season-images-'));
  choice = 'standard';
  hasRoom = true;
  enforced = 0;
  host = new PictureHost();
  await host.start();
  network = directNetwork();
  createImages(() => Promise.resolve(pictures));
});

afterEach(async () => {
  images.close();
  fetcher.close();
  await network.close();
  await host.stop();
  rmSync(path, { recursive: true });
});

function createImages(picturesOf: (key: SeasonKey) => Promise<PicturePaths | null>): void {
  logger = new MemoryLogger();
  retries = [];
  folder = new PictureFolder(path);
  fetcher = new PictureFetcher({
    baseUrl: host.url,
    userAgent: 'Endroll/0.0.0',
    network,
    // Every look at the clock is much later than the one before, so that "offline" is over at once.
    now: () => (time += 60_000),
  });
  images = new SeasonPictures({
    store: new PictureStore({ folder, fetcher, logger }),
    folder,
    fetcher,
    limit: {
      hasRoom: () => Promise.resolve(hasRoom),
      enforce: () => {
        enforced += 1;
        return Promise.resolve();
      },
    },
    sizes: () => pictureSizes(choice),
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
    expect(await images.keepSeason(key)).toEqual({ kept: 4, missing: 0, failed: 0, isOffline: false });
    expect(await onDisk()).toEqual(ALL);
    expect(host.paths).toHaveLength(4);
  });

  it('are not asked for when all are on disk', async () => {
    await images.keepSeason(key);
    await images.keepSeason(key);
    await images.completeSeasons([season]);
    expect(host.paths).toHaveLength(4);
  });

  it('are counted apart when TMDB has none or has none now', async () => {
    host.answer = (request, response) => {
      const answer = request.url?.includes('bryan') === true ? send(404) : send(503);
      answer(request, response);
    };
    expect(await images.keepSeason(key)).toEqual({ kept: 0, missing: 1, failed: 3, isOffline: false });
  });

  it('are none for a season that is not kept, and for paths that are no file names', async () => {
    createImages(() => Promise.resolve(null));
    expect(await images.keepSeason(key)).toEqual({ kept: 0, missing: 0, failed: 0, isOffline: false });
    expect(
      keptAddresses({ posterPath: '/../evil.jpg', profilePaths: ['/a/b.jpg', ''] }, pictureSizes('large')),
    ).toEqual([]);
  });

  it('do not stop anything when the library does not answer', async () => {
    createImages(() => Promise.reject(new Error('stopped')));
    expect(await images.keepSeason(key)).toBeNull();
    expect(await images.completeSeasons([season])).toBe(false);
    expect(logger.lines).toEqual([
      'warn The pictures of 1396/1/en-US cannot be kept yet',
      'warn The pictures of earlier seasons cannot be completed yet',
    ]);
  });

  it('are fetched in the sizes that are shown when the reader wants large ones', async () => {
    await images.keepSeason(key);
    choice = 'large';
    expect(await images.completeSeasons([season])).toBe(true);
    expect(await onDisk(), 'the old poster goes when the new one is there').toEqual(
      [
        ...ALL.filter((address) => address !== 'w342/poster.jpg'),
        'h632/anna.jpg',
        'h632/bryan.jpg',
        'w500/poster.jpg',
      ].sort(),
    );
    expect(host.paths).toHaveLength(7);
  });

  it('stay in the old sizes when the limit has no room for the new ones, or they cannot be had', async () => {
    await images.keepSeason(key);
    choice = 'large';
    hasRoom = false;
    expect(await images.completeSeasons([season])).toBe(false);
    expect(await onDisk()).toEqual(ALL);
    hasRoom = true;
    host.answer = (request, response) =>
      (request.url?.includes('poster') === true ? send(503) : sendJpeg)(request, response);
    expect(await images.completeSeasons([season])).toBe(false);
    expect(await onDisk()).toContain('w342/poster.jpg');
  });

  it('are kept below the limit', async () => {
    await images.keepSeason(key);
    expect(enforced).toBe(1);
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

  it('are tried again one season after the other, and wait together while there is no network', async () => {
    host.answer = send(503);
    const numbers = [1, 2, 3];
    await Promise.all(numbers.map((seasonNumber) => images.keepSeason({ ...key, seasonNumber })));
    host.paths.length = 0;
    host.answer = ({ socket }) => socket.destroy();
    retries[0]?.run();
    await vi.waitFor(() => {
      expect(retries).toHaveLength(2);
    });
    expect(new Set(host.paths).size, 'one picture of the first season').toBe(1);
    host.answer = sendJpeg;
    retries[1]?.run();
    await vi.waitFor(async () => {
      expect(await onDisk()).toEqual(ALL);
    });
  });

  it('are not asked for again of a season that has been removed', async () => {
    let isKept = true;
    createImages(() => Promise.resolve(isKept ? pictures : null));
    host.answer = ({ socket }) => socket.destroy();
    await Promise.all([1, 2].map((seasonNumber) => images.keepSeason({ ...key, seasonNumber })));
    isKept = false;
    host.paths.length = 0;
    host.answer = sendJpeg;
    retries[0]?.run();
    await images.keepSeason(key);
    await images.stop();
    expect(host.paths).toEqual([]);
    expect(await onDisk()).toEqual([]);
    expect(retries).toHaveLength(1);
  });

  it.each(['from the first time on', 'only when they are tried again'])(
    'are fetched once the library says again which they are, which it has not done %s',
    async (when) => {
      let isStopped = when === 'from the first time on';
      createImages(() => (isStopped ? Promise.reject(new Error('stopped')) : Promise.resolve(pictures)));
      host.answer = ({ socket }) => socket.destroy();
      await images.keepSeason(key);
      isStopped = true;
      retries[0]?.run();
      await vi.waitFor(() => {
        expect(retries).toHaveLength(2);
      });
      isStopped = false;
      host.answer = sendJpeg;
      retries[1]?.run();
      await vi.waitFor(async () => {
        expect(await onDisk()).toEqual(ALL);
      });
      expect(retries).toHaveLength(2);
    },
  );

  it.each([1, 2])(
    'of earlier seasons are fetched later when question %d to the library fails',
    async (failing) => {
      let asked = 0;
      createImages(() => {
        asked += 1;
        return asked === failing ? Promise.reject(new Error('stopped')) : Promise.resolve(pictures);
      });
      expect(await images.completeSeasons([season])).toBe(false);
      retries[0]?.run();
      await vi.waitFor(async () => {
        expect(await onDisk()).toEqual(ALL);
      });
      expect(await images.completeSeasons([season])).toBe(true);
    },
  );

  it('are not looked up on disk to learn that there is still no network', async () => {
    host.answer = ({ socket }) => socket.destroy();
    expect(await images.keepSeason(key)).toMatchObject({ failed: 4, isOffline: true });
    host.paths.length = 0;
    retries[0]?.run();
    await vi.waitFor(() => {
      expect(retries).toHaveLength(2);
    });
    expect(new Set(host.paths).size, 'of all four').toBe(1);
    host.answer = sendJpeg;
    retries[1]?.run();
    await vi.waitFor(async () => {
      expect(await onDisk()).toEqual(ALL);
    });
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
    await images.completeSeasons([season]);
    expect(host.paths).toEqual(['/t/p/w185/bryan.jpg']);
    expect(await onDisk()).toEqual(ALL);
  });
});

describe('pictures that an earlier run has not kept', () => {
  it('are left out when the limit has no room for them', async () => {
    hasRoom = false;
    await images.completeSeasons([season]);
    expect(host.paths).toEqual([]);
  });

  it('are left out when the reader has deleted them, until the season comes again', async () => {
    await images.keepSeason(key);
    await folder.clear();
    host.paths.length = 0;
    await images.completeSeasons([season]);
    expect(host.paths).toEqual([]);
    await images.completeSeasons([{ ...key, fetchedAt: new Date(Date.now() + 60_000).toISOString() }]);
    expect(await onDisk()).toEqual(ALL);
  });

  it('are not all there when one could not be had', async () => {
    host.answers.push(send(503));
    expect(await images.completeSeasons([season])).toBe(false);
    expect(await images.completeSeasons([season])).toBe(true);
  });
});

describe('what is complete', () => {
  const began = Date.now() - 100_000;
  const dated = (seasonNumber: number): DatedSeason => ({
    ...key,
    seasonNumber,
    fetchedAt: new Date(began + seasonNumber).toISOString(),
  });
  let read: number[];

  beforeEach(() => {
    read = [];
    createImages(({ seasonNumber }) => {
      read.push(seasonNumber);
      return Promise.resolve({ posterPath: null, profilePaths: [`/${seasonNumber}.jpg`] });
    });
  });

  it('is not looked at again at the next start, and the limit is seen to once', async () => {
    expect(await images.completeSeasons([dated(1), dated(3), dated(2)])).toBe(true);
    expect(enforced).toBe(1);
    read = [];
    expect(await images.completeSeasons([dated(1), dated(3), dated(2)])).toBe(true);
    expect(read).toEqual([]);
    expect(await images.completeSeasons([dated(1), dated(4)])).toBe(true);
    expect(new Set(read)).toEqual(new Set([4]));
  });

  it('is looked at again when it is wanted in other sizes', async () => {
    await images.completeSeasons([dated(1)]);
    read = [];
    choice = 'large';
    await images.completeSeasons([dated(1)]);
    expect(read).toContain(1);
  });

  it('is not looked for in every season while there is no network, but from where it stopped once there is one', async () => {
    host.answer = ({ socket }) => socket.destroy();
    const seasons = [dated(1), dated(2), dated(3)];
    expect(await images.completeSeasons(seasons)).toBe(false);
    expect(new Set(read)).toEqual(new Set([1]));
    expect(logger.lines).toHaveLength(1);
    expect(retries).toHaveLength(1);

    retries[0]?.run();
    await vi.waitFor(() => {
      expect(retries[1]?.milliseconds).toBe(60_000);
    });
    expect(new Set(read)).toEqual(new Set([1]));

    host.answer = sendJpeg;
    retries[1]?.run();
    await vi.waitFor(async () => {
      expect(await onDisk()).toEqual(['w185/1.jpg', 'w185/2.jpg', 'w185/3.jpg']);
    });
    expect(retries).toHaveLength(2);
  });

  it('is asked for by one picture while there is still no network, and neither the library nor the disk is', async () => {
    const list = vi.spyOn(PictureFolder.prototype, 'list');
    try {
      host.answer = ({ socket }) => socket.destroy();
      await images.completeSeasons([dated(1), dated(2)]);
      read = [];
      list.mockClear();
      host.paths.length = 0;
      retries[0]?.run();
      await vi.waitFor(() => {
        expect(retries).toHaveLength(2);
      });
      expect(new Set(host.paths)).toEqual(new Set(['/t/p/w185/1.jpg']));
      expect(read).toEqual([]);
      expect(list).not.toHaveBeenCalled();
    } finally {
      list.mockRestore();
    }
  });

  it('ends before the first season that lacks a picture', async () => {
    host.answer = (request, response) =>
      (request.url?.endsWith('/2.jpg') === true ? send(503) : sendJpeg)(request, response);
    expect(await images.completeSeasons([dated(1), dated(2), dated(3)])).toBe(false);
    read = [];
    host.answer = sendJpeg;
    expect(await images.completeSeasons([dated(1), dated(2), dated(3)])).toBe(true);
    expect(new Set(read)).toEqual(new Set([2, 3]));
  });
});

describe('the poster of a kept series', () => {
  it('is fetched, and tried again when it could not be had', async () => {
    host.answer = send(503);
    images.keepSeries({ seriesId: 1396, posterPath: '/series.jpg' });
    await vi.waitFor(() => {
      expect(retries).toHaveLength(1);
    });
    host.answer = sendJpeg;
    retries[0]?.run();
    await vi.waitFor(async () => {
      expect(await onDisk()).toEqual(['w342/series.jpg', 'w92/series.jpg']);
    });
  });

  it('is none where TMDB has none', async () => {
    images.keepSeries({ seriesId: 1396, posterPath: null });
    await images.stop();
    expect(host.paths).toEqual([]);
  });
});

it('writes nothing any more once it has been stopped', async () => {
  const many = Array.from({ length: 20 }, (_, index) => `/${index}.jpg`);
  createImages(() => Promise.resolve({ posterPath: null, profilePaths: many }));
  const open: (() => void)[] = [];
  host.answer = (request, response) => open.push(() => sendJpeg(request, response));
  const keeping = images.keepSeason(key);
  await vi.waitFor(() => {
    expect(open).toHaveLength(6);
  });
  const stopped = images.stop();
  for (const answer of open) answer();
  await stopped;
  expect(await keeping).toEqual({ kept: 6, missing: 0, failed: 14, isOffline: false });
  expect(host.paths).toHaveLength(6);
});

it('does not go on to the next season once it has been stopped', async () => {
  createImages(({ seasonNumber }) =>
    Promise.resolve({ posterPath: null, profilePaths: [`/${seasonNumber}.jpg`] }),
  );
  let stopped = Promise.resolve();
  host.answer = (request, response) => {
    stopped = images.stop();
    sendJpeg(request, response);
  };
  expect(await images.completeSeasons([season, { ...season, seasonNumber: 2 }])).toBe(false);
  await stopped;
  expect(host.paths).toHaveLength(1);
});
