import { rmSync, writeFileSync } from 'node:fs';
import { EndrollError, isEndrollError, type LibraryProblem } from '@shared/app-error.ts';
import { ageInDays, DUE_DAYS, LIMIT_DAYS } from '@shared/domain/freshness.ts';
import { seasonKeyText, type KeptSeason, type SeasonKey } from '@shared/domain/season.ts';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import { AnswerFiles, contentOf, oldestOf, type RecordKey } from './answer-files.ts';
import type { Answer, EmitLibraryEvent, Slices } from './calls.ts';
import { openDatabase, type OpenDatabase } from './driver.ts';
import { pause, type Pause } from '../files/rename.ts';
import { libraryPlace, removeDatabase, type LibraryPlace } from './files.ts';
import type { IndexDatabase, IndexedRecord } from './index-database.ts';
import { toKeptSeason } from './kept.ts';
import { englishAnswer, mainAnswer, ROW_MAKER, type RowMaker } from './make-rows.ts';
import { Making } from './making.ts';
import { openFiles, openIndex } from './open-files.ts';
import { copyOwn, isCopiedToday, thinOutCopies } from './own-copies.ts';
import { openOwn } from './own-file.ts';
import type { KeptEntry, Own } from './own.ts';
import { isDamage, isUnwritable, libraryProblem, toLibraryError } from './problem.ts';
import { isFile, type OpeningTools } from './sqlite-file.ts';

export interface LibraryOptions {
  /** The folder with its files; created if missing. */
  readonly folder: string;
  readonly clock: () => Date;
  readonly emit?: EmitLibraryEvent;
  /**
   * Neither reads nor makes an index, because that has ended the process before: what is asked for is made from TMDB's answers,
   * in memory. The next start rebuilds the index.
   */
  readonly isUnindexed?: boolean;
  /** For tests. */
  readonly openDatabase?: OpenDatabase;
  /** For tests. */
  readonly wait?: Pause;
  /** For tests. */
  readonly maker?: RowMaker;
}

/** A record on disk, with what the index needs to know of it. */
export interface WrittenRecord extends IndexedRecord {
  readonly content: number;
}

/** The age, in days, up to which an English answer is kept with newer answers: they are refreshed before it must be deleted. */
const LONGEST_REUSE_DAYS = LIMIT_DAYS - DUE_DAYS;

/**
 * The open files of a library: TMDB's answers, an index derived from them, and the reader's own data. While they are open,
 * they are kept usable: a damaged index is rebuilt, a damaged file of the reader's own comes back from its newest copy.
 * Only one of these may write to a folder.
 */
export class LibraryFiles {
  readonly place: LibraryPlace;
  readonly tools: OpeningTools;
  readonly answers: AnswerFiles;
  readonly emit: EmitLibraryEvent;
  readonly isReadOnly: boolean;
  readonly isUnindexed: boolean;
  #own: Own;
  #index: IndexDatabase;
  #making: Making;
  #notice: LibraryNotice | null;
  #isCopyDue = true;
  /** At each start, and when there is one more copy. */
  #isThinningDue = true;
  /** What is left of thinning out the copies of the reader's own data. */
  #thinning: Generator<undefined, void, undefined> | null = null;
  /** Something was deleted permanently and is still in the index's log. */
  #isLogDue: boolean;
  /** Seasons that the index does not show, or hide, as the list says yet. */
  readonly #unshown = new Map<string, SeasonKey>();
  /** False after a damaged index was closed and before a new one could be opened. */
  #isIndexOpen = true;
  #isClosed = false;

  /** Opens the files. Throws an EndrollError of kind `library-unavailable` if that is not possible. */
  constructor(options: LibraryOptions) {
    const {
      folder,
      clock,
      emit = () => undefined,
      isUnindexed = false,
      openDatabase: open = openDatabase,
      wait = pause,
      maker = ROW_MAKER,
    } = options;
    this.place = libraryPlace(folder);
    this.tools = { clock, openDatabase: open, wait, maker };
    this.emit = emit;
    this.isUnindexed = isUnindexed;
    this.answers = new AnswerFiles(this.place.answers);
    try {
      if (isFile(this.place.clearMark)) this.#finishClearing();
      else this.answers.finishDeleting();
      const opened = openFiles(this.place, this.tools, isUnindexed);
      this.#own = opened.own;
      this.#index = opened.index;
      this.#notice = opened.notice;
      this.isReadOnly = opened.isReadOnly;
      // If the last session was killed, deleted content may still be in the log.
      this.#isLogDue = opened.wasLeftOpen;
      const isRestored = opened.notice !== null && !opened.isReadOnly;
      this.#making = this.#createMaking(
        (opened.isIndexNew || opened.isOwnNew || opened.wasLeftOpen || isRestored) && !this.answers.isEmpty(),
      );
      // Whoever reads beside may have the one from before that.
      if (opened.isIndexNew) this.emit({ event: 'indexReplaced', payload: null });
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  /** Read it each time: a repair replaces it. */
  get own(): Own {
    return this.#own;
  }

  /** Read it each time: a repair replaces it. What may find it damaged belongs in {@link withIndex}. */
  get index(): IndexDatabase {
    return this.#index;
  }

  /** What is still to be derived from the answers. */
  get making(): Making {
    return this.#making;
  }

  /** What happened to the files when they were opened. */
  get notice(): LibraryNotice | null {
    return this.#notice;
  }

  now(): string {
    return this.tools.clock().toISOString();
  }

  /** Runs `work`; its errors become EndrollErrors. Fails as `stopped` after closing. */
  run<T>(work: () => T): T {
    if (this.#isClosed) throw new EndrollError({ kind: 'library-unavailable', reason: 'stopped' });
    try {
      return work();
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  /** Runs `work`. Returns why it could not write, or `null` if it could. */
  problemOf(work: () => void): LibraryProblem | null {
    if (this.isReadOnly) return 'read-only';
    try {
      work();
      return null;
    } catch (error) {
      const problem = problemIn(error);
      if (problem === null) throw error;
      return problem;
    }
  }

  /** Runs `work`, and once more with a new index if it finds this one damaged. */
  withIndex<T>(work: (index: IndexDatabase) => T): T {
    if (!this.#isIndexOpen) this.#openNewIndex();
    try {
      return work(this.#index);
    } catch (error) {
      if (!isDamage(error) || this.isReadOnly) throw error;
      this.#replaceIndex();
      return work(this.#index);
    }
  }

  /** The same in one transaction of the index. */
  inIndex<T>(work: (index: IndexDatabase) => T): T {
    return this.withIndex((index) => index.database.transaction(() => work(index)));
  }

  /** Runs `work`, and once more with a restored file if it finds this one damaged. */
  withOwn<T>(work: (own: Own) => T): T {
    try {
      return work(this.#own);
    } catch (error) {
      if (!isDamage(error) || this.isReadOnly) throw error;
      this.#own.database.close();
      const { own, notice } = openOwn(this.place, this.tools);
      this.emit({ event: 'indexReplaced', payload: null });
      this.#own = own;
      this.#notice = notice;
      this.#making = this.#createMaking(true);
      return work(own);
    }
  }

  // ——— answers

  /** Writes answers to disk; the index does not know them yet. */
  writeAnswers(key: RecordKey, answers: readonly Answer[], content = contentOf(answers)): WrittenRecord {
    const { fetchedAt } = mainAnswer(answers);
    const record = this.answers.write({ key, fetchedAt, answers, content });
    return { ...record, content, oldestAt: oldestOf({ answers, fetchedAt }) };
  }

  /** The answers of a record; `null` if its file is damaged. */
  readAnswers(name: string): readonly Answer[] | null {
    try {
      return this.answers.read(name).answers;
    } catch (error) {
      if (!isDamage(error)) throw error;
      return null;
    }
  }

  /** These answers with the English one that is kept, if they have none and it may be kept for long enough. */
  withKeptEnglish(key: RecordKey, answers: readonly Answer[]): readonly Answer[] {
    if (englishAnswer(answers) !== undefined) return answers;
    const [newest] = this.withIndex((index) => index.recordsOf(key));
    const kept = newest === undefined ? undefined : englishAnswer(this.readAnswers(newest.name) ?? []);
    if (kept === undefined || ageInDays(kept.fetchedAt, this.tools.clock()) > LONGEST_REUSE_DAYS)
      return answers;
    // It was dated with a wrong clock, so its age is unknown.
    if (kept.fetchedAt > mainAnswer(answers).fetchedAt) return answers;
    return [...answers, kept];
  }

  // ——— the list of kept seasons

  /** Entries of the list, as the window shows them. */
  toKeptSeasons(entries: readonly KeptEntry[]): readonly KeptSeason[] {
    return entries.map((entry) => {
      const season = this.#index.findSeason(entry);
      return toKeptSeason({
        entry,
        // It was restored, but the index does not show it yet.
        season: season?.isHidden === true && entry.removedAt === null ? null : season,
        series: this.#index.findSeries(entry),
        hasNote: this.#own.hasNote(entry),
        isWaiting: this.isWaiting(entry),
      });
    });
  }

  /** Announces that the list shows these seasons differently. */
  reportSeasons(keys: readonly SeasonKey[]): void {
    this.reportEntries(keys.flatMap((key) => this.#own.entry(key) ?? []));
  }

  reportEntries(entries: readonly KeptEntry[]): void {
    const shown = entries.filter(({ removedAt }) => removedAt === null);
    if (shown.length === 0) return;
    this.emit({ event: 'changed', payload: { changed: this.toKeptSeasons(shown), gone: [] } });
  }

  /** Shows a season in the index, or hides it, as the list says. */
  showAsListed(key: SeasonKey): void {
    this.inIndex((index) => {
      const season = index.findSeason(key);
      if (season === null) return;
      if (this.#own.entry(key)?.removedAt === null) index.showSeason(season);
      else index.hideSeason(season);
    });
    this.#unshown.delete(seasonKeyText(key));
    this.reportSeasons([key]);
  }

  /**
   * The same for several, in slices. The list is what counts: what the index has no room for is done later as background work,
   * and what is interrupted at the next start.
   */
  *showAllAsListed(keys: readonly SeasonKey[]): Slices<void> {
    for (const key of keys) this.#unshown.set(seasonKeyText(key), key);
    for (const key of keys) {
      const problem = this.problemOf(() => {
        this.showAsListed(key);
      });
      if (problem !== null) this.reportSeasons([key]);
      yield;
    }
  }

  /** Whether a season that the index does not show is not lost. */
  isWaiting(key: SeasonKey): boolean {
    return this.#unshown.has(seasonKeyText(key)) || this.#making.isWaiting(key);
  }

  #showLate(): boolean {
    const [key] = this.#unshown.values();
    if (key === undefined) return false;
    return (
      this.problemOf(() => {
        this.showAsListed(key);
      }) === null
    );
  }

  // ——— background work

  /**
   * Does a slice of the background work: updating the index, erasing deleted words from its file, the daily copy. Takes about
   * 10 ms for a season of 300 credits. Returns whether there is more to do.
   */
  work(): boolean {
    if (this.#isClosed) return false;
    return this.run(() => {
      if (this.#showLate()) return true;
      if (!this.isUnindexed && this.withIndex(() => this.#making.step())) return true;
      if (this.isReadOnly) return false;
      if (this.inIndex((index) => index.sweepWords())) return true;
      if (this.#isLogDue) this.#emptyLog();
      if (this.#isCopyDue) this.#copyDaily();
      return this.#thinning?.next().done === false;
    });
  }

  /** Erases permanently deleted content from the bytes of the files, as part of the background work. */
  beginSweep(): void {
    this.inIndex((index) => {
      index.beginSweep();
    });
    this.#isLogDue = true;
  }

  /** The reader's own data has changed: it is copied once a day. */
  noteOwnChanged(): void {
    this.#isCopyDue = true;
  }

  copyOwn(): void {
    if (copyOwn(this.place, this.#own, this.tools)) this.#isThinningDue = true;
  }

  /** The first copy of a day is made at once, the last one when the library is closed. */
  #copyDaily(): void {
    if (!isCopiedToday(this.place, this.tools.clock())) this.copyOwn();
    if (this.#isThinningDue) this.#thinning = thinOutCopies(this.place, this.tools);
    this.#isThinningDue = false;
    this.#isCopyDue = false;
  }

  #emptyLog(): void {
    const isEmpty = [this.#index, this.#own].map(({ database }) => {
      const [row] = database.prepare<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
      return row?.busy === 0;
    });
    // While the other process reads, the log cannot be emptied: the next slice of work tries again, and so does closing.
    this.#isLogDue = isEmpty.includes(false);
  }

  #createMaking(isIncomplete: boolean): Making {
    return new Making({
      answers: this.answers,
      index: () => this.#index,
      own: this.#own,
      isIncomplete,
      isReadOnly: this.isReadOnly,
      now: () => this.now(),
      emit: (making) => {
        this.emit({ event: 'making', payload: making });
      },
      onMade: (key) => {
        this.reportSeasons([key]);
      },
    });
  }

  // ——— replacing files

  /** Replaces a damaged index by a new one, which is filled from the answers; requested seasons come first. */
  #replaceIndex(): void {
    try {
      this.copyOwn();
    } catch (error) {
      // The copy is only a precaution, so a full disk must not prevent the repair.
      if (!isUnwritable(error)) throw error;
    }
    this.emit({ event: 'indexReplaced', payload: null });
    this.#isIndexOpen = false;
    this.#index.database.close();
    removeDatabase(this.place.index);
    this.#openNewIndex();
    this.emit({ event: 'changed', payload: null });
  }

  /** Also called after a failed attempt, so that the library works again once there is space on the disk. */
  #openNewIndex(): void {
    this.#index = openIndex(this.place, this.tools).index;
    this.#isIndexOpen = true;
    this.#making = this.#createMaking(true);
    // Whoever reads beside may have opened the old one once more.
    this.emit({ event: 'indexReplaced', payload: null });
  }

  /** Deletes everything but what the reader has made, or nothing. */
  clear(): void {
    // If this is interrupted, the next start finds the mark and completes it.
    writeFileSync(this.place.clearMark, '', { mode: 0o600 });
    this.emit({ event: 'indexReplaced', payload: null });
    this.#index.database.close();
    try {
      this.#finishClearing(this.#own);
    } finally {
      // Also if deleting failed, which the next start completes: until then, calls must be answered.
      this.#index = openIndex(this.place, this.tools).index;
      this.#making = this.#createMaking(false);
      // Whoever reads beside may have opened the old one once more.
      this.emit({ event: 'indexReplaced', payload: null });
    }
    this.emit({ event: 'changed', payload: null });
  }

  /** @param open the reader's own data, if its file is open */
  #finishClearing(open?: Own): void {
    // They take up most of the space, which helps if the disk is full.
    this.answers.deleteAll();
    const own = open ?? openOwn(this.place, this.tools).own;
    own.clear();
    if (open === undefined) own.database.close();
    removeDatabase(this.place.index);
    rmSync(this.place.clearMark, { force: true });
  }

  /** Writes everything to disk and closes the files. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      if (!this.isReadOnly) {
        this.#own.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        this.copyOwn();
        if (this.#isLogDue) this.#emptyLog();
      }
      // The index's log is kept: the next start reads it, and SQLite empties it when it is full.
    } catch (error) {
      // If the disk is full, everything is in the logs, which the next start reads.
      if (!isUnwritable(error)) throw toLibraryError(error);
    } finally {
      this.#own.database.close();
      this.#index.database.close();
    }
    // Otherwise, the next start looks for what is not in the index yet.
    const isIndexed = !this.isUnindexed && !this.#making.hasUnindexed && this.#unshown.size === 0;
    if (!this.isReadOnly && isIndexed) rmSync(this.place.openMark, { force: true });
  }
}

function problemIn(error: unknown): LibraryProblem | null {
  if (isEndrollError(error))
    return error.appError.kind === 'library-unavailable' ? error.appError.reason : null;
  return libraryProblem(error);
}
