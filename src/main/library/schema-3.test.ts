import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { creditsToOpen } from '../credits-to-open.ts';
import { versionOf } from './migrations.ts';
import { ENGINES, openTestLibrary, openWith, temporaryFolder } from './test-library.ts';
import { KEY, testLargeSeason, testRecord } from './test-records.ts';

const SEASON = testLargeSeason(KEY, 30);

/** Version 2 is version 3 without one table. */
function writeVersion2(folder: string): void {
  const library = openTestLibrary(folder, 'node:sqlite');
  library.keepSeason(testRecord(SEASON));
  library.close();
  const database = openWith('node:sqlite')(join(folder, 'library.db'));
  database.exec('DROP TABLE packed_credits; PRAGMA user_version = 2');
  database.close();
}

describe.each(ENGINES)('packed credits, on %s', (engine) => {
  it('that are damaged are made again from the rows', async () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    library.keepSeason(testRecord(SEASON));
    library.close();
    const database = openWith(engine)(join(folder, 'library.db'));
    database.exec(`UPDATE packed_credits SET credits = zeroblob(length(credits))`);
    database.close();
    const again = openTestLibrary(folder, engine);
    expect((await unpackSeasonPage(again.open(KEY)!.page)).season).toStrictEqual(SEASON);
  });

  it('cross to the window alone, without memory that lies beside them', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord());
    const kept = library.open(KEY)!.page.credits;
    const made = creditsToOpen(testRecord().season.credits).credits;
    for (const credits of [kept, made]) {
      expect(structuredClone(credits).buffer.byteLength).toBe(credits.byteLength);
    }
  });
});

describe.each(ENGINES)('a file of version 2, on %s', (engine) => {
  it('can be read where it cannot be changed', async () => {
    const folder = temporaryFolder();
    writeVersion2(folder);
    const library = openTestLibrary(folder, engine, {
      openDatabase: (file, options = {}) => {
        if (options.isImmutable !== true) throw Object.assign(new Error('read-only'), { errcode: 1544 });
        return openWith(engine)(file, options);
      },
    });
    expect(library.notice()).toEqual({ kind: 'read-only' });
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(SEASON);
    expect(library.dataSizes()).toHaveLength(1);
  });

  it('opens its seasons from their rows, until they are kept again', async () => {
    const folder = temporaryFolder();
    writeVersion2(folder);
    const library = openTestLibrary(folder, engine);
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(SEASON);
    library.keepSeason(testRecord(SEASON, '2026-03-02T00:00:00.000Z'));
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(SEASON);
    library.close();

    const after = openWith(engine)(join(folder, 'library.db'));
    expect(versionOf(after)).toBe(3);
    expect(after.prepare('SELECT season FROM packed_credits').all()).toHaveLength(1);
    after.close();
  });
});
