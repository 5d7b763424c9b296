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
import { figure, report } from '../scripts/figures.ts';
import { CREDITS, madeUpKey, madeUpRecord } from './made-up-library.ts';
import type { Library } from '../src/main/library/library.ts';
import type { RowMaker } from '../src/main/library/make-rows.ts';
import { median } from './median.ts';

const { openDatabase } = await import('../src/main/library/driver.ts');
const { fromJsonText } = await import('../src/shared/json-text.ts');
const { openLibrary } = await import('../src/main/library/library.ts');
const { LibraryClient } = await import('../src/main/library/client.ts');
const { ROW_MAKER } = await import('../src/main/library/make-rows.ts');
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
/** Ratios; milliseconds of quitting; KB for a season; seconds of rebuilding. */
const MOST = {
  keep: 1.5,
  keepAgain: 1.3,
  remove: 1,
  opening: 1.5,
  quit: 1000,
  bytes: 60,
  rebuilding: 60,
} as const;
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
async function measureLongest(): Promise<readonly Row[]> {
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
  return [
    ['keeping a season of 40,750 credits, s', figure(kept / 1000, 1), '–'],
    ['main held up meanwhile at most, ms', figure(delay.max / 1e6), '–'],
    ['opening another season meanwhile, s', figure(opened / 1000, 1), '–'],
  ];
}

/** As an older Endroll that made other pages. {@link OLDER_MAKER} also gave every series another name, which is rare. */
const OLDER_PAGES: RowMaker = {
  ...ROW_MAKER,
  version: OLDER_MAKER.version,
  season: (...answers) => {
    const rows = ROW_MAKER.season(...answers);
    return { ...rows, head: { ...rows.head, season: { ...rows.head.season, overview: '' } } };
  },
};

/** Makes an index as an older Endroll left it, and keeps it aside. */
function makeOldIndex(file: string, maker: RowMaker): void {
  const library = openIn(folder, maker);
  while (library.work());
  library.close();
  // Closing the only connection has emptied its log.
  copyFileSync(place.index, file);
}

function useIndex(file: string): void {
  removeDatabase(place.index);
  copyFileSync(file, place.index);
}

/** Makes whatever is not up to date. */
function makeAll(): Figure {
  const library = openIn(folder);
  const made = figureOf(() => {
    while (library.work());
  });
  library.close();
  return made;
}

/** The name of what is measured, the figure, and what is wanted. */
type Row = readonly [string, string, string];

function inClockTime(figures: Figures): Readonly<Record<keyof Figures, number>> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, { clock }]: [string, Figure]) => [name, clock]),
  ) as Record<keyof Figures, number>;
}

function againstKeep(name: string, own: number, keep: number, most: number): Row {
  return [name, figure(own / keep, 2, most), `≤ ${most}`];
}

function againstIdle(name: string, own: number, idle: number, most?: number): Row {
  const ratio = figure(own / idle, 1, most);
  return [name, `${figure(own, 1)} ÷ ${figure(idle, 1)} = ${ratio}`, most === undefined ? '–' : `≤ ${most}`];
}

function inSeconds(name: string, { clock, processor }: Figure): Row {
  const seconds = figure(clock / 1000, 1, MOST.rebuilding);
  return [name, `${seconds}; ${figure(processor / 1000, 1)}`, `≤ ${MOST.rebuilding}`];
}

function print([few, many]: readonly [Figures, Figures], unit: keyof Figure): void {
  const rows = Object.keys(few).map((name) => {
    const key = name as keyof Figures;
    return [
      name,
      {
        [`${FEWEST} seasons`]: Number(few[key][unit].toFixed(2)),
        [`${most} seasons`]: Number(many[key][unit].toFixed(2)),
        ratio: Number((many[key][unit] / few[key][unit]).toFixed(2)),
        '÷ keep': Number((many[key][unit] / many.keep[unit]).toFixed(2)),
      },
    ];
  });
  console.log(`Milliseconds (${unit}), ${engine}, Node ${process.version}, seasons of ${CREDITS} credits:`);
  console.table(Object.fromEntries(rows));
}

try {
  const library = openIn(folder);
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
  const columns = [measureFew(), measure(library, folder, most)] as const;
  const quit = milliseconds(() => library.close());
  print(columns, 'clock');
  print(columns, 'processor');
  const [few, many] = [inClockTime(columns[0]), inClockTime(columns[1])];
  const [answers, index] = [bytesIn(place.answers) / most / 1000, statSync(place.index).size / most / 1000];
  const bytes = `${figure(answers, 1)} + ${figure(index, 1)}`;
  const rows: Row[] = [
    againstKeep(`keep ÷ keep at ${FEWEST}`, many.keep, few.keep, MOST.keep),
    againstKeep('keep again ÷ keep: the same answers', many.keepAgain, many.keep, MOST.keepAgain),
    againstKeep('keep again ÷ keep: other answers', many.keepChanged, many.keep, MOST.keepAgain),
    againstKeep('remove ÷ keep', many.remove, many.keep, MOST.remove),
    againstKeep('purge ÷ keep', many.purge, many.keep, MOST.remove),
    ['sizes of everything, ms', figure(many.sizes), '≤ 50, or in slices'],
    ['quitting after keeping seasons, ms', figure(quit, 0, MOST.quit), `≤ ${figure(MOST.quit)}`],
    ['the list, ms', figure(many.list), '–'],
    [
      'bytes for a season, KB: answers + index',
      answers + index > MOST.bytes ? `**${bytes}**` : bytes,
      `≤ ${MOST.bytes}`,
    ],
    ...(await measureLongest()),
  ];
  const someSeason = (round: number): number => (round * 7919) % most;
  const alone = await openRemotely(someSeason);
  const besides = await openRemotely(someSeason, searchAndExport);
  rows.push(
    againstIdle(
      'opening beside searches and an export, p95, ms ÷ idle',
      besides.p95,
      alone.p95,
      MOST.opening,
    ),
  );
  if (most <= MOST_MADE_AGAIN && engine === 'node:sqlite') {
    const idle = await openRemotely((round) => most - 1 - round);
    const oldIndex = join(profile, 'old-index.db');
    makeOldIndex(oldIndex, OLDER_PAGES);
    // The newest are made first.
    const made = await openRemotely((round) => most - 1 - (round % MADE_FIRST));
    useIndex(oldIndex);
    const notMade = await openRemotely((round) => round * 3);
    useIndex(oldIndex);
    const making = makeAll();
    makeOldIndex(oldIndex, OLDER_MAKER);
    const renaming = makeAll();
    rmSync(oldIndex);
    removeDatabase(place.index);
    const rebuilding = makeAll();
    rows.push(
      againstIdle('opening during a rebuild, median, ms ÷ idle', made.median, idle.median),
      againstIdle('opening during a rebuild, p95, ms ÷ idle', made.p95, idle.p95, MOST.opening),
      ['opening one that is not rebuilt yet, p95, ms', figure(notMade.p95, 1), '–'],
      inSeconds('rebuilt by a newer function, s; of the processor', making),
      inSeconds('rebuilt by one that gives all series other names, s; of the processor', renaming),
      inSeconds('a deleted index rebuilt, s; of the processor', rebuilding),
    );
  }
  await report({
    by: `bench/library.ts, ${figure(most)} seasons`,
    how: `${engine}, Node ${process.versions.node}, medians of ${REPEATS}, percentiles of ${OPENINGS} openings`,
    columns: ['', 'wanted'],
    rows,
  });
} finally {
  if (kept === undefined) rmSync(profile, { recursive: true });
}
