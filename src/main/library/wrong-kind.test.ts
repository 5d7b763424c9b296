import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { seasonSubject } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { Engine } from './driver.ts';
import { libraryPlace, type LibraryPlace } from './files.ts';
import { ENGINES, NOW, openTestLibrary, temporaryFolder } from './test/test-library.ts';
import { KEY, testRecord, testSeason, testSeriesRecord } from './test/test-records.ts';

// Each writes durably dozens of times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

const SECOND = { ...KEY, seasonNumber: 2 };
const LATER = '2026-03-02T12:00:00.000Z';

/** A season and a note, closed cleanly, with a copy of the reader's own. */
function makeLibrary(engine: Engine): LibraryPlace {
  const written = join(temporaryFolder(), 'library');
  const library = openTestLibrary(written, engine);
  library.keepSeries(testSeriesRecord());
  library.keepSeason(testRecord(testSeason()));
  library.mark([seasonSubject(KEY)], { note: 'Seen twice.' });
  library.close();
  return copyLibrary(written);
}

/** As the next process finds it: in this one, libsql keeps closed files open until they are garbage collected. */
function copyLibrary(folder: string): LibraryPlace {
  const place = libraryPlace(join(temporaryFolder(), 'library'));
  cpSync(folder, place.folder, { recursive: true });
  return place;
}

function putFile(path: string): void {
  rmSync(path, { recursive: true, force: true });
  writeFileSync(path, 'stray');
}

function putFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  writeFileSync(join(path, 'inside'), 'stray');
}

function copyOf({ copies }: LibraryPlace): string {
  return join(copies, readdirSync(copies)[0] ?? '');
}

/** Every file whose text is `stray`, wherever it is now. */
function straysIn({ folder }: LibraryPlace): readonly string[] {
  return readdirSync(join(folder, '..'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'latin1') === 'stray');
}

describe.each(ENGINES)(
  'a library in which something stands in the place of something else, on %s',
  (engine) => {
    const cases: Readonly<Record<string, (place: LibraryPlace) => void>> = {
      'a file for the answers': ({ answers }) => putFile(answers),
      'a file for the answers of a series': ({ answers }) => putFile(join(answers, String(KEY.seriesId))),
      'a file for the copies': ({ copies }) => putFile(copies),
      'a folder for the copy of today': (place) => putFolder(copyOf(place)),
      'a folder for the mark of an open library': ({ openMark }) => putFolder(openMark),
      'a folder for the mark of a library that is being cleared': ({ clearMark }) => putFolder(clearMark),
      'a folder for the log of the reader’s own': ({ own }) => putFolder(`${own}-wal`),
      'a folder for the log of the index': ({ index }) => putFolder(`${index}-wal`),
      'a folder for the index': ({ index }) => putFolder(index),
      'a folder for what is being restored': ({ own }) => {
        putFolder(`${own}.tmp`);
        rmSync(own);
      },
      'a folder for a later copy, and an empty file of the reader’s own': ({ copies, own }) => {
        putFolder(join(copies, 'own.2026-12-31.db'));
        writeFileSync(own, '');
      },
    };

    it.each(Object.keys(cases))('%s: opens, keeps, and opens again, and sets that aside', (name) => {
      const place = makeLibrary(engine);
      cases[name]!(place);
      for (const key of [KEY, SECOND]) {
        const library = openTestLibrary(place.folder, engine);
        library.workToEnd();
        expect(library.note(seasonSubject(KEY))).toBe('Seen twice.');
        expect(library.keepSeason(testRecord(testSeason({ key }), LATER)).notKept).toBeNull();
        expect(library.open(key)).not.toBeNull();
        library.close();
      }
      expect(straysIn(place), 'nobody knows whose it is').toHaveLength(1);
    });

    it('a file for the library itself: begins a new one, and sets that aside', () => {
      const place = makeLibrary(engine);
      putFile(place.folder);
      const library = openTestLibrary(place.folder, engine);
      expect(library.keepSeason(testRecord()).notKept).toBeNull();
      expect(straysIn(place)).toHaveLength(1);
    });
  },
);

describe.each(ENGINES)('answers without the reader’s own, on %s', (engine) => {
  const losses: Readonly<Record<string, (place: LibraryPlace) => void>> = {
    'is gone': ({ own }) => rmSync(own),
    'is empty': ({ own }) => writeFileSync(own, ''),
    'is no database': ({ own }) => writeFileSync(own, 'This is not a database. '.repeat(500)),
  };

  it.each(Object.keys(losses))('are listed, and the loss is told, when that %s and has no copy', (name) => {
    const place = makeLibrary(engine);
    losses[name]!(place);
    rmSync(place.copies, { recursive: true });
    const library = openTestLibrary(place.folder, engine);
    library.workToEnd();
    expect(library.notice()).toEqual({ kind: name === 'is no database' ? 'own-damaged' : 'own-missing' });
    expect(fromJsonText(library.list())).toMatchObject([
      { seasonNumber: 1, seriesName: 'Breaking Bad', seasonName: 'Season 1', isLost: false, creditCount: 3 },
    ]);
    expect(library.open(KEY)).not.toBeNull();
    library.close();
    const again = openTestLibrary(place.folder, engine);
    expect(again.notice(), 'told once').toBeNull();
    expect(fromJsonText(again.list())).toHaveLength(1);
  });

  it.each(Object.keys(losses))('that are younger than its copy are listed when that %s', (name) => {
    const before = makeLibrary(engine);
    const [older = ''] = readdirSync(before.copies);
    const library = openTestLibrary(before.folder, engine);
    library.keepSeason(testRecord(testSeason({ key: SECOND, name: 'Season 2' })));
    library.close();
    const place = copyLibrary(before.folder);
    for (const copy of readdirSync(place.copies)) if (copy !== older) rmSync(join(place.copies, copy));
    losses[name]!(place);
    const restored = openTestLibrary(place.folder, engine, { clock: () => NOW });
    restored.workToEnd();
    const kind = name === 'is gone' ? 'own-missing-restored' : 'own-damaged-restored';
    expect(restored.notice()).toMatchObject({ kind });
    expect(restored.note(seasonSubject(KEY))).toBe('Seen twice.');
    expect(fromJsonText(restored.list())).toMatchObject([
      { seasonNumber: 1, isLost: false },
      { seasonNumber: 2, seasonName: 'Season 2', isLost: false, creditCount: 3 },
    ]);
  });

  it('of a library that was never used are no loss', () => {
    const { folder } = libraryPlace(join(temporaryFolder(), 'library'));
    openTestLibrary(folder, engine).close();
    expect(openTestLibrary(folder, engine).notice()).toBeNull();
  });
});
