import { describe, expect, it, vi } from 'vitest';
import { inflateJson } from '@shared/deflated.ts';
import { unpackCredits } from '@shared/domain/packed-credits.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { ENGINES, openTestLibrary, temporaryFolder } from './test/test-library.ts';
import { KEY, testGuest, testPerson, testRecord, testRegular, testSeason } from './test/test-records.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => `${day}T00:00:00.000Z`);
const [FIRST = '', SECOND = '', THIRD = ''] = DAYS;
const OTHER = { ...KEY, seasonNumber: 2 };

describe.each(ENGINES)('what changed in the library on %s', (engine) => {
  it('is told by season since a time, newest first, and never of a season that stayed as it was', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const regular = testRegular('stays');
    library.keepSeason(testRecord(testSeason({ credits: [regular, testGuest('leaves')] }), FIRST));
    library.keepSeason(
      testRecord(testSeason({ credits: [regular, testGuest('joins', { person: testPerson(9) })] }), SECOND),
    );
    library.keepSeason(testRecord(testSeason({ key: OTHER, credits: [regular] }), FIRST));
    library.keepSeason(testRecord(testSeason({ key: OTHER, credits: [regular, testGuest('late')] }), THIRD));
    library.keepSeason(testRecord(testSeason({ key: { ...KEY, seasonNumber: 3 } }), FIRST));
    const since = (time: string) =>
      fromJsonText(library.changesSince(time)).seasons.map(({ key, revisions }) => [
        key.seasonNumber,
        ...revisions.map(({ before, after, changes }) => [before, after, changes.map(({ kind }) => kind)]),
      ]);
    const first = [KEY.seasonNumber, [FIRST, SECOND, ['added', 'removed']]];
    const second = [2, [FIRST, THIRD, ['added']]];
    expect(since('1970-01-01T00:00:00.000Z')).toEqual([second, first]);
    expect(since(SECOND)).toEqual([second]);
    expect(since(THIRD)).toEqual([]);
    library.remove([OTHER]);
    expect(since('1970-01-01T00:00:00.000Z')).toEqual([first]);
  });

  it('is told between any two kept answers, not only between neighbours', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const regular = testRegular('stays');
    library.keepSeason(testRecord(testSeason({ credits: [regular] }), FIRST));
    library.keepSeason(testRecord(testSeason({ credits: [regular, testGuest('comes and goes')] }), SECOND));
    library.keepSeason(
      testRecord(
        testSeason({ credits: [regular, testGuest('stays late', { person: testPerson(9) })] }),
        THIRD,
      ),
    );
    const between = (before: string, after: string) => {
      const revision = fromJsonText(library.changesBetween(KEY, { before, after }));
      return revision?.changes.map((change) => [change.kind, (change.after ?? change.before).creditId]);
    };
    expect(between(FIRST, THIRD)).toEqual([['added', 'stays late']]);
    expect(between(SECOND, THIRD)).toEqual([
      ['added', 'stays late'],
      ['removed', 'comes and goes'],
    ]);
    expect(between(FIRST, FIRST)).toEqual([]);
    library.purgeExpired(SECOND);
    expect(between(FIRST, THIRD)).toBeUndefined();
  });

  it('leaves what was before to look at, as long as that answer is kept', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(testSeason({ credits: [testRegular('a'), testGuest('leaves')] }), FIRST));
    library.keepSeason(testRecord(testSeason({ credits: [testRegular('a')] }), SECOND));
    const idsAt = async (time: string): Promise<readonly string[] | null> => {
      const found = library.creditsAt(KEY, time);
      if (found === null) return null;
      return unpackCredits(await inflateJson(found.credits)).map(({ creditId }) => creditId);
    };
    expect(await idsAt(FIRST)).toEqual(['a', 'leaves']);
    expect(await idsAt(SECOND)).toEqual(['a']);
    expect(await idsAt(THIRD)).toBeNull();
    library.purgeExpired(SECOND);
    expect(await idsAt(FIRST)).toBeNull();
    expect(fromJsonText(library.changesSince('1970-01-01T00:00:00.000Z'))).toEqual({
      seasons: [],
      isCut: false,
    });
  });
});
