import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OpenDatabase } from './driver.ts';
import { moveIntoPlace, removeDatabase, temporaryName, type LibraryPlace } from './files.ts';
import { Own, type OwnStamp } from './own.ts';
import { DamagedFileError, isDamage } from './problem.ts';
import { checkIntegrity, type OpeningTools } from './sqlite-file.ts';

/** A copy’s name: its number, which orders the copies whatever a clock says, and the day it was made. */
const COPY = /^own\.(\d{6})\.(\d{4}-\d{2}-\d{2})\.db$/u;
/** The same for copies made before a restore. */
const BEFORE_RESTORE = /^own\.before-restore-(\d{6})\.(\d{4}-\d{2}-\d{2})\.db$/u;
/** The most daily copies that are kept. */
const MOST_DAYS = 7;
/** The most that are kept of other copies because they hold something that no newer copy holds, and for how long. */
const MOST_RICHER = 10;
const RICHER_DAYS = 60;
/** The most damaged copies that are kept: something may still be recovered from them by hand. */
const MOST_DAMAGED = 3;
/** If two copies have at least this many items in common, but no version of them, the newer was made of somebody else's file. */
const FEWEST_REPLACED = 3;
/** The most copies made before a restore that are kept. */
const MOST_BEFORE_RESTORE = 3;

/** True if there is a copy that was made today. */
export function isCopiedToday(place: LibraryPlace, now: Date): boolean {
  return copiesOf(place).some((file) => dayOf(file) === dayText(now));
}

/**
 * Copies the file with the reader's own data, unless the newest copy is intact and says the same. A copy is checked before it
 * gets its name, and always gets a new one, so that no copy is ever overwritten: {@link thinOutCopies} deletes copies. Returns
 * whether there is a new one.
 */
export function copyOwn(place: LibraryPlace, own: Own, tools: OpeningTools): boolean {
  const newest = copiesOf(place).at(-1);
  const known = newest === undefined ? null : readSound(newest, tools.openDatabase, (copy) => copy.hash());
  if (known === own.hash()) return false;
  const file = join(place.copies, `own.${nextNumber(newest)}.${dayText(tools.clock())}.db`);
  const temporary = writeTemporaryCopy(own, file, tools);
  if (temporary === null) return false;
  moveIntoPlace(temporary, file);
  return true;
}

/** An intact copy, and what it holds. */
interface SoundCopy {
  readonly file: string;
  readonly stamps: ReadonlyMap<string, OwnStamp>;
}

/**
 * Deletes copies that are no longer needed: reads one in each step, and deletes at the end. What stays is the last intact copy
 * of each of the last seven days on which there was something to copy, and, for sixty days, copies that hold something no
 * newer copy that stays holds, or only an older version of it. If there are too many of those, the ones that hold the most of
 * it stay: a file that has lost much to damage, or somebody else's, never displaces a good copy, however many copies of it
 * follow. Copies in another version's format stay as long as the latter.
 */
export function* thinOutCopies(
  place: LibraryPlace,
  { openDatabase, clock }: Pick<OpeningTools, 'openDatabase' | 'clock'>,
): Generator<undefined, void, undefined> {
  const longAgo = dayText(new Date(clock().getTime() - RICHER_DAYS * 24 * 60 * 60 * 1000));
  const sound: SoundCopy[] = [];
  const others: string[] = [];
  const damaged: string[] = [];
  for (const file of copiesOf(place).toReversed()) {
    const copy = readCopy(file, openDatabase, (own) => own.stamps());
    if (copy.state === 'sound') sound.push({ file, stamps: copy.value });
    else if (copy.state === 'damaged') damaged.push(file);
    else others.push(file);
    yield;
  }
  const staying = choose(sound, longAgo);
  const hasSevenDays = new Set(sound.map(({ file }) => dayOf(file))).size >= MOST_DAYS;
  const unneeded = [
    ...sound.map(({ file }) => file).filter((file) => !staying.has(file)),
    ...others.filter((file) => hasSevenDays && dayOf(file) < longAgo),
    ...damaged.slice(MOST_DAMAGED),
  ];
  for (const file of unneeded) rmSync(file, { force: true });
}

/** The copies that stay, of those that are given, newest first. */
function choose(copies: readonly SoundCopy[], longAgo: string): ReadonlySet<string> {
  const days = new Set<string>();
  const held = new Map<string, OwnStamp>();
  const staying = new Set<string>();
  const richer: { readonly copy: SoundCopy; readonly count: number }[] = [];
  for (const [index, copy] of copies.entries()) {
    const { file, stamps } = copy;
    // What is newer is not the reader's later work, whatever its times say.
    if (isOfAnother(stamps, copies[index - 1]?.stamps)) held.clear();
    const only = [...stamps].filter(([key, stamp]) => !isHeld(stamp, held.get(key)));
    const day = dayOf(file);
    // Without seven newer days, a clock that is wrong by months would be enough.
    const isOld = days.size === MOST_DAYS && day < longAgo;
    if (!days.has(day) && days.size < MOST_DAYS) days.add(day);
    else if (only.length > 0 && !isOld) richer.push({ copy, count: only.length });
    else continue;
    staying.add(file);
    for (const [key, stamp] of only) held.set(key, stamp);
  }
  if (richer.length <= MOST_RICHER) return staying;
  // Of those that hold as much, the newest stay. Without this one, an older copy may hold something that no other does.
  const least = richer.reduce((least, one) => (one.count <= least.count ? one : least));
  return choose(
    copies.filter((copy) => copy !== least.copy),
    longAgo,
  );
}

/** Also if the newer one was changed later: that was the reader. */
function isHeld(stamp: OwnStamp, newer: OwnStamp | undefined): boolean {
  if (newer === undefined) return false;
  return newer.changedAt > stamp.changedAt || newer.checksum === stamp.checksum;
}

/**
 * True if the next copy has other versions of every item that both have, and there are several: it was made of somebody else's
 * file. Nobody changes everything from one copy to the next.
 */
function isOfAnother(
  stamps: ReadonlyMap<string, OwnStamp>,
  next: ReadonlyMap<string, OwnStamp> | undefined,
): boolean {
  let inBoth = 0;
  for (const [key, { changedAt, checksum }] of stamps) {
    const other = next?.get(key);
    // Seasons in the list have no versions.
    if (other === undefined || changedAt === '') continue;
    if (other.changedAt === changedAt && other.checksum === checksum) return false;
    inBoth += 1;
  }
  return inBoth >= FEWEST_REPLACED;
}

/** Copies the file with the reader's own data before a backup is restored over it. Throws if that is not possible. */
export function copyOwnBeforeRestore(place: LibraryPlace, own: Own, tools: OpeningTools): void {
  const number = nextNumber(copiesBeforeRestore(place).at(-1));
  const file = join(place.copies, `own.before-restore-${number}.${dayText(tools.clock())}.db`);
  const temporary = writeTemporaryCopy(own, file, tools);
  if (temporary === null) throw new DamagedFileError('The copy before a restore is damaged');
  moveIntoPlace(temporary, file);
  for (const old of copiesBeforeRestore(place).slice(0, -MOST_BEFORE_RESTORE)) rmSync(old, { force: true });
}

/** Calls `read` with the newest copy made before a restore, then deletes the copy. `null` if there is none. */
export function readOwnBeforeRestore<T>(
  place: LibraryPlace,
  { openDatabase }: OpeningTools,
  read: (copy: Own) => T,
): T | null {
  const file = copiesBeforeRestore(place).at(-1);
  const value = file === undefined ? null : readSound(file, openDatabase, read);
  if (file !== undefined && value !== null) rmSync(file, { force: true });
  return value;
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
  return filesIn(copies, (name) => BEFORE_RESTORE.test(name));
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

/** Reads a copy that passes the check; `null` if it does not, or has another format. */
function readSound<T>(file: string, openDatabase: OpenDatabase, read: (copy: Own) => T): T | null {
  const copy = readCopy(file, openDatabase, read);
  return copy.state === 'sound' ? copy.value : null;
}

type ReadCopy<T> =
  { readonly state: 'sound'; readonly value: T } | { readonly state: 'damaged' | 'other-format' };

function readCopy<T>(file: string, openDatabase: OpenDatabase, read: (copy: Own) => T): ReadCopy<T> {
  try {
    const copy = new Own(openDatabase(file, { isImmutable: true }));
    try {
      const { format } = copy;
      if (format === 'new' || format === 'damaged') return { state: 'damaged' };
      if (format === 'newer') {
        checkIntegrity(copy.database);
        return { state: 'other-format' };
      }
      copy.check();
      copy.checkContent();
      return { state: 'sound', value: read(copy) };
    } finally {
      copy.database.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { state: 'damaged' };
  }
}

/** The number after that of the newest copy, if there is one. */
function nextNumber(newest: string | undefined): string {
  const name = newest === undefined ? '' : basename(newest);
  const number = Number((COPY.exec(name) ?? BEFORE_RESTORE.exec(name))?.[1] ?? 0);
  return String(number + 1).padStart(6, '0');
}

function dayOf(copy: string): string {
  return COPY.exec(basename(copy))?.[2] ?? '';
}

function dayText(time: Date): string {
  return time.toISOString().slice(0, 10);
}
