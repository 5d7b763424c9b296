import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { seasonSubject } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { libraryPlace, type LibraryPlace } from './files.ts';
import { Own } from './own.ts';
import {
  ENGINES,
  NOW,
  openTestLibrary,
  openWith,
  peopleIn,
  searchFor,
  temporaryFolder,
} from './test/test-library.ts';
import { KEY, testRecord, testSeason } from './test/test-records.ts';

// Each writes durably dozens of times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

const DAY = 24 * 60 * 60 * 1000;
const NOTE = 'A long note about the pilot, the second unit and everybody in it.';

function dayAfter(days: number): Date {
  return new Date(NOW.getTime() + days * DAY);
}

function subjectOf(season: number): string {
  return seasonSubject({ ...KEY, seasonNumber: season });
}

/** A library with a note on each of these seasons, and a copy of it. */
function makeLibrary(seasons: number): LibraryPlace {
  const place = libraryPlace(temporaryFolder());
  const library = openTestLibrary(place.folder);
  library.keepSeason(testRecord());
  for (let season = 1; season <= seasons; season += 1)
    library.mark([subjectOf(season)], { note: `${NOTE} ${season}` });
  library.close();
  return place;
}

/** One day of use: a start, its quiet moments, a note, an end. */
function useFor(place: LibraryPlace, now: Date, note: string, engine: (typeof ENGINES)[number]): void {
  const library = openTestLibrary(place.folder, engine, { clock: () => now });
  library.workToEnd();
  library.mark(['person/1'], { note });
  library.close();
}

/** Changes the reader's file as no reader does, without a trace. */
function change(place: LibraryPlace, sql: string): void {
  const database = openWith('node:sqlite')(place.own);
  database.exec(sql);
  database.close();
}

/** Gives notes another text that passes every check. */
function rewrite(place: LibraryPlace, isWanted: (id: string) => boolean, note: string): void {
  const database = openWith('node:sqlite')(place.own);
  for (const { id, content } of new Own(database).items('mark')) {
    if (!isWanted(id)) continue;
    const text = JSON.stringify({ ...content, note });
    database.prepare('UPDATE item SET content = ?, checksum = ? WHERE id = ?').run(text, crc32(text), id);
  }
  database.close();
}

/** Puts another file in the place of one that was closed: with libsql the old one is still open in this process. */
function replaceFile(file: string, bytes: Buffer | string): void {
  for (const companion of ['', '-wal', '-shm']) rmSync(file + companion, { force: true });
  writeFileSync(file, bytes);
}

function copiesIn({ copies }: LibraryPlace): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(copies).map((name) => [name, readFileSync(join(copies, name))]));
}

/** All notes that any copy holds. */
function notesInCopies(place: LibraryPlace): ReadonlySet<string> {
  const notes = new Set<string>();
  for (const name of readdirSync(place.copies)) {
    const copy = new Own(openWith('node:sqlite')(join(place.copies, name), { isImmutable: true }));
    for (const { content } of copy.items('mark')) notes.add(content.note);
    copy.database.close();
  }
  return notes;
}

function originals(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${NOTE} ${index + 1}`);
}

/** What may become of the reader's file between two starts. */
const misfortunes: Readonly<Record<string, (place: LibraryPlace) => void>> = {
  'notes cut short': (place) => {
    rewrite(place, (id) => id !== 'person/1', 'A long');
  },
  'one note emptied': (place) => {
    rewrite(place, (id) => id === subjectOf(3), '');
  },
  'items gone': (place) => {
    change(place, "DELETE FROM item WHERE id > 'tv/1396/season/2'");
  },
  'everything gone': (place) => {
    change(place, 'DELETE FROM item; DELETE FROM kept');
  },
  "somebody else's file": (place) => {
    const stranger = libraryPlace(temporaryFolder());
    // Changed later than anything of the reader's.
    const library = openTestLibrary(stranger.folder, 'node:sqlite', { clock: () => dayAfter(100) });
    library.keepSeason(testRecord());
    for (let season = 1; season < 30; season += 1) library.mark([subjectOf(season)], { note: 'Not yours.' });
    library.close();
    replaceFile(place.own, readFileSync(stranger.own));
  },
  'a file that was emptied': (place) => {
    replaceFile(place.own, '');
  },
  'a file that was cut': (place) => {
    const bytes = readFileSync(place.own);
    replaceFile(place.own, bytes.subarray(0, bytes.length / 2));
  },
  'no file': (place) => {
    rmSync(place.own);
  },
};

describe.each(ENGINES)('copies of the reader’s own file on %s', (engine) => {
  it.each(Object.keys(misfortunes))('outlast %s, for weeks and unchanged', (name) => {
    const place = makeLibrary(5);
    useFor(place, dayAfter(1), 'Day 1', engine);
    misfortunes[name]!(place);
    let before = copiesIn(place);
    for (let day = 2; day <= 20; day += 1) {
      useFor(place, dayAfter(day), `Day ${day}`, engine);
      const after = copiesIn(place);
      for (const [copy, bytes] of before)
        expect([copy, after.get(copy)?.equals(bytes) ?? true]).toEqual([copy, true]);
      before = after;
    }
    expect([...notesInCopies(place)]).toEqual(expect.arrayContaining([...originals(5)]));
    expect(before.size).toBeLessThan(20);
  });

  it('outlast one misfortune after the other', () => {
    const place = makeLibrary(5);
    const names = Object.keys(misfortunes);
    for (let day = 1; day <= 3 * names.length; day += 1) {
      useFor(place, dayAfter(day), `Day ${day}`, engine);
      misfortunes[names[(day * 5) % names.length]!]!(place);
    }
    expect([...notesInCopies(place)]).toEqual(expect.arrayContaining([...originals(5)]));
    expect(copiesIn(place).size).toBeLessThanOrEqual(7 + 10);
  });

  it('go on in order when the clock was ahead for a day', () => {
    const place = makeLibrary(1);
    useFor(place, dayAfter(500), 'In the future.', engine);
    for (let day = 1; day <= 9; day += 1) useFor(place, dayAfter(day), `Day ${day}`, engine);
    rmSync(place.own);
    expect(openTestLibrary(place.folder, engine).note('person/1')).toBe('Day 9');
  });

  it('stay when another version has given the file another format, and count as no damage', () => {
    const place = makeLibrary(1);
    for (let day = 1; day <= 5; day += 1) useFor(place, dayAfter(day), `Day ${day}`, engine);
    const old = [...copiesIn(place).keys()];
    for (const name of old) {
      const database = openWith('node:sqlite')(join(place.copies, name));
      database.exec('PRAGMA user_version = 9; PRAGMA journal_mode = DELETE');
      database.close();
    }
    for (let day = 6; day <= 20; day += 1) useFor(place, dayAfter(day), `Day ${day}`, engine);
    expect([...copiesIn(place).keys()]).toEqual(expect.arrayContaining(old));
    for (let day = 64; day <= 72; day += 1) useFor(place, dayAfter(day), `Day ${day}`, engine);
    openTestLibrary(place.folder, engine, { clock: () => dayAfter(73) }).workToEnd();
    expect([...copiesIn(place).keys()]).not.toEqual(expect.arrayContaining([old[0]]));
  });

  it('are read again only at a start, and when there is one more', () => {
    const place = makeLibrary(1);
    let opened = 0;
    const library = openTestLibrary(place.folder, engine, {
      openDatabase: (file, options) => {
        if (file.startsWith(place.copies)) opened += 1;
        return openWith(engine)(file, options);
      },
    });
    library.workToEnd();
    expect(opened).toBeGreaterThan(0);
    opened = 0;
    for (const note of ['One', 'Two', 'Three']) {
      library.mark(['person/1'], { note });
      library.workToEnd();
    }
    expect(opened).toBe(0);
  });

  it('do not go because of one that goes itself', () => {
    const place = makeLibrary(2);
    // Sessions without a quiet moment.
    const write = (day: number, subject: string, note: string): void => {
      const library = openTestLibrary(place.folder, engine, { clock: () => dayAfter(day) });
      library.mark([subject], { note });
      library.close();
    };
    write(-100, 'person/1', 'The clock is behind.');
    write(1, subjectOf(2), '');
    for (let day = 2; day <= 12; day += 1) write(day, 'person/1', `Day ${day}`);
    openTestLibrary(place.folder, engine, { clock: () => dayAfter(12) }).workToEnd();
    expect([...copiesIn(place).keys()].filter((name) => !name.includes('2026-'))).toEqual([]);
    expect(notesInCopies(place)).toContain(`${NOTE} 2`);
  });

  it('are not made when nothing has changed', () => {
    const place = makeLibrary(1);
    const before = copiesIn(place);
    for (const day of [1, 2, 3]) {
      const library = openTestLibrary(place.folder, engine, { clock: () => dayAfter(day) });
      library.open(KEY);
      library.workToEnd();
      library.close();
    }
    expect([...copiesIn(place).keys()]).toEqual([...before.keys()]);
  });

  it('hold what the reader has deleted for sixty days, and no longer', () => {
    const place = makeLibrary(2);
    const library = openTestLibrary(place.folder, engine);
    library.mark([subjectOf(2)], { note: '' });
    library.close();
    for (let day = 1; day <= 30; day += 1) useFor(place, dayAfter(day), `Day ${day}`, engine);
    expect(notesInCopies(place)).toContain(`${NOTE} 2`);
    for (let day = 55; day <= 62; day += 1) useFor(place, dayAfter(day), `Day ${day}`, engine);
    openTestLibrary(place.folder, engine, { clock: () => dayAfter(63) }).workToEnd();
    expect(notesInCopies(place)).not.toContain(`${NOTE} 2`);
    expect(notesInCopies(place)).toContain(`${NOTE} 1`);
  });
});

it('undoes the last restore, and keeps its copy, though the clock has gone back', () => {
  const place = makeLibrary(1);
  let now = dayAfter(500);
  const library = openTestLibrary(place.folder, 'node:sqlite', { clock: () => now });
  for (const note of ['One', 'Two', 'Three', 'Four']) {
    if (note === 'Four') now = dayAfter(1);
    library.mark(['person/1'], { note });
    library.restoreOwn({ items: [], kept: [], unreadable: [] }, 'replace');
  }
  expect(readdirSync(place.copies).filter((name) => name.includes('before-restore'))).toHaveLength(3);
  expect(library.undoRestore()).toBe(true);
  expect(library.note('person/1')).toBe('Four');
});

it('undoes a restore at the second try, after the first has failed', () => {
  const place = makeLibrary(1);
  const library = openTestLibrary(place.folder);
  library.mark(['person/1'], { note: 'Today.' });
  library.restoreOwn({ items: [], kept: [], unreadable: [] }, 'replace');
  change(place, "CREATE TRIGGER full BEFORE INSERT ON item BEGIN SELECT raise(ABORT, 'full'); END");
  expect(() => library.undoRestore()).toThrow('full');
  change(place, 'DROP TRIGGER full');
  expect(library.undoRestore()).toBe(true);
  expect(library.note('person/1')).toBe('Today.');
});

it('undoes a restore that failed after it had changed the reader’s own file', () => {
  const place = makeLibrary(1);
  let isFailing = false;
  const library = openTestLibrary(place.folder, 'node:sqlite', {
    emit: () => {
      if (isFailing) throw new Error('The index cannot be written');
    },
  });
  const nothing = { items: [], kept: [], unreadable: [] };
  library.mark(['person/1'], { note: 'In the backup.' });
  const { items } = library.ownContent();
  library.restoreOwn(nothing, 'replace');
  isFailing = true;
  expect(() => library.restoreOwn({ ...nothing, items }, 'merge')).toThrow('The index');
  isFailing = false;
  expect(library.note('person/1')).toBe('In the backup.');
  expect(library.undoRestore()).toBe(true);
  expect(library.note('person/1')).toBe('');
});

it('shows a season that was restored, and hides one that was removed, when a kill came before the index had followed', () => {
  const place = libraryPlace(temporaryFolder());
  const [first, second] = [KEY, { ...KEY, seasonNumber: 2 }];
  const library = openTestLibrary(place.folder);
  for (const key of [first, second]) library.keepSeason(testRecord(testSeason({ key })));
  library.remove([first]);
  library.close();
  change(place, `UPDATE kept SET removed_at = iif(season_number = 1, NULL, '2026-03-02')`);
  writeFileSync(place.openMark, '');
  const again = openTestLibrary(place.folder);
  again.workToEnd();
  expect(fromJsonText(again.list())).toMatchObject([{ ...first, isLost: false, creditCount: 3 }]);
  expect(again.open(first)).not.toBeNull();
  const [person] = peopleIn(again.search(searchFor('person')));
  expect(person).toMatchObject({ seasonCount: 1 });
});

it('copies the reader’s own file before a backup replaces it, and keeps that copy when the restore is undone', () => {
  const place = makeLibrary(3);
  const library = openTestLibrary(place.folder);
  library.mark(['person/1'], { note: 'Today.' });
  library.restoreOwn({ items: [], kept: [], unreadable: [] }, 'replace');
  expect([...notesInCopies(place)]).toEqual(expect.arrayContaining([...originals(3), 'Today.']));
  expect(library.undoRestore()).toBe(true);
  expect(library.note('person/1')).toBe('Today.');
  expect(notesInCopies(place)).toContain('Today.');
});
