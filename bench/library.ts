/**
 * What the library costs as more is kept: `node bench/library.ts [seasons] [engine]`, on Node 24. Seasons of 300 credits
 * with answers as large and as hard to compress as TMDB's; most people are in one season, a few in hundreds. Each
 * figure is the median of one run; quote the ratios.
 */
import './shared-alias.ts';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median.ts';

const { openDatabase } = await import('../src/main/library/driver.ts');
const { Library } = await import('../src/main/library/library.ts');
const { LibraryReader } = await import('../src/main/library/reader.ts');
const { libraryPlace } = await import('../src/main/library/files.ts');
const { madeUpSeason, personAsOnTmdb } = await import('../src/main/library/test/made-up-answers.ts');

const CREDITS = 300;
const SEASONS_OF_A_SERIES = 5;
/** New people for each season of 300 credits: 10,000 seasons have 400,000. */
const PEOPLE_OF_A_SEASON = 40;
const REPEATS = 41;
const FEWEST = 100;

const most = Number(process.argv[2] ?? 1000);
const engine = process.argv[3] === 'libsql' ? 'libsql' : 'node:sqlite';
const openWithEngine: typeof openDatabase = (file, options) => openDatabase(file, { ...options, engine });
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'endroll-bench-'));
const place = libraryPlace(folder);

type OpenLibrary = InstanceType<typeof Library>;

function openLibrary(): OpenLibrary {
  return new Library({ folder, clock: () => new Date(), openDatabase: openWithEngine });
}

function keyOf(index: number): { seriesId: number; seasonNumber: number; language: string } {
  return {
    seriesId: 1 + Math.floor(index / SEASONS_OF_A_SERIES),
    seasonNumber: 1 + (index % SEASONS_OF_A_SERIES),
    language: 'en-US',
  };
}

function answersOf(index: number, edition = 0): Parameters<OpenLibrary['keepSeason']>[0] {
  const people = Math.max(most, 1000) * PEOPLE_OF_A_SEASON;
  return {
    key: keyOf(index),
    answers: madeUpSeason({
      key: keyOf(index),
      creditCount: CREDITS,
      personAt: personAsOnTmdb(index, people),
      fetchedAt: new Date(Date.now() + edition).toISOString(),
      edition,
    }),
  };
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function finish(work: unknown): unknown {
  if (typeof work !== 'object' || work === null || !('next' in work)) return work;
  const slices = work as Generator<undefined, unknown, undefined>;
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}

function bytesIn(path: string): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const file = statSync(join(path, name));
    return sum + (file.isFile() ? Math.max(file.size, file.blocks * 512) : 0);
  }, 0);
}

interface Figures {
  readonly keep: number;
  readonly keepAgain: number;
  readonly keepChanged: number;
  readonly remove: number;
  readonly restore: number;
  readonly purge: number;
  readonly open: number;
  readonly list: number;
  readonly sizes: number;
  readonly search: number;
}

/** Measures a library of `count` seasons, and leaves it as it was. */
function measure(library: OpenLibrary, count: number): Figures {
  const reader = new LibraryReader({ folder, openDatabase: openWithEngine });
  const repeat = (work: (round: number) => unknown): number =>
    median(Array.from({ length: REPEATS }, (_, round) => milliseconds(() => finish(work(round)))));
  const some = (round: number): number => (round * 7919) % count;
  const answers = Array.from({ length: REPEATS }, (_, round) => answersOf(count + round));
  const keep = repeat((round) => library.keepSeason(answers[round] ?? answersOf(count)));
  const again = Array.from({ length: REPEATS }, (_, round) => answersOf(count + round));
  const keepAgain = repeat((round) => library.keepSeason(again[round] ?? answersOf(count)));
  const changed = Array.from({ length: REPEATS }, (_, round) => answersOf(count + round, round + 1));
  const keepChanged = repeat((round) => library.keepSeason(changed[round] ?? answersOf(count)));
  const open = repeat((round) => library.open(keyOf(some(round))));
  const list = repeat(() => library.list());
  const sizes = repeat(() => reader.dataSizes());
  const search = repeat((round) => reader.searchPeople(['ma', 'del', 'ren', 'sen va'][round % 4] ?? ''));
  const remove = repeat((round) => library.remove([keyOf(count + round)]));
  const restore = repeat((round) => library.restore([keyOf(count + round)]));
  for (let round = 0; round < REPEATS; round += 1) finish(library.remove([keyOf(count + round)]));
  const purge = milliseconds(() => finish(library.purgeRemoved())) / REPEATS;
  while (library.work());
  reader.close();
  return { keep, keepAgain, keepChanged, remove, restore, purge, open, list, sizes, search };
}

try {
  const columns: Record<string, Figures> = {};
  let library = openLibrary();
  for (let index = 0; index < most; index += 1) {
    if (index === FEWEST) columns[`${FEWEST} seasons`] = measure(library, FEWEST);
    library.keepSeason(answersOf(index));
  }
  columns[`${most} seasons`] = measure(library, most);
  const quit = milliseconds(() => library.close());
  const answerBytes = bytesIn(place.answers) / most;
  const indexBytes = statSync(place.index).size / most;

  // As when a function makes something else of the same answers.
  const database = openWithEngine(place.index);
  database.exec('UPDATE season SET made_by = 0');
  database.close();
  library = openLibrary();
  const opened: number[] = [];
  const making = milliseconds(() => {
    for (let slice = 0; library.work(); slice += 1) {
      if (slice % 10 === 0) opened.push(milliseconds(() => library.open(keyOf(most - 1 - (slice % 50)))));
    }
  });
  const slice = making / most;
  library.close();
  rmSync(place.index);
  library = openLibrary();
  const rebuilding = milliseconds(() => {
    while (library.work());
  });
  library.close();

  const names = Object.keys(columns);
  const [few, many] = Object.values(columns);
  const rows = Object.keys(few ?? many ?? {}).map((name) => {
    const key = name as keyof Figures;
    const values = names.map((column) => [column, Number(columns[column]?.[key].toFixed(2))]);
    const ratio = many === undefined || few === undefined ? Number.NaN : many[key] / few[key];
    const toKeep = many === undefined ? Number.NaN : many[key] / many.keep;
    return [
      name,
      {
        ...(Object.fromEntries(values) as Record<string, number>),
        ratio: Number(ratio.toFixed(2)),
        '÷ keep': Number(toKeep.toFixed(2)),
      },
    ];
  });
  console.log(`Milliseconds, ${engine}, Node ${process.version}, seasons of ${CREDITS} credits:`);
  console.table(Object.fromEntries(rows));
  console.table({
    'answers of a season, KB on disk': Number((answerBytes / 1000).toFixed(1)),
    'index of a season, KB': Number((indexBytes / 1000).toFixed(1)),
    'quit, ms': Number(quit.toFixed(0)),
    'making all again, s': Number((making / 1000).toFixed(1)),
    'a slice of making again, ms': Number(slice.toFixed(1)),
    'opening meanwhile, median ms': Number(median(opened).toFixed(2)),
    'making a deleted index again, s': Number((rebuilding / 1000).toFixed(1)),
  });
} finally {
  rmSync(folder, { recursive: true });
}
