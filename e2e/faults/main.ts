// npm run test:faults [-- --short] [-- --only kills|damages|disks|processes] [-- --seed N] [-- --report FILE]
// Kills the built Endroll, damages its files, fills its disk, and looks each time whether what it had kept is there.
// The full form writes docs/reliability.md; the short one is a step of npm test.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { Random } from '../tmdb-server/random.ts';
import { startTmdbServer } from '../tmdb-server/server.ts';
import { damageRounds } from './damages.ts';
import { diskRounds, processRounds } from './disks.ts';
import { killRounds } from './kills.ts';
import { Tally } from './tally.ts';

const ROUNDS = { full: { kills: 200, damages: 200 }, short: { kills: 7, damages: 4 } } as const;

const words = process.argv.slice(2);
const isShort = words.includes('--short');
const seed = Number(words[words.indexOf('--seed') + 1]) || 1;
const only = words.includes('--only') ? (words[words.indexOf('--only') + 1] ?? null) : null;
const { kills, damages } = ROUNDS[isShort ? 'short' : 'full'];

const server = await startTmdbServer();
const tally = new Tally();
const begun = performance.now();
try {
  const tools = { server, tally };
  if (isWanted('processes')) await processRounds(tools);
  if (isWanted('disks')) await diskRounds(tools);
  if (isWanted('kills')) await killRounds(kills, { ...tools, random: new Random('kills', seed) });
  if (isWanted('damages')) await damageRounds(damages, { ...tools, random: new Random('damages', seed) });
} finally {
  await server.close();
}
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
console.log(tally.toMarkdown());
const report = words.indexOf('--report');
if (report >= 0) await writeFile(words[report + 1] ?? '', JSON.stringify(tally.counts));
if (!isShort && only === null) await writeReport();
console.log(`\n${tally.rounds - tally.failed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

function isWanted(part: 'processes' | 'disks' | 'kills' | 'damages'): boolean {
  return only === null || only === part;
}

async function writeReport(): Promise<void> {
  const file = resolve(import.meta.dirname, '..', '..', 'docs', 'reliability.md');
  const machine = `${process.platform}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  const text = `# Reliability

Written by \`npm run test:faults\`: ${tally.rounds} rounds with seed ${seed} in ${minutes} minutes on ${machine}. After each round Endroll
starts again, without a network where files were damaged, and every season and every note is read over the bridge: nothing
acknowledged may be missing, no season may be there by half.

${tally.toMarkdown()}
`;
  const options = await resolveConfig(join(file));
  await writeFile(file, await format(text, { ...options, parser: 'markdown' }));
  console.log(`\nWritten to ${file}`);
}
