import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryPlace } from './library-place.ts';
import { deleteCopies } from './old-copies.ts';
import { temporaryFolder } from './test-library.ts';

const LIMIT = new Date('2025-09-01T00:00:00.000Z');
const COPIES = [
  'library.backup.db',
  'library.backup.damaged-2025-01-01T00-00-00-000Z.db',
  'library.damaged-2025-01-01T00-00-00-000Z.db',
  'library.damaged-2025-01-01T00-00-00-000Z.db-shm',
  'library.damaged-2025-01-01T00-00-00-000Z.db-wal',
  'library.version-1.db',
];
const OTHERS = ['library.db', 'library.db-wal', 'library.open', 'my.library.backup.db', 'settings.json'];

function folderWith(names: readonly string[], time: string): string {
  const folder = temporaryFolder();
  for (const name of names) {
    writeFileSync(join(folder, name), 'content');
    utimesSync(join(folder, name), new Date(time), new Date(time));
  }
  return folder;
}

describe('deleteCopies', () => {
  it('deletes every kind of copy that was written before the time, and nothing else', () => {
    const folder = folderWith([...COPIES, ...OTHERS], '2025-08-31T23:59:59.000Z');
    deleteCopies(libraryPlace(folder), LIMIT);
    expect(readdirSync(folder).sort()).toEqual(OTHERS);
  });

  it('leaves copies written since', () => {
    const folder = folderWith(COPIES, '2025-09-01T00:00:00.000Z');
    deleteCopies(libraryPlace(folder), LIMIT);
    expect(readdirSync(folder)).toHaveLength(COPIES.length);
  });

  it('deletes all copies when it is told no time', () => {
    const folder = folderWith([...COPIES, 'library.db'], '2025-09-01T00:00:00.000Z');
    deleteCopies(libraryPlace(folder), null);
    expect(readdirSync(folder)).toEqual(['library.db']);
  });
});
