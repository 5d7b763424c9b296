import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { inflateJson } from '@shared/deflated.ts';
import { unpackCredits } from '@shared/domain/packed-credits.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { openSeasonPage, unpackSeasonPage } from '@shared/packed-season-page.ts';
import { LONG_SEASON, openingSections } from '@shared/domain/opening-sections.ts';
import type { SeasonCredits, SeasonKey } from '@shared/domain/season.ts';
import { bareEpisode } from '@shared/domain/test/bare.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { libraryPlace } from './files.ts';
import { openLibrary } from './library.ts';
import { Own } from './own.ts';
import {
  ENGINES,
  NOW,
  openTestLibrary,
  openWith,
  temporaryFolder,
  type TestLibrary,
  peopleIn,
  searchFor,
} from './test/test-library.ts';
import {
  KEY,
  testCrew,
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

async function seasonIn(library: TestLibrary, key: SeasonKey = KEY): Promise<SeasonCredits | null> {
  const opened = library.open(key);
  return opened === null ? null : (await unpackSeasonPage(opened.page)).season;
}

/** The files of answers in a library's folder. */
function recordsIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'answers'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.endroll'))
    .sort();
}

const unusualSeasons: Readonly<Record<string, SeasonCredits>> = {
  'with 300 credits': testLargeSeason(KEY, 300),
  'without a cast': testSeason({ credits: [testCrew('crew')] }),
  'without anything': testSeason({ episodes: [], credits: [] }),
  'of specials': testSeason({ key: { ...KEY, seasonNumber: 0 }, name: 'Specials', airDate: null }),
  'that TMDB says little about': testSeason({
    overview: '',
    airDate: null,
    posterPath: null,
    episodes: [bareEpisode(210)],
    credits: [
      testRegular('regular', {
        character: '',
        order: 500,
        episodeCount: null,
        person: testPerson(1, {
          originalName: null,
          gender: 'not-set',
          knownForDepartment: null,
          popularity: null,
          profilePath: null,
        }),
      }),
    ],
  }),
  'in another script': testSeason({
    key: { ...KEY, language: 'zh-CN' },
    name: '第 2 季',
    parts: { details: true, aggregate: true, english: false },
    credits: [
      testRegular('regular', {
        character: 'Rachel “Ray” Green / 瑞秋 🎬 ‏مرحبا',
        person: testPerson(4491, { name: '珍妮弗·阿尼斯顿', originalName: 'Jennifer Aniston', adult: true }),
      }),
    ],
  }),
  'with repeated and gapped orders': testSeason({
    credits: [
      testRegular('a', { order: 5 }),
      testRegular('b', { order: 19 }),
      testRegular('c', { order: 19 }),
      testGuest('d', { order: 1218, episodeNumbers: [1, 2, 4] }),
    ],
  }),
  'with numbers that no episode has': testSeason({
    episodes: [3, 7].map((episodeNumber) => bareEpisode(episodeNumber, { name: `Episode ${episodeNumber}` })),
    credits: [testRegular('regular')],
  }),
  'whose regulars alone arrived': testSeasonWithoutDetails(),
};

describe.each(ENGINES)('a library on %s', (engine) => {
  it('is empty at first', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    expect(fromJsonText(library.list())).toEqual([]);
    expect(library.open(KEY)).toBeNull();
    expect(library.answers(KEY)).toEqual([]);
    expect(library.imagesOf(KEY)).toBeNull();
    expect(fromJsonText(library.creditsOfPerson(1))).toEqual([]);
    expect(peopleIn(library.search(searchFor('person')))).toEqual([]);
    expect(library.dataSizes()).toEqual([]);
    expect(library.purgeRemoved()).toEqual([]);
    expect(library.purgeExpired('2026-01-01T00:00:00.000Z')).toEqual({ seasons: [], images: [] });
    expect(library.notice()).toBeNull();
  });

  it.each(Object.keys(unusualSeasons))(
    'gives back a season %s as it was, after a restart too',
    async (name) => {
      const season = unusualSeasons[name]!;
      const record = testRecord(season);
      const folder = temporaryFolder();
      const library = openTestLibrary(folder, engine);
      expect(library.keepSeason(record)).toMatchObject({
        notKept: null,
        changes: { added: 0, removed: 0, changed: 0 },
      });
      expect(await seasonIn(library, season.key)).toStrictEqual(season);
      library.close();

      const again = openTestLibrary(folder, engine);
      expect(await seasonIn(again, season.key)).toStrictEqual(season);
      expect(again.answers(season.key)).toStrictEqual(record.answers);
    },
  );

  it('opens a season with what decides about asking TMDB again', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeasonWithoutDetails()));
    library.keepSeries(testSeriesRecord());
    const opened = library.open(KEY)!;
    expect(opened).toMatchObject({
      fetchedAt: '2026-03-01T12:00:00.000Z',
      parts: { details: false, aggregate: false, english: true },
      seriesFetchedAt: '2026-03-01T11:00:00.000Z',
    });
    expect(await unpackSeasonPage(opened.page)).toStrictEqual({
      season: testSeasonWithoutDetails(),
      series: testSeries(),
      source: 'library',
      fetchedAt: '2026-03-01T12:00:00.000Z',
      isArriving: false,
      notKept: null,
      goneSince: null,
    });
  });

  it('opens a long season with what is shown of it first', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const season = testLargeSeason(KEY, LONG_SEASON + 1);
    library.keepSeason(testRecord(season));
    const { page } = library.open(KEY)!;
    expect(openSeasonPage(page)?.sections).toStrictEqual(openingSections(season.credits));
    expect((await unpackSeasonPage(page)).season).toStrictEqual(season);
  });

  it('keeps the answers byte for byte', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const body = '{"id":3624,\n "cast" : [],"crew":[],"future_field":[1.50,"\\u00e9 é 渡 🎬"]}\r\n';
    const answers = [{ endpoint: 'tv/1396/season/1/credits', fetchedAt: '2026-03-01T12:00:00.000Z', body }];
    library.keepSeason({ ...testRecord(), answers });
    expect(library.answers(KEY)).toStrictEqual(answers);
  });

  it('keeps one season for each language', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const german = testSeason({ key: { ...KEY, language: 'de-DE' }, name: 'Staffel 1' });
    library.keepSeason(testRecord());
    library.keepSeason(testRecord(german));
    expect((await seasonIn(library))?.name).toBe('Season 1');
    expect((await seasonIn(library, german.key))?.name).toBe('Staffel 1');
  });

  it('lists seasons in slices, between which others are answered and what changes shifts nothing', () => {
    const folder = temporaryFolder();
    const library = openLibrary({ folder, clock: () => NOW, openDatabase: openWith(engine) });
    onTestFinished(() => {
      library.close();
    });
    const count = 1_200;
    const own = new Own(openWith(engine)(libraryPlace(folder).own));
    own.database.exec(
      `INSERT INTO kept (series_id, season_number, language, series_name, season_name, fetched_at, added_at)
       WITH RECURSIVE ids (id) AS (SELECT 2000 UNION ALL SELECT id + 1 FROM ids LIMIT ${count})
       SELECT id, 1, 'en-US', 'Series', 'Season', '2026-03-01', '2026-03-01' FROM ids`,
    );
    own.database.close();
    library.keepSeason(testRecord());
    const slices = library.list();
    let sliceCount = 0;
    for (;;) {
      const { done, value } = slices.next();
      if (done === true) {
        const listed = fromJsonText(value).map(({ seriesId }) => seriesId);
        expect(listed).toHaveLength(count + 1);
        expect(new Set(listed).size).toBe(count + 1);
        break;
      }
      sliceCount += 1;
      expect(library.open(KEY)).not.toBeNull();
      // One that was listed already.
      for (const _ of library.remove([{ seriesId: 2_000, seasonNumber: 1, language: 'en-US' }]));
    }
    expect(sliceCount).toBeGreaterThanOrEqual(3);
  });

  it('lists seasons by TMDB’s ids, and by season number', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const names = { 1: 'Zorro', 2: 'élite', 3: '24', 4: '9-1-1' };
    for (const [id, name] of Object.entries(names)) {
      library.keepSeries(testSeriesRecord(testSeries({ seriesId: Number(id), name })));
    }
    for (const [seriesId, seasonNumber] of [
      [1, 10],
      [1, 2],
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 1],
    ] as const) {
      library.keepSeason(testRecord(testSeason({ key: { seriesId, seasonNumber, language: 'en-US' } })));
    }
    const list = fromJsonText(library.list()).map((kept) => `${kept.seriesName} ${kept.seasonNumber}`);
    expect(list).toEqual(['Zorro 0', 'Zorro 2', 'Zorro 10', 'élite 1', '24 1', '9-1-1 1']);
  });

  it('lists what a tile shows, with the series’ poster where the season has none', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason({ posterPath: null })));
    expect(fromJsonText(library.list())[0]).toMatchObject({ seriesName: '', posterPath: null });
    library.keepSeries(testSeriesRecord());
    expect(fromJsonText(library.list())).toStrictEqual([
      {
        ...KEY,
        seriesName: 'Breaking Bad',
        seasonName: 'Season 1',
        airDate: '2008-01-20',
        posterPath: '/series-poster.jpg',
        isWhole: true,
        fetchedAt: '2026-03-01T12:00:00.000Z',
        creditCount: 3,
        isExpired: false,
        isLost: false,
        goneSince: null,
        hasNote: false,
        addedAt: NOW.toISOString(),
        openedAt: null,
        episodeCount: 5,
        regularCount: 1,
        guestCount: 1,
        crewCount: 1,
        peopleCount: 3,
        withoutPortraitCount: 1,
      },
    ]);
  });

  it('gives back a series as it was, with its English texts', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const series = testSeries({ overview: '', english: { overview: 'A chemistry teacher…' } });
    const record = testSeriesRecord(series, 'ja-JP');
    const [own] = record.answers;
    const english = {
      ...own!,
      endpoint: 'tv/1396?language=en-US',
      body: own!.body.toString().replace('"overview":""', '"overview":"A chemistry teacher…"'),
    };
    library.keepSeries({ ...record, answers: [own!, english] });
    expect(fromJsonText(library.openSeries({ ...KEY, language: 'ja-JP' })!.page)).toStrictEqual({
      series,
      source: 'library',
      fetchedAt: '2026-03-01T11:00:00.000Z',
      goneSince: null,
    });
  });

  it('replaces a series', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeries(testSeriesRecord());
    library.keepSeries(
      testSeriesRecord(testSeries({ name: 'Renamed' }), 'en-US', '2026-04-01T00:00:00.000Z'),
    );
    expect(library.openSeries(KEY)?.fetchedAt).toBe('2026-04-01T00:00:00.000Z');
    expect(library.openSeries({ ...KEY, language: 'de-DE' })).toBeNull();
  });

  it('finds a person in every kept season, newest first', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const seasonWith = (seriesId: number, airDate: string | null): SeasonCredits =>
      testSeason({
        key: { ...KEY, seriesId },
        airDate,
        posterPath: null,
        credits: [
          testGuest(`role-${seriesId}`, { person: testPerson(7) }),
          testCrew(`job-${seriesId}`, { person: testPerson(7) }),
          testRegular(`other-${seriesId}`, { person: testPerson(8) }),
        ],
      });
    library.keepSeries(testSeriesRecord(testSeries({ seriesId: 2, posterPath: '/of-series-2.jpg' })));
    library.keepSeason(testRecord(seasonWith(1, null)));
    library.keepSeason(testRecord(seasonWith(2, '2020-05-01')));
    library.keepSeason(testRecord(seasonWith(3, '2024-05-01')));
    const found = fromJsonText(library.creditsOfPerson(7));
    expect(found.map(({ season, credit }) => [season.seriesId, credit.kind])).toEqual([
      [3, 'guest'],
      [3, 'crew'],
      [2, 'guest'],
      [2, 'crew'],
      [1, 'guest'],
      [1, 'crew'],
    ]);
    expect(found[2]).toStrictEqual({
      season: fromJsonText(library.list()).find((kept) => kept.seriesId === 2),
      credit: {
        kind: 'guest',
        character: 'A Character',
        job: null,
        department: null,
        episodeCount: 2,
      },
    });
  });

  it('gives the credits of the kept seasons of a series, in one language', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const seasonWith = (seasonNumber: number, language = KEY.language): SeasonCredits =>
      testSeason({
        key: { ...KEY, seasonNumber, language },
        credits: [testRegular(`role-${seasonNumber}`, { person: testPerson(7) })],
      });
    for (const seasonNumber of [2, 1, 3]) library.keepSeason(testRecord(seasonWith(seasonNumber)));
    library.keepSeason(testRecord(seasonWith(1, 'de-DE')));
    library.remove([{ ...KEY, seasonNumber: 3 }]);
    const found = library.creditsOfSeries(KEY, null);
    expect(found.map(({ seasonNumber }) => seasonNumber)).toEqual([1, 2]);
    const credits = await Promise.all(
      found.map(async (each) => unpackCredits(await inflateJson(each.credits))),
    );
    expect(credits.map(([credit]) => [credit?.creditId, credit?.person.personId])).toEqual([
      ['role-1', 7],
      ['role-2', 7],
    ]);
    const numbers = (some: readonly number[]): readonly number[] =>
      library.creditsOfSeries(KEY, some).map(({ seasonNumber }) => seasonNumber);
    expect(numbers([2])).toEqual([2]);
    expect(numbers([3, 9])).toEqual([]);
    expect(library.creditsOfSeries({ ...KEY, seriesId: 999 }, null)).toEqual([]);
  });

  it('has the episodes of the season of a series that was seen in part', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    for (const seasonNumber of [1, 2, 3])
      library.keepSeason(
        testRecord(
          testSeason({
            key: { ...KEY, seasonNumber },
            episodes: [1, 2].map((number) => bareEpisode(number)),
          }),
        ),
      );
    const episodes = (): readonly unknown[] =>
      library
        .creditsOfSeries(KEY, null)
        .map((season) => season.episodes?.map(({ episodeNumber }) => episodeNumber));
    expect(episodes()).toEqual([undefined, undefined, undefined]);
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: 1 } });
    expect(episodes()).toEqual([undefined, [1, 2], undefined]);
  });

  it('says of which season of a series the guests have not come, and not of one that lacks other parts', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const keep = (seasonNumber: number, parts: SeasonCredits['parts']): void => {
      library.keepSeason(testRecord(testSeason({ key: { ...KEY, seasonNumber }, parts })));
    };
    keep(1, { details: true, aggregate: true, english: false });
    keep(2, { details: false, aggregate: false, english: true });
    const partial = library.creditsOfSeries(KEY, null).filter(({ lacksPeople }) => lacksPeople);
    expect(partial.map(({ seasonNumber }) => seasonNumber)).toEqual([2]);
  });

  it('tells what TMDB changed of a season, newest first, until the older answers are too old', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const keep = (fetchedAt: string, ...credits: SeasonCredits['credits']): void => {
      library.keepSeason(testRecord(testSeason({ credits }), fetchedAt));
    };
    const [first, second, third] = ['2026-01-10', '2026-02-10', '2026-03-01'].map(
      (day) => `${day}T12:00:00.000Z`,
    ) as [string, string, string];
    keep(first, testRegular('stays'), testGuest('leaves'));
    expect(fromJsonText(library.seasonHistory(KEY))).toEqual([]);
    keep(second, testRegular('stays'));
    keep(third, testRegular('stays'), testGuest('joins'));
    const told = (): readonly unknown[] =>
      fromJsonText(library.seasonHistory(KEY)).map(({ before, after, changes }) => [
        before,
        after,
        ...changes.map(({ kind, before: old, after: current }) => [kind, (current ?? old).creditId]),
      ]);
    expect(told()).toEqual([
      [second, third, ['added', 'joins']],
      [first, second, ['removed', 'leaves']],
    ]);
    library.purgeExpired('2026-01-20T00:00:00.000Z');
    expect(told()).toEqual([[second, third, ['added', 'joins']]]);
    library.remove([KEY]);
    expect(told()).toEqual([]);
  });

  it('names each picture of a season once, regulars first', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const portrait = (path: string | null) => ({ person: testPerson(1, { profilePath: path }) });
    library.keepSeason(
      testRecord(
        testSeason({
          credits: [
            testRegular('1', portrait('/z.jpg')),
            testRegular('2', portrait(null)),
            testGuest('3', portrait('/a.jpg')),
            testCrew('4', portrait('/z.jpg')),
          ],
        }),
      ),
    );
    expect(library.imagesOf(KEY)).toEqual({
      posterPath: '/season-poster.jpg',
      profilePaths: ['/z.jpg', '/a.jpg'],
    });
  });

  it('refuses calls after it was closed', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.close();
    expect(() => library.list()).toThrow(
      expect.objectContaining({ appError: { kind: 'library-unavailable', reason: 'stopped' } }),
    );
  });

  describe('when a season is kept again', () => {
    it('replaces it whole and says what changed', async () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.keepSeason(testRecord());
      const newer = testSeason({
        name: 'Season One',
        credits: [
          testRegular('regular', { character: 'Recast' }),
          testGuest('new', { person: testPerson(8) }),
          testGuest('newer', { person: testPerson(9) }),
        ],
      });
      const record = testRecord(newer, '2026-04-01T00:00:00.000Z');
      expect(library.keepSeason(record).changes).toMatchObject({ added: 2, removed: 2, changed: 1 });
      expect(await seasonIn(library)).toStrictEqual(newer);
      expect(library.open(KEY)?.fetchedAt).toBe('2026-04-01T00:00:00.000Z');
      expect(library.answers(KEY)).toStrictEqual(record.answers);
      expect(fromJsonText(library.list())).toHaveLength(1);
    });

    it('keeps the answers before it, when more differs than popularity and votes', () => {
      const folder = temporaryFolder();
      const library = openTestLibrary(folder, engine);
      const times = ['2026-04-01', '2026-05-01', '2026-06-01'].map((day) => `${day}T00:00:00.000Z`);
      const popular = (popularity: number) => ({ person: testPerson(1, { popularity }) });
      library.keepSeason(testRecord(testSeason({ credits: [testRegular('1', popular(1))] }), times[0]));
      library.keepSeason(testRecord(testSeason({ credits: [testRegular('1', popular(2.5))] }), times[1]));
      expect(recordsIn(folder)).toEqual(['1396/season-1.en-US.2026-05-01T00-00-00-000Z.endroll']);
      library.keepSeason(testRecord(testSeason({ credits: [testRegular('2')] }), times[2]));
      expect(recordsIn(folder)).toEqual([
        '1396/season-1.en-US.2026-05-01T00-00-00-000Z.endroll',
        '1396/season-1.en-US.2026-06-01T00-00-00-000Z.endroll',
      ]);
    });

    it('completes a season that was kept without its details', async () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.keepSeason(testRecord(testSeasonWithoutDetails()));
      expect(fromJsonText(library.list())[0]?.isWhole).toBe(false);
      expect(library.keepSeason(testRecord()).changes).toMatchObject({ added: 0, removed: 0, changed: 0 });
      expect(await seasonIn(library)).toStrictEqual(testSeason());
      expect(fromJsonText(library.list())[0]?.isWhole).toBe(true);
    });

    it('leaves a whole season alone when the new one is not', async () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      const record = testRecord();
      library.keepSeason(record);
      const lesser = testRecord(testSeasonWithoutDetails({ name: 'Other' }), '2026-04-01T00:00:00.000Z');
      expect(library.keepSeason(lesser).changes).toMatchObject({ added: 0, removed: 0, changed: 0 });
      expect(await seasonIn(library)).toStrictEqual(testSeason());
      expect(library.open(KEY)?.fetchedAt).toBe(record.answers[0]?.fetchedAt);
      expect(library.answers(KEY)).toStrictEqual(record.answers);
    });

    it('changes nothing when the new one cannot be read', async () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.keepSeason(testRecord());
      const { answers } = testRecord();
      const unreadable = answers.map((answer) => ({ ...answer, body: '{"cast":' }));
      expect(() => library.keepSeason({ key: KEY, answers: unreadable })).toThrow(
        expect.objectContaining({
          appError: expect.objectContaining({ kind: 'invalid-response' }) as unknown,
        }),
      );
      expect(await seasonIn(library)).toStrictEqual(testSeason());
    });
  });

  describe('when a season is removed', () => {
    it('hides it from every method', () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.keepSeason(testRecord());
      library.remove([KEY]);
      expect(library.open(KEY)).toBeNull();
      expect(library.answers(KEY)).toEqual([]);
      expect(library.imagesOf(KEY)).toBeNull();
      expect(fromJsonText(library.list())).toEqual([]);
      expect(fromJsonText(library.creditsOfPerson(1))).toEqual([]);
    });

    it('puts it back as it was, after a restart too', async () => {
      const folder = temporaryFolder();
      const library = openTestLibrary(folder, engine);
      library.keepSeason(testRecord());
      library.remove([KEY]);
      library.close();
      const again = openTestLibrary(folder, engine);
      expect(again.open(KEY)).toBeNull();
      again.restore([KEY]);
      expect(await seasonIn(again)).toStrictEqual(testSeason());
    });

    it('lists what can come back, the newest first', () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      const other = { ...KEY, seasonNumber: 2 };
      library.keepSeason(testRecord());
      library.keepSeason(testRecord(testSeason({ key: other })));
      library.remove([other]);
      library.remove([KEY]);
      const removed = fromJsonText(library.removed());
      expect(removed.map(({ seasonNumber }) => seasonNumber)).toEqual([1, 2]);
      expect(removed[0]).toMatchObject({ seasonName: 'Season 1', isLost: false });
      library.restore([KEY]);
      expect(fromJsonText(library.removed())).toHaveLength(1);
      library.purgeRemoved();
      expect(fromJsonText(library.removed())).toEqual([]);
    });

    it('does not mind a season that is not there', () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.remove([KEY]);
      library.restore([KEY]);
      expect(library.open(KEY)).toBeNull();
    });

    it('comes back when it is kept again, with no changes to tell', async () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.keepSeason(testRecord());
      library.remove([KEY]);
      const newer = testSeason({ credits: [testGuest('other')] });
      expect(library.keepSeason(testRecord(newer)).changes).toMatchObject({
        added: 0,
        removed: 0,
        changed: 0,
      });
      expect(await seasonIn(library)).toStrictEqual(newer);
    });

    it('comes back whole when it is kept again without its details', async () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      library.keepSeason(testRecord());
      library.remove([KEY]);
      library.keepSeason(testRecord(testSeasonWithoutDetails()));
      expect(await seasonIn(library)).toStrictEqual(testSeason());
    });

    it('is purged with its answers, and cannot be restored after that', () => {
      const folder = temporaryFolder();
      const library = openTestLibrary(folder, engine);
      library.keepSeason(testRecord());
      library.keepSeries(testSeriesRecord());
      library.remove([KEY]);
      library.purgeRemoved();
      library.restore([KEY]);
      expect(library.open(KEY)).toBeNull();
      expect(library.openSeries(KEY)).toBeNull();
      expect(recordsIn(folder)).toEqual([]);
      library.workToEnd();
      library.close();
      const tables = ['record', 'season', 'page', 'series', 'series_picture', 'person', 'part', 'job'];
      const database = openWith(engine)(join(folder, 'index.db'));
      for (const table of tables) {
        expect([table, database.prepare(`SELECT * FROM ${table}`).all()]).toEqual([table, []]);
      }
      database.close();
    });

    it('names the pictures that nothing refers to any more', () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      const portrait = (path: string) => ({ person: testPerson(1, { profilePath: path }) });
      const credits = [
        testRegular('1', portrait('/only-here.jpg')),
        testGuest('2', portrait('/elsewhere.jpg')),
      ];
      library.keepSeason(testRecord(testSeason({ credits })));
      library.keepSeason(
        testRecord(
          testSeason({
            key: { ...KEY, seriesId: 2 },
            posterPath: '/other-poster.jpg',
            credits: [testRegular('3', portrait('/elsewhere.jpg'))],
          }),
        ),
      );
      library.keepSeries(testSeriesRecord());
      library.remove([KEY]);
      expect([...library.purgeRemoved()].sort()).toEqual([
        '/creator.jpg',
        '/only-here.jpg',
        '/season-poster.jpg',
        '/series-poster.jpg',
        '/tile.jpg',
      ]);
    });

    it('keeps the pictures that the series still shows', () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      const second = { ...KEY, seasonNumber: 2 };
      library.keepSeries(testSeriesRecord());
      library.keepSeason(testRecord(testSeason({ posterPath: '/tile.jpg', credits: [] })));
      library.keepSeason(testRecord(testSeason({ key: second, posterPath: null, credits: [] })));
      library.remove([KEY]);
      expect(library.purgeRemoved()).toEqual([]);
      expect(library.openSeries(KEY)).not.toBeNull();
    });
  });
});

describe.each([
  ['node:sqlite', 'libsql'],
  ['libsql', 'node:sqlite'],
] as const)('a library that %s has written', (writing, reading) => {
  it(`is read and written by ${reading}`, async () => {
    const folder = temporaryFolder();
    const season = testLargeSeason(KEY, 300);
    const writer = openTestLibrary(folder, writing);
    writer.keepSeason(testRecord(season));
    writer.close();

    const reader = openTestLibrary(folder, reading);
    expect(await seasonIn(reader)).toStrictEqual(season);
    expect(reader.answers(KEY)).toStrictEqual(testRecord(season).answers);
    expect(reader.keepSeason(testRecord(testSeason())).changes).toMatchObject({
      added: 3,
      removed: 300,
      changed: 0,
    });
    expect(reader.notice()).toBeNull();
  });
});
