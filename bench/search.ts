/**
 * What a search over the whole library costs: `node bench/search.ts [seasons] [engine]`, on Node 24, with the seasons of
 * bench/library.ts; with BENCH_FOLDER in the library that it has left there. The bare measure is the same question to FTS5
 * alone, as many rows of it as the search looks at; the query is that question as the search asks it.
 */
import './shared-alias.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, report } from '../scripts/figures.ts';
import { madeUpRecord } from './made-up-library.ts';
import { median } from './median.ts';

const { openDatabase } = await import('../src/main/library/driver.ts');
const { IndexDatabase } = await import('../src/main/library/index-database.ts');
const { ROW_MAKER } = await import('../src/main/library/make-rows.ts');
const { openLibrary } = await import('../src/main/library/library.ts');
const { LibraryReader } = await import('../src/main/library/reader.ts');
const { libraryPlace } = await import('../src/main/library/files.ts');
const { NO_TRANSLATED_NAMES } = await import('../src/shared/domain/library-search.ts');

/** What is typed, beside what FTS5 is asked by it for roles, jobs and names. */
const QUESTIONS = [
  { text: 'm', bare: '"rm"*' },
  { text: 'ma', bare: '"rma"*' },
  { text: 'mar', bare: '"rmar"*' },
  {
    text: 'sen va',
    bare: '("rsen"* OR "nsen"* OR "ssen"*) AND ("rva"* OR "nva"* OR "sva"*) AND ("rsen"* OR "rva"*)',
  },
  { text: 'job:director', bare: '"jdirector"' },
  { text: 'dept:camera den', bare: '"dcamera" AND "nden"*' },
  { text: 'role:den season:2', bare: '"rden"*' },
] as const;
/** Rows that the search sorts by how well they fit. */
const ROWS = 18;
const ROUNDS = 40;
/** The query compared with FTS5 alone. */
const MOST = 1.3;
const TURNS = 400;

const seasons = Number(process.argv[2] ?? 10_000);
const engine = process.argv[3] === 'libsql' ? 'libsql' : 'node:sqlite';
const open: typeof openDatabase = (file, options) => openDatabase(file, { ...options, engine });
const kept = process.env['BENCH_FOLDER'];
const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'endroll-bench-')) : join(kept, 'library');

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function finish(slices: Iterator<unknown, unknown>): void {
  while (slices.next().done !== true);
}

try {
  if (kept === undefined) {
    const library = openLibrary({ folder, clock: () => new Date(), openDatabase: open });
    for (let index = 0; index < seasons; index += 1) library.keepSeason(madeUpRecord(index));
    library.close();
  }
  const reader = new LibraryReader({ folder, openDatabase: open });
  const bare = open(libraryPlace(folder).index, { isReader: true });
  const { people } = new IndexDatabase(bare, ROW_MAKER);
  const all: number[] = [];
  const rows = QUESTIONS.map(({ text, bare: match }) => {
    const ask = (): number =>
      milliseconds(() =>
        finish(
          reader.search({
            text,
            limit: 6,
            only: null,
            translated: NO_TRANSLATED_NAMES,
            hidden: { characters: false, episodeCounts: false, guests: false },
            showUnseen: false,
          }),
        ),
      );
    const askBare = (): number =>
      milliseconds(() =>
        bare
          .prepare('SELECT rowid FROM part_word WHERE part_word MATCH ? ORDER BY rowid LIMIT ?')
          .all(match, ROWS),
      );
    const askQuery = (): number => milliseconds(() => people.findParts(match, -1, ROWS));
    if (people.findParts(match, -1, ROWS).length === 0) throw new Error(`Nothing is found by ${text}`);
    for (const warmUp of [ask, askBare, askQuery]) warmUp();
    const times = Array.from({ length: ROUNDS }, ask);
    all.push(...times);
    // By turns, for both are short.
    const turns = Array.from({ length: TURNS }, () => [askQuery(), askBare()] as const);
    const [query, alone] = [median(turns.map(([own]) => own)), median(turns.map(([, other]) => other))];
    return [
      text,
      figure(median(times), 1),
      figure(query, 3),
      figure(alone, 3),
      figure(query / alone, 2, MOST),
      `≤ ${MOST}`,
    ];
  });
  reader.close();
  bare.close();
  all.sort((a, b) => a - b);
  const at = (share: number): string => figure(all[Math.floor(all.length * share)] ?? Number.NaN);
  await report({
    by: 'bench/search.ts',
    how:
      `${figure(seasons)} seasons, ${engine}, medians of ${ROUNDS} rounds; ` +
      `over all queries p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
    columns: [
      'search, ms',
      'its query for parts, ms',
      'the same to FTS5 alone, ms',
      'query ÷ FTS5',
      'wanted',
    ],
    rows,
  });
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true });
}
