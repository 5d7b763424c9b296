import { join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import { writeCopy } from './backup.ts';
import type { Database } from './driver.ts';
import type { LibraryPlace } from './library-place.ts';
import { CREATE_LIBRARY } from './schema.ts';

/**
 * The n-th entry (from 1) brings a file of version n − 1 to version n, `PRAGMA user_version`. Once released, an
 * entry never changes: a new one is added.
 */
export const MIGRATIONS: readonly string[] = [CREATE_LIBRARY];

/** The file's version; 0 for a new one. */
export function versionOf(database: Database): number {
  return database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
}

/**
 * Refuses a file that a newer Endroll has written: its tables are not ours to read or change.
 * Throws `library-unavailable`.
 */
export function assertKnownVersion(database: Database, migrations: readonly string[] = MIGRATIONS): void {
  const version = versionOf(database);
  if (version <= migrations.length) return;
  throw new EndrollError(
    { kind: 'library-unavailable', reason: 'stopped' },
    {
      cause: new Error(
        `The library file has version ${String(version)}, newer than ${String(migrations.length)}`,
      ),
    },
  );
}

/** Brings the file to the newest version, one transaction for each step, after a copy of what was there. */
export function migrate(
  database: Database,
  place: LibraryPlace,
  migrations: readonly string[] = MIGRATIONS,
): void {
  const first = versionOf(database);
  if (first > 0 && first < migrations.length) {
    writeCopy(database, join(place.folder, `library.version-${String(first)}.db`));
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < first) continue;
    database.transaction(() => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${String(index + 1)}`);
    });
  }
}
