import { seasonKeyOf, type KeptSeason, type SeasonKey } from '@shared/domain/season.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import { isPersonKey, seasonOf, seasonRecordKey, seriesRecordKey, type RecordKey } from './answer-files.ts';
import type { LibraryMethods, Slices } from './calls.ts';
import type { IndexDatabase } from './index-database.ts';
import type { LibraryFiles } from './library-files.ts';

/** A picture and, for a portrait, the person. */
export interface Picture {
  readonly path: string;
  readonly personId: number | null;
}

/** Removing seasons, restoring them, and deleting for good. */
export function deletingCalls(files: LibraryFiles) {
  return {
    remove: (keys) => remove(files, keys),
    removed: () => removed(files),
    restore: (keys) => restore(files, keys),
    purgeRemoved: () => purgeRemoved(files),
    deleteEverything: () => {
      files.clear();
    },
  } satisfies Partial<LibraryMethods>;
}

/** Removes seasons from the list at once and from the index in slices; if interrupted, the next start completes it. */
function* remove(files: LibraryFiles, keys: readonly SeasonKey[]): Slices<void> {
  files.own.database.transaction(() => {
    for (const key of keys) files.own.setRemoved(key, files.now());
  });
  if (keys.length > 0)
    files.emit({ event: 'changed', payload: { changed: [], gone: keys.map(seasonKeyOf) } });
  yield* files.showAllAsListed(keys);
}

function removed(files: LibraryFiles): JsonText<readonly KeptSeason[]> {
  const entries = files.own
    .removedEntries()
    .toSorted((a, b) => (b.removedAt ?? '').localeCompare(a.removedAt ?? ''));
  return toJsonText(files.toKeptSeasons(entries));
}

function* restore(files: LibraryFiles, keys: readonly SeasonKey[]): Slices<void> {
  const entries = keys.filter((key) => files.own.entry(key)?.removedAt != null);
  files.own.database.transaction(() => {
    for (const key of entries) files.own.setRemoved(key, null);
  });
  yield* files.showAllAsListed(entries);
}

function* purgeRemoved(files: LibraryFiles): Slices<readonly string[]> {
  const pictures: Picture[] = [];
  let hasDeleted = false;
  // Otherwise, answers of a removed season that are not in the index yet would bring it back.
  yield* files.making.scanToEnd();
  for (const entry of files.own.removedEntries()) {
    // It may have been restored or opened in the meantime.
    if (files.own.entry(entry)?.removedAt === entry.removedAt) {
      hasDeleted = true;
      deleteKept(files, seasonRecordKey(entry), pictures);
      files.own.deleteEntry(entry);
      if (files.own.entriesOf(entry).length === 0) deleteKept(files, seriesRecordKey(entry), pictures);
    }
    yield;
  }
  if (hasDeleted) files.beginSweep();
  return unreferencedOf(files, pictures);
}

/** Deletes everything kept of a season, series or person, and adds the pictures it showed to `pictures`. */
export function deleteKept(files: LibraryFiles, key: RecordKey, pictures: Picture[]): void {
  const records = files.withIndex(() => files.making.recordsOf(key));
  // The files first: leftover rows are found again, leftover files would not be.
  for (const { name } of records) files.answers.delete(name);
  files.inIndex((index) => {
    deleteRows(index, key, pictures);
    for (const { name } of records) index.deleteRecord(name);
  });
}

/** Deletes what was derived from the answers of a season, series or person. */
export function deleteRows(index: IndexDatabase, key: RecordKey, pictures: Picture[]): void {
  if (isPersonKey(key)) {
    const path = index.tmdbPerson(key)?.person.profilePath ?? null;
    index.deleteTmdbPerson(key);
    if (path !== null) pictures.push({ path, personId: key.personId });
    return;
  }
  const seasonKey = seasonOf(key);
  if (seasonKey === null) {
    const series = index.findSeries(key);
    if (series === null) return;
    for (const path of index.seriesPictures(series.id)) pictures.push({ path, personId: null });
    index.deleteSeries(series);
    return;
  }
  const season = index.findSeason(seasonKey);
  if (season === null) return;
  if (season.poster !== null) pictures.push({ path: season.poster, personId: null });
  for (const { person } of index.credits(season.id)) {
    if (person.profilePath !== null) pictures.push({ path: person.profilePath, personId: person.personId });
  }
  index.deleteSeason(season);
}

/** The pictures that nothing refers to any more. Without an index nobody knows, and they are deleted with their age. */
export function unreferencedOf(files: LibraryFiles, pictures: readonly Picture[]): readonly string[] {
  return files.isUnindexed ? [] : files.withIndex((index) => index.unreferenced(pictures));
}
