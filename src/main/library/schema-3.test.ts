import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { versionOf } from './migrations.ts';
import { ENGINES, openTestLibrary, openWith, temporaryFolder } from './test-library.ts';
import { KEY, testLargeSeason, testRecord } from './test-records.ts';

const SEASON = testLargeSeason(KEY, 30);

describe.each(ENGINES)('a file of version 2, on %s', (engine) => {
  it('opens its seasons from their rows, until they are kept again', async () => {
    const folder = temporaryFolder();
    const before = openTestLibrary(folder, engine);
    before.keepSeason(testRecord(SEASON));
    before.close();
    const file = join(folder, 'library.db');
    const database = openWith(engine)(file);
    // Version 2 is version 3 without this table.
    database.exec('DROP TABLE packed_credits; PRAGMA user_version = 2');
    database.close();

    const library = openTestLibrary(folder, engine);
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(SEASON);
    library.keepSeason(testRecord(SEASON, '2026-03-02T00:00:00.000Z'));
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(SEASON);
    library.close();

    const after = openWith(engine)(file);
    expect(versionOf(after)).toBe(3);
    expect(after.prepare('SELECT season FROM packed_credits').all()).toHaveLength(1);
    after.close();
  });
});
