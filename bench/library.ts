/**
 * What the library costs as more is kept: `node bench/library.ts [seasons] [engine]`, on Node 24. Seasons of 300 credits
 * with answers as large and as hard to compress as TMDB's, and people as TMDB has them; with `few` as a third argument the
 * worst case: 20,000 people in all. Each figure is the median of one run; quote the ratios. With BENCH_FOLDER the library
 * stays there in `library`, as in a profile, and another run goes on with it: one of ten thousand seasons is made in
 * pieces of BENCH_MINUTES. bench/search.ts and bench/start-up.ts measure with the same folder.
 */
import './shared-alias.ts';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CREDITS, madeUpKey, madeUpRecord } from './made-up-library.ts';
import type { Library } from '../src/main/library/library.ts';
import type { RowMaker } from '../src/main/library/make-rows.ts';
import { median } from './median.ts';

const { openDatabase } = await import('../src/main/library/driver.ts');
const { fromJsonText } = await import('../src/shared/json-text.ts');
const { openLibrary } = await import('../src/main/library/library.ts');
const { LibraryClient } = await import('../src/main/library/client.ts');
const { OLDER_MAKER } = await import('../src/main/library/test/older-maker.ts');
const { LibraryReader } = await import('../src/main/library/reader.ts');
const { libraryPlace, removeDatabase } = await import('../src/main/library/files.ts');
const { forkChild } = await import('../src/main/library/test/forked-child.ts');
const { MemoryLogger } = await import('../src/main/logging/test/memory-logger.ts');
const { searchFor, toEnd } = await import('../src/main/library/test/test-library.ts');
const { madeUpSeason } = await import('../src/main/library/test/made-up-answers.ts');

const REPEATS = 41;
/** More than enough for a 95th percentile that one slow moment does not decide. */
const OPENINGS = 81;
/** How many of the seasons that are made first are opened while the others are made. */
const MADE_FIRST = 5;
const FEWEST = 100;
/** Making more again takes long and says no more. */
const MOST_MADE_AGAIN = 2000;

const most = Number(process.argv[2] ?? 1000);
const engine = process.argv[3] === 'libsql' ? 'libsql' : 'node:sqlite';
const isWorstCase = process.argv[4] === 'few';
const end = Date.now() + Number(process.env['BENCH_MINUTES'] ?? Infinity) * 60_000;
const openWithEngine: typeof openDatabase = (file, options) => openDatabase(file, { ...options, engine });
const kept = process.env['BENCH_FOLDER'];
const profile = kept ?? mkdtempSync(join(tmpdir(), 'endroll-bench-'));
const folder = join(profile, 'library');
mkdirSync(folder, { recursive: true });
const place = libraryPlace(folder);

function openIn(folder: string, maker?: RowMaker): Library {
  const given = maker === undefined ? {} : { maker };
  return openLibrary({ folder, clock: () => new Date(), openDatabase: openWithEngine, ...given });
}

function answersOf(index: number, edition = 0): Parameters<Library['keepSeason']>[0] {
  return madeUpRecord(index, edition, isWorstCase);
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function figureOf(work: () => unknown): Figure {
  const before = process.cpuUsage();
  const clock = milliseconds(work);
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000 };
}

function bytesIn(path: string): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const file = statSync(join(path, name));
    return sum + (file.isFile() ? Math.max(file.size, file.blocks * 512) : 0);
  }, 0);
}

/** In milliseconds: as on the clock, and of the processor alone, which says more on a busy machine. */
interface Figure {
  readonly clock: number;
  readonly processor: number;
}

interface Figures {
  readonly keep: Figure;
  readonly keepAgain: Figure;
  readonly keepChanged: Figure;
  readonly remove: Figure;
  readonly restore: Figure;
  readonly purge: Figure;
  readonly open: Figure;
  readonly list: Figure;
  readonly sizes: Figure;
  readonly search: Figure;
}

/** Measures a library of `count` seasons, and leaves it as it was. */
function measure(library: Library, folder: string, count: number): Figures {
  const reader = new LibraryReader({ folder, openDatabase: openWithEngine });
  const repeat = (work: (round: number) => unknown): Figure => {
    const figures = Array.from({ length: REPEATS }, (_, round) => figureOf(() => toEnd(work(round))));
    return {
      clock: median(figures.map(({ clock }) => clock)),
      processor: median(figures.map(({ processor }) => processor)),
    };
  };
  const some = (round: number): number => (round * 7919) % count;
  const answers = Array.from({ length: REPEATS }, (_, round) => answersOf(count + round));
  const keep = repeat((round) => library.keepSeason(answers[round] ?? answersOf(count)));
  const again = Array.from({ length: REPEATS }, (_, round) => answersOf(count + round));
  const keepAgain = repeat((round) => library.keepSeason(again[round] ?? answersOf(count)));
  const changed = Array.from({ length: REPEATS }, (_, round) => answersOf(count + round, round + 1));
  const keepChanged = repeat((round) => library.keepSeason(changed[round] ?? answersOf(count)));
  const open = repeat((round) => library.open(madeUpKey(some(round))));
  const list = repeat(() => library.list());
  const sizes = repeat(() => reader.dataSizes());
  const search = repeat((round) => reader.search(searchFor(['ma', 'den', 'ren', 'sen va'][round % 4] ?? '')));
  const remove = repeat((round) => library.remove([madeUpKey(count + round)]));
  const restore = repeat((round) => library.restore([madeUpKey(count + round)]));
  for (let round = 0; round < REPEATS; round += 1) toEnd(library.remove([madeUpKey(count + round)]));
  const all = figureOf(() => toEnd(library.purgeRemoved()));
  const purge = { clock: all.clock / REPEATS, processor: all.processor / REPEATS };
  while (library.work());
  reader.close();
  return { keep, keepAgain, keepChanged, remove, restore, purge, open, list, sizes, search };
}

/** The same of a small library, in the same minute. */
function measureFew(): Figures {
  const small = mkdtempSync(join(tmpdir(), 'endroll-bench-'));
  const library = openIn(small);
  for (let index = 0; index < FEWEST; index += 1) library.keepSeason(answersOf(index));
  const figures = measure(library, small, FEWEST);
  library.close();
  rmSync(small, { recursive: true });
  return figures;
}

/** The library in `folder` as main sees it, with a real process. */
function connect(folder: string): InstanceType<typeof LibraryClient> {
  return new LibraryClient({
    spawn: (place) => forkChild('library-process.ts', [folder, place]),
    logger: new MemoryLogger(),
  });
}

type RemoteLibrary = InstanceType<typeof LibraryClient>['library'];

/** Searches one after the other, and exports everything again and again, until the signal aborts. */
async function searchAndExport(library: RemoteLibrary, signal: AbortSignal): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  const search = async (): Promise<void> => {
    for (let round = 0; !isOver(); round += 1)
      await library.search(searchFor(['m', 'ma', 'den', 'ren', 'sen va'][round % 5] ?? ''));
  };
  const exportAll = async (): Promise<void> => {
    const wanted = {
      subject: { kind: 'library' },
      format: 'jsonl',
      hidden: { characters: false, episodeCounts: false, guests: false },
      showUnseen: true,
      title: 'All',
      exportedAt: new Date().toISOString(),
      locale: 'en',
    } as const;
    while (!isOver())
      for await (const part of library.exportCredits(wanted)) {
        if (isOver()) return;
        // As long as writing it to a disk might take.
        await pause(part.pieces.length === 0 ? 0 : 1);
      }
  };
  await Promise.all([search(), exportAll()]);
}

/**
 * Opens seasons one after the other in a process of their own, as a reader does, while it may have work of its own, or
 * something else is asked `meanwhile`.
 */
async function openRemotely(
  indexAt: (round: number) => number,
  meanwhile?: (library: RemoteLibrary, signal: AbortSignal) => Promise<void>,
): Promise<{ readonly p95: number; readonly median: number }> {
  const client = connect(folder);
  const { library } = client;
  // What has to be made first is another measure.
  for (let round = 0; round < MADE_FIRST; round += 1) await library.open(madeUpKey(indexAt(round)));
  // Starts the process beside, as whatever is asked across seasons does soon after a start.
  await library.bytes();
  const end = new AbortController();
  const others = meanwhile?.(library, end.signal);
  const times: number[] = [];
  for (let round = MADE_FIRST; round < MADE_FIRST + OPENINGS; round += 1) {
    // Longer than the library waits before it goes on with its own work.
    await pause(260 + ((round * 37) % 97));
    const start = performance.now();
    await library.open(madeUpKey(indexAt(round)));
    times.push(performance.now() - start);
  }
  end.abort();
  await others;
  await client.close();
  times.sort((a, b) => a - b);
  return { p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN, median: median(times) };
}

/** A season of 40,750 credits, as TMDB has one: how long main is held up, and another season that is opened meanwhile. */
async function measureLongest(): Promise<void> {
  const other = mkdtempSync(join(tmpdir(), 'endroll-bench-'));
  const client = connect(other);
  const { library } = client;
  await library.keepSeason(answersOf(0));
  // Starts the process beside, as whatever is asked across seasons does soon after a start.
  await library.bytes();
  const key = { ...madeUpKey(0), seriesId: 1_000_000 };
  const answers = madeUpSeason({ key, creditCount: 40_750, episodeCount: 260 }).map((answer) => ({
    ...answer,
    body: new TextEncoder().encode(answer.body),
  }));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const keeping = library.keepSeason({ key, answers });
  await library.open(madeUpKey(0));
  const opened = performance.now() - start;
  await keeping;
  const kept = performance.now() - start;
  delay.disable();
  await client.close();
  rmSync(other, { recursive: true });
  console.table({
    'keeping a season of 40,750 credits, s': Number((kept / 1000).toFixed(1)),
    'main held up meanwhile at most, ms': Number((delay.max / 1e6).toFixed(0)),
    'opening another season meanwhile, s': Number((opened / 1000).toFixed(1)),
  });
}

/** Makes an index as an older Endroll left it, and keeps it aside. */
function makeOldIndex(file: string): void {
  const library = openIn(folder, OLDER_MAKER);
  while (library.work());
  library.close();
  // Closing the only connection has emptied its log.
  copyFileSync(place.index, file);
}

function useIndex(file: string): void {
  removeDatabase(place.index);
  copyFileSync(file, place.index);
}

function print(columns: Readonly<Record<string, Figures>>, unit: keyof Figure): void {
  const [few, many] = Object.values(columns);
  if (few === undefined || many === undefined) return;
  const rows = Object.keys(few).map((name) => {
    const key = name as keyof Figures;
    const values = Object.entries(columns).map(([column, figures]) => [
      column,
      Number(figures[key][unit].toFixed(2)),
    ]);
    return [
      name,
      {
        ...(Object.fromEntries(values) as Record<string, number>),
        ratio: Number((many[key][unit] / few[key][unit]).toFixed(2)),
        '÷ keep': Number((many[key][unit] / many.keep[unit]).toFixed(2)),
      },
    ];
  });
  console.log(`Milliseconds (${unit}), ${engine}, Node ${process.version}, seasons of ${CREDITS} credits:`);
  console.table(Object.fromEntries(rows));
}

try {
  let library = openIn(folder);
  // An index of an older form is made again first.
  while (library.work());
  const first = fromJsonText(toEnd(library.list())).length;
  for (let index = first; index < most; index += 1) {
    library.keepSeason(answersOf(index));
    if (Date.now() > end) {
      console.log(`${index + 1} of ${most} seasons are kept; run it again to go on`);
      library.close();
      process.exit(0);
    }
  }
  const columns = {
    [`${FEWEST} seasons`]: measureFew(),
    [`${most} seasons`]: measure(library, folder, most),
  };
  const quit = milliseconds(() => library.close());
  print(columns, 'clock');
  print(columns, 'processor');
  console.table({
    'answers of a season, KB on disk': Number((bytesIn(place.answers) / most / 1000).toFixed(1)),
    'index of a season, KB': Number((statSync(place.index).size / most / 1000).toFixed(1)),
    'quit, ms': Number(quit.toFixed(0)),
  });

  await measureLongest();
  const someSeason = (round: number): number => (round * 7919) % most;
  const alone = await openRemotely(someSeason);
  const besides = await openRemotely(someSeason, searchAndExport);
  console.table({
    'opening, idle, p95 ms': Number(alone.p95.toFixed(1)),
    'opening while searches and an export run, p95 ms': Number(besides.p95.toFixed(1)),
    '÷ idle': Number((besides.p95 / alone.p95).toFixed(2)),
  });
  if (most <= MOST_MADE_AGAIN && engine === 'node:sqlite') {
    const idle = await openRemotely((round) => most - 1 - round);
    const oldIndex = join(profile, 'old-index.db');
    makeOldIndex(oldIndex);
    // The newest are made first.
    const made = await openRemotely((round) => most - 1 - (round % MADE_FIRST));
    useIndex(oldIndex);
    const notMade = await openRemotely((round) => round * 3);
    useIndex(oldIndex);
    library = openIn(folder);
    const making = figureOf(() => {
      while (library.work());
    });
    library.close();
    rmSync(oldIndex);
    removeDatabase(place.index);
    library = openIn(folder);
    const rebuilding = figureOf(() => {
      while (library.work());
    });
    library.close();
    console.table({
      'opening, idle, median ms': Number(idle.median.toFixed(1)),
      'opening, idle, p95 ms': Number(idle.p95.toFixed(1)),
      'opening while making, median ms': Number(made.median.toFixed(1)),
      'opening while making, p95 ms': Number(made.p95.toFixed(1)),
      'opening one not made yet, p95 ms': Number(notMade.p95.toFixed(1)),
      'making all again, s': Number((making.clock / 1000).toFixed(1)),
      'making all again, s of the processor': Number((making.processor / 1000).toFixed(1)),
      'making a deleted index again, s': Number((rebuilding.clock / 1000).toFixed(1)),
      'making a deleted index again, s of the processor': Number((rebuilding.processor / 1000).toFixed(1)),
    });
  }
} finally {
  if (kept === undefined) rmSync(profile, { recursive: true });
}
