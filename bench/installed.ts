/**
 * What the packaged program costs compared with the smallest possible Electron application, packaged in the same way:
 * `node bench/installed.ts [runs]`, on Linux with a display. Measures the first paint with 100 kept seasons, memory (sum of
 * PSS) with 1,000, processor time at rest over a minute, and the size. Writes the table of one run to docs/performance.md;
 * quote the ratios. The package is the one for tests, which can be observed from outside and is otherwise the same. Both run
 * with Chromium's sandbox, so for root they run as an ordinary user.
 */
import './shared-alias.ts';
import { chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createPackage } from '@electron/asar';
import { format } from 'prettier';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { packageUnpacked } from '../scripts/packaging/unpacked.ts';
import { madeUpKey, madeUpRecord } from './made-up-library.ts';
import { median } from './median.ts';
import { FIRST_PAINT } from './first-paint.ts';
import { startApplication, type RunningApplication } from './running-application.ts';

const { openLibrary } = await import('../src/main/library/library.ts');

const KEPT_FOR_PAINT = 100;
const KEPT_FOR_MEMORY = 1000;
/** Milliseconds until a start has come to rest. */
const TO_REST = 15_000;
const MINUTE = 60_000;
/** Clock ticks per second as `/proc` counts them: `getconf CLK_TCK` is 100 on every current Linux. */
const TICKS = 100;
const DOCUMENT = resolve(import.meta.dirname, '../docs/performance.md');
const MARKS = ['<!-- written by bench/installed.ts -->', '<!-- end -->'] as const;

/** The user "nobody" of every Linux. Packaged, Endroll does not run without Chromium's sandbox, which root does not have. */
const ORDINARY_USER = process.getuid?.() === 0 ? 65_534 : undefined;

/** A packaged program and the folder of its data. */
interface Program {
  readonly path: string;
  readonly userData: string;
}

if (process.platform !== 'linux') throw new Error('This reads /proc: it runs on Linux.');
const runs = Number(process.argv[2] ?? 15);
let env: Readonly<Record<string, string>> = {};
const folder = await mkdtemp(join(tmpdir(), 'endroll-installed-'));
try {
  const packaged = await packageUnpacked({ isForTests: true });
  const barePath = await packageBareWindow(join(folder, 'bare-package'));
  const bare: Program = { path: barePath, userData: join(folder, 'bare') };
  const few: Program = { path: packaged.program, userData: join(folder, 'few') };
  const many: Program = { path: packaged.program, userData: join(folder, 'many') };
  await keepSeasons(few.userData, KEPT_FOR_PAINT);
  await keepSeasons(many.userData, KEPT_FOR_MEMORY);

  env = await giveAway(folder);

  // The first start of each fills the disk cache and the code cache and is not counted.
  const paints: Record<'bare' | 'few', number[]> = { bare: [], few: [] };
  for (let run = 0; run <= runs; run += 1) {
    const both = { bare: await firstPaint(bare), few: await firstPaint(few) };
    if (run === 0) continue;
    paints.bare.push(both.bare);
    paints.few.push(both.few);
  }
  const [bareRest, manyRest] = [await atRest(bare), await atRest(many)];
  const [bareSize, ownSize] = [await sizeOf(dirname(bare.path)), await sizeOf(packaged.folder)];

  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
  await report([
    row(`first paint, ${KEPT_FOR_PAINT} kept, ms`, median(paints.few), median(paints.bare), 1.2, 0),
    row(`memory, ${KEPT_FOR_MEMORY} kept, MB (sum of PSS)`, manyRest.pss, bareRest.pss, 1.3, 0),
    row('processor at rest over a minute, s', manyRest.seconds, bareRest.seconds, 1.1, 2),
    [
      'size of the package, MB',
      megabytes(ownSize),
      megabytes(bareSize),
      `+ ${megabytes(ownSize - bareSize)} MB`,
      '≤ 12 MB more',
    ],
  ]);
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

function row(name: string, own: number, bare: number, wanted: number, digits: number): readonly string[] {
  return [name, own.toFixed(digits), bare.toFixed(digits), (own / bare).toFixed(2), `≤ ${wanted}`];
}

/** Prints the table and writes it to its place in the document. */
async function report(rows: readonly (readonly string[])[]): Promise<void> {
  const lines = [
    ['', 'Endroll', 'bare window', 'ratio', 'wanted'],
    ['---', '---:', '---:', '---:', '---:'],
    ...rows,
  ].map((cells) => `| ${cells.join(' | ')} |`);
  console.log(lines.join('\n'));
  const text = await readFile(DOCUMENT, 'utf8');
  const [before = '', rest = ''] = text.split(MARKS[0]);
  const [, after = ''] = rest.split(MARKS[1]);
  const day = new Date().toISOString().slice(0, 10);
  const table = `${MARKS[0]}\n\nMeasured on ${day}, medians of ${runs} starts.\n\n${lines.join('\n')}\n\n${MARKS[1]}`;
  await writeFile(DOCUMENT, await format(`${before}${table}${after}`, { parser: 'markdown' }));
}

/** The bare window as a package: Electron's own folder plus one file with one page. Returns the path of its program. */
async function packageBareWindow(into: string): Promise<string> {
  const { path } = await ensureElectron();
  await mkdir(into);
  await cp(dirname(path), into, { recursive: true });
  await rm(join(into, 'resources', 'default_app.asar'), { force: true });
  await createPackage(join(import.meta.dirname, 'bare'), join(into, 'resources', 'app.asar'));
  return join(into, 'electron');
}

/** Keeps made-up seasons, and lets the next start open the first of them. */
async function keepSeasons(userData: string, count: number): Promise<void> {
  await mkdir(userData, { recursive: true });
  const library = openLibrary({ folder: join(userData, 'library'), clock: () => new Date() });
  for (let index = 0; index < count; index += 1) library.keepSeason(madeUpRecord(index));
  library.close();
  const { seriesId, seasonNumber, language } = madeUpKey(0);
  const lastAddress = `endroll://tv/${seriesId}/season/${seasonNumber}?language=${language}`;
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ lastAddress }));
}

/** Gives the folder to the ordinary user. Returns the environment that the user needs: a home, and access to the display. */
async function giveAway(place: string): Promise<Readonly<Record<string, string>>> {
  if (ORDINARY_USER === undefined) return {};
  const env: Record<string, string> = { HOME: place, TMPDIR: place };
  const authority = process.env['XAUTHORITY'];
  if (authority !== undefined) {
    env['XAUTHORITY'] = join(place, 'display');
    await cp(authority, env['XAUTHORITY']);
  }
  const names = await readdir(place, { recursive: true });
  for (const name of ['.', ...names]) await chown(join(place, name), ORDINARY_USER, ORDINARY_USER);
  return env;
}

function start({ path, userData }: Program): Promise<RunningApplication> {
  return startApplication({ electron: path, userData, application: null, env, userId: ORDINARY_USER });
}

/** Milliseconds from the start of the process. */
async function firstPaint(program: Program): Promise<number> {
  const { page, startedAt, quit } = await start(program);
  const at = await page.evaluate(FIRST_PAINT);
  await quit();
  return at - startedAt;
}

/** What all processes of a program use at rest: memory in MB, and processor seconds per minute. */
async function atRest(program: Program): Promise<{ readonly pss: number; readonly seconds: number }> {
  const { pid, quit } = await start(program);
  await delay(TO_REST);
  const pids = await processesOf(pid);
  const before = await processorSeconds(pids);
  await delay(MINUTE);
  const seconds = (await processorSeconds(pids)) - before;
  const shares = await Promise.all(
    pids.map(async (each) => {
      const text = await readFile(`/proc/${each}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+) kB/mu.exec(text)?.[1] ?? 0);
    }),
  );
  await quit();
  return { pss: shares.reduce((sum, share) => sum + share, 0) / 1000, seconds };
}

/** A process and all its descendants. */
async function processesOf(pid: number): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const below = await Promise.all(children.trim().split(' ').filter(Boolean).map(Number).map(processesOf));
  return [pid, ...below.flat()];
}

async function processorSeconds(pids: readonly number[]): Promise<number> {
  const ticks = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // The fields after the name in parentheses; utime and stime are fields 14 and 15 in proc(5).
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    }),
  );
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS;
}

async function sizeOf(place: string): Promise<number> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
