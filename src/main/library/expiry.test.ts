import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { SeasonCredits, SeasonKey } from '@shared/domain/season.ts';
import { seasonSubject } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { openDatabase } from './driver.ts';
import {
  ENGINES,
  NOW,
  openTestLibrary,
  temporaryFolder,
  type TestLibrary,
  peopleIn,
  searchFor,
} from './test/test-library.ts';
import {
  KEY,
  testGuest,
  testLargeSeason,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
  testSeasonWithoutDetails,
  testSeries,
  testSeriesRecord,
} from './test/test-records.ts';

// Each writes durably dozens of times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

const LIMIT = '2026-01-01T00:00:00.000Z';
const OLD = '2025-12-31T23:59:59.999Z';
const NEW = '2026-01-01T00:00:00.000Z';
const NEW_KEY: SeasonKey = { ...KEY, seasonNumber: 2 };
const NO_CHANGES = { added: 0, removed: 0, changed: 0 };

function keepSeries(library: TestLibrary, fetchedAt: string, fields = testSeries()): void {
  library.keepSeries(testSeriesRecord(fields, KEY.language, fetchedAt));
}

function portraitOf(personId: number, profilePath: string): { person: ReturnType<typeof testPerson> } {
  return { person: testPerson(personId, { profilePath }) };
}

describe.each(ENGINES)('the six-month limit on %s', (engine) => {
  it('leaves the sample alone, which is not TMDB’s', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const key = { ...KEY, seriesId: SAMPLE_SERIES_ID };
    library.keepSeason(testRecord(testSeason({ key }), OLD));
    keepSeries(library, OLD, testSeries({ seriesId: SAMPLE_SERIES_ID }));
    expect(library.purgeExpired(LIMIT)).toEqual({ seasons: [], images: [] });
    expect(library.open(key)).not.toBeNull();
  });

  it('leaves alone what is not older', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), NEW));
    keepSeries(library, NEW);
    expect(library.purgeExpired(LIMIT)).toEqual({ seasons: [], images: [] });
    expect(await unpackSeasonPage(library.open(KEY)!.page)).toMatchObject({
      season: testSeason(),
      series: testSeries(),
    });
    expect(library.answers(KEY)).toHaveLength(2);
  });

  it('leaves only the entry of an old season, with the names of season and series', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason({ english: { overview: 'Text', episodes: [] } }), OLD));
    library.keepSeason(testRecord(testSeason({ key: NEW_KEY }), NEW));
    keepSeries(library, OLD);
    expect(library.purgeExpired(LIMIT).seasons).toEqual([KEY]);
    expect(fromJsonText(library.list())).toEqual([
      {
        ...KEY,
        seriesName: 'Breaking Bad',
        seasonName: 'Season 1',
        airDate: null,
        posterPath: null,
        isWhole: false,
        fetchedAt: OLD,
        creditCount: 0,
        isExpired: true,
        isLost: false,
        goneSince: null,
        hasNote: false,
        addedAt: NOW.toISOString(),
        openedAt: null,
        episodeCount: 0,
        regularCount: 0,
        guestCount: 0,
        crewCount: 0,
        peopleCount: 0,
        withoutPortraitCount: 0,
      },
      expect.objectContaining({ ...NEW_KEY, seriesName: 'Breaking Bad', creditCount: 3, isExpired: false }),
    ]);
    expect(library.openSeries(KEY)).toBeNull();
  });

  it('takes the English texts that are older than their season, and the names in old receipts', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const record = testRecord(testSeason({ overview: '' }), NEW);
    const body = JSON.stringify({ overview: 'Text', episodes: [] });
    const english = { endpoint: 'tv/1396/season/1?language=en-US', fetchedAt: OLD, body };
    library.keepSeason({ ...record, answers: [...record.answers, english] });
    const problems = [{ kind: 'portrait-missing', personName: 'Anna Gunn', profilePath: '/a.jpg' }] as const;
    library.keepPack({
      seriesId: KEY.seriesId,
      language: KEY.language,
      seasonNumbers: [1],
      state: 'done',
      startedAt: OLD,
      absentPictures: [],
      receipt: {
        checkedAt: OLD,
        seasonsKept: 1,
        seasonsWanted: 1,
        credits: 3,
        portraits: 0,
        withoutPortrait: 0,
        problems,
      },
    });
    expect(library.purgeExpired(LIMIT).seasons).toEqual([]);
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toMatchObject({
      name: 'Season 1',
      english: null,
    });
    expect(library.answers(KEY)).toHaveLength(record.answers.length);
    expect(library.packs()[0]?.receipt).toMatchObject({ credits: 3, problems: [] });
  });

  it('takes what a refresh replaced by the time it had been fetched', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    const { credits } = testSeason();
    library.keepSeason(testRecord(testSeason({ credits: credits.slice(1) }), NEW));
    expect(recordsIn(folder)).toHaveLength(2);
    expect(library.purgeExpired(LIMIT).seasons).toEqual([]);
    expect(recordsIn(folder)).toEqual(['1396/season-1.en-US.2026-01-01T00-00-00-000Z.endroll']);
    expect(library.open(KEY)).not.toBeNull();
  });

  it('lets one that a wrong clock has dated in the future wait alone', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.keepSeason(testRecord(testSeason({ key: NEW_KEY }), '2028-02-01T00:00:00.000Z'));
    expect(library.purgeExpired(LIMIT).seasons).toEqual([KEY]);
    expect(library.open(NEW_KEY)).not.toBeNull();
  });

  it('shows no poster of an expired season, though the series has one', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    keepSeries(library, NEW, testSeries({ name: 'Renamed' }));
    library.purgeExpired(LIMIT);
    expect(fromJsonText(library.list())).toMatchObject([{ seriesName: 'Renamed', posterPath: null }]);
    expect(library.openSeries(KEY)).not.toBeNull();
  });

  it('treats an expired season as not kept everywhere else', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.purgeExpired(LIMIT);
    expect(library.open(KEY)).toBeNull();
    expect(library.answers(KEY)).toEqual([]);
    expect(library.imagesOf(KEY)).toBeNull();
    expect(fromJsonText(library.creditsOfPerson(1))).toEqual([]);
    expect(peopleIn(library.search(searchFor('person')))).toEqual([]);
    expect(library.dataSizes()).toEqual([]);
    expect(library.packContents(KEY, [1])).toEqual({ seasons: [], people: [] });
  });

  it('keeps finding people who are in newer seasons too', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.keepSeason(testRecord(testSeason({ key: NEW_KEY, credits: [testRegular('regular')] }), NEW));
    library.purgeExpired(LIMIT);
    expect(peopleIn(library.search(searchFor('person')))).toMatchObject([
      { person: { personId: 1 }, seasonCount: 1, best: { season: NEW_KEY } },
    ]);
  });

  it('leaves nothing of its credits, however they are kept', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.purgeExpired(LIMIT);
    library.close();
    const database = openDatabase(join(folder, 'index.db'), { engine });
    for (const table of ['record', 'season', 'page', 'person', 'part', 'job'])
      expect(database.prepare(`SELECT * FROM ${table}`).all(), table).toEqual([]);
    database.close();
  });

  it('expires a season once', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.purgeExpired(LIMIT);
    expect(library.purgeExpired(LIMIT)).toEqual({ seasons: [], images: [] });
    expect(fromJsonText(library.list())).toHaveLength(1);
  });

  it.each([
    ['whole', testSeason()],
    [
      'without its details',
      testSeasonWithoutDetails({ name: 'Season 1', overview: '', airDate: null, posterPath: null }),
    ],
  ])(
    'makes an expired season a normal one again when it is kept %s, with no changes to tell',
    async (_, season) => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.keepSeason(testRecord(testSeason(), OLD));
      library.purgeExpired(LIMIT);
      expect(library.keepSeason(testRecord(season, NEW))).toMatchObject({ changes: NO_CHANGES });
      expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(season);
      expect(fromJsonText(library.list())).toMatchObject([{ isExpired: false, fetchedAt: NEW }]);
      expect(library.purgeExpired(LIMIT).seasons).toEqual([]);
    },
  );

  it('lets an expired entry be removed, restored and purged', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.purgeExpired(LIMIT);
    library.remove([KEY]);
    expect(fromJsonText(library.list())).toEqual([]);
    library.restore([KEY]);
    expect(fromJsonText(library.list())).toMatchObject([{ isExpired: true }]);
    expect(library.open(KEY)).toBeNull();
    library.remove([KEY]);
    expect(library.purgeRemoved()).toEqual([]);
    library.restore([KEY]);
    expect(fromJsonText(library.list())).toEqual([]);
  });

  it('empties a removed season without a word, so that it comes back as an entry only', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.remove([KEY]);
    expect(library.purgeExpired(LIMIT).seasons).toEqual([]);
    library.restore([KEY]);
    expect(library.open(KEY)).toBeNull();
    expect(fromJsonText(library.list())).toMatchObject([{ isExpired: true, creditCount: 0 }]);
  });

  it('names the pictures that nothing refers to any more', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const credits = [
      testRegular('1', portraitOf(1, '/only-old.jpg')),
      testGuest('2', portraitOf(2, '/also-new.jpg')),
    ];
    library.keepSeason(testRecord(testSeason({ credits, posterPath: '/also-of-new-series.jpg' }), OLD));
    library.keepSeason(
      testRecord(
        testSeason({
          key: { ...KEY, seriesId: 2 },
          posterPath: '/tile.jpg',
          credits: [testGuest('3', portraitOf(2, '/also-new.jpg'))],
        }),
        NEW,
      ),
    );
    keepSeries(library, OLD);
    keepSeries(
      library,
      NEW,
      testSeries({ seriesId: 2, posterPath: '/also-of-new-series.jpg', seasons: [], creators: [] }),
    );
    expect([...library.purgeExpired(LIMIT).images].sort()).toEqual([
      '/creator.jpg',
      '/only-old.jpg',
      '/series-poster.jpg',
    ]);
  });

  it('keeps notes and trip packs', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.mark([seasonSubject(KEY)], { note: 'Seen twice.' });
    library.keepPack({
      ...KEY,
      seasonNumbers: [1],
      state: 'done',
      startedAt: OLD,
      receipt: null,
      absentPictures: [],
    });
    library.purgeExpired(LIMIT);
    expect(library.note(seasonSubject(KEY))).toBe('Seen twice.');
    expect(library.packs()).toHaveLength(1);
  });
});

/** The files of answers in a library's folder. */
function recordsIn(folder: string): readonly string[] {
  return filesIn(join(folder, 'answers')).filter((name) => name.endsWith('.endroll'));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** Which of these are in the bytes of the library's files, or in what they hold compressed. */
function found(folder: string, texts: readonly string[]): readonly string[] {
  const contents = filesIn(folder).map((name) => readFileSync(join(folder, name)));
  const library = contents.map((bytes) => bytes.toString('latin1'));
  return texts.filter((text) => library.some((content) => content.includes(text)));
}

describe.each(ENGINES)('what has expired on %s', (engine) => {
  // Those that stand in the index as they are; what is compressed goes with its row or file.
  const texts = ['Wexqort', 'wexqort', 'Ubrezzle', 'Jorvexil', 'Staffel Vlimquat'];
  const person = testPerson(777_777, { name: 'Wexqort', profilePath: '/Jorvexil.jpg' });
  const old: SeasonCredits = testSeason({
    posterPath: '/Staffel Vlimquat.jpg',
    credits: [...testLargeSeason(KEY, 250).credits, testGuest('guest', { person, character: 'Ubrezzle' })],
  });

  /** Old and new seasons by turns, so that their rows share pages. */
  function fill(library: TestLibrary): void {
    for (let seasonNumber = 20; seasonNumber < 26; seasonNumber += 1) {
      const key = { ...KEY, seasonNumber };
      library.keepSeason(testRecord(testLargeSeason(key, 100), seasonNumber % 2 === 0 ? OLD : NEW));
    }
    library.keepSeason(testRecord(old, OLD));
  }

  it('is not in any file any more, nor in the log beside one, when the library has come to rest', async () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, engine);
    fill(first);
    first.close();
    expect(found(folder, texts)).toEqual(texts);

    const library = openTestLibrary(folder, engine);
    library.purgeExpired(LIMIT);
    library.workToEnd();
    expect(found(folder, texts)).toEqual([]);
    library.close();
    expect(found(folder, texts)).toEqual([]);
    const again = openTestLibrary(folder, engine);
    expect((await unpackSeasonPage(again.open({ ...KEY, seasonNumber: 21 })!.page)).season).toStrictEqual(
      testLargeSeason({ ...KEY, seasonNumber: 21 }, 100),
    );
  });

  it('is not in any file even if a refresh has replaced it before', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    fill(library);
    library.keepSeason(testRecord(testSeason(), NEW));
    library.purgeExpired(LIMIT);
    library.workToEnd();
    expect(found(folder, texts)).toEqual([]);
  });
});
