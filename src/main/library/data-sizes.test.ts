import { describe, expect, it } from 'vitest';
import { creditsToOpen } from '../credits-to-open.ts';
import { packBody } from './answer-body.ts';
import { ENGINES, openTestLibrary, temporaryFolder } from './test-library.ts';
import { KEY, testLargeSeason, testPerson, testRecord, testRegular, testSeason } from './test-records.ts';

describe.each(ENGINES)('the sizes of kept seasons on %s', (engine) => {
  it('are what is stored packed and the text of the rows, in bytes of UTF-8', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const body = JSON.stringify({ text: 'x'.repeat(5000) });
    const season = testSeason({
      name: 'é',
      overview: '渡辺',
      english: { overview: 'Text', episodes: [] },
      episodes: [{ episodeNumber: 1, name: 'Pilot', airDate: '2008-01-20', runtime: 58, overview: 'ü' }],
      credits: [
        testRegular('credit-id', {
          person: testPerson(1, {
            name: 'Ñ',
            originalName: null,
            knownForDepartment: 'Acting',
            profilePath: '/p.jpg',
          }),
          character: 'Hank',
        }),
      ],
    });
    library.keepSeason({ ...testRecord(season), answers: [{ endpoint: 'tv/1', fetchedAt: '2026', body }] });
    const texts = ['é', '渡辺', '{"overview":"Text","episodes":[]}', 'Pilot', 'ü'];
    const creditTexts = ['credit-id', 'Ñ', 'Acting', '/p.jpg', 'Hank'];
    const textBytes = Buffer.byteLength([...texts, ...creditTexts, 'tv/1'].join(''));
    const packedBytes = packBody(body).length + creditsToOpen(season.credits).credits.length;
    expect(library.dataSizes()).toStrictEqual([{ ...KEY, dataBytes: textBytes + packedBytes }]);
  });

  it('leave out what is removed, and count an empty season too', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const empty = testSeason({ key: { ...KEY, seasonNumber: 2 }, overview: '', episodes: [], credits: [] });
    library.keepSeason(testRecord());
    library.keepSeason({ ...testRecord(empty), answers: [] });
    library.remove(KEY);
    expect(library.dataSizes()).toEqual([
      { ...empty.key, dataBytes: 'Season 1'.length + creditsToOpen([]).credits.length },
    ]);
  });

  it('are near to what the file has grown by', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testLargeSeason(KEY, 300)));
    const { dataBytes } = library.dataSizes()[0]!;
    expect(dataBytes).toBeGreaterThan(25_000);
    expect(dataBytes).toBeLessThan(80_000);
  });
});
