import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import { isUnseenEpisode, toSeenSeries, unseenOf } from '@shared/domain/spoilers.ts';
import type { RescueSource } from '@shared/domain/backup.ts';
import type { NamedMark } from '@shared/domain/yours-markdown.ts';
import { NO_NAMES, parseSubject } from '@shared/domain/yours.ts';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import type { RescuedOwn } from './calls.ts';
import type { Database, OpenDatabase } from './driver.ts';
import {
  databaseFiles,
  makePrivateFile,
  moveDatabase,
  moveIntoPlace,
  removeDatabase,
  temporaryName,
  type LibraryPlace,
} from './files.ts';
import { copiesOf, filesIn, newestSound } from './own-copies.ts';
import { Own } from './own.ts';
import { DamagedFileError, isDamage, isUnwritable } from './problem.ts';
import { checkIntegrity, isFile, openWritable, type OpeningTools } from './sqlite-file.ts';

/** The most damaged files that are kept, however old, so that they can be repaired by hand; others are deleted after a while. */
const MOST_SET_ASIDE = 3;
const SET_ASIDE_DAYS = 60;
/** The name of a file that was set aside and whose content is not in the new file yet; it contains the time. */
const WAITING = /^own\.waiting-(.*)\.db$/u;
/** Its name after that. */
const SET_ASIDE = /^own\.damaged-(.*)\.db$/u;

/** The file with the reader's own data, and what to tell the reader about it. */
export interface OpenedOwn {
  readonly own: Own;
  /** There was no file and no copy: on the first start, or because all were deleted. */
  readonly isNew: boolean;
  readonly notice: LibraryNotice | null;
}

/**
 * Opens the file with the reader's own data. If it is damaged or missing, a new one is built from the newest intact copy and
 * whatever can be read from newer files, and then moved into place; the damaged file is set aside, not deleted. If this is
 * interrupted, the next start completes it.
 * @throws `newer` for a file of a newer Endroll, which is left unchanged
 */
export function openOwn(place: LibraryPlace, tools: OpeningTools): OpenedOwn {
  endSettingAside(place);
  forgetSetAside(place, tools.clock());
  const copies = copiesOf(place);
  const waiting = waitingFiles(place);
  if (existsSync(place.own)) {
    try {
      const { own, isNew } = openChecked(place, copies.length + waiting.length > 0, tools);
      // Most of it may be in this file already; doing it again changes nothing.
      for (const file of waiting) carryOver(own, file, tools.openDatabase);
      return {
        own,
        isNew: copies.length + waiting.length === 0 && own.counts().kept === 0,
        notice:
          waiting.length > 0
            ? settle(place, waiting, newestSound(copies, tools), false)
            : isNew
              ? noticeOfNew(place)
              : null,
      };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  } else if (copies.length + waiting.length === 0) {
    removeDatabase(place.own);
    const own = new Own(openWritable(place.own, {}, tools));
    own.create();
    return { own, isNew: true, notice: noticeOfNew(place) };
  }
  return restore(place, tools);
}

/** If there are answers but the file is new, the old one was deleted or emptied, and its content is lost. */
function noticeOfNew({ answers }: LibraryPlace): LibraryNotice | null {
  const hasAnswers = existsSync(answers) && readdirSync(answers).length > 0;
  return hasAnswers ? { kind: 'own-missing' } : null;
}

function openChecked(
  place: LibraryPlace,
  hadOthers: boolean,
  tools: OpeningTools,
): Pick<OpenedOwn, 'own' | 'isNew'> {
  if (!isFile(place.own)) throw new DamagedFileError('A folder stands in place of the reader’s own file');
  const own = new Own(openWritable(place.own, {}, tools));
  try {
    const { format } = own;
    if (format === 'damaged') throw new DamagedFileError('The reader’s own file has an impossible format');
    if (format === 'newer') throw new EndrollError({ kind: 'library-unavailable', reason: 'newer' });
    if (format === 'new') {
      // An empty file is new, unless there are copies of an earlier one: then it was emptied.
      if (hadOthers) throw new DamagedFileError('The reader’s own file is empty');
      own.create();
    }
    own.check();
    if (emptyLog(own)) checkContent(place.own, tools.openDatabase);
    return { own, isNew: format === 'new' };
  } catch (error) {
    own.database.close();
    throw error;
  }
}

/** False if the disk is full or read-only: the log stays, and each item is checked when it is read. */
function emptyLog(own: Own): boolean {
  try {
    own.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return true;
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    return false;
  }
}

/** On a separate connection that does not use the log, and so cannot delete that of another connection. */
function checkContent(file: string, openDatabase: OpenDatabase): void {
  const own = new Own(openDatabase(file, { isImmutable: true }));
  try {
    own.checkContent();
  } finally {
    own.database.close();
  }
}

// ——— restoring

function restore(place: LibraryPlace, tools: OpeningTools): OpenedOwn {
  const copies = copiesOf(place);
  const sound = newestSound(copies, tools);
  // A start that was killed may have set it aside already: it was damaged then, not missing.
  const isMissing = !existsSync(place.own) && waitingFiles(place).length === 0;
  // Oldest first, so that the newest data wins.
  const newer = [
    ...copies.slice(sound === null ? 0 : copies.indexOf(sound) + 1),
    ...waitingFiles(place),
    ...(existsSync(place.own) ? [place.own] : []),
  ];
  const temporary = temporaryName(place.own);
  putTogether(temporary, sound, newer, tools.openDatabase);
  // Moved, not deleted, so that after an interruption the next start can read it again.
  if (existsSync(place.own)) moveDatabase(place.own, waitingName(place, tools.clock()));
  removeDatabase(place.own);
  moveIntoPlace(temporary, place.own);
  const notice = settle(place, waitingFiles(place), sound, isMissing);
  return { own: new Own(openWritable(place.own, {}, tools)), isNew: false, notice };
}

/** Writes a file with the content of a copy and whatever can be read from the others. */
function putTogether(
  file: string,
  copy: string | null,
  others: readonly string[],
  openDatabase: OpenDatabase,
): void {
  removeDatabase(file);
  if (copy === null) makePrivateFile(file);
  else copyFileSync(copy, file);
  const database = openDatabase(file);
  try {
    // Without a journal file, which would have to be moved with it.
    database.exec('PRAGMA journal_mode = MEMORY');
    const own = new Own(database);
    if (copy === null) own.create();
    for (const other of others) carryOver(own, other, openDatabase);
  } finally {
    database.close();
  }
}

/** Copies what can be read from a file that may be damaged. */
function carryOver(own: Own, file: string, openDatabase: OpenDatabase): void {
  if (!isFile(file)) return;
  try {
    // A different name from that of the file being built.
    readCopy(file, temporaryName(`${file}.reading`), openDatabase, (damaged) => {
      own.carryOver(damaged);
    });
  } catch (error) {
    // It is not a database; it stays where it was set aside.
    if (!isDamage(error)) throw error;
  }
}

/** Reads a file by copying it to `copy` first, because opening the file itself might change it. */
function readCopy<T>(
  file: string,
  copy: string,
  openDatabase: OpenDatabase,
  read: (database: Database) => T,
): T {
  try {
    removeDatabase(copy);
    for (const part of databaseFiles(file)) copyFileSync(part, copy + part.slice(file.length));
    const database = openDatabase(copy);
    try {
      return read(database);
    } finally {
      database.close();
    }
  } finally {
    removeDatabase(copy);
  }
}

// ——— without opening

/**
 * Reads the reader’s own data in a library that cannot be opened, whatever the reason: it is damaged, from a newer Endroll, in
 * use by another program, or in a read-only folder. Nothing there is changed. If the file does not give everything, what only
 * its copies have is added: better too much than too little. Throws if a file cannot be read for any reason but damage, such
 * as a full disk or missing permission: what is missing then is not lost, and must not seem to be saved.
 */
export function rescueOwn(place: LibraryPlace, openDatabase: OpenDatabase): RescuedOwn {
  const folder = mkdtempSync(join(tmpdir(), 'endroll-own-'));
  const own = new Own(openDatabase(':memory:'));
  try {
    own.create();
    const isWhole = (file: string): boolean => {
      if (!isFile(file)) return false;
      try {
        return readCopy(file, join(folder, 'own.db'), openDatabase, (database) => {
          own.carryOver(database);
          own.carryNames(database);
          checkIntegrity(database);
          const { format } = new Own(database);
          return format === 'current' || format === 'newer';
        });
      } catch (error) {
        // Another program may delete its log while we copy. A damaged file has given what it could; the next may give more.
        if (!isDamage(error) && !isMissing(error)) throw error;
        return false;
      }
    };
    let source: RescueSource = { kind: 'file' };
    if (!isWhole(place.own)) {
      // Oldest first, so that the newest data wins.
      const whole = [...copiesOf(place), ...waitingFiles(place), place.own].filter(isWhole);
      source = sourceOf(whole.at(-1) ?? null, place, own);
    }
    return { ...own.content(), marks: namedMarks(own), source };
  } finally {
    own.database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param newest the newest file that was read completely */
function sourceOf(newest: string | null, place: LibraryPlace, own: Own): RescueSource {
  if (newest === place.own) return { kind: 'file' };
  if (newest !== null) return { kind: 'copy', copiedAt: statSync(newest).mtime.toISOString() };
  const { items, kept } = own.counts();
  return { kind: items + kept > 0 ? 'parts' : 'nothing' };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** The marks with their names, from the remembered ones and the list of seasons; unseen episodes and roles get no name. */
function namedMarks(own: Own): readonly NamedMark[] {
  const seen = toSeenSeries(own.seen());
  return own.items('mark').map(({ id, content }) => {
    const subject = parseSubject(id);
    const known = own.rememberedNames(id)?.names ?? NO_NAMES;
    const [entry] =
      subject === null || !('seriesId' in subject)
        ? []
        : 'seasonNumber' in subject
          ? own.entriesOfSeason(subject)
          : own.entriesOfSeries(subject);
    const names = {
      ...known,
      seriesName: known.seriesName ?? entry?.seriesName ?? null,
      seasonName:
        known.seasonName ??
        (subject !== null && 'seasonNumber' in subject ? (entry?.seasonName ?? null) : null),
    };
    const unseen =
      subject?.kind === 'episode' || subject?.kind === 'credit' ? unseenOf(seen, subject) : 'nothing';
    const isHidden =
      subject?.kind === 'episode'
        ? isUnseenEpisode(unseen, subject.episodeNumber)
        : unseen !== 'nothing' && !names.isJob;
    const { seriesName, seasonName, episodeName, personName, role } = names;
    const ownNames = [personName, seriesName, seasonName, ...(isHidden ? [] : [episodeName, role])];
    return {
      ...content,
      subject: id,
      names: ownNames.map((name) => name ?? '').filter((name) => name !== ''),
    };
  });
}

/** Their content has been copied; from now on they are kept only so that they can be repaired by hand. */
function settle(
  place: LibraryPlace,
  waiting: readonly string[],
  copy: string | null,
  isMissing: boolean,
): LibraryNotice {
  for (const file of waiting)
    moveDatabase(file, join(place.folder, basename(file).replace(WAITING, 'own.damaged-$1.db')));
  return copy === null
    ? { kind: isMissing ? 'own-missing' : 'own-damaged' }
    : {
        kind: isMissing ? 'own-missing-restored' : 'own-damaged-restored',
        backupTime: statSync(copy).mtime.toISOString(),
      };
}

/** Endroll may have been killed after moving a file and before moving its log. */
function endSettingAside(place: LibraryPlace): void {
  const last = waitingFiles(place).at(-1);
  if (last !== undefined && !existsSync(place.own)) moveDatabase(place.own, last);
}

/**
 * Deletes damaged files after some time: their content is in the current file, and they may contain names from TMDB and what
 * the reader has since deleted.
 */
function forgetSetAside({ folder }: LibraryPlace, now: Date): void {
  const before = timeText(new Date(now.getTime() - SET_ASIDE_DAYS * 24 * 60 * 60 * 1000));
  for (const file of filesIn(folder, (name) => SET_ASIDE.test(name)).slice(0, -MOST_SET_ASIDE))
    if (basename(file).replace(SET_ASIDE, '$1') < before) removeDatabase(file);
}

function waitingName(place: LibraryPlace, now: Date): string {
  return join(place.folder, `own.waiting-${timeText(now)}.db`);
}

/** Files that were set aside and whose content has not been copied yet, oldest first. */
function waitingFiles({ folder }: LibraryPlace): readonly string[] {
  return filesIn(folder, (name) => WAITING.test(name));
}

function timeText(time: Date): string {
  return time.toISOString().replaceAll(/[:.]/gu, '-');
}
