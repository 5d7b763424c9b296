/**
 * What an export costs: `node bench/export.ts [rows] [engine]`, on Node 24, with the seasons of bench/library.ts; with
 * BENCH_FOLDER, in the library that it has left there. The bare program selects the pages of the same seasons and writes
 * each of their credits as a line of JSON: credits are packed, so a SELECT alone does not return one row for each.
 */
import './shared-alias.ts';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { figure, report } from '../scripts/figures.ts';
import type { PackedCredits } from '../src/shared/domain/packed-credits.ts';
import { CREDITS, madeUpKey, madeUpRecord } from './made-up-library.ts';

const { openDatabase } = await import('../src/main/library/driver.ts');
const { openLibrary } = await import('../src/main/library/library.ts');
const { LibraryReader } = await import('../src/main/library/reader.ts');
const { libraryPlace } = await import('../src/main/library/files.ts');
const { unpackCredits } = await import('../src/shared/domain/packed-credits.ts');
const { NOTHING_HIDDEN } = await import('../src/shared/domain/spoilers.ts');

const MEGABYTE = 1024 * 1024;
const MOST = { ratio: 2, memory: 60 } as const;
const rowsWanted = Number(process.argv[2] ?? 1_000_000);
const engine = process.argv[3] === 'libsql' ? 'libsql' : 'node:sqlite';
const open: typeof openDatabase = (file, options) => openDatabase(file, { ...options, engine });
const kept = process.env['BENCH_FOLDER'];
const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'endroll-bench-')) : join(kept, 'library');
const output = mkdtempSync(join(tmpdir(), 'endroll-bench-'));

/** Milliseconds of processor time, which say more than clock time on a busy machine. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

try {
  if (kept === undefined) {
    const library = openLibrary({ folder, clock: () => new Date(), openDatabase: open });
    for (let index = 0; index * CREDITS < rowsWanted; index += 1) library.keepSeason(madeUpRecord(index));
    library.close();
  }
  const bareFile = join(output, 'bare');
  const bare = processorTime(() => {
    const database = open(libraryPlace(folder).index, { isReader: true });
    const ids = database
      .prepare<{ id: number }>('SELECT id FROM season ORDER BY id LIMIT ?')
      .all(Math.ceil(rowsWanted / CREDITS));
    const file = openSync(bareFile, 'w');
    const page = database.prepare<{ credits: Uint8Array }>('SELECT credits FROM page WHERE season = ?');
    for (const { id } of ids) {
      const row = page.get(id);
      if (row === undefined) continue;
      const credits = unpackCredits(JSON.parse(inflateSync(row.credits).toString('utf8')) as PackedCredits);
      writeSync(file, credits.map((credit) => `${JSON.stringify(credit)}\n`).join(''));
    }
    closeSync(file);
    database.close();
  });

  const reader = new LibraryReader({ folder, openDatabase: open });
  const wanted = {
    subject: { kind: 'library' },
    hidden: NOTHING_HIDDEN,
    showUnseen: false,
    exportedAt: new Date().toISOString(),
    locale: 'en',
  } as const;
  const figures: { readonly rows: number; readonly ratio: number; readonly memory: number }[] = [];
  for (const format of ['csv', 'jsonl'] as const) {
    const path = join(output, format);
    // Measured after the process has answered once: what it has loaded by then stays.
    const one = { subject: { kind: 'seasons', keys: [madeUpKey(0)] }, format } as const;
    for (const _ of reader.exportCredits({ ...wanted, ...one }));
    const idle = process.memoryUsage.rss();
    let [rows, most] = [0, 0];
    const time = processorTime(() => {
      const file = openSync(path, 'w');
      for (const part of reader.exportCredits({ ...wanted, format })) {
        if (part === undefined) continue;
        for (const { bytes } of part.pieces) writeSync(file, bytes);
        rows = part.rows;
        if (rows >= rowsWanted) break;
        most = Math.max(most, process.memoryUsage.rss());
      }
      closeSync(file);
    });
    figures.push({ rows, ratio: time / bare, memory: (most - idle) / MEGABYTE });
  }
  reader.close();
  await report({
    by: 'bench/export.ts',
    how: `${figure(Math.max(...figures.map(({ rows }) => rows)))} credits, ${engine}`,
    columns: ['CSV', 'JSON Lines', 'wanted'],
    rows: [
      [
        'export ÷ bare `SELECT` to a file',
        ...figures.map(({ ratio }) => figure(ratio, 2, MOST.ratio)),
        `≤ ${MOST.ratio}`,
      ],
      [
        'memory over that of an idle process, at most, MB',
        ...figures.map(({ memory }) => figure(memory, 0, MOST.memory)),
        `≤ ${MOST.memory}`,
      ],
    ],
  });
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true });
  rmSync(output, { recursive: true });
}
