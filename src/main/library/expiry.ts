import type { SeasonKey } from '@shared/domain/season.ts';
import { isPersonKey, seasonOf, type RecordKey } from './answer-files.ts';
import type { Expired, LibraryMethods, Slices } from './calls.ts';
import { deleteRows, unreferencedOf, type Picture } from './deleting.ts';
import type { IndexDatabase, IndexedRecord } from './index-database.ts';
import type { LibraryFiles } from './library-files.ts';
import { isGone } from './make-rows.ts';

/** The number of records that are looked up at a time. */
const RECORDS_IN_A_SLICE = 10;

/** TMDB's six months: docs/adr/0016-six-months.md. */
export function expiryCalls(files: LibraryFiles) {
  return {
    purgeExpired: (before) => purgeExpired(files, before),
    redate: (after, to) => redate(files, after, to),
  } satisfies Partial<LibraryMethods>;
}

function* purgeExpired(files: LibraryFiles, before: string): Slices<Expired> {
  const pictures: Picture[] = [];
  const seasons: SeasonKey[] = [];
  let hasDeleted = false;
  // This finds what an interrupted session left behind.
  yield* files.making.scanToEnd();
  for (;;) {
    const due = files.withIndex((index) => index.recordsBefore(before, RECORDS_IN_A_SLICE));
    if (due.length === 0) break;
    hasDeleted = true;
    for (const record of due) {
      const expired = expire(files, record, { before, pictures });
      if (expired !== null) seasons.push(expired);
      yield;
    }
  }
  if (hasDeleted) files.beginSweep();
  files.own.forgetNamesInReceipts(before);
  files.own.forgetNames(before);
  if (seasons.length > 0) files.reportSeasons(seasons);
  return { seasons, images: unreferencedOf(files, pictures) };
}

/** Deletes a record at the limit. Returns its season if that was listed and has lost its content. */
function expire(
  files: LibraryFiles,
  record: IndexedRecord,
  { before, pictures }: { readonly before: string; readonly pictures: Picture[] },
): SeasonKey | null {
  const { key, name, fetchedAt } = record;
  if (fetchedAt >= before && dropOldAnswers(files, record, before)) return null;
  // The page comes from the newest record, or from an older one if that is damaged.
  const isShown = files.withIndex((index) => shownRecord(index, key) === name);
  // The file first: a leftover row is found again, a leftover file would not be.
  files.answers.delete(name);
  files.inIndex((index) => {
    if (isShown) deleteRows(index, key, pictures);
    index.deleteRecord(name);
  });
  const season = seasonOf(key);
  if (!isShown || season === null) return null;
  const isListed = files.own.entry(season)?.removedAt === null;
  files.own.setExpired(season, files.now());
  return isListed ? season : null;
}

/**
 * Deletes only the old answers of a record: English texts that a refresh could not replace. False if all of its answers are
 * too old or it cannot be read; then the whole record must be deleted.
 */
function dropOldAnswers(files: LibraryFiles, { key, name }: IndexedRecord, before: string): boolean {
  const answers = (files.readAnswers(name) ?? []).filter(({ fetchedAt }) => fetchedAt >= before);
  if (answers.length === 0) return false;
  const record = files.writeAnswers(key, answers);
  files.inIndex((index) => {
    index.putRecord(record);
  });
  files.making.make(key);
  return true;
}

function* redate(files: LibraryFiles, after: string, to: string): Slices<void> {
  yield* files.making.scanToEnd();
  for (;;) {
    const wrong = files.withIndex((index) => index.recordsAfter(after, RECORDS_IN_A_SLICE));
    if (wrong.length === 0) break;
    for (const record of wrong) {
      redateRecord(files, record, { after, to });
      yield;
    }
  }
  files.own.redate(after, to);
}

/** Rewrites a record with answers that are not from the future, and rebuilds what is derived from it. */
function redateRecord(
  files: LibraryFiles,
  { key, name }: IndexedRecord,
  { after, to }: { readonly after: string; readonly to: string },
): void {
  const answers = files.readAnswers(name);
  if (answers === null) {
    const isShown = files.withIndex((index) => shownRecord(index, key) === name);
    files.answers.delete(name);
    files.inIndex((index) => {
      // Without its record, what was made from it would never be deleted.
      if (isShown) deleteRows(index, key, []);
      index.deleteRecord(name);
    });
    if (isShown) makeAgain(files, key);
    return;
  }
  const older = files.withIndex((index) => index.recordsOf(key)).map(({ fetchedAt }) => fetchedAt);
  // The newest comes first; the ones before it stay older than it, and none takes the place of another.
  let time = to;
  while (older.includes(time)) time = new Date(Date.parse(time) - 1).toISOString();
  const right = answers
    // Since when somebody is gone is shown, and nobody knows it now: TMDB will say so again.
    .filter((answer) => answer.fetchedAt <= after || !isGone(answer))
    .map((answer) => (answer.fetchedAt > after ? { ...answer, fetchedAt: time } : answer));
  const record = files.writeAnswers(key, right);
  files.inIndex((index) => {
    index.deleteRecord(name);
    index.putRecord(record);
  });
  if (record.name !== name) files.answers.delete(name);
  makeAgain(files, key);
}

/** Makes again what is shown, from the newest record that can be read; a season without one is lost. */
function makeAgain(files: LibraryFiles, key: RecordKey): void {
  const made = files.making.make(key);
  const season = seasonOf(key);
  if (season === null) return;
  if (made === null) files.own.setLost(season, files.now());
  else files.own.setFetched(season, made.fetchedAt);
  files.reportSeasons([season]);
}

/** The record that the page of a season, series or person comes from, or the newest one if no page has been derived yet. */
function shownRecord(index: IndexDatabase, key: RecordKey): string | undefined {
  return shownRow(index, key)?.record ?? index.recordsOf(key)[0]?.name;
}

function shownRow(index: IndexDatabase, key: RecordKey): { readonly record: string } | null {
  if (isPersonKey(key)) return index.tmdbPerson(key);
  const season = seasonOf(key);
  return season === null ? index.findSeries(key) : index.findSeason(season);
}
