import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OpenDatabase } from './driver.ts';
import { moveIntoPlace, removeDatabase, temporaryName, type LibraryPlace } from './files.ts';
import { Own, type OwnStamp } from './own.ts';
import { DamagedFileError, isDamage } from './problem.ts';
import type { OpeningTools } from './sqlite-file.ts';

/** A copy’s name: its number, which orders the copies whatever a clock says, and the day it was made. */
const COPY = /^own\.(\d{6})\.(\d{4}-\d{2}-\d{2})\.db$/u;
/** The most daily copies that are kept. */
const MOST_DAYS = 7;
/** The most that are kept of other copies because they hold something that no newer copy holds, and for how long. */
const MOST_RICHER = 10;
const RICHER_DAYS = 60;
/** The most damaged copies that are kept: something may still be recovered from them by hand. */
const MOST_DAMAGED = 3;
/** The start of the name of copies made before a restore. */
const BEFORE_RESTORE = 'own.before-restore-';
/** The most that are kept of those. */
const MOST_BEFORE_RESTORE = 3;

/** True if there is a copy that was made today. */
export function isCopiedToday(place: LibraryPlace, now: Date): boolean {
  return copiesOf(place).some((file) => dayOf(file) === dayText(now));
}

/**
 * Copies the file with the reader's own data, unless the newest copy is intact and says the same. A copy is checked before it
 * gets its name, and always gets a new one, so that no copy is ever overwritten: {@link thinOutCopies} deletes copies.
 */
export function copyOwn(place: LibraryPlace, own: Own, tools: OpeningTools): void {
  const newest = copiesOf(place).at(-1);
  const known = newest === undefined ? null : readSound(newest, tools.openDatabase, (copy) => copy.hash());
  if (known === own.hash()) return;
  const number = newest === undefined ? 1 : numberOf(newest) + 1;
  const name = `own.${String(number).padStart(6, '0')}.${dayText(tools.clock())}.db`;
  const file = join(place.copies, name);
  const temporary = writeTemporaryCopy(own, file, tools);
  if (temporary !== null) moveIntoPlace(temporary, file);
}

/**
 * Deletes copies that are no longer needed, one in each step. What stays is the last intact copy of each of the last seven days
 * on which there was something to copy, and, for sixty days, copies that hold something no newer copy holds, or only
 * an older version of it. If there are too many of those, the ones that hold the most of it stay: a file that has lost much
 * to damage, or somebody else's, never displaces a good copy, however many copies of it follow.
 */
export function* thinOutCopies(
  place: LibraryPlace,
  { openDatabase, clock }: Pick<OpeningTools, 'openDatabase' | 'clock'>,
): Generator<undefined, void, undefined> {
  const longAgo = dayText(new Date(clock().getTime() - RICHER_DAYS * 24 * 60 * 60 * 1000));
  const days = new Set<string>();
  const held = new Map<string, OwnStamp>();
  const richer: { readonly file: string; readonly count: number }[] = [];
  const damaged: string[] = [];
  for (const file of copiesOf(place).toReversed()) {
    const stamps = readSound(file, openDatabase, (copy) => copy.stamps());
    const day = dayOf(file);
    if (stamps === null) damaged.push(file);
    else {
      const only = [...stamps].filter(([key, stamp]) => !isHeld(stamp, held.get(key)));
      const isDaily = !days.has(day) && days.size < MOST_DAYS;
      // Without seven newer days, a clock that is wrong by months would be enough.
      const isOld = days.size === MOST_DAYS && day < longAgo;
      if (isDaily) days.add(day);
      else if (only.length > 0 && !isOld) richer.push({ file, count: only.length });
      else rmSync(file, { force: true });
      for (const [key, stamp] of only) held.set(key, stamp);
    }
    yield;
  }
  // Of those that hold as much, the newest come first.
  const tooMany = richer.sort((a, b) => b.count - a.count).slice(MOST_RICHER);
  for (const { file } of tooMany) rmSync(file, { force: true });
  for (const file of damaged.slice(MOST_DAMAGED)) rmSync(file, { force: true });
}

/** Also if the newer one was changed later: that was the reader. */
function isHeld(stamp: OwnStamp, newer: OwnStamp | undefined): boolean {
  if (newer === undefined) return false;
  return newer.changedAt > stamp.changedAt || newer.checksum === stamp.checksum;
}

/** Copies the file with the reader's own data before a backup is restored over it. Throws if that is not possible. */
export function copyOwnBeforeRestore(place: LibraryPlace, own: Own, tools: OpeningTools): void {
  const time = tools.clock().toISOString().replaceAll(/[:.]/gu, '-');
  const file = join(place.copies, `${BEFORE_RESTORE}${time}.db`);
  const temporary = writeTemporaryCopy(own, file, tools);
  if (temporary === null) throw new DamagedFileError('The copy before a restore is damaged');
  moveIntoPlace(temporary, file);
  for (const old of copiesBeforeRestore(place).slice(0, -MOST_BEFORE_RESTORE)) rmSync(old, { force: true });
}

/** Calls `read` with the newest copy made before a restore, then deletes the copy. False if there is none. */
export function readOwnBeforeRestore(
  place: LibraryPlace,
  { openDatabase }: OpeningTools,
  read: (copy: Own) => void,
): boolean {
  const file = copiesBeforeRestore(place).at(-1);
  if (file === undefined || readSound(file, openDatabase, () => true) === null) return false;
  const copy = new Own(openDatabase(file, { isImmutable: true }));
  try {
    read(copy);
  } finally {
    copy.database.close();
  }
  rmSync(file, { force: true });
  return true;
}

/** All copies of the file with the reader's own data. */
export function ownCopies({ copies }: LibraryPlace): readonly string[] {
  return filesIn(copies, () => true);
}

/** The copies from which the file can be restored, oldest first. */
export function copiesOf({ copies }: LibraryPlace): readonly string[] {
  return filesIn(copies, (name) => COPY.test(name));
}

/** The newest copy that passes the check; `null` if none does. */
export function newestSound(
  copies: readonly string[],
  { openDatabase }: Pick<OpeningTools, 'openDatabase'>,
): string | null {
  return copies.findLast((file) => readSound(file, openDatabase, () => true) !== null) ?? null;
}

/** The paths of files in a folder whose names are wanted, sorted by name. */
export function filesIn(folder: string, isWanted: (name: string) => boolean): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => isWanted(name) && !name.startsWith('stray.'))
    .sort()
    .map((name) => join(folder, name));
}

function copiesBeforeRestore({ copies }: LibraryPlace): readonly string[] {
  return filesIn(copies, (name) => name.startsWith(BEFORE_RESTORE));
}

function writeTemporaryCopy(own: Own, file: string, { openDatabase }: OpeningTools): string | null {
  const temporary = temporaryName(file);
  removeDatabase(temporary);
  own.database.prepare('VACUUM INTO ?').run(temporary);
  forgetNames(temporary, openDatabase);
  if (readSound(temporary, openDatabase, () => true) !== null) return temporary;
  removeDatabase(temporary);
  return null;
}

/** TMDB's names must be deleted after six months, and copies are not checked for them. */
function forgetNames(copy: string, openDatabase: OpenDatabase): void {
  const database = openDatabase(copy);
  try {
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON; DELETE FROM subject_name');
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    database.close();
  }
}

/** Reads a copy that passes the check; `null` if it does not. */
function readSound<T>(file: string, openDatabase: OpenDatabase, read: (copy: Own) => T): T | null {
  try {
    const copy = new Own(openDatabase(file, { isImmutable: true }));
    try {
      if (copy.format !== 'current') return null;
      copy.check();
      copy.checkItems();
      return read(copy);
    } finally {
      copy.database.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return null;
  }
}

function numberOf(copy: string): number {
  return Number(COPY.exec(basename(copy))?.[1]);
}

function dayOf(copy: string): string {
  return COPY.exec(basename(copy))?.[2] ?? '';
}

function dayText(time: Date): string {
  return time.toISOString().slice(0, 10);
}
