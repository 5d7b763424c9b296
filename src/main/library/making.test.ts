import { rmSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { LibraryMaking } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { PERSON_MAKER } from '../answers/person.ts';
import { SEASON_MAKER } from '../answers/season.ts';
import { SERIES_MAKER } from '../answers/series.ts';
import type { LibraryEvent } from './calls.ts';
import type { OpenDatabase } from './driver.ts';
import { openLibrary } from './library.ts';
import { ROW_MAKER, versionOf } from './make-rows.ts';
import { libraryPlace, removeDatabase } from './files.ts';
import {
  ENGINES,
  NOW,
  openTestLibrary,
  openWith,
  peopleIn,
  searchFor,
  temporaryFolder,
  toEnd,
} from './test/test-library.ts';
import { OLDER_MAKER } from './test/older-maker.ts';
import { KEY, testRecord, testSeason, testSeries, testSeriesRecord } from './test/test-records.ts';

// Each writes durably dozens of times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

const COUNT = 12;

/** Seasons that an earlier function has made: their names are not what this one makes. */
function makeOld(engine: (typeof ENGINES)[number]): string {
  const folder = temporaryFolder();
  const library = openTestLibrary(folder, engine, { maker: OLDER_MAKER });
  for (let seasonNumber = 1; seasonNumber <= COUNT; seasonNumber += 1) {
    const day = String(seasonNumber).padStart(2, '0');
    const season = testSeason({ key: { ...KEY, seasonNumber }, name: `Season ${seasonNumber}` });
    library.keepSeason(testRecord(season, `2026-01-${day}T00:00:00.000Z`));
  }
  library.workToEnd();
  library.close();
  return folder;
}

it('has another version as soon as one of the functions has', () => {
  const versions = { rows: 1, season: 1, series: 1, person: 1 };
  const raised = (Object.keys(versions) as (keyof typeof versions)[]).map((name) =>
    versionOf({ ...versions, [name]: versions[name] + 1 }),
  );
  expect(new Set([versionOf(versions), ...raised]).size).toBe(5);
  const maker = { rows: 1, season: SEASON_MAKER, series: SERIES_MAKER, person: PERSON_MAKER };
  // With the number of make-rows.ts itself, which only that file knows.
  expect((ROW_MAKER.version - versionOf(maker)) % 1_000).toBe(ROW_MAKER.version - versionOf(maker));
});

describe.each(ENGINES)('what an older function has made, on %s', (engine) => {
  it('is made again when it is opened, and the rest newest first, with progress', () => {
    const folder = makeOld(engine);
    const events: LibraryEvent[] = [];
    const library = openLibrary({
      folder,
      clock: () => NOW,
      openDatabase: openWith(engine),
      emit: (event) => events.push(event),
    });
    const names = (): readonly string[] =>
      fromJsonText(toEnd(library.list())).map(({ seasonName }) => seasonName);
    expect(names()[0]).toBe('Old');
    expect(library.open({ ...KEY, seasonNumber: 3 })?.page.head).toContain('"Season 3"');
    expect(names().filter((name) => name !== 'Old')).toEqual(['Season 3']);
    library.work();
    expect(names().filter((name) => name !== 'Old')).toEqual(['Season 3', `Season ${COUNT}`]);
    while (library.work());
    expect(names()).not.toContain('Old');
    const making = events.flatMap((event) => (event.event === 'making' ? [event.payload] : []));
    expect(making.at(0)).toMatchObject({ isRunning: true });
    expect(making.at(-1)).toMatchObject({ isRunning: false, lost: [] });
    library.close();
  });

  it('counts seasons in its progress, whatever else is made with them', () => {
    const folder = makeOld(engine);
    const before = openTestLibrary(folder, engine, { maker: OLDER_MAKER });
    const others = [KEY.seriesId, 90_001, 90_002];
    for (const seriesId of others) before.keepSeries(testSeriesRecord(testSeries({ seriesId })));
    for (const personId of [1, 2, 3]) {
      const body = JSON.stringify({ id: personId, name: `Person ${personId}` });
      before.keepTmdbPerson({
        key: { personId, language: KEY.language },
        answers: [{ endpoint: `person/${personId}`, fetchedAt: '2026-02-01T00:00:00.000Z', body }],
      });
    }
    before.close();
    const told: LibraryMaking[] = [];
    const library = openTestLibrary(folder, engine, {
      emit: (event) => {
        if (event.event === 'making') told.push(event.payload);
      },
    });
    library.workToEnd();
    expect(fromJsonText(library.list()).some(({ seasonName }) => seasonName === 'Old')).toBe(false);
    expect(told.map(({ done, total }) => `${done} of ${total}`)).toEqual([
      `0 of ${COUNT}`,
      `10 of ${COUNT}`,
      `${COUNT} of ${COUNT}`,
    ]);
    expect(told.map(({ isRunning }) => isRunning)).toEqual([true, true, false]);
  });

  it('says nothing of its progress when there are only series and people to make', () => {
    const folder = temporaryFolder();
    const before = openTestLibrary(folder, engine, { maker: OLDER_MAKER });
    before.keepSeries(testSeriesRecord());
    before.close();
    const told: LibraryEvent[] = [];
    const library = openTestLibrary(folder, engine, { emit: (event) => told.push(event) });
    library.workToEnd();
    expect(told.filter(({ event }) => event === 'making')).toEqual([]);
    expect(library.making()).toBeNull();
  });

  it('goes on where a kill has stopped it', () => {
    const folder = makeOld(engine);
    const first = openLibrary({ folder, clock: () => NOW, openDatabase: openWith(engine) });
    for (let slice = 0; slice < 4; slice += 1) first.work();
    // As after a kill: nothing is tidied up.
    const second = openLibrary({ folder, clock: () => NOW, openDatabase: openWith(engine) });
    const old = fromJsonText(toEnd(second.list())).filter(({ seasonName }) => seasonName === 'Old');
    expect(old.length).toBeGreaterThan(0);
    expect(old.length).toBeLessThan(COUNT);
    while (second.work());
    expect(fromJsonText(toEnd(second.list())).some(({ seasonName }) => seasonName === 'Old')).toBe(false);
    second.close();
    first.close();
  });

  it('is not called incomplete while it waits, nor lost', () => {
    const folder = makeOld(engine);
    removeDatabase(libraryPlace(folder).index);
    const library = openLibrary({ folder, clock: () => NOW, openDatabase: openWith(engine) });
    const states = (): ReadonlySet<string> =>
      new Set(fromJsonText(toEnd(library.list())).map(({ isWhole, isLost }) => `${isWhole} ${isLost}`));
    expect(states()).toEqual(new Set(['true false']));
    while (library.work());
    expect(states()).toEqual(new Set(['true false']));
    library.close();
  });

  it('shows a removed season again when the reader’s own file is lost, also after a fault halfway', () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, engine);
    first.keepSeason(testRecord());
    first.remove([KEY]);
    first.close();
    const { own, copies } = libraryPlace(folder);
    removeDatabase(own);
    rmSync(copies, { recursive: true, force: true });
    const failing: OpenDatabase = (file, options) => {
      const database = openWith(engine)(file, options);
      return {
        ...database,
        prepare: <Row>(sql: string) => {
          const statement = database.prepare<Row>(sql);
          if (!sql.startsWith('UPDATE season SET is_hidden = 0')) return statement;
          return {
            ...statement,
            run: () => {
              throw new Error('As in a kill');
            },
          };
        },
      };
    };
    const broken = openLibrary({ folder, clock: () => NOW, openDatabase: failing });
    expect(() => {
      while (broken.work());
    }).toThrow('As in a kill');
    // Not closed, as after a kill.
    const library = openTestLibrary(folder, engine);
    library.workToEnd();
    expect(fromJsonText(library.list())).toMatchObject([{ ...KEY, creditCount: 3 }]);
    const hits = peopleIn(library.search(searchFor('Person')));
    expect(hits.length).toBeGreaterThan(0);
    for (const { person } of hits)
      expect(hits.filter((hit) => hit.person.personId === person.personId)).toHaveLength(1);
    broken.close();
  });
});
