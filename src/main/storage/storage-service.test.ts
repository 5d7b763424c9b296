import { mkdirSync } from 'node:fs';
import { seasonSubject } from '@shared/domain/yours.ts';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PictureFolder } from '../pictures/picture-folder.ts';
import { JPEG } from '../pictures/test/picture-host.ts';
import {
  openTestLibrary,
  temporaryFolder,
  remoteOf,
  type TestLibrary,
} from '../library/test/test-library.ts';
import {
  KEY,
  testCrew,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
  testSeriesRecord,
} from '../library/test/test-records.ts';
import { StorageService } from './storage-service.ts';

const second = { ...KEY, seasonNumber: 2 };
const anna = testPerson(1, { profilePath: '/anna.jpg' });
const bryan = testPerson(2, { profilePath: '/bryan.jpg' });

let folder: string;
let library: TestLibrary;
let pictures: PictureFolder;
let hasRecents: boolean;
let stopped: boolean;
let opened: string[];
let problem: string;
let storage: StorageService;

beforeEach(() => {
  folder = temporaryFolder();
  const libraryFolder = join(folder, 'library');
  mkdirSync(libraryFolder);
  library = openTestLibrary(libraryFolder, 'node:sqlite');
  pictures = new PictureFolder(join(folder, 'images'));
  hasRecents = true;
  stopped = false;
  opened = [];
  problem = '';
  storage = new StorageService({
    library: remoteOf(library),
    pictures,
    recents: { clear: () => (hasRecents = false) },
    folder,
    stopAll: () => {
      stopped = true;
      return Promise.resolve();
    },
    openPath: (path) => {
      opened.push(path);
      return Promise.resolve(problem);
    },
  });
});

/** Two seasons: Anna is in both, twice in the first one. */
function keepSeasons(): void {
  library.keepSeries(testSeriesRecord());
  const first = [
    testRegular('a', { person: anna }),
    testCrew('b', { person: anna }),
    testRegular('c', { person: bryan }),
  ];
  library.keepSeason(testRecord(testSeason({ posterPath: '/poster.jpg', credits: first })));
  const credits = [testRegular('d', { person: anna })];
  library.keepSeason(testRecord(testSeason({ key: second, posterPath: null, credits })));
}

async function putPicture(name: string, kilobytes: number): Promise<void> {
  await pictures.write({ size: 'w185', name }, Buffer.concat([JPEG, Buffer.alloc(kilobytes * 1000)]));
}

describe('the sizes of everything', () => {
  it('are those of the library’s files, and of the pictures', async () => {
    const empty = await storage.sizes();
    keepSeasons();
    await putPicture('anna.jpg', 5);
    const sizes = await storage.sizes();
    expect(sizes.libraryBytes).toBeGreaterThan(empty.libraryBytes + 1000);
    expect(sizes).toMatchObject({ pictureBytes: JPEG.byteLength + 5000, pictureCount: 1 });
  });
});

describe('the size of a season', () => {
  it('counts each of its pictures once, in all sizes, and those that it shares with others too', async () => {
    keepSeasons();
    await putPicture('anna.jpg', 1);
    await putPicture('poster.jpg', 7);
    await putPicture('unknown.jpg', 9);
    await pictures.write({ size: 'h632', name: 'anna.jpg' }, Buffer.concat([JPEG, Buffer.alloc(3000)]));
    const sizes = await storage.seasonSizes();
    const bytes = new Map(sizes.map(({ seasonNumber, pictureBytes }) => [seasonNumber, pictureBytes]));
    expect(bytes).toEqual(
      new Map([
        [1, 11_000 + 3 * JPEG.byteLength],
        // Its poster would be the series', which is not on disk.
        [2, 4000 + 2 * JPEG.byteLength],
      ]),
    );
    for (const { dataBytes } of sizes) expect(dataBytes).toBeGreaterThan(100);
  });
});

describe('clearing', () => {
  beforeEach(async () => {
    keepSeasons();
    library.mark([seasonSubject({ seriesId: KEY.seriesId, seasonNumber: 1 })], { note: 'Watch again' });
    await putPicture('anna.jpg', 1);
  });

  it('the pictures leaves the seasons', async () => {
    await storage.clearPictures();
    expect(await pictures.list()).toEqual(new Set());
    expect(JSON.parse(library.list())).toHaveLength(2);
  });

  it('the library ends what runs, and leaves nothing but the notes', async () => {
    await storage.clearLibrary();
    expect(hasRecents).toBe(false);
    expect(stopped).toBe(true);
    expect(JSON.parse(library.list())).toEqual([]);
    expect(await pictures.list()).toEqual(new Set());
    expect(library.note(seasonSubject(KEY))).toBe('Watch again');
  });

  it('the library touches nothing as long as something cannot be stopped', async () => {
    const stuck = new StorageService({
      library: remoteOf(library),
      pictures,
      recents: { clear: () => (hasRecents = false) },
      folder,
      stopAll: () => Promise.reject(new Error('busy')),
      openPath: () => Promise.resolve(''),
    });
    await expect(stuck.clearLibrary()).rejects.toThrow('busy');
    expect(hasRecents).toBe(true);
    expect(JSON.parse(library.list())).toHaveLength(2);
  });
});

describe('the folder', () => {
  it('is shown in the system’s file manager', async () => {
    await storage.openFolder();
    expect(opened).toEqual([folder]);
  });

  it('that cannot be shown is an error', async () => {
    problem = 'No application is registered';
    await expect(storage.openFolder()).rejects.toThrow('No application is registered');
  });
});
