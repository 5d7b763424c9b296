import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { LibraryProblem } from '@shared/app-error.ts';
import { seasonSubject } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import type { OpenDatabase } from './driver.ts';
import { libraryPlace, type LibraryPlace } from './files.ts';
import { Own } from './own.ts';
import { DamagedFileError } from './problem.ts';
import { LibraryReader } from './reader.ts';
import {
  ENGINES,
  NOW,
  openTestLibrary,
  openWith,
  temporaryFolder,
  type TestLibrary,
  peopleIn,
  searchFor,
  toEnd,
} from './test/test-library.ts';
import { KEY, testLargeSeason, testRecord, testSeason, testSeriesRecord } from './test/test-records.ts';

// Each writes durably dozens of times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

const SECOND = { ...KEY, seasonNumber: 2 };
const SEARCH_ID = '00000000-0000-4000-8000-000000000005';
const TOMORROW = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);

function problem(reason: LibraryProblem): unknown {
  return expect.objectContaining({ appError: { kind: 'library-unavailable', reason } });
}

/** Two seasons and a note, closed cleanly, with a copy of the reader's own. */
function makeLibrary(engine: (typeof ENGINES)[number]): LibraryPlace {
  const place = libraryPlace(temporaryFolder());
  const library = openTestLibrary(place.folder, engine);
  library.keepSeries(testSeriesRecord());
  library.keepSeason(testRecord(testLargeSeason(KEY, 300)));
  library.keepSeason(testRecord(testSeason({ key: SECOND, name: 'Season 2' })));
  library.mark([seasonSubject(KEY)], { note: 'Seen twice.' });
  library.close();
  return place;
}

async function expectAll(library: TestLibrary): Promise<void> {
  expect(fromJsonText(library.list()).map(({ seasonNumber }) => seasonNumber)).toEqual([1, 2]);
  const { season, series } = await unpackSeasonPage(library.open(KEY)!.page);
  expect(season).toStrictEqual(testLargeSeason(KEY, 300));
  expect(series?.name).toBe('Breaking Bad');
  expect(library.note(seasonSubject(KEY))).toBe('Seen twice.');
  expect(peopleIn(library.search(searchFor('person')))).not.toEqual([]);
}

/** Puts another file in the place of one that was closed: with libsql the old one is still open in this process. */
function replaceFile(file: string, bytes: Buffer | string): void {
  for (const companion of ['', '-wal', '-shm']) rmSync(file + companion, { force: true });
  writeFileSync(file, bytes);
}

/** Overwrites some bytes in the middle. */
function flip(file: string, place = 0.5): void {
  const bytes = readFileSync(file);
  const start = Math.floor(bytes.length * place);
  bytes.fill(0xa5, start, start + 8);
  replaceFile(file, bytes);
}

const damages: Readonly<Record<string, (file: string) => void>> = {
  'that is gone': (file) => rmSync(file),
  'that was emptied': (file) => {
    replaceFile(file, '');
  },
  'that was cut': (file) => {
    const bytes = readFileSync(file);
    replaceFile(file, bytes.subarray(0, bytes.length / 2));
  },
  'that is no database': (file) => {
    replaceFile(file, 'This is not a database. '.repeat(500));
  },
  'with a folder in its place': (file) => {
    rmSync(file);
    mkdirSync(file);
    writeFileSync(join(file, 'stray'), '');
  },
};

describe.each(ENGINES)('an index on %s', (engine) => {
  it.each(Object.keys(damages))(
    '%s is made again from the answers, and what is asked for comes first',
    async (name) => {
      const place = makeLibrary(engine);
      damages[name]!(place.index);
      const events: string[] = [];
      const library = openTestLibrary(place.folder, engine, { emit: ({ event }) => events.push(event) });
      expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(
        testLargeSeason(KEY, 300),
      );
      expect(library.note(seasonSubject(KEY))).toBe('Seen twice.');
      library.workToEnd();
      await expectAll(library);
      expect(library.making()).toMatchObject({ isRunning: false, lost: [] });
      expect(events).toContain('making');
      expect(library.notice()).toBeNull();
    },
  );

  it('that turns out to be damaged while it is read is made again, and the question answered', async () => {
    const place = makeLibrary(engine);
    const bytes = readFileSync(place.index);
    for (let page = 1; page * 4096 < bytes.length; page += 1)
      bytes.fill(0xa5, page * 4096, page * 4096 + 100);
    replaceFile(place.index, bytes);
    const library = openTestLibrary(place.folder, engine);
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(testLargeSeason(KEY, 300));
    library.workToEnd();
    await expectAll(library);
  });

  it('is replaced only after the reader’s own was copied as it is then', () => {
    const place = makeLibrary(engine);
    let isDamaged = false;
    const openDatabase: OpenDatabase = (file, options) => {
      const database = openWith(engine)(file, options);
      return {
        ...database,
        prepare: <Row>(sql: string) => {
          if (!isDamaged || !sql.includes('FROM page')) return database.prepare<Row>(sql);
          isDamaged = false;
          throw new DamagedFileError('As SQLite finds a page that is torn');
        },
      };
    };
    const library = openTestLibrary(place.folder, engine, { openDatabase });
    library.mark([`tv/${KEY.seriesId}`], { note: 'Not copied yet.' });
    const before = readdirSync(place.copies);
    isDamaged = true;
    expect(library.open(KEY)).not.toBeNull();
    const [copy = '', ...more] = readdirSync(place.copies).filter((name) => !before.includes(name));
    expect([copy === '', more]).toEqual([false, []]);
    const own = new Own(openWith(engine)(join(place.copies, copy), { isImmutable: true }));
    const notes = own.items('mark').map(({ content }) => content.note);
    expect(notes.sort()).toEqual(['Not copied yet.', 'Seen twice.']);
    own.database.close();
  });

  it('whose page has another bit is made again for that page', async () => {
    const place = makeLibrary(engine);
    const database = openWith(engine)(place.index);
    database.exec("UPDATE page SET credits = CAST('x' AS BLOB)");
    database.close();
    const library = openTestLibrary(place.folder, engine);
    await expectAll(library);
  });

  it('names the seasons whose answers are damaged too, and opens the others', () => {
    const place = makeLibrary(engine);
    const answers = join(place.answers, String(KEY.seriesId));
    for (const name of readdirSync(answers)) if (name.startsWith('season-2')) flip(join(answers, name));
    rmSync(place.index);
    const library = openTestLibrary(place.folder, engine);
    library.workToEnd();
    expect(library.making()?.lost).toEqual([SECOND]);
    expect(library.open(SECOND)).toBeNull();
    expect(fromJsonText(library.list())).toMatchObject([
      { seasonNumber: 1, isLost: false, creditCount: 300 },
      { seasonNumber: 2, seasonName: 'Season 2', isLost: true, creditCount: 0 },
    ]);
    library.keepSeason(testRecord(testSeason({ key: SECOND }), '2026-03-02T00:00:00.000Z'));
    expect(fromJsonText(library.list())[1]).toMatchObject({ isLost: false, creditCount: 3 });
  });

  it('knows what was kept in the moment before a kill', () => {
    const place = makeLibrary(engine);
    const before = readFileSync(place.index);
    const own = readFileSync(place.own);
    const first = openTestLibrary(place.folder, engine);
    first.keepSeason(testRecord(testSeason({ key: { ...KEY, seasonNumber: 3 } })));
    first.close();
    // The answers are on disk, and nothing else is.
    replaceFile(place.index, before);
    replaceFile(place.own, own);
    writeFileSync(place.openMark, '');
    const library = openTestLibrary(place.folder, engine);
    library.workToEnd();
    expect(fromJsonText(library.list()).map(({ seasonNumber }) => seasonNumber)).toEqual([1, 2, 3]);
    expect(library.open({ ...KEY, seasonNumber: 3 })).not.toBeNull();
  });
});

describe.each(ENGINES)('the reader’s own file on %s', (engine) => {
  it.each(Object.keys(damages))('%s comes back from its copy, which stays as good', async (name) => {
    const place = makeLibrary(engine);
    damages[name]!(place.own);
    const library = openTestLibrary(place.folder, engine);
    library.workToEnd();
    await expectAll(library);
    const kind = name === 'that is gone' ? 'own-missing-restored' : 'own-damaged-restored';
    expect(library.notice()).toMatchObject({ kind });
    library.close();
    // The copy is no poorer for it.
    rmSync(place.own);
    const again = openTestLibrary(place.folder, engine);
    expect(again.note(seasonSubject(KEY))).toBe('Seen twice.');
    expect(fromJsonText(again.list())).toHaveLength(2);
    again.close();
    const isAside = readdirSync(place.folder).some((file) => file.startsWith('own.damaged-'));
    expect(isAside).toBe(name !== 'that is gone');
  });

  it('is told as damaged, not as missing, when a start was killed after it was set aside', () => {
    const place = makeLibrary(engine);
    damages['that is no database']!(place.own);
    renameSync(place.own, join(place.folder, 'own.waiting-2026-03-02T00-00-00-000Z.db'));
    expect(openTestLibrary(place.folder, engine).notice()).toMatchObject({ kind: 'own-damaged-restored' });
  });

  it.each([0.2, 0.5, 0.8])('loses nothing when bytes flip at %d of it', async (part) => {
    const place = makeLibrary(engine);
    flip(place.own, part);
    const library = openTestLibrary(place.folder, engine, { clock: () => TOMORROW });
    library.workToEnd();
    await expectAll(library);
    library.mark([seasonSubject(SECOND)], { note: 'New.' });
    library.close();
    const again = openTestLibrary(place.folder, engine, { clock: () => TOMORROW });
    await expectAll(again);
    expect(again.note(seasonSubject(SECOND))).toBe('New.');
  });

  it('carries over what was written since the last copy, when that is readable', () => {
    const place = makeLibrary(engine);
    const [older = ''] = readdirSync(place.copies);
    const library = openTestLibrary(place.folder, engine);
    for (let number = 10; number < 60; number += 1)
      library.mark([seasonSubject({ ...KEY, seasonNumber: number })], {
        note: `Note ${number} ${'x'.repeat(300)}`,
      });
    library.close();
    const bytes = readFileSync(place.own);
    const target = bytes.indexOf('Note 30 ');
    bytes.write('Nope', target);
    replaceFile(place.own, bytes);
    for (const copy of readdirSync(place.copies)) if (copy !== older) rmSync(join(place.copies, copy));
    const again = openTestLibrary(place.folder, engine);
    expect(again.note(seasonSubject(KEY))).toBe('Seen twice.');
    expect(again.note(seasonSubject({ ...KEY, seasonNumber: 29 }))).toMatch(/^Note 29/);
    expect(again.note(seasonSubject({ ...KEY, seasonNumber: 59 }))).toMatch(/^Note 59/);
    expect(again.note(seasonSubject({ ...KEY, seasonNumber: 30 }))).toBe('');
  });

  it('has what was written today in its copy, once the library was closed', () => {
    const place = makeLibrary(engine);
    const library = openTestLibrary(place.folder, engine);
    library.mark([seasonSubject(SECOND)], { note: 'Today.' });
    library.close();
    rmSync(place.own);
    expect(openTestLibrary(place.folder, engine).note(seasonSubject(SECOND))).toBe('Today.');
  });

  it('is copied once a day when it has changed, and seven copies stay', () => {
    const place = libraryPlace(temporaryFolder());
    for (let day = 1; day <= 9; day += 1) {
      const now = new Date(NOW.getTime() + day * 24 * 60 * 60 * 1000);
      const library = openTestLibrary(place.folder, engine, { clock: () => now });
      library.workToEnd();
      library.mark([seasonSubject(KEY)], { note: `Day ${day}` });
      library.close();
      openTestLibrary(place.folder, engine, { clock: () => now }).close();
    }
    openTestLibrary(place.folder, engine).workToEnd();
    const copies = readdirSync(place.copies).sort();
    expect(copies).toHaveLength(7);
    expect(copies.at(-1)).toMatch(/2026-03-11\.db$/u);
  });

  it('gives what is readable of damaged copies, when there is no other', () => {
    const place = makeLibrary(engine);
    const library = openTestLibrary(place.folder, engine);
    library.mark([seasonSubject(SECOND)], { note: 'Another.' });
    library.close();
    const [first = '', name = ''] = readdirSync(place.copies);
    rmSync(join(place.copies, first));
    const copy = join(place.copies, name);
    const bytes = readFileSync(copy);
    bytes.write('Nope', bytes.indexOf('Another.'));
    writeFileSync(copy, bytes);
    rmSync(place.own);
    const again = openTestLibrary(place.folder, engine);
    expect(again.note(seasonSubject(KEY))).toBe('Seen twice.');
    again.close();
    openTestLibrary(place.folder, engine).workToEnd();
    // Nobody knows what can be got out of it by hand.
    expect(readFileSync(copy).equals(bytes)).toBe(true);
  });

  it('that has gone with all its copies costs the notes, and no season', () => {
    const place = makeLibrary(engine);
    rmSync(place.own);
    rmSync(place.copies, { recursive: true });
    const library = openTestLibrary(place.folder, engine);
    library.workToEnd();
    expect(fromJsonText(library.list()).map(({ seasonNumber }) => seasonNumber)).toEqual([1, 2]);
    expect(library.open(SECOND)).not.toBeNull();
    library.close();
    expect(fromJsonText(openTestLibrary(place.folder, engine).list())).toHaveLength(2);
  });

  it('of a newer Endroll is not touched, and said to be so', () => {
    const place = makeLibrary(engine);
    const newer = openWith('node:sqlite')(place.own);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const before = readFileSync(place.own);
    expect(() => openTestLibrary(place.folder, engine)).toThrow(problem('newer'));
    const reader = new LibraryReader({ folder: place.folder, openDatabase: openWith(engine) });
    // Nor does it seem to have kept or changed nothing.
    expect(() => reader.open(KEY)).toThrow(problem('newer'));
    expect(() => toEnd(reader.seasonHistory(KEY))).toThrow(problem('newer'));
    reader.close();
    expect(readFileSync(place.own).equals(before)).toBe(true);
  });

  it('and everything else is for the reader alone', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const library = openTestLibrary(folder, engine);
    library.keepSeason(testRecord());
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const { mode } = statSync(join(folder, name));
      expect([name, mode & 0o077]).toEqual([name, 0]);
    }
    expect(statSync(folder).mode & 0o077).toBe(0);
  });
});

/** Where there is anything in these bytes: flips elsewhere are not noticed. */
function placesIn(bytes: Buffer, stride: number): readonly number[] {
  return Array.from({ length: Math.floor((bytes.length - 8) / stride) }, (_, index) => index * stride).filter(
    (at) => bytes.subarray(at, at + 8).some((byte) => byte !== 0),
  );
}

function flipAt(file: string, at: number): void {
  const bytes = readFileSync(file);
  for (let offset = at; offset < at + 8; offset += 1) bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

/** As the next process finds it: in this one, libsql keeps closed files open until they are garbage collected. */
function copyOf({ folder }: LibraryPlace): LibraryPlace {
  const copy = libraryPlace(temporaryFolder());
  cpSync(folder, copy.folder, { recursive: true });
  return copy;
}

// libsql ends its process at a text that is not UTF-8, and this one with it, if one is read.
describe.each(ENGINES)('wherever eight bytes flip, on %s', (engine) => {
  it('in the reader’s own file, it is opened, and has every note', () => {
    const whole = makeLibrary(engine);
    for (const at of placesIn(readFileSync(whole.own), 41)) {
      const place = copyOf(whole);
      flipAt(place.own, at);
      const library = openTestLibrary(place.folder, engine, { clock: () => TOMORROW });
      const seasons = fromJsonText(library.list()).map(({ seasonNumber }) => seasonNumber);
      expect([at, seasons]).toEqual([at, expect.arrayContaining([1, 2])]);
      expect([at, library.note(seasonSubject(KEY))]).toEqual([at, 'Seen twice.']);
      library.close();
    }
  });

  it('in that and in its newest copy, it is opened, and has what the copy before has', () => {
    const whole = makeLibrary(engine);
    const library = openTestLibrary(whole.folder, engine);
    library.mark([seasonSubject(SECOND)], { note: 'In the newest copy.' });
    library.close();
    const newest = readdirSync(whole.copies).sort().at(-1) ?? '';
    let both = 0;
    for (const at of placesIn(readFileSync(join(whole.copies, newest)), 41)) {
      const place = copyOf(whole);
      flipAt(place.own, at);
      flipAt(join(place.copies, newest), at);
      const again = openTestLibrary(place.folder, engine, { clock: () => TOMORROW });
      again.workToEnd();
      const seasons = fromJsonText(again.list()).map(({ seasonNumber }) => seasonNumber);
      expect([at, seasons]).toEqual([at, expect.arrayContaining([1, 2])]);
      expect([at, again.note(seasonSubject(KEY))]).toEqual([at, 'Seen twice.']);
      if (again.note(seasonSubject(SECOND)) !== '') both += 1;
      again.close();
    }
    expect(both, 'what is still readable of the damaged ones').toBeGreaterThan(0);
  });

  it('of its format, it is damaged, and not from a newer Endroll', () => {
    const place = copyOf(makeLibrary(engine));
    // https://www.sqlite.org/fileformat.html#user_version_number
    flipAt(place.own, 60);
    const library = openTestLibrary(place.folder, engine);
    expect(library.notice()).toMatchObject({ kind: 'own-damaged-restored' });
    expect(library.note(seasonSubject(KEY))).toBe('Seen twice.');
  });

  it.each(["'mark'", "'search'"])(
    'of %s in the schema of it and of its newest copy, both are damaged',
    (kind) => {
      const whole = makeLibrary(engine);
      const library = openTestLibrary(whole.folder, engine);
      library.mark([seasonSubject(SECOND)], { note: 'In the newest copy.' });
      library.close();
      const place = copyOf(whole);
      const newest = readdirSync(place.copies).sort().at(-1) ?? '';
      for (const file of [place.own, join(place.copies, newest)])
        flipAt(file, readFileSync(file).indexOf(kind) - 3);
      const again = openTestLibrary(place.folder, engine);
      expect(again.notice()).toMatchObject({ kind: 'own-damaged-restored' });
      expect(again.note(seasonSubject(KEY))).toBe('Seen twice.');
      again.writeItem({ kind: 'search', id: SEARCH_ID, content: { name: 'New', query: 'role:doctor' } });
    },
  );

  it('of a name in it, the name comes from its copy', () => {
    const place = copyOf(makeLibrary(engine));
    const database = openWith('node:sqlite')(place.own);
    database.exec("UPDATE kept SET season_name = CAST(x'53c320' AS TEXT) WHERE season_number = 2");
    database.close();
    const library = openTestLibrary(place.folder, engine);
    expect(library.notice()).toMatchObject({ kind: 'own-damaged-restored' });
    const own = new Own(openWith('node:sqlite')(place.own));
    expect(own.entries().map(({ seasonName }) => seasonName)).toEqual(['Season 1', 'Season 2']);
    own.database.close();
  });
});

it.each([0.1, 0.3, 0.5, 0.7, 0.9])(
  'has what the copy before has when the reader’s own file and its newest copy are cut at %d',
  (part) => {
    const place = makeLibrary('node:sqlite');
    const library = openTestLibrary(place.folder);
    library.mark([seasonSubject(SECOND)], { note: 'In the newest copy.' });
    library.close();
    const newest = join(place.copies, readdirSync(place.copies).sort().at(-1) ?? '');
    for (const file of [place.own, newest]) {
      const bytes = readFileSync(file);
      replaceFile(file, bytes.subarray(0, bytes.length * part));
    }
    const again = openTestLibrary(place.folder);
    again.workToEnd();
    expect(again.note(seasonSubject(KEY))).toBe('Seen twice.');
    expect(fromJsonText(again.list())).toHaveLength(2);
  },
);

it('passes over rows of a damaged file that no table takes', () => {
  const folder = temporaryFolder();
  const database = openWith('node:sqlite')(join(folder, 'damaged.db'));
  // As flipped bytes leave them: the same names, and neither types nor what may not be missing.
  database.exec(`CREATE TABLE kept (series_id, season_number, language, series_name, season_name, fetched_at, added_at,
      opened_at, removed_at, expired_at, lost_at, gone_at);
    INSERT INTO kept VALUES (1, 1, NULL, 'A', 'B', 'C', 'D', NULL, NULL, NULL, NULL, NULL),
      (1, 2, 'en-US', 'Kojak', 'Season 2', '2026-01-01', '2026-01-01', NULL, NULL, NULL, NULL, NULL);
    CREATE TABLE item (kind, id, content, changed_at, checksum);
    INSERT INTO item VALUES ('mark', 'a', NULL, '2026-01-01', 0), ('mark', 'b', '{', '2026-01-01', ${crc32('{')});`);
  const own = new Own(openWith('node:sqlite')(':memory:'));
  own.create();
  own.carryOver(database);
  database.close();
  expect(own.entries().map(({ seriesName }) => seriesName)).toEqual(['Kojak']);
  expect(own.items()).toEqual([]);
  own.database.close();
});

it('keeps damaged files of the reader’s own for sixty days, and the newest three for longer', () => {
  const folder = temporaryFolder();
  const setAside = (day: string): string => `own.damaged-${day}T10-00-00-000Z.db`;
  openTestLibrary(folder).close();
  const old = ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04'].map(setAside);
  for (const name of [...old, 'own.damaged-by-hand.txt']) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, `${old[0]!}-wal`), '');
  openTestLibrary(folder, 'node:sqlite', { clock: () => new Date('2025-11-30T09:00:00Z') }).close();
  expect(readdirSync(folder).filter((name) => name.startsWith('own.damaged'))).toHaveLength(6);
  openTestLibrary(folder, 'node:sqlite', { clock: () => new Date('2025-12-04T09:00:00Z') }).close();
  const left = readdirSync(folder).filter((name) => name.startsWith('own.damaged'));
  expect(left.sort()).toEqual([...old.slice(1), 'own.damaged-by-hand.txt'].sort());
});

describe.each(ENGINES)('clearing the library on %s', (engine) => {
  it('leaves the notes, and a library that works', async () => {
    const place = makeLibrary(engine);
    const library = openTestLibrary(place.folder, engine);
    library.deleteEverything();
    expect(fromJsonText(library.list())).toEqual([]);
    expect(library.note(seasonSubject(KEY))).toBe('Seen twice.');
    library.keepSeason(testRecord());
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season).toStrictEqual(testSeason());
  });

  it('that was cut off is ended by the next start', () => {
    const place = makeLibrary(engine);
    writeFileSync(place.clearMark, '');
    const library = openTestLibrary(place.folder, engine);
    library.workToEnd();
    expect(fromJsonText(library.list())).toEqual([]);
    expect(library.open(KEY)).toBeNull();
    expect(library.note(seasonSubject(KEY))).toBe('Seen twice.');
    expect(existsSync(place.clearMark)).toBe(false);
  });
});

describe('a season that cannot be written', () => {
  it('comes back as a page that says so, and leaves the kept one as it was', async () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder);
    library.keepSeason(testRecord());
    const answers = join(folder, 'answers');
    // A file in place of the folder, for the rights of a folder do not stop root.
    const aside = `${answers}.aside`;
    const { renameSync } = await import('node:fs');
    renameSync(answers, aside);
    writeFileSync(answers, '');
    const kept = library.keepSeason(testRecord(testSeason({ name: 'Other' }), '2026-04-01T00:00:00.000Z'));
    rmSync(answers);
    renameSync(aside, answers);
    expect(kept.notKept).not.toBeNull();
    expect((await unpackSeasonPage(kept.page)).notKept).toBe(kept.notKept);
    expect((await unpackSeasonPage(library.open(KEY)!.page)).season.name).toBe('Season 1');
  });
});
