import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database, Engine } from './driver.ts';
import { libraryPlace, type LibraryPlace } from './library-place.ts';
import { assertKnownVersion, migrate, MIGRATIONS, versionOf } from './migrations.ts';
import { ENGINES, openWith, temporaryFolder } from './test-library.ts';

const FIRST = 'CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1)';
const SECOND = 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1';
const THIRD = 'CREATE TABLE b (z INTEGER)';

function openNew(engine: Engine): { database: Database; place: LibraryPlace } {
  const place = libraryPlace(temporaryFolder());
  mkdirSync(place.folder, { recursive: true });
  const database = openWith(engine)(place.database);
  onTestFinished(() => {
    database.close();
  });
  return { database, place };
}

describe.each(ENGINES)('migrations on %s', (engine) => {
  it('bring a new file to the newest version, without a copy of nothing', () => {
    const { database, place } = openNew(engine);
    migrate(database, place);
    expect(versionOf(database)).toBe(MIGRATIONS.length);
    expect(readdirSync(place.folder).filter((name) => name.startsWith('library.version'))).toEqual([]);
  });

  it('run in order, each once, after a copy of what was there', () => {
    const { database, place } = openNew(engine);
    migrate(database, place, [FIRST]);
    migrate(database, place, [FIRST, SECOND, THIRD]);
    migrate(database, place, [FIRST, SECOND, THIRD]);
    expect(versionOf(database)).toBe(3);
    expect(database.prepare('SELECT x, y FROM a').all()).toEqual([{ x: 1, y: 2 }]);

    const copy = openWith(engine)(join(place.folder, 'library.version-1.db'));
    expect(versionOf(copy)).toBe(1);
    expect(copy.prepare('SELECT * FROM a').all()).toEqual([{ x: 1 }]);
    copy.close();
  });

  it('leave the file at the last good version when one fails', () => {
    const { database, place } = openNew(engine);
    migrate(database, place, [FIRST]);
    const broken = `${SECOND}; INSERT INTO missing VALUES (1)`;
    expect(() => {
      migrate(database, place, [FIRST, broken]);
    }).toThrow(/missing/);
    expect(versionOf(database)).toBe(1);
    expect(database.prepare('SELECT * FROM a').all()).toEqual([{ x: 1 }]);
  });

  it('refuse a version that is newer than what is known', () => {
    const { database, place } = openNew(engine);
    migrate(database, place, [FIRST, SECOND]);
    assertKnownVersion(database, [FIRST, SECOND]);
    expect(() => {
      assertKnownVersion(database, [FIRST]);
    }).toThrow(expect.objectContaining({ appError: { kind: 'library-unavailable', reason: 'stopped' } }));
    expect(existsSync(place.backup)).toBe(false);
  });
});
