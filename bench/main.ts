/** `npm run bench`: builds Endroll, and prints every measure of docs/performance.md; with BENCH_WRITE=1 writes them there. */
import { resolve } from 'node:path';
import { onSomeDisplay } from '../scripts/display.ts';
import { buildEndroll, prepareElectron } from '../scripts/electron-app.ts';
import { main } from '../scripts/main.ts';
import { runCommand, type Command } from '../scripts/run-command.ts';

const measure = (name: string): Command => ({
  program: process.execPath,
  args: [resolve(import.meta.dirname, `${name}.ts`)],
});

await main(async () => {
  await prepareElectron('start');
  await buildEndroll();
  const codes = [
    await runCommand(measure('bundle-size')),
    await runCommand(onSomeDisplay(measure('start-up'))),
    await runCommand(measure('library')),
    await runCommand(measure('search')),
    await runCommand(measure('export')),
    await runCommand(measure('command-line')),
    await runCommand(onSomeDisplay(measure('find'))),
    await runCommand(onSomeDisplay(measure('overview'))),
    await runCommand(onSomeDisplay(measure('trip-pack'))),
    await runCommand(onSomeDisplay(measure('season'))),
    // It reads /proc.
    ...(process.platform === 'linux' ? [await runCommand(onSomeDisplay(measure('installed')))] : []),
    await runCommand(onSomeDisplay(measure('across'))),
  ];
  return Math.max(...codes);
});
