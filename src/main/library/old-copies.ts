import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryPlace } from './library-place.ts';

// Of a migration (migrations.ts), what was damaged and set aside (library-place.ts), the backup: not the library.
const COPY = /^library\.(?:version-\d+|damaged-.+|backup|backup\.damaged-.+)\.db(?:-wal|-shm)?$/;

/** Deletes the copies of the library file last written before a time; `null` for all of them. */
export function deleteCopies({ folder }: LibraryPlace, before: Date | null): void {
  for (const name of readdirSync(folder)) {
    if (!COPY.test(name)) continue;
    const file = join(folder, name);
    const isOld = before === null || statSync(file).mtime < before;
    if (isOld) rmSync(file, { force: true });
  }
}
