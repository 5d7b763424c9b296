import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { packBody } from './answer-body.ts';
import type { Engine } from './driver.ts';
import { libraryPlace } from './library-place.ts';
import { migrate, MIGRATIONS, versionOf } from './migrations.ts';
import { ENGINES, openTestLibrary, openWith, temporaryFolder } from './test-library.ts';
import { KEY, testGuest, testPerson, testSeason, testSeries } from './test-records.ts';

const FETCHED_AT = '2026-01-02T03:04:05.000Z';
const PERSON = testPerson(7, { name: 'Zlatko Golubić', originalName: 'Златко Голубић' });
const SEASON = testSeason({
  episodes: [{ episodeNumber: 1, name: 'Pilot', airDate: '2008-01-20', runtime: 58, overview: 'It begins.' }],
  credits: [testGuest('guest', { person: PERSON, episodeNumbers: [1] })],
});

/** A file as version 1 has written it, with a row in every table. */
function writeVersion1(folder: string, engine: Engine): void {
  const place = libraryPlace(folder);
  const database = openWith(engine)(place.database);
  migrate(database, place, MIGRATIONS.slice(0, 1));
  const series: Record<string, unknown> = { ...testSeries() };
  delete series['english'];
  database
    .prepare(
      `INSERT INTO series VALUES (1, ?, 'en-US', 'Breaking Bad', '/series-poster.jpg', ?, ?, 'tv/1396', ?)`,
    )
    .run(KEY.seriesId, FETCHED_AT, JSON.stringify(series), packBody('{}'));
  database
    .prepare(
      `INSERT INTO season VALUES (5, ?, 1, 'en-US', 3572, 'Season 1', ?, '2008-01-20', '/season-poster.jpg',
         1, 1, ?, 1, NULL)`,
    )
    .run(KEY.seriesId, SEASON.overview, FETCHED_AT);
  database.exec(`
    INSERT INTO episode VALUES (5, 0, 1, 'Pilot', '2008-01-20', 58, 'It begins.');
    INSERT INTO credit VALUES (9, 5, 'guest', 'guest', 7, '${PERSON.name}', '${PERSON.originalName!}', 'female',
      'Acting', 0.7, '/portrait-7.jpg', 0, 'A Character', NULL, NULL, 512, 2);
    INSERT INTO episode_credit VALUES (9, 1);
    INSERT INTO change VALUES (1, 5, '${FETCHED_AT}', 'added', 'guest', NULL, '{}');
  `);
  database
    .prepare(`INSERT INTO answer VALUES (1, 5, 'tv/1396/season/1', ?, ?)`)
    .run(FETCHED_AT, packBody('{"id":1}'));
  database.close();
}

describe.each(ENGINES)('a file of version 1, on %s', (engine) => {
  it('is read with all of its content', async () => {
    const folder = temporaryFolder();
    writeVersion1(folder, engine);
    const library = openTestLibrary(folder, engine);
    expect(library.notice()).toBeNull();
    expect(await unpackSeasonPage(library.open(KEY)!.page)).toStrictEqual({
      season: SEASON,
      series: testSeries(),
      source: 'library',
      fetchedAt: FETCHED_AT,
      isArriving: false,
      notKept: null,
    });
    expect(library.answers(KEY)).toEqual([
      { endpoint: 'tv/1396/season/1', fetchedAt: FETCHED_AT, body: '{"id":1}' },
    ]);
    expect(fromJsonText(library.openSeries(KEY)!.page).series).toStrictEqual(testSeries());
    expect(fromJsonText(library.list())).toMatchObject([
      { ...KEY, seriesName: 'Breaking Bad', creditCount: 1, isExpired: false },
    ]);
    expect(fromJsonText(library.creditsOfPerson(7))).toHaveLength(1);
    library.close();

    const database = openWith(engine)(join(folder, 'library.db'));
    expect(versionOf(database)).toBe(MIGRATIONS.length);
    expect(database.prepare('SELECT kind, credit_id FROM change').all()).toMatchObject([
      { kind: 'added', credit_id: 'guest' },
    ]);
    database.close();
  });

  it('has its people found by the search', () => {
    const folder = temporaryFolder();
    writeVersion1(folder, engine);
    const library = openTestLibrary(folder, engine);
    for (const query of ['golubic', 'голубић']) {
      expect(fromJsonText(library.searchPeople(query))).toMatchObject([{ personId: 7, seasonCount: 1 }]);
    }
  });

  it('goes on as a file of version 2', () => {
    const folder = temporaryFolder();
    writeVersion1(folder, engine);
    const library = openTestLibrary(folder, engine);
    library.writeNote(KEY, 'Seen twice.');
    library.keepSeason({
      season: { ...SEASON, credits: [] },
      fetchedAt: '2026-03-01T00:00:00.000Z',
      answers: [],
    });
    library.close();
    const again = openTestLibrary(folder, engine);
    expect(again.note(KEY)).toBe('Seen twice.');
    expect(fromJsonText(again.searchPeople('golubic'))).toEqual([]);
  });

  it('is copied before it is changed', () => {
    const folder = temporaryFolder();
    writeVersion1(folder, engine);
    openTestLibrary(folder, engine);
    const copy = openWith(engine)(join(folder, 'library.version-1.db'));
    expect(versionOf(copy)).toBe(1);
    expect(copy.prepare('SELECT name FROM credit').all()).toMatchObject([{ name: PERSON.name }]);
    copy.close();
  });
});
