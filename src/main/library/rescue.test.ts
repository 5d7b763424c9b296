import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { personSubject, seasonSubject, subjectKey } from '@shared/domain/yours.ts';
import { libraryPlace } from './files.ts';
import { Library } from './library.ts';
import { Own } from './own.ts';
import { LibraryReader } from './reader.ts';
import { ENGINES, NOW, openTestLibrary, openWith, temporaryFolder } from './test/test-library.ts';
import { KEY, testRecord, testSeriesRecord } from './test/test-records.ts';

const SEASON = seasonSubject(KEY);
const PERSON = personSubject(5);

describe.each(ENGINES)('what is the reader’s own in a library that cannot be opened, on %s', (engine) => {
  /** A library with notes that was closed, and so has a copy; then one more note that no copy has. */
  function filled(): string {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, engine);
    first.keepSeries(testSeriesRecord());
    first.keepSeason(testRecord());
    first.mark([SEASON], { note: 'Watch again', addTag: 'autumn' });
    first.close();
    const second = openTestLibrary(folder, engine);
    second.mark([PERSON], { isStarred: true });
    second.writeItem({
      kind: 'seen',
      id: String(KEY.seriesId),
      content: { seasonNumber: 1, episodeNumber: 1 },
    });
    second.mark([subjectKey({ ...KEY, kind: 'episode', episodeNumber: 3 })], { note: 'The twist' });
    second.close();
    return folder;
  }

  const rescued = (folder: string) =>
    new LibraryReader({ folder, openDatabase: openWith(engine) }).rescuedOwn();
  const idsIn = (folder: string): readonly string[] =>
    rescued(folder)
      .items.map(({ id }) => id)
      .sort();
  const ALL = [String(KEY.seriesId), PERSON, SEASON, `${SEASON}/episode/3`].sort();

  function reasonOf(folder: string): unknown {
    try {
      new Library({
        folder,
        clock: () => NOW,
        openDatabase: openWith(engine),
        wait: () => undefined,
      }).close();
      return null;
    } catch (error) {
      return (error as { readonly appError?: unknown }).appError;
    }
  }

  it('is all there in a file of a newer Endroll, which is not changed', () => {
    const folder = filled();
    const { own } = libraryPlace(folder);
    const database = openWith(engine)(own);
    database.exec('ALTER TABLE item ADD COLUMN colour TEXT; PRAGMA user_version = 9');
    database.close();
    const before = readFileSync(own);
    expect(reasonOf(folder)).toEqual({ kind: 'library-unavailable', reason: 'newer' });
    expect(idsIn(folder)).toEqual(ALL);
    expect(rescued(folder).kept).toEqual([{ ...KEY, addedAt: NOW.toISOString() }]);
    expect(readFileSync(own).equals(before)).toBe(true);
  });

  it('is all there while another program holds the file, also what is in its log only', () => {
    const folder = filled();
    const holder = new Own(openWith(engine)(libraryPlace(folder).own));
    holder.changeMark(personSubject(6), { isStarred: true }, NOW.toISOString());
    holder.database.exec('BEGIN IMMEDIATE');
    onTestFinished(() => {
      holder.database.close();
    });
    expect(idsIn(folder)).toEqual([...ALL, personSubject(6)].sort());
  });

  it('is what the copies have, and what a damaged file still gives', () => {
    const folder = filled();
    const { own } = libraryPlace(folder);
    writeFileSync(own, 'no database at all');
    expect(idsIn(folder)).toEqual(expect.arrayContaining([SEASON]));
    rmSync(own);
    expect(idsIn(folder)).toEqual(expect.arrayContaining([SEASON]));
    rmSync(libraryPlace(folder).copies, { recursive: true });
    expect(rescued(folder)).toEqual({ items: [], kept: [], marks: [] });
  });

  it('is read from a folder that cannot be written', () => {
    const folder = filled();
    chmodSync(folder, 0o500);
    onTestFinished(() => {
      chmodSync(folder, 0o700);
    });
    expect(idsIn(folder)).toEqual(ALL);
  });

  it('has its names, but for what the reader has not seen', () => {
    const folder = filled();
    const { marks } = rescued(folder);
    const namesOf = (key: string): readonly string[] =>
      marks.find(({ subject }) => subject === key)?.names ?? [];
    expect(namesOf(SEASON)).toEqual(['Breaking Bad', 'Season 1']);
    expect(namesOf(`${SEASON}/episode/3`)).toEqual(['Breaking Bad', 'Season 1']);
  });

  it('leaves out what was deleted, where the file is whole', () => {
    const folder = filled();
    const library = openTestLibrary(folder, engine);
    const { own, copies } = libraryPlace(folder);
    library.mark([SEASON], { note: '', removeTag: 'autumn' });
    library.close();
    copyFileSync(own, `${copies}/own.2020-01-01.db`);
    expect(idsIn(folder)).toEqual(ALL.filter((id) => id !== SEASON));
  });
});
