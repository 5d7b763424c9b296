// npm run test:faults [-- --short] [-- --only kills|damages|disks|processes] [-- --seed N] [-- --report FILE]
// Kills the built Endroll, damages its files, fills its disk, and checks each time that what it had kept is there.
// The full form writes docs/reliability.md; the short one is a step of npm test.
// In parts: --only kills --from 51 --to 100 --sum FILE adds to the figures of earlier parts; --write writes them.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { Random } from '../tmdb-server/random.ts';
import { startTmdbServer } from '../tmdb-server/server.ts';
import { damageRounds } from './damages.ts';
import { diskRounds, processRounds } from './disks.ts';
import { killRounds } from './kills.ts';
import { Tally, type Rounds } from './tally.ts';

const ROUNDS = { full: { kills: 200, damages: 200 }, short: { kills: 10, damages: 4 } } as const;

const words = process.argv.slice(2);
const isShort = words.includes('--short');
const seed = Number(optionOf('--seed')) || 1;
const only = optionOf('--only');
const sum = optionOf('--sum');

const server = await startTmdbServer();
const tally = new Tally();
const begun = performance.now();
// An application that ends in the middle of a call rejects promises that nothing awaits anymore. That fails the round; the
// others continue.
for (const event of ['unhandledRejection', 'uncaughtException'])
  process.on(event, (error: unknown) => {
    tally.fail(error);
  });
try {
  const tools = { server, tally };
  const random = (part: string, { from }: Rounds): Random => new Random(part, seed, from);
  if (isWanted('processes')) await processRounds(tools);
  if (isWanted('disks')) await diskRounds(tools);
  const kills = roundsOf('kills');
  if (isWanted('kills')) await killRounds(kills, { ...tools, random: random('kills', kills) });
  const damages = roundsOf('damages');
  if (isWanted('damages')) await damageRounds(damages, { ...tools, random: random('damages', damages) });
} finally {
  await server.close();
}
const { passed, failed } = tally.counts;
tally.minutes += (performance.now() - begun) / 60_000;
const report = optionOf('--report');
if (report !== null) await writeFile(report, JSON.stringify({ ...tally.counts, failures: tally.failures }));
if (sum !== null) {
  if (existsSync(sum)) tally.add(await readFile(sum, 'utf8'));
  await writeFile(sum, tally.toJson());
}
console.log(tally.toMarkdown());
if (words.includes('--write') || (!isShort && only === null)) await writeReport();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function optionOf(name: string): string | null {
  const at = words.indexOf(name);
  return at < 0 ? null : (words[at + 1] ?? null);
}

function roundsOf(part: 'kills' | 'damages'): Rounds {
  const all = ROUNDS[isShort ? 'short' : 'full'][part];
  return { from: Number(optionOf('--from')) || 1, to: Number(optionOf('--to')) || all };
}

/** `--only none` runs nothing, to write only the figures collected so far. */
function isWanted(part: 'processes' | 'disks' | 'kills' | 'damages'): boolean {
  return only === null || only === part;
}

async function writeReport(): Promise<void> {
  const file = resolve(import.meta.dirname, '..', '..', 'docs', 'reliability.md');
  const machine = `${process.platform}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  const text = `# Reliability

Written by \`npm run test:faults\`: ${tally.rounds} rounds with seed ${seed} in ${Math.round(tally.minutes)} minutes on ${machine}. After each round
Endroll starts again, without a network where files were damaged, and every season, note, mark, list and trip pack is read over the
bridge: nothing acknowledged may be missing, no season may be there by half, and no backup may be restored by half. The receipt of a trip pack is counted again. Damage may
only cost the season whose own answers were damaged, if the page made from them was damaged as well, and then that season must be
named. A file that cannot be used must be kept aside and told in the words made for it, and in no others.

${tally.toMarkdown()}
`;
  const options = await resolveConfig(join(file));
  await writeFile(file, await format(text, { ...options, parser: 'markdown' }));
  console.log(`\nWritten to ${file}`);
}
