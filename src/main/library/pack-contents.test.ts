import { describe, expect, it } from 'vitest';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { ENGINES, openTestLibrary, temporaryFolder } from './test/test-library.ts';
import {
  KEY,
  testCrew,
  testGuest,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
  testSeasonWithoutDetails,
  testSeries,
  testSeriesRecord,
} from './test/test-records.ts';

function season(seasonNumber: number, fields: Partial<SeasonCredits> = {}): SeasonCredits {
  return testSeason({ key: { ...KEY, seasonNumber }, posterPath: `/poster-${seasonNumber}.jpg`, ...fields });
}

describe.each(ENGINES)('the contents of a trip pack on %s', (engine) => {
  it('are nothing when nothing is kept', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    expect(library.packContents(KEY, [1, 2])).toEqual({ seasons: [], people: [] });
    library.keepSeason(testRecord());
    expect(library.packContents(KEY, [])).toEqual({ seasons: [], people: [] });
  });

  it('are the kept seasons of those asked for, ascending', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const partial = testSeasonWithoutDetails({ key: { ...KEY, seasonNumber: 10 }, posterPath: null });
    library.keepSeries(testSeriesRecord(testSeries({ posterPath: '/of-the-series.jpg' })));
    library.keepSeason(testRecord(partial, '2026-03-03T00:00:00.000Z'));
    library.keepSeason(testRecord(season(2)));
    library.keepSeason(testRecord(season(3)));
    library.keepSeason(testRecord(season(0)));
    library.keepSeason(testRecord(season(4, { key: { ...KEY, seasonNumber: 4, language: 'de-DE' } })));
    library.remove([{ ...KEY, seasonNumber: 3 }]);
    expect(library.packContents(KEY, [10, 4, 3, 2, 1]).seasons).toStrictEqual([
      {
        seasonNumber: 2,
        fetchedAt: '2026-03-01T12:00:00.000Z',
        isWhole: true,
        creditCount: 3,
        posterPath: '/poster-2.jpg',
      },
      {
        seasonNumber: 10,
        fetchedAt: '2026-03-03T00:00:00.000Z',
        isWhole: false,
        creditCount: 1,
        posterPath: '/of-the-series.jpg',
      },
    ]);
  });

  it('name each person once, with the portrait of the answer that came last', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const person = (personId: number, name: string, profilePath: string | null) => ({
      person: testPerson(personId, { name, profilePath }),
    });
    const newer = season(1, {
      credits: [
        testRegular('1', person(1, 'Anna', '/anna-new.jpg')),
        testCrew('2', person(1, 'Anna', '/anna-new.jpg')),
        testGuest('3', person(3, 'Carl', null)),
        testGuest('4', person(4, 'Dora', null)),
      ],
    });
    const older = season(2, {
      credits: [
        testRegular('5', person(1, 'Anna', '/anna-old.jpg')),
        testGuest('6', person(2, 'Bert', '/bert.jpg')),
        testGuest('7', person(4, 'Dora', '/dora.jpg')),
      ],
    });
    library.keepSeason(testRecord(newer, '2026-03-02T00:00:00.000Z'));
    library.keepSeason(testRecord(older, '2026-03-01T00:00:00.000Z'));
    library.keepSeason(
      testRecord(season(3, { credits: [testGuest('8', person(9, 'Not Asked For', null))] })),
    );
    expect(library.packContents(KEY, [1, 2]).people).toEqual([
      { name: 'Anna', profilePath: '/anna-new.jpg' },
      { name: 'Bert', profilePath: '/bert.jpg' },
      { name: 'Dora', profilePath: '/dora.jpg' },
      { name: 'Carl', profilePath: null },
    ]);
  });
});
