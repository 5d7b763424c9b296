/**
 * What the packaged program costs compared with the smallest possible Electron application, packaged in the same way:
 * `node bench/installed.ts [runs [paint] [rest] [size]]`, on Linux with a display. Measures the first paint with 100 kept
 * seasons, memory (sum of PSS) with 1,000, processor time at rest over a minute, and the size, or only the named ones. Quote
 * the ratios. The package is the one for tests, which can be observed from outside and is otherwise the same. Both run with
 * Chromium's sandbox, so for root they run as an ordinary user.
 */
import './shared-alias.ts';
import { chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createPackage } from '@electron/asar';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { figure, report } from '../scripts/figures.ts';
import { packageUnpacked } from '../scripts/packaging/unpacked.ts';
import { commandLineOf, descendantsOf } from '../scripts/testing/processes.ts';
import { madeUpKey, madeUpRecord } from './made-up-library.ts';
import { median } from './median.ts';
import { FIRST_PAINT } from './first-paint.ts';
import { startApplication, type RunningApplication } from './running-application.ts';

const { openLibrary } = await import('../src/main/library/library.ts');
const { PictureFolder } = await import('../src/main/pictures/picture-folder.ts');
const { pictureSizes } = await import('../src/shared/domain/picture-sizes.ts');

const KEPT_FOR_PAINT = 100;
const KEPT_FOR_MEMORY = 1000;
/** Milliseconds until a start has come to rest: half a minute after it, V8 tidies up once in every process. */
const TO_REST = 45_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How many megabytes more than the bare window a package may have. */
const MOST_MORE = 12;

/** The user "nobody" of every Linux. Packaged, Endroll does not run without Chromium's sandbox, which root does not have. */
const ORDINARY_USER = process.getuid?.() === 0 ? 65_534 : undefined;

/** A packaged program and the folder of its data. */
interface Program {
  readonly path: string;
  readonly userData: string;
}

if (process.platform !== 'linux') throw new Error('This reads /proc: it runs on Linux.');
const [count = '15', ...parts] = process.argv.slice(2);
const runs = Number(count);
const wants = (part: string): boolean => parts.length === 0 || parts.includes(part);
let env: Readonly<Record<string, string>> = {};
const folder = await mkdtemp(join(tmpdir(), 'endroll-installed-'));
try {
  const packaged = await packageUnpacked({ isForTests: true });
  const barePath = await packageBareWindow(join(folder, 'bare-package'));
  const bare: Program = { path: barePath, userData: join(folder, 'bare') };
  const own = (name: string): Program => ({ path: packaged.program, userData: join(folder, name) });
  const rows = [
    ...(wants('paint') ? await firstPaints(bare, own('few')) : []),
    ...(wants('rest') ? await rests(bare, own('many')) : []),
    ...(wants('size') ? await sizes(dirname(bare.path), packaged.folder) : []),
  ];
  await report({
    by: 'bench/installed.ts',
    how: `medians of ${runs} starts`,
    columns: ['Endroll', 'bare window', 'ratio', 'wanted'],
    rows,
    isWhole: parts.length === 0,
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function firstPaints(bare: Program, few: Program): Promise<readonly Row[]> {
  await keepSeasons(few.userData, KEPT_FOR_PAINT);
  env = await giveAway(folder);
  // The first start of each fills the disk cache and the code cache and is not counted.
  const paints: Record<'bare' | 'few', number[]> = { bare: [], few: [] };
  for (let run = 0; run <= runs; run += 1) {
    const both = { bare: await firstPaint(bare), few: await firstPaint(few) };
    if (run === 0) continue;
    paints.bare.push(both.bare);
    paints.few.push(both.few);
  }
  return [row(`first paint, ${KEPT_FOR_PAINT} kept, ms`, median(paints.few), median(paints.bare), 1.2, 0)];
}

/** With everything there, and with all pictures missing and TMDB out of reach. */
async function rests(bare: Program, many: Program): Promise<readonly Row[]> {
  await keepSeasons(many.userData, KEPT_FOR_MEMORY);
  env = await giveAway(folder);
  const bareRest = await atRest(bare);
  const offline = await atRest(many);
  // As if the pictures of all seasons were there; those of the season on screen come in a first start.
  await new PictureFolder(join(many.userData, 'images')).setCompletion({
    sizes: JSON.stringify(pictureSizes('standard')),
    until: Date.now(),
  });
  env = await giveAway(folder);
  const host = await startPictureHost();
  const first = await start(many, { ENDROLL_IMAGE_URL: host.url });
  await delay(15_000);
  await first.quit();
  const complete = await atRest(many, { ENDROLL_IMAGE_URL: host.url });
  host.stop();
  for (const [state, { byProcess }] of Object.entries({ bareRest, offline, complete }))
    console.log(state, Object.fromEntries(byProcess));
  return [
    row(`memory, ${KEPT_FOR_MEMORY} kept, MB (sum of PSS)`, complete.pss, bareRest.pss, 1.3, 0),
    row('processor at rest over a minute, ms', complete.processor, bareRest.processor, 1.1, 0),
    row('the same without TMDB, pictures missing, ms', offline.processor, bareRest.processor, 1.1, 0),
  ];
}

async function sizes(bare: string, own: string): Promise<readonly Row[]> {
  const [bareSize, ownSize] = [await sizeOf(bare), await sizeOf(own)];
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
  const more = `${ownSize > bareSize ? '+' : '−'} ${megabytes(Math.abs(ownSize - bareSize))} MB`;
  const isMissed = ownSize - bareSize > MOST_MORE * 1_000_000;
  return [
    [
      'size of the package, MB',
      megabytes(ownSize),
      megabytes(bareSize),
      isMissed ? `**${more}**` : more,
      `≤ ${MOST_MORE} MB more`,
    ],
  ];
}

/** The cells of a line of the table. */
type Row = readonly string[];

function row(name: string, own: number, bare: number, wanted: number, digits: number): Row {
  return [name, figure(own, digits), figure(bare, digits), figure(own / bare, 2, wanted), `≤ ${wanted}`];
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

/** Keeps made-up seasons, as if yesterday, and lets the next start open the first of them. */
async function keepSeasons(userData: string, count: number): Promise<void> {
  await mkdir(userData, { recursive: true });
  const library = openLibrary({ folder: join(userData, 'library'), clock: () => new Date() });
  const yesterday = Date.now() - DAY;
  for (let index = 0; index < count; index += 1) library.keepSeason(madeUpRecord(index, 0, false, yesterday));
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

function start(
  { path, userData }: Program,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningApplication> {
  return startApplication({
    electron: path,
    userData,
    application: null,
    env: { ...env, ...more },
    userId: ORDINARY_USER,
  });
}

/** Milliseconds from the start of the process. */
async function firstPaint(program: Program): Promise<number> {
  const { page, startedAt, quit } = await start(program);
  const at = await page.evaluate(FIRST_PAINT);
  await quit();
  return at - startedAt;
}

/** Memory of all processes of a program in MB, and the processor time of each kind in a minute at rest, in milliseconds. */
interface Rest {
  readonly pss: number;
  readonly processor: number;
  readonly byProcess: ReadonlyMap<string, number>;
}

async function atRest(program: Program, more: Readonly<Record<string, string>> = {}): Promise<Rest> {
  const { pid, quit } = await start(program, more);
  await delay(TO_REST);
  const pids = [pid, ...(await descendantsOf(pid))];
  const before = await Promise.all(pids.map(processorTime));
  await delay(MINUTE);
  const after = await Promise.all(pids.map(processorTime));
  const byProcess = new Map<string, number>();
  let pss = 0;
  for (const [index, each] of pids.entries()) {
    const words = await commandLineOf(each);
    const kind = /--type=(\S+)(?:.*--utility-sub-type=(\S+))?/u.exec(words.join(' '));
    const name = kind?.[2] ?? kind?.[1] ?? 'main';
    const time = (after[index] ?? 0) - (before[index] ?? 0);
    byProcess.set(name, (byProcess.get(name) ?? 0) + time);
    const memory = await readFile(`/proc/${each}/smaps_rollup`, 'utf8').catch(() => '');
    pss += Number(/^Pss:\s+(\d+) kB/mu.exec(memory)?.[1] ?? 0) / 1000;
  }
  await quit();
  return { pss, processor: [...byProcess.values()].reduce((sum, each) => sum + each, 0), byProcess };
}

/** Answers every request with a picture; returns the address and what ends it. */
async function startPictureHost(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const picture = await readFile(resolve(import.meta.dirname, '../build/icons/128x128.png'));
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'image/png' }).end(picture);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/t/p`, stop: () => server.close().closeAllConnections() };
}

/**
 * Milliseconds that the threads of a process have run. In nanoseconds by the scheduler's own count: a program at rest takes a
 * few of the hundredths of a second in which `/proc/…/stat` counts.
 */
async function processorTime(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const times = threads.map(async (thread) => {
    const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '');
    return Number(text.split(' ')[0] ?? 0) / 1e6;
  });
  return (await Promise.all(times)).reduce((sum, each) => sum + each, 0);
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
