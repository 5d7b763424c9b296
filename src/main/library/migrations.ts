import { join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import { writeCopy } from './backup.ts';
import type { Database } from './driver.ts';
import type { LibraryPlace } from './library-place.ts';
import { CREATE_LIBRARY } from './schema-1.ts';
import { changeToVersion2 } from './schema-2.ts';
import { CHANGE_TO_VERSION_3 } from './schema-3.ts';

/** One step: SQL, or what does it where SQL alone cannot. Runs in a transaction. */
export type Migration = string | ((database: Database) => void);

/**
 * The n-th entry (from 1) brings a file of version n − 1 to version n, `PRAGMA user_version`. Once released, an
 * entry never changes: a new one is added.
 */
export const MIGRATIONS: readonly Migration[] = [CREATE_LIBRARY, changeToVersion2, CHANGE_TO_VERSION_3];

/** The file's version; 0 for a new one. */
export function versionOf(database: Database): number {
  return database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
}

/**
 * Refuses a file that a newer Endroll has written: its tables are not ours to read or change.
 * Throws `library-unavailable`.
 */
export function assertKnownVersion(database: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const version = versionOf(database);
  if (version <= migrations.length) return;
  throw new EndrollError(
    { kind: 'library-unavailable', reason: 'newer' },
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
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const first = versionOf(database);
  if (first > 0 && first < migrations.length) {
    writeCopy(database, join(place.folder, `library.version-${String(first)}.db`));
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < first) continue;
    database.transaction(() => {
      if (typeof migration === 'string') database.exec(migration);
      else migration(database);
      database.exec(`PRAGMA user_version = ${String(index + 1)}`);
    });
  }
}
