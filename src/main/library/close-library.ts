import { rmSync, statSync } from 'node:fs';
import { backupTimeOf, hasExpiredSince, hasWritten, isBackupDue, writeCopy } from './backup.ts';
import type { LibraryPlace } from './library-place.ts';
import type { OpenedLibrary } from './open-library.ts';

/**
 * Writes a backup when there is something new, tidies up and closes the file, whatever happens. The mark that the
 * library is open goes last, so that after anything that went wrong the next start checks the file and the next
 * close writes the backup.
 */
export function closeLibrary(place: LibraryPlace, opened: OpenedLibrary, now: Date): void {
  try {
    tidyUp(place, opened, now);
  } finally {
    opened.database.close();
  }
  rmSync(place.openMark, { force: true });
}

function tidyUp(place: LibraryPlace, { database, wasLeftOpen }: OpenedLibrary, now: Date): void {
  // Asked before `optimize`, which writes statistics.
  const hasNews = wasLeftOpen || hasWritten(database);
  database.exec('PRAGMA optimize');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const backupTime = backupTimeOf(place);
  const isDue = isBackupDue({
    databaseSize: statSync(place.database).size,
    backupTime,
    hasNews,
    holdsExpired: backupTime !== null && hasExpiredSince(database, backupTime),
    now,
  });
  if (isDue) writeCopy(database, place.backup);
}
