import { describe, expect, it } from 'vitest';
import type { PackRecord } from './calls.ts';
import { ENGINES, openTestLibrary, temporaryFolder } from './test/test-library.ts';
import { KEY, testRecord } from './test/test-records.ts';

const PACK: PackRecord = {
  seriesId: KEY.seriesId,
  language: KEY.language,
  seasonNumbers: null,
  state: 'running',
  startedAt: '2026-03-01T12:00:00.000Z',
  receipt: null,
  absentPictures: [],
};

const DONE: PackRecord = {
  ...PACK,
  seasonNumbers: [0, 1, 2],
  state: 'done',
  receipt: {
    checkedAt: '2026-03-01T12:05:00.000Z',
    seasonsKept: 2,
    seasonsWanted: 3,
    credits: 612,
    portraits: 480,
    withoutPortrait: 60,
    problems: [
      { kind: 'season-missing', seasonNumber: 0, error: { kind: 'not-found', what: 'season' } },
      { kind: 'portrait-missing', personName: 'Zlatko Golubić', profilePath: '/missing.jpg' },
    ],
  },
  absentPictures: ['/a.jpg', '/b.jpg'],
};

describe.each(ENGINES)('trip packs on %s', (engine) => {
  it('are none at first', () => {
    expect(openTestLibrary(temporaryFolder(), engine).packs()).toEqual([]);
  });

  it.each<[string, PackRecord]>([
    ['that has just begun', PACK],
    ['that is paused', { ...PACK, state: 'paused', seasonNumbers: [3] }],
    ['that is done', DONE],
  ])('give back one %s as it was, after a restart too', (_, pack) => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    library.keepPack(pack);
    library.close();
    expect(openTestLibrary(folder, engine).packs()).toStrictEqual([pack]);
  });

  it('replace the one of the same series and language, and no other', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const german = { ...PACK, language: 'de-DE' };
    const other = { ...PACK, seriesId: 2 };
    for (const pack of [PACK, german, other, DONE]) library.keepPack(pack);
    expect(library.packs()).toStrictEqual([other, german, DONE]);
  });

  it('are forgotten without their seasons, also when they are not there', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord());
    library.keepPack(PACK);
    library.deletePack(PACK);
    library.deletePack(PACK);
    expect(library.packs()).toEqual([]);
    expect(library.open(KEY)).not.toBeNull();
  });
});
