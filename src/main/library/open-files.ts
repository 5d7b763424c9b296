import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import type { OpenDatabase } from './driver.ts';
import {
  clearTheWay,
  clearTheWayBeside,
  hasPendingChanges,
  makePrivateFolder,
  removeDatabase,
  sweepTemporaryFiles,
  type LibraryPlace,
} from './files.ts';
import { IndexDatabase } from './index-database.ts';
import { ROW_MAKER, type RowMaker } from './make-rows.ts';
import { openOwn } from './own-file.ts';
import { Own } from './own.ts';
import { DamagedFileError, isDamage, isUnwritable, libraryProblem } from './problem.ts';
import { isFile, openWritable, type OpeningTools } from './sqlite-file.ts';

/** In the mark of an open library: it leaves its index alone, which therefore misses what happens. */
const UNINDEXED = 'unindexed';

/** An open library's files. */
export interface OpenedFiles {
  readonly own: Own;
  readonly index: IndexDatabase;
  /** The index is new and must be filled from the answers. */
  readonly isIndexNew: boolean;
  /** The list of kept seasons is empty, although there may be answers. */
  readonly isOwnNew: boolean;
  /** The last session did not end cleanly: there may be answers that are not in the index. */
  readonly wasLeftOpen: boolean;
  readonly isReadOnly: boolean;
  readonly notice: LibraryNotice | null;
}

/**
 * Opens a library's files, whatever state they are in. The reader's own data is checked, and restored from the newest intact
 * copy if it is damaged; an unusable index is replaced by a new one. An abandoned file is set aside, not deleted. If nothing
 * can be written, the files are opened for reading only.
 * @param isUnindexed leaves the index alone, and uses an empty one in memory; the next opening makes a new one
 * @throws `newer` for a file of a newer Endroll, which is left unchanged
 */
export function openFiles(place: LibraryPlace, tools: OpeningTools, isUnindexed = false): OpenedFiles {
  try {
    return openForWriting(place, tools, isUnindexed);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    const opened = openForReading(place, tools);
    if (opened === null) throw error;
    return opened;
  }
}

function openForWriting(place: LibraryPlace, tools: OpeningTools, isUnindexed: boolean): OpenedFiles {
  makePrivateFolder(place.folder);
  makePrivateFolder(place.answers);
  makePrivateFolder(place.copies);
  sweepTemporaryFiles(place.folder);
  sweepTemporaryFiles(place.copies);
  clearTheWayOf(place);
  const wasLeftOpen = existsSync(place.openMark);
  // What was deleted then is still in the index.
  if (!isUnindexed && wasLeftOpen && readFileSync(place.openMark, 'utf8') === UNINDEXED)
    removeDatabase(place.index);
  const { own, isNew: isOwnNew, notice } = openOwn(place, tools);
  try {
    const { index, isNew } = isUnindexed
      ? { index: newIndexInMemory(tools), isNew: true }
      : openIndex(place, tools);
    writeFileSync(place.openMark, isUnindexed ? UNINDEXED : '', { mode: 0o600 });
    return { own, index, isIndexNew: isNew, isOwnNew, wasLeftOpen, isReadOnly: false, notice };
  } catch (error) {
    own.database.close();
    throw error;
  }
}

/** Sets aside whatever stands where one of the library's files or folders belongs. */
function clearTheWayOf({ openMark, clearMark, own, index, copies }: LibraryPlace): void {
  for (const file of [openMark, clearMark, index]) clearTheWay(file);
  for (const database of [own, index]) clearTheWayBeside(database);
  for (const name of readdirSync(copies)) if (!name.startsWith('stray.')) clearTheWay(join(copies, name));
}

/** Opens the files as they are, if they are complete without their logs; otherwise the index is built in memory. */
function openForReading(place: LibraryPlace, { openDatabase, maker }: OpeningTools): OpenedFiles | null {
  if (!isFile(place.own) || hasPendingChanges(place.own)) return null;
  const own = new Own(openDatabase(place.own, { isImmutable: true }));
  if (own.format !== 'current') {
    own.database.close();
    return null;
  }
  const kept = openIndexForReading(place, openDatabase, maker);
  return {
    own,
    index: kept ?? newIndexInMemory({ openDatabase, maker }),
    isIndexNew: kept === null,
    isOwnNew: false,
    wasLeftOpen: false,
    isReadOnly: true,
    notice: { kind: 'read-only' },
  };
}

function openIndexForReading(
  place: LibraryPlace,
  openDatabase: OpenDatabase,
  maker: RowMaker,
): IndexDatabase | null {
  if (!isFile(place.index) || hasPendingChanges(place.index)) return null;
  try {
    const index = new IndexDatabase(openDatabase(place.index, { isImmutable: true }), maker);
    if (index.isCurrent) return index;
    index.database.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return null;
}

// ——— the index

/** Opens the index, or creates a new one if it is missing or unusable. */
export function openIndex(
  place: LibraryPlace,
  tools: OpeningTools,
): { readonly index: IndexDatabase; readonly isNew: boolean } {
  if (existsSync(place.index)) {
    try {
      if (!isFile(place.index)) throw new DamagedFileError('A folder stands in place of the index');
      const index = new IndexDatabase(openWritable(place.index, { isDerived: true }, tools), tools.maker);
      if (index.isCurrent) return { index, isNew: false };
      index.database.close();
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  removeDatabase(place.index);
  try {
    const index = new IndexDatabase(openWritable(place.index, { isDerived: true }, tools), tools.maker);
    index.create();
    return { index, isNew: true };
  } catch (error) {
    if (libraryProblem(error) !== 'disk-full') throw error;
    // Kept seasons can still be read; the next start creates the index on disk.
    removeDatabase(place.index);
    return { index: newIndexInMemory(tools), isNew: true };
  }
}

function newIndexInMemory({
  openDatabase,
  maker,
}: Pick<OpeningTools, 'openDatabase' | 'maker'>): IndexDatabase {
  const index = new IndexDatabase(openDatabase(':memory:'), maker);
  index.create();
  return index;
}

/** Opens the index for reading, beside the process that writes it; `null` if there is none yet. */
export function openIndexBeside(place: LibraryPlace, openDatabase: OpenDatabase): IndexDatabase | null {
  if (!isFile(place.index)) return null;
  const index = new IndexDatabase(openDatabase(place.index, { isReader: true }), ROW_MAKER);
  if (index.isCurrent) return index;
  index.database.close();
  return null;
}
