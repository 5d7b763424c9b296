import { rmSync, statSync } from 'node:fs';
import type { Database } from './driver.ts';
import { moveIntoPlace, temporaryName, type LibraryPlace } from './library-place.ts';

/** Up to this size a backup is written whenever there is something new in the file, in bytes. */
const QUICK_BACKUP_SIZE = 200 * 1024 * 1024;
/** Above it, a backup may be this old, in milliseconds: nobody waits that long at every quit. */
const LARGE_BACKUP_AGE = 7 * 24 * 60 * 60 * 1000;

/** What decides about a backup. */
export interface BackupQuestion {
  /** Bytes. */
  readonly databaseSize: number;
  /** When the last one was written; `null` when there is none. */
  readonly backupTime: Date | null;
  /** Whether the file may hold what the backup does not. */
  readonly hasNews: boolean;
  /** Whether the backup holds what has since been deleted from the file because it may not be kept any longer. */
  readonly holdsExpired: boolean;
  readonly now: Date;
}

/** Whether to write a backup at this close. */
export function isBackupDue({
  databaseSize,
  backupTime,
  hasNews,
  holdsExpired,
  now,
}: BackupQuestion): boolean {
  if (backupTime === null || holdsExpired) return true;
  if (databaseSize > QUICK_BACKUP_SIZE) return now.getTime() - backupTime.getTime() > LARGE_BACKUP_AGE;
  return hasNews;
}

/** When the backup was written, or `null` when there is none. */
export function backupTimeOf({ backup }: LibraryPlace): Date | null {
  return statSync(backup, { throwIfNoEntry: false })?.mtime ?? null;
}

/** True when this connection has written something. */
export function hasWritten(database: Database): boolean {
  const row = database.prepare<{ changes: number }>('SELECT total_changes() AS changes').get();
  return (row?.changes ?? 0) > 0;
}

/** True when seasons have expired since a time. */
export function hasExpiredSince(database: Database, time: Date): boolean {
  const row = database.prepare('SELECT 1 FROM season WHERE expired_at > ? LIMIT 1').get(time.toISOString());
  return row !== undefined;
}

/** Writes a compact copy of the open database to `file`, complete or not at all. */
export function writeCopy(database: Database, file: string): void {
  const temporary = temporaryName(file);
  rmSync(temporary, { force: true });
  database.prepare('VACUUM INTO ?').run(temporary);
  moveIntoPlace(temporary, file);
}
