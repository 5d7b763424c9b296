import { existsSync, readdirSync, writeFileSync } from 'node:fs';
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
import { openOwn } from './own-file.ts';
import { Own } from './own.ts';
import { DamagedFileError, isDamage, isUnwritable, libraryProblem } from './problem.ts';
import { isFile, openWritable, type OpeningTools } from './sqlite-file.ts';

/** An open library's files. */
export interface OpenedFiles {
  readonly own: Own;
  readonly index: IndexDatabase;
  /** Nothing is in the index that the answers may still give. */
  readonly isIndexNew: boolean;
  /** The list of what is kept is empty, though there may be answers. */
  readonly isOwnNew: boolean;
  /** The run before this one did not end cleanly: there may be answers that the index does not know. */
  readonly wasLeftOpen: boolean;
  readonly isReadOnly: boolean;
  readonly notice: LibraryNotice | null;
}

/**
 * Opens a library's files, whatever state they are in: what is the reader's own is checked, and restored from its
 * newest good copy when it is damaged; an index that cannot be used is begun anew. A file that is given up is set
 * aside and never deleted. Where nothing can be written, everything is only read.
 * @throws `newer` for a file of a newer Endroll, which is not touched
 */
export function openFiles(place: LibraryPlace, tools: OpeningTools): OpenedFiles {
  try {
    return openForWriting(place, tools);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    const opened = openForReading(place, tools);
    if (opened === null) throw error;
    return opened;
  }
}

function openForWriting(place: LibraryPlace, tools: OpeningTools): OpenedFiles {
  makePrivateFolder(place.folder);
  makePrivateFolder(place.answers);
  makePrivateFolder(place.copies);
  sweepTemporaryFiles(place.folder);
  sweepTemporaryFiles(place.copies);
  clearTheWayOf(place);
  const wasLeftOpen = existsSync(place.openMark);
  const { own, isNew: isOwnNew, notice } = openOwn(place, tools);
  try {
    const { index, isNew } = openIndex(place, tools);
    writeFileSync(place.openMark, '', { mode: 0o600 });
    return { own, index, isIndexNew: isNew, isOwnNew, wasLeftOpen, isReadOnly: false, notice };
  } catch (error) {
    own.database.close();
    throw error;
  }
}

/** Nothing that a mistake has put where a file belongs is there at every start again. */
function clearTheWayOf({ openMark, clearMark, own, index, copies }: LibraryPlace): void {
  for (const file of [openMark, clearMark, index]) clearTheWay(file);
  for (const database of [own, index]) clearTheWayBeside(database);
  for (const name of readdirSync(copies)) if (!name.startsWith('stray.')) clearTheWay(join(copies, name));
}

/** As they were left, if they are complete without what lies beside them; an index that is not is made in memory. */
function openForReading(place: LibraryPlace, { openDatabase }: OpeningTools): OpenedFiles | null {
  if (!isFile(place.own) || hasPendingChanges(place.own)) return null;
  const own = new Own(openDatabase(place.own, { isImmutable: true }));
  if (own.format !== 'current') {
    own.database.close();
    return null;
  }
  const kept = openIndexForReading(place, openDatabase);
  const index = kept ?? new IndexDatabase(openDatabase(':memory:'));
  if (kept === null) index.create();
  return {
    own,
    index,
    isIndexNew: kept === null,
    isOwnNew: false,
    wasLeftOpen: false,
    isReadOnly: true,
    notice: { kind: 'read-only' },
  };
}

function openIndexForReading(place: LibraryPlace, openDatabase: OpenDatabase): IndexDatabase | null {
  if (!isFile(place.index) || hasPendingChanges(place.index)) return null;
  try {
    const index = new IndexDatabase(openDatabase(place.index, { isImmutable: true }));
    if (index.isCurrent) return index;
    index.database.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return null;
}

// ——— the index

/** Opens the index, or begins a new one where there is none that can be used. */
export function openIndex(
  place: LibraryPlace,
  tools: OpeningTools,
): { readonly index: IndexDatabase; readonly isNew: boolean } {
  if (existsSync(place.index)) {
    try {
      if (!isFile(place.index)) throw new DamagedFileError('A folder stands in place of the index');
      const index = new IndexDatabase(openWritable(place.index, { isDerived: true }, tools));
      if (index.isCurrent) return { index, isNew: false };
      index.database.close();
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  removeDatabase(place.index);
  try {
    const index = new IndexDatabase(openWritable(place.index, { isDerived: true }, tools));
    index.create();
    return { index, isNew: true };
  } catch (error) {
    if (libraryProblem(error) !== 'disk-full') throw error;
    // What is kept can be read all the same; the next start makes one on the disk.
    removeDatabase(place.index);
    const index = new IndexDatabase(tools.openDatabase(':memory:'));
    index.create();
    return { index, isNew: true };
  }
}

/** Opens the index beside the one that writes; `null` when there is none to read yet. */
export function openIndexBeside(place: LibraryPlace, openDatabase: OpenDatabase): IndexDatabase | null {
  if (!isFile(place.index)) return null;
  const index = new IndexDatabase(openDatabase(place.index, { isReader: true }));
  if (index.isCurrent) return index;
  index.database.close();
  return null;
}
