import { EndrollError } from '@shared/app-error.ts';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import { writeCopy } from './backup.ts';
import { closeLibrary } from './close-library.ts';
import { openDatabase, type Database, type OpenDatabase } from './driver.ts';
import { libraryPlace, type LibraryPlace } from './library-place.ts';
import { libraryProblem, toLibraryError } from './library-problem.ts';
import { deleteCopies } from './old-copies.ts';
import { openLibrary, type OpenedLibrary } from './open-library.ts';
import { pause, type Pause } from './pause.ts';

/** What a library needs from outside. */
export interface LibraryOptions {
  /** Where its files are, made when missing. */
  readonly folder: string;
  readonly clock: () => Date;
  /** For tests. */
  readonly openDatabase?: OpenDatabase;
  /** For tests. */
  readonly wait?: Pause;
}

/**
 * The library's files. All work on the database goes through {@link read} and {@link write}, which turn the errors of
 * SQLite and the file system into an EndrollError of kind `library-unavailable`. The constructor opens the file, and
 * throws such an error when that is not possible.
 */
export class LibraryFile {
  readonly #clock: () => Date;
  readonly #place: LibraryPlace;
  readonly #opened: OpenedLibrary;
  #isClosed = false;
  #isDamaged = false;

  constructor({ folder, clock, openDatabase: open = openDatabase, wait = pause }: LibraryOptions) {
    this.#clock = clock;
    this.#place = libraryPlace(folder);
    try {
      this.#opened = openLibrary(this.#place, { openDatabase: open, clock, wait });
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  get database(): Database {
    return this.#opened.database;
  }

  /** What happened when it was opened, or `null`. */
  get notice(): LibraryNotice | null {
    return this.#opened.notice;
  }

  /** Runs work that changes nothing in the database. */
  read<T>(work: () => T): T {
    if (this.#isClosed) throw new EndrollError({ kind: 'library-unavailable', reason: 'stopped' });
    try {
      return work();
    } catch (error) {
      if (libraryProblem(error) === 'damaged') this.#isDamaged = true;
      throw toLibraryError(error);
    }
  }

  /** Runs work as one transaction. */
  write<T>(work: () => T): T {
    return this.read(() => this.database.transaction(work));
  }

  /** Deletes the copies of the file last written before a time. */
  deleteCopiesBefore(time: Date): void {
    this.read(() => {
      deleteCopies(this.#place, time);
    });
  }

  /**
   * Brings what the last transactions have deleted out of the file: until then, only the log beside it says that it
   * is overwritten. Empties that log.
   */
  settle(): void {
    this.read(() => {
      this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    });
  }

  /** Makes the file as small as what is in it, deletes every older copy, and writes a new backup. */
  shrink(): void {
    this.read(() => {
      this.database.exec('VACUUM');
      this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      deleteCopies(this.#place, null);
      writeCopy(this.database, this.#place.backup);
    });
  }

  /**
   * Writes a backup when one is due, and closes the file. After an error that says that the file is damaged, the
   * backup is left alone, so that the next start, which checks the file, finds it.
   */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#opened.isReadOnly || this.#isDamaged) {
      this.database.close();
      return;
    }
    try {
      closeLibrary(this.#place, this.#opened, this.#clock());
    } catch (error) {
      throw toLibraryError(error);
    }
  }
}
