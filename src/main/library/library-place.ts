import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { renamePatiently } from './rename-patiently.ts';

/** The files of a library. */
export interface LibraryPlace {
  readonly folder: string;
  readonly database: string;
  /** The copy written at a clean close. */
  readonly backup: string;
  /** There while the library is open: found at the start, it says that the last run did not end cleanly. */
  readonly openMark: string;
}

/** Names the files of the library in `folder`. */
export function libraryPlace(folder: string): LibraryPlace {
  return {
    folder,
    database: join(folder, 'library.db'),
    backup: join(folder, 'library.backup.db'),
    openMark: join(folder, 'library.open'),
  };
}

/** What SQLite keeps beside a database in WAL mode. */
const COMPANIONS = ['-wal', '-shm'];
const TEMPORARY = '.tmp';

/** Name under which `file` is written before it is complete. */
export function temporaryName(file: string): string {
  return file + TEMPORARY;
}

/** Deletes what writers that were interrupted have left. */
export function sweepTemporaryFiles({ folder }: LibraryPlace): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(TEMPORARY)) rmSync(join(folder, name), { force: true });
  }
}

/** Moves a database that cannot be used out of the way, with what belongs to it. It is kept, for a rescue by hand. */
export function setAside(file: string, now: Date): void {
  const time = now.toISOString().replaceAll(/[:.]/g, '-');
  const aside = file.replace(/\.db$/, `.damaged-${time}.db`);
  for (const companion of ['', ...COMPANIONS]) {
    if (existsSync(file + companion)) renamePatiently(file + companion, aside + companion);
  }
}

/** True when changes are waiting beside the database that are not in it yet. */
export function hasPendingChanges({ database }: LibraryPlace): boolean {
  return (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Puts a complete temporary file in the place of `file`; after this, either the old or the new one is there. */
export function moveIntoPlace(temporary: string, file: string): void {
  // Neither a copied file nor the output of VACUUM INTO is flushed: https://www.sqlite.org/lang_vacuum.html
  const descriptor = openSync(temporary, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renamePatiently(temporary, file);
}
