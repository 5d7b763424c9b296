/**
 * How fast the library is on both engines: `node bench/library.ts [seasons] [credits]`, on Node 24.
 * The engines take turns, block by block, so that both see the same machine; figures are medians. Quote the ratios.
 */
import './shared-alias.ts';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median.ts';

const { openDatabase } = await import('../src/main/library/driver.ts');
const { Library } = await import('../src/main/library/library.ts');
const { libraryPlace } = await import('../src/main/library/library-place.ts');
const { KEY, testLargeSeason, testRecord, testSeries, testSeriesRecord } =
  await import('../src/main/library/test-records.ts');

const ENGINES = ['node:sqlite', 'libsql'] as const;
type Engine = (typeof ENGINES)[number];

const seasonCount = Number(process.argv[2] ?? 1000);
const creditCount = Number(process.argv[3] ?? 300);
/** Seasons that one engine inserts before the other has its turn; a list is measured after the first block. */
const BLOCK = 100;
const REPEATS = 101;

const folder = mkdtempSync(join(tmpdir(), 'endroll-bench-'));
const times = new Map<string, Record<Engine, number>>();

function folderOf(engine: Engine): string {
  return join(folder, engine.replace(':', '-'));
}

function openLibrary(engine: Engine): InstanceType<typeof Library> {
  return new Library({
    folder: folderOf(engine),
    clock: () => new Date(),
    openDatabase: (file, options) => openDatabase(file, { ...options, engine }),
  });
}

function note(measure: string, engine: Engine, value: number): void {
  const row = times.get(measure) ?? { 'node:sqlite': Number.NaN, libsql: Number.NaN };
  row[engine] = value;
  times.set(measure, row);
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function repeated(work: (index: number) => unknown): number {
  return median(Array.from({ length: REPEATS }, (_, index) => milliseconds(() => work(index))));
}

function keyOf(index: number): typeof KEY {
  return { ...KEY, seriesId: 1 + Math.floor(index / 5), seasonNumber: index % 5 };
}

try {
  const libraries = new Map(ENGINES.map((engine) => [engine, openLibrary(engine)]));
  const inserts: Record<Engine, number[]> = { 'node:sqlite': [], libsql: [] };
  for (let first = 0; first < seasonCount; first += BLOCK) {
    for (const [engine, library] of libraries) {
      for (let index = first; index < Math.min(first + BLOCK, seasonCount); index += 1) {
        const { seriesId } = keyOf(index);
        if (index % 5 === 0)
          library.keepSeries(testSeriesRecord(testSeries({ seriesId, name: `Series ${seriesId}` })));
        const record = testRecord(testLargeSeason(keyOf(index), creditCount));
        inserts[engine].push(milliseconds(() => library.keepSeason(record)));
      }
      const isMeasured = first === 0 || first + BLOCK >= seasonCount;
      if (isMeasured) {
        note(
          `list ${Math.min(first + BLOCK, seasonCount)} seasons`,
          engine,
          repeated(() => library.list()),
        );
      }
    }
  }
  for (const [engine, library] of libraries) {
    note(`keep a season of ${creditCount} credits`, engine, median(inserts[engine]));
    note(
      'open a season by key',
      engine,
      repeated((index) => library.open(keyOf((index * 7919) % seasonCount))),
    );
    note(
      'credits of a person',
      engine,
      repeated((index) => library.creditsOfPerson(index * 7)),
    );
    note(
      'images of a season',
      engine,
      repeated((index) => library.imagesOf(keyOf(index))),
    );
    const newer = testRecord(testLargeSeason(keyOf(0), creditCount));
    note(
      'keep the same season again',
      engine,
      repeated(() => library.keepSeason(newer)),
    );
    const purges = Array.from({ length: 21 }, (_, index) => {
      library.remove(keyOf(index));
      return milliseconds(() => library.purgeRemoved());
    });
    note('purge a removed season', engine, median(purges));
    note(
      'close, with a backup',
      engine,
      milliseconds(() => library.close()),
    );
    const openings = Array.from({ length: 11 }, () => {
      let opened: InstanceType<typeof Library> | undefined;
      const duration = milliseconds(() => (opened = openLibrary(engine)).list());
      opened?.close();
      return duration;
    });
    note('start and list', engine, median(openings));
    note('size in MB', engine, statSync(libraryPlace(folderOf(engine)).database).size / 1024 ** 2);
  }
} finally {
  rmSync(folder, { recursive: true });
}

console.log(`${seasonCount} seasons of ${creditCount} credits, Node ${process.version}; medians in ms`);
console.table(
  Object.fromEntries(
    [...times].map(([measure, row]) => [
      measure,
      {
        'node:sqlite': Number(row['node:sqlite'].toFixed(2)),
        libsql: Number(row.libsql.toFixed(2)),
        'libsql / node:sqlite': Number((row.libsql / row['node:sqlite']).toFixed(2)),
      },
    ]),
  ),
);
