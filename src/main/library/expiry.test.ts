import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SeasonCredits, SeasonKey } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { packBody } from './answer-body.ts';
import { openDatabase } from './driver.ts';
import type { Library } from './library.ts';
import { ENGINES, NOW, openTestLibrary, temporaryFolder } from './test-library.ts';
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
} from './test-records.ts';

const LIMIT = '2026-01-01T00:00:00.000Z';
const OLD = '2025-12-31T23:59:59.999Z';
const NEW = '2026-01-01T00:00:00.000Z';
const NEW_KEY: SeasonKey = { ...KEY, seasonNumber: 2 };
const NO_CHANGES = { added: 0, removed: 0, changed: 0 };

function keepSeries(library: Library, fetchedAt: string, fields = testSeries()): void {
  const record = testSeriesRecord(fields);
  library.keepSeries({ ...record, answer: { ...record.answer, fetchedAt } });
}

function portraitOf(personId: number, profilePath: string): { person: ReturnType<typeof testPerson> } {
  return { person: testPerson(personId, { profilePath }) };
}

describe.each(ENGINES)('the six-month limit on %s', (engine) => {
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
      },
      expect.objectContaining({ ...NEW_KEY, seriesName: 'Breaking Bad', creditCount: 3, isExpired: false }),
    ]);
    expect(library.openSeries(KEY)).toBeNull();
  });

  it('takes the English texts that are older than their season, and the names in old receipts', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const record = testRecord(testSeason({ english: { overview: 'Text', episodes: [] } }), NEW);
    const english = { endpoint: 'tv/1396/season/1?language=en-US', fetchedAt: OLD, body: '{}' };
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
    const countChanges = (): unknown => {
      const database = openDatabase(join(folder, 'library.db'), { engine });
      const row = database.prepare<{ n: number }>('SELECT count(*) AS n FROM change').get();
      database.close();
      return row?.n;
    };
    expect(countChanges()).toBe(1);
    library.purgeExpired(LIMIT);
    expect(countChanges()).toBe(0);
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
    expect(fromJsonText(library.searchPeople('person'))).toEqual([]);
    expect(library.dataSizes()).toEqual([]);
    expect(library.packContents(KEY, [1])).toEqual({ seasons: [], people: [] });
  });

  it('keeps finding people who are in newer seasons too', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.keepSeason(testRecord(testSeason({ key: NEW_KEY, credits: [testRegular('regular')] }), NEW));
    library.purgeExpired(LIMIT);
    expect(fromJsonText(library.searchPeople('person'))).toMatchObject([
      { personId: 1, seasonCount: 1, season: NEW_KEY },
    ]);
  });

  it('leaves nothing of its credits, however they are kept', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.purgeExpired(LIMIT);
    library.close();
    const database = openDatabase(join(folder, 'library.db'), { engine });
    for (const table of ['credit', 'episode_credit', 'packed_credits', 'episode', 'answer', 'person_name'])
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
    ['without its details', testSeasonWithoutDetails()],
  ])(
    'makes an expired season a normal one again when it is kept %s, with no changes to tell',
    async (_, season) => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.keepSeason(testRecord(testSeason(), OLD));
      library.purgeExpired(LIMIT);
      expect(library.keepSeason(testRecord(season, NEW))).toEqual(NO_CHANGES);
      expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(season);
      expect(fromJsonText(library.list())).toMatchObject([{ isExpired: false, fetchedAt: NEW }]);
      expect(library.purgeExpired(LIMIT).seasons).toEqual([]);
    },
  );

  it('lets an expired entry be removed, restored and purged', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.purgeExpired(LIMIT);
    library.remove(KEY);
    expect(fromJsonText(library.list())).toEqual([]);
    library.restore(KEY);
    expect(fromJsonText(library.list())).toMatchObject([{ isExpired: true }]);
    expect(library.open(KEY)).toBeNull();
    library.remove(KEY);
    expect(library.purgeRemoved()).toEqual([]);
    library.restore(KEY);
    expect(fromJsonText(library.list())).toEqual([]);
  });

  it('empties a removed season without a word, so that it comes back as an entry only', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason(), OLD));
    library.remove(KEY);
    expect(library.purgeExpired(LIMIT).seasons).toEqual([]);
    library.restore(KEY);
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
    library.writeNote(KEY, 'Seen twice.');
    library.keepPack({
      ...KEY,
      seasonNumbers: [1],
      state: 'done',
      startedAt: OLD,
      receipt: null,
      absentPictures: [],
    });
    library.purgeExpired(LIMIT);
    expect(library.note(KEY)).toBe('Seen twice.');
    expect(library.packs()).toHaveLength(1);
  });

  it('deletes old copies of the file, and writes the backup anew at the close', () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, engine);
    first.keepSeason(testRecord(testSeason(), OLD));
    first.close();
    for (const name of ['library.backup.db', 'library.version-1.db', 'library.damaged-x.db']) {
      if (name !== 'library.backup.db') writeFileSync(join(folder, name), 'old');
      utimesSync(join(folder, name), new Date(OLD), new Date(OLD));
    }
    const library = openTestLibrary(folder, engine);
    library.purgeExpired(LIMIT);
    expect(copiesIn(folder)).toEqual([]);
    library.close();
    expect(copiesIn(folder)).toEqual(['library.backup.db']);
  });
});

function copiesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /^library\..+\.db$/.test(name));
}

/** Which of these are in the bytes of the library's files. */
function found(folder: string, traces: Readonly<Record<string, Buffer>>): readonly string[] {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return Object.keys(traces).filter((trace) => files.some((bytes) => bytes.includes(traces[trace]!)));
}

describe.each(ENGINES)('what has expired on %s', (engine) => {
  const body = JSON.stringify(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 10_007));
  const packed = Buffer.from(packBody(body));
  const texts = ['Wexqort', 'wexqort', 'Vlimquat', 'Yondrux', 'Ubrezzle', 'Kwistmar', 'Jorvexil', 'Dranwick'];
  const traces = {
    ...Object.fromEntries(texts.map((text) => [text, Buffer.from(text)])),
    // A blob goes over several pages; its first part is in the row.
    answer: packed.subarray(0, 60),
    'end of the answer': packed.subarray(-200, -100),
  };
  const person = testPerson(777_777, { name: 'Wexqort', profilePath: '/Jorvexil.jpg' });
  const old: SeasonCredits = testSeason({
    overview: 'Vlimquat',
    english: { overview: 'Kwistmar', episodes: [] },
    episodes: [{ episodeNumber: 1, name: 'Yondrux', airDate: null, runtime: null, overview: '' }],
    credits: [...testLargeSeason(KEY, 250).credits, testGuest('guest', { person, character: 'Ubrezzle' })],
  });

  /** Old and new seasons by turns, so that their rows share pages. The name Dranwick is in a change only. */
  function fill(library: Library): void {
    for (let seasonNumber = 20; seasonNumber < 26; seasonNumber += 1) {
      const key = { ...KEY, seasonNumber };
      const isOld = seasonNumber % 2 === 0;
      library.keepSeason(testRecord(testLargeSeason(key, 100), isOld ? OLD : NEW));
    }
    const record = testRecord(old, OLD);
    library.keepSeason({ ...record, answers: [{ endpoint: 'tv', fetchedAt: OLD, body }] });
    const changing = (name: string): SeasonCredits =>
      testSeason({ key: NEW_KEY, credits: [testGuest('changing', { person: testPerson(5, { name }) })] });
    library.keepSeason(testRecord(changing('Dranwick'), '2025-12-01T00:00:00.000Z'));
    library.keepSeason(testRecord(changing('Other'), OLD));
    library.keepSeason(testRecord(changing('Other'), NEW));
  }

  it('is not in the file any more, nor in the log beside it', async () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, engine);
    fill(first);
    first.close();
    expect(found(folder, traces)).toEqual(Object.keys(traces));

    const library = openTestLibrary(folder, engine);
    utimesSync(join(folder, 'library.backup.db'), new Date(OLD), new Date(OLD));
    library.purgeExpired(LIMIT);
    expect(found(folder, traces)).toEqual([]);
    library.close();
    expect(found(folder, traces)).toEqual([]);
    const again = openTestLibrary(folder, engine);
    expect((await unpackSeasonPage(again.open({ ...KEY, seasonNumber: 21 })!.page)).season).toStrictEqual(
      testLargeSeason({ ...KEY, seasonNumber: 21 }, 100),
    );
  });

  it('is not in the backup after the next close, though that was written since the limit', () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, engine);
    fill(first);
    first.close();
    utimesSync(join(folder, 'library.backup.db'), NOW, NOW);
    const library = openTestLibrary(folder, engine);
    library.purgeExpired(LIMIT);
    expect(found(folder, traces)).not.toEqual([]);
    library.close();
    expect(found(folder, traces)).toEqual([]);
  });

  it('makes a backup from before due at the next close, though nothing else is new', () => {
    const folder = temporaryFolder();
    const backup = join(folder, 'library.backup.db');
    const first = openTestLibrary(folder, engine);
    fill(first);
    first.purgeExpired(LIMIT);
    first.close();
    for (const [time, isRewritten] of [
      ['2026-03-02T09:29:59.000Z', true],
      ['2026-03-02T09:30:01.000Z', false],
    ] as const) {
      utimesSync(backup, new Date(time), new Date(time));
      openTestLibrary(folder, engine).close();
      expect(statSync(backup).mtime.toISOString() !== time).toBe(isRewritten);
    }
  });

  it('is not in the file even if a refresh has replaced it before', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    fill(library);
    library.keepSeason(testRecord(testSeason({ credits: old.credits }), NEW));
    library.purgeExpired(LIMIT);
    expect(found(folder, traces)).toEqual(['Wexqort', 'wexqort', 'Ubrezzle', 'Jorvexil']);
  });
});
