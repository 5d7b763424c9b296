import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { SeasonKey } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { openDatabase, type OpenDatabase } from './driver.ts';
import { libraryPlace } from './files.ts';
import { openLibrary } from './library.ts';
import { NOW, openTestLibrary, peopleIn, searchFor, temporaryFolder, toEnd } from './test/test-library.ts';
import { KEY, testGuest, testPerson, testRecord, testRegular, testSeason } from './test/test-records.ts';

// Each writes durably dozens of times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

const SECOND: SeasonKey = { ...KEY, seasonNumber: 2 };
const EARLY = '2026-01-10T12:00:00.000Z';
const LATE = '2026-02-10T12:00:00.000Z';
const BETWEEN = '2026-01-20T00:00:00.000Z';

/** All files of answers about a season. */
function filesOf(folder: string, seasonNumber: number): readonly string[] {
  const answers = join(folder, 'answers');
  return readdirSync(answers, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes(`season-${seasonNumber}.`))
    .map((name) => join(answers, name));
}

function damage(file: string): void {
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

describe('deleting for good', () => {
  it('leaves a season that the reader restores while others are being deleted', () => {
    const folder = temporaryFolder();
    const library = openLibrary({ folder, clock: () => NOW, openDatabase });
    try {
      for (const key of [KEY, SECOND]) library.keepSeason(testRecord(testSeason({ key })));
      for (const _ of library.remove([KEY, SECOND]));
      const purge = library.purgeRemoved();
      while (filesOf(folder, 1).length + filesOf(folder, 2).length === 2) purge.next();
      const left = filesOf(folder, 1).length === 1 ? KEY : SECOND;
      for (const _ of library.restore([left]));
      for (const _ of purge);
      expect(library.open(left)).not.toBeNull();
      expect(fromJsonText(toEnd(library.list()))).toHaveLength(1);
    } finally {
      library.close();
    }
  });

  it('takes the answers of a removed season with it when the index does not know them yet', () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder);
    first.keepSeason(testRecord());
    first.remove([KEY]);
    first.close();
    rmSync(libraryPlace(folder).index);
    const second = openTestLibrary(folder);
    second.purgeRemoved();
    second.workToEnd();
    expect(fromJsonText(second.list())).toEqual([]);
    expect(filesOf(folder, 1)).toEqual([]);
  });

  it('takes what was made from a damaged record that a wrong clock has dated, and calls its season lost', () => {
    const folder = temporaryFolder();
    const ahead = '2027-03-02T09:30:00.000Z';
    const first = openTestLibrary(folder);
    first.keepSeason(testRecord(testSeason(), ahead));
    for (const file of filesOf(folder, 1)) damage(file);
    first.redate(LATE, EARLY);
    expect(fromJsonText(first.list())).toMatchObject([{ isLost: true }]);
    expect(fromJsonText(first.creditsOfPerson(1))).toEqual([]);
    expect(first.open(KEY)).toBeNull();
  });

  it('shows no invented day on which somebody was gone, when a clock was wrong', () => {
    const person = { personId: 1, language: 'en-US' };
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, 'node:sqlite', {
      clock: () => new Date('2027-03-02T09:30:00.000Z'),
    });
    const body = JSON.stringify({ id: 1, name: 'Person 1' });
    first.keepTmdbPerson({ key: person, answers: [{ endpoint: 'person/1', fetchedAt: EARLY, body }] });
    first.keepTmdbPerson({
      key: person,
      answers: [{ endpoint: 'person/1', fetchedAt: '2027-03-02T09:30:00.000Z', body }],
    });
    expect(fromJsonText(first.noteTmdbPersonGone(person))?.person.goneSince).not.toBeNull();
    first.redate(LATE, EARLY);
    expect(fromJsonText(first.openTmdbPerson(person))).toMatchObject({
      fetchedAt: EARLY,
      person: { goneSince: null },
    });
  });

  it('is done without an index, too: no picture that is still shown goes, and the next start finds nothing of it', () => {
    const folder = temporaryFolder();
    const person = { personId: 1, language: 'en-US' };
    const shown = testRegular('1', { person: testPerson(1, { profilePath: '/1.jpg' }) });
    const first = openTestLibrary(folder);
    for (const key of [KEY, SECOND]) first.keepSeason(testRecord(testSeason({ key, credits: [shown] })));
    const body = JSON.stringify({ id: 1, name: 'Person 1', profile_path: '/1.jpg' });
    first.keepTmdbPerson({
      key: person,
      answers: [{ endpoint: 'person/1', fetchedAt: NOW.toISOString(), body }],
    });
    first.workToEnd();
    first.close();

    const unindexed = openTestLibrary(folder, 'node:sqlite', { isUnindexed: true });
    expect(unindexed.making(), 'nothing is being made').toBeNull();
    expect(unindexed.forgetTmdbPerson(person)).toEqual([]);
    unindexed.remove([KEY]);
    expect(unindexed.purgeRemoved()).toEqual([]);
    expect(unindexed.purgeExpired(EARLY)).toEqual({ seasons: [], images: [] });
    unindexed.close();

    const next = openTestLibrary(folder);
    const seasonsOf = (): readonly number[] =>
      fromJsonText(next.creditsOfPerson(1)).map(({ season }) => season.seasonNumber);
    expect(seasonsOf()).not.toContain(1);
    next.workToEnd();
    expect(seasonsOf()).toEqual([2]);
    expect(fromJsonText(next.openTmdbPerson(person))).toBeNull();
    expect(next.open(SECOND)).not.toBeNull();
  });

  it('takes a page that was made from older answers, since the newer ones are damaged, at the day of the older', () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder);
    first.keepSeason(testRecord(testSeason({ credits: [testRegular('stays'), testGuest('went')] }), EARLY));
    first.keepSeason(testRecord(testSeason({ credits: [testRegular('stays')] }), LATE));
    first.close();
    const newest = filesOf(folder, 1).find((name) => name.includes('2026-02-10'));
    damage(newest!);
    rmSync(libraryPlace(folder).index);
    const second = openTestLibrary(folder);
    second.workToEnd();
    expect(second.open(KEY)?.fetchedAt).toBe(EARLY);
    second.purgeExpired(BETWEEN);
    expect(second.open(KEY)).toBeNull();
    expect(filesOf(folder, 1)).toEqual([newest]);
  });

  it('keeps no answers of which nobody knows, when the disk fills up in the middle of keeping', () => {
    const folder = temporaryFolder();
    let isFull = false;
    const full: OpenDatabase = (file, options) => {
      const database = openDatabase(file, options);
      if (!file.endsWith('own.db')) return database;
      const prepare = database.prepare.bind(database);
      return Object.assign(database, {
        prepare: (sql: string) => {
          if (isFull && /^\s*(INSERT|UPDATE)/u.test(sql))
            throw Object.assign(new Error('database or disk is full'), {
              code: 'ERR_SQLITE_ERROR',
              errcode: 13,
            });
          return prepare(sql);
        },
      });
    };
    const library = openLibrary({ folder, clock: () => NOW, openDatabase: full });
    try {
      library.keepSeason(testRecord(testSeason(), EARLY));
      isFull = true;
      const changed = testSeason({ credits: [testRegular('other')] });
      expect(library.keepSeason(testRecord(changed, LATE)).notKept).toBe('disk-full');
      isFull = false;
      expect(filesOf(folder, 1)).toHaveLength(1);
      expect(library.open(KEY)?.fetchedAt).toBe(EARLY);
    } finally {
      library.close();
    }
  });
});

it.each(['once there is some', 'at the next start'])(
  'a season that is restored while the index has no room is not lost, and is found %s',
  (when) => {
    const folder = temporaryFolder();
    let isFull = false;
    const library = openTestLibrary(folder, 'node:sqlite', {
      openDatabase: (file, options) => {
        const database = openDatabase(file, options);
        return {
          ...database,
          prepare: <Row>(sql: string) => {
            if (isFull && sql.includes('SET is_hidden'))
              throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
            return database.prepare<Row>(sql);
          },
        };
      },
    });
    for (const key of [KEY, SECOND]) library.keepSeason(testRecord(testSeason({ key })));
    library.workToEnd();
    library.remove([KEY, SECOND]);
    isFull = true;
    library.restore([KEY, SECOND]);
    library.workToEnd();
    expect(fromJsonText(library.list()).map(({ isLost }) => isLost)).toEqual([false, false]);
    for (const key of [KEY, SECOND]) expect(library.open(key)).not.toBeNull();
    isFull = false;
    if (when === 'at the next start') library.close();
    const next = when === 'at the next start' ? openTestLibrary(folder) : library;
    next.workToEnd();
    expect(fromJsonText(next.list())).toMatchObject([{ creditCount: 3 }, { creditCount: 3 }]);
    expect(peopleIn(next.search(searchFor('person')))[0]).toMatchObject({ seasonCount: 2 });
  },
);
