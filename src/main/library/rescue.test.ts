import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { personSubject, seasonSubject, subjectKey } from '@shared/domain/yours.ts';
import type { Engine } from './driver.ts';
import { libraryPlace } from './files.ts';
import { openLibrary } from './library.ts';
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
      openLibrary({
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
    expect(rescued(folder)).toEqual({ items: [], kept: [], marks: [], source: { kind: 'nothing' } });
  });

  it('says whether it is from the file, from an older copy, or only parts', () => {
    const folder = filled();
    const { own, copies } = libraryPlace(folder);
    expect(rescued(folder).source).toEqual({ kind: 'file' });
    const copy = join(copies, readdirSync(copies).at(-1) ?? '');
    utimesSync(copy, NOW, NOW);
    const whole = readFileSync(own);
    writeFileSync(own, 'no database at all');
    expect(rescued(folder).source).toEqual({ kind: 'copy', copiedAt: NOW.toISOString() });
    rmSync(copies, { recursive: true });
    writeFileSync(own, whole);
    const database = openWith(engine)(own);
    const { rootpage, page_size } = database
      .prepare<{ rootpage: number; page_size: number }>(
        "SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'subject_name'",
      )
      .get()!;
    database.close();
    writeFileSync(own, readFileSync(own).fill(0xff, (rootpage - 1) * page_size, rootpage * page_size));
    expect(rescued(folder).source).toEqual({ kind: 'parts' });
    expect(idsIn(folder)).toEqual(ALL);
  });

  it.skipIf(process.platform === 'win32')(
    'is not given from an older copy when its file may not be read',
    () => {
      const folder = filled();
      const { own } = libraryPlace(folder);
      if (process.getuid?.() === 0) {
        chmodSync(folder, 0o755);
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
          chmodSync(join(folder, name), 0o755);
      }
      chmodSync(own, 0o000);
      expect(rescuedAsNobody(folder, engine)).toEqual({ kind: 'library-unavailable', reason: 'read-only' });
    },
  );

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
    copyFileSync(own, `${copies}/own.000000.2020-01-01.db`);
    expect(idsIn(folder)).toEqual(ALL.filter((id) => id !== SEASON));
  });
});

/** The error in a process without root's right to read every file. */
function rescuedAsNobody(folder: string, engine: Engine): unknown {
  const url = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);
  const script = `
    import { openDatabase } from ${url('./driver.ts')};
    import { LibraryReader } from ${url('./reader.ts')};
    const open = (file, options) => openDatabase(file, { ...options, engine: '${engine}' });
    try {
      new LibraryReader({ folder: ${JSON.stringify(folder)}, openDatabase: open }).rescuedOwn();
      console.log('null');
    } catch (error) {
      console.log(JSON.stringify(error.appError ?? String(error)));
    }`;
  const alias = new URL('../../../bench/shared-alias.ts', import.meta.url).href;
  const args = ['--import', alias, '--input-type=module', '--eval', script];
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', env, ...user }));
}
