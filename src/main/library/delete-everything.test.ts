import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromJsonText } from '@shared/json-text.ts';
import type { Library } from './library.ts';
import { ENGINES, openTestLibrary, openWith, temporaryFolder } from './test-library.ts';
import {
  KEY,
  testGuest,
  testLargeSeason,
  testPerson,
  testRecord,
  testSeason,
  testSeriesRecord,
} from './test-records.ts';

const PERSON = 'Zyzzyva Golubić';

/** Keeps something in every table. */
function fill(library: Library): void {
  library.keepSeason(testRecord(testLargeSeason({ ...KEY, seasonNumber: 2 }, 1500)));
  library.keepSeason(testRecord(testSeason({ credits: [] })));
  const person = testPerson(7, { name: PERSON });
  library.keepSeason(testRecord(testSeason({ credits: [testGuest('guest', { person })] })));
  library.keepSeries(testSeriesRecord());
  library.keepPack({
    ...KEY,
    seasonNumbers: [1],
    state: 'running',
    startedAt: '2026-03-01T12:00:00.000Z',
    receipt: null,
    absentPictures: [],
  });
  library.writeNote(KEY, 'Seen twice.');
}

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

describe.each(ENGINES)('deleting everything on %s', (engine) => {
  it('leaves the notes alone, and a library that works', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    fill(library);
    library.remove(KEY);
    library.deleteEverything();
    expect(fromJsonText(library.list())).toEqual([]);
    expect(library.openSeries(KEY)).toBeNull();
    expect(library.packs()).toEqual([]);
    expect(fromJsonText(library.searchPeople('golubic'))).toEqual([]);
    expect(library.note(KEY)).toBe('Seen twice.');
    expect(library.keepSeason(testRecord())).toEqual({ added: 0, removed: 0, changed: 0 });
    expect(library.open(KEY)).not.toBeNull();
  });

  it('leaves no row in any other table', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    fill(library);
    library.deleteEverything();
    library.close();
    const database = openWith(engine)(join(folder, 'library.db'));
    const tables = database
      .prepare<{ name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .all()
      .filter(({ name }) => database.prepare(`SELECT 1 FROM ${name} LIMIT 1`).get() !== undefined);
    database.close();
    expect(tables.map(({ name }) => name)).toEqual(['note']);
  });

  it('leaves nothing of it in any file, while it is still open', () => {
    const folder = temporaryFolder();
    const before = openTestLibrary(folder, engine);
    fill(before);
    before.close();
    const copy = 'library.damaged-2026-01-01T00-00-00-000Z.db';
    writeFileSync(join(folder, copy), PERSON);
    expect(filesWith(folder, PERSON)).toEqual(['library.backup.db', copy, 'library.db']);

    const library = openTestLibrary(folder, engine);
    const size = statSync(join(folder, 'library.db')).size;
    library.deleteEverything();
    expect(filesWith(folder, PERSON)).toEqual([]);
    expect(existsSync(join(folder, copy))).toBe(false);
    expect(statSync(join(folder, 'library.db')).size).toBeLessThan(size / 2);
    // The notes are never without a backup.
    expect(filesWith(folder, 'Seen twice.')).toEqual(['library.backup.db', 'library.db']);
  });
});
