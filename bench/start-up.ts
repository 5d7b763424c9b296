/**
 * How long it takes until there is something to see: `node bench/start-up.ts [runs]`. Endroll with 100 kept seasons and a
 * season to reopen, compared with a bare Electron window with one static page; both take turns, so that they run under the
 * same conditions. Quote the ratio of the medians. With BENCH_FOLDER, also the library that bench/library.ts has left
 * there, compared with one of ten of its seasons.
 */
import './shared-alias.ts';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { figure, report } from '../scripts/figures.ts';
import type { SeasonKey } from '../src/shared/domain/season.ts';
import { FIRST_PAINT } from './first-paint.ts';
import { madeUpKey, madeUpRecord } from './made-up-library.ts';
import { median } from './median.ts';
import { startApplication } from './running-application.ts';

const { openLibrary } = await import('../src/main/library/library.ts');

const KEPT_SEASONS = 100;
/** Compared with the first paint of the bare window. */
const MOST = { firstPaint: 1.25, firstCredit: 1.7 } as const;
const project = resolve(import.meta.dirname, '..');
const bare = join(import.meta.dirname, 'bare');

/** Milliseconds from the start of the process. */
interface StartTimes {
  readonly firstPaint: number;
  /** The first credit of the season that is reopened; `null` for the bare window. */
  readonly firstCredit: number | null;
}

/** When the first credit was on the page, to the nearest frame after it, in milliseconds since 1970. */
const FIRST_CREDIT = `new Promise((found) => {
  const look = () => {
    if (document.querySelector('article [data-arrow-item]') === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => found(Date.now()));
  };
  look();
})`;

/** The library that bench/library.ts has left, and one of ten such seasons. */
const large = process.env['BENCH_FOLDER'];
const FEW_SEASONS = 10;

/** Something that is started again and again. */
interface Started {
  readonly name: string;
  readonly application: string;
  readonly userData: string;
  readonly hasSeason: boolean;
  readonly times: StartTimes[];
}

const runs = Number(process.argv[2] ?? 15);
const { path: electron } = await ensureElectron();
const folder = await mkdtemp(join(tmpdir(), 'endroll-start-'));
const endroll = (name: string, userData: string): Started => ({
  name,
  application: project,
  userData,
  hasSeason: true,
  times: [],
});
try {
  const bareWindow: Started = {
    name: 'bare window',
    application: bare,
    userData: join(folder, 'bare'),
    hasSeason: false,
    times: [],
  };
  const kept = endroll(`Endroll, ${KEPT_SEASONS} kept`, join(folder, 'endroll'));
  await fillLibrary(kept.userData, KEPT_SEASONS);
  const all = [bareWindow, kept];
  if (large !== undefined) {
    const few = endroll(`Endroll, ${FEW_SEASONS} made up`, join(folder, 'few'));
    const many = endroll('Endroll, as many as in BENCH_FOLDER', large);
    await fillLibrary(few.userData, FEW_SEASONS);
    await openLast(many.userData, madeUpKey(0));
    all.push(few, many);
  }
  // The first start of each fills the disk cache and the code cache and is not counted.
  for (const started of all) await start(started);
  for (let run = 0; run < runs; run += 1) for (const started of all) started.times.push(await start(started));
  await reportStarts(all);
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function reportStarts(all: readonly Started[]): Promise<void> {
  const base = median(all[0]?.times.map(({ firstPaint }) => firstPaint) ?? []);
  const row = (name: string, times: readonly number[], most: number): readonly string[] => {
    const middle = median(times);
    return [name, figure(middle), figure(middle / base, 2, most), `≤ ${most}`];
  };
  const rows = all.flatMap(({ name, hasSeason, times }) => {
    const paints = times.map(({ firstPaint }) => firstPaint);
    if (!hasSeason) return [[`${name}: first paint`, figure(median(paints)), '1', '–']];
    const credits = times.map(({ firstCredit }) => firstCredit ?? Number.NaN);
    return [
      row(`${name}: first paint`, paints, MOST.firstPaint),
      row(`${name}: first credit`, credits, MOST.firstCredit),
    ];
  });
  await report({
    by: 'bench/start-up.ts',
    how: `medians of ${runs} starts of each`,
    columns: ['ms', '÷ bare window', 'wanted'],
    rows,
  });
}

/** One start, done in the same way for both. */
async function start({ application, userData, hasSeason }: Started): Promise<StartTimes> {
  const { page, startedAt, quit } = await startApplication({ electron, application, userData });
  const firstPaint = await page.evaluate(FIRST_PAINT);
  const firstCredit = hasSeason ? await page.evaluate(FIRST_CREDIT) : null;
  await quit();
  return {
    firstPaint: firstPaint - startedAt,
    firstCredit: firstCredit === null ? null : firstCredit - startedAt,
  };
}

/** Keeps so many seasons of 300 credits, the first of which is opened by the next start. */
async function fillLibrary(userData: string, seasons: number): Promise<void> {
  await mkdir(userData, { recursive: true });
  const library = openLibrary({ folder: join(userData, 'library'), clock: () => new Date() });
  for (let index = 0; index < seasons; index += 1) library.keepSeason(madeUpRecord(index));
  library.close();
  await openLast(userData, madeUpKey(0));
}

/** Lets the next start reopen a season. */
async function openLast(userData: string, { seriesId, seasonNumber, language }: SeasonKey): Promise<void> {
  const lastAddress = `endroll://tv/${seriesId}/season/${seasonNumber}?language=${language}`;
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ lastAddress }));
}
