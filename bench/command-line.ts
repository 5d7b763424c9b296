/**
 * What a command costs: one season from the library, whole process ÷ bare Electron that quits at `ready`. `node
 * bench/command-line.ts`, on Node 24, after `npm run build`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sandboxArguments } from '../scripts/display.ts';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { figure, report } from '../scripts/figures.ts';
import { SAMPLE_SERIES_ID } from '../src/shared/domain/sample.ts';
import { median } from './median.ts';

const ROUNDS = 15;
const MOST = 1.5;
const endroll = resolve(import.meta.dirname, '..');
const { path: electron } = await ensureElectron();
const userData = await mkdtemp(join(tmpdir(), 'endroll-bench-'));
const bare = await mkdtemp(join(tmpdir(), 'endroll-bench-'));

/** Milliseconds from the start of a process to its end. */
async function run(application: string, words: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(
    electron,
    [
      ...sandboxArguments(),
      `--user-data-dir=${userData}`,
      '--ozone-platform=headless',
      '--log-level=3',
      application,
      ...words,
    ],
    { stdio: 'ignore' },
  );
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${words.join(' ')} ended with ${child.exitCode}`);
  return performance.now() - start;
}

try {
  await writeFile(join(bare, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(
    join(bare, 'main.cjs'),
    "const { app } = require('electron'); app.whenReady().then(() => app.quit());",
  );
  const words = ['credits', String(SAMPLE_SERIES_ID), '1'];
  // Kept by the first run; the sample needs no network.
  await run(endroll, words);
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    pairs.push([await run(endroll, [...words, '--offline']), await run(bare, [])]);
  const own = median(pairs.map(([ms]) => ms));
  const alone = median(pairs.map(([, ms]) => ms));
  await report({
    by: 'bench/command-line.ts',
    how: `medians of ${ROUNDS} rounds`,
    columns: ['ms', '÷ bare Electron', 'wanted'],
    rows: [
      ['bare Electron', figure(alone), '1', '–'],
      ['`credits --offline`', figure(own), figure(own / alone, 2, MOST), `≤ ${MOST}`],
    ],
  });
} finally {
  await rm(userData, { recursive: true });
  await rm(bare, { recursive: true });
}
