/**
 * How long until there is something to see: `node bench/start-up.ts [runs]`. Endroll with 100 kept seasons and a
 * season to open again, against a bare Electron window with one static page, turn by turn, so that both see the same
 * machine. Quote the ratio of the medians.
 */
import './shared-alias.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { median } from './median.ts';
import { startApplication } from './running-application.ts';

const { Library } = await import('../src/main/library/library.ts');
const { KEY, testRecord, testSeason, testSeries, testSeriesRecord } =
  await import('../src/main/library/test/test-records.ts');

const KEPT_SEASONS = 100;
const project = resolve(import.meta.dirname, '..');
const bare = join(import.meta.dirname, 'bare');

/** Milliseconds from the start of the process. */
interface StartTimes {
  readonly firstPaint: number;
  /** The first credit of the season that opens again; `null` for the bare window. */
  readonly firstCredit: number | null;
}

/** When the page painted its first content, in milliseconds since 1970. */
const FIRST_PAINT = `new Promise((found) => {
  new PerformanceObserver((list) => {
    const [entry] = list.getEntriesByName('first-contentful-paint');
    if (entry !== undefined) found(performance.timeOrigin + entry.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

/** When the first credit stood on the page, to the next frame, in milliseconds since 1970. */
const FIRST_CREDIT = `new Promise((found) => {
  const look = () => {
    if (document.querySelector('article [data-arrow-item]') === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => found(Date.now()));
  };
  look();
})`;

const runs = Number(process.argv[2] ?? 15);
const { path: electron } = await ensureElectron();
const folder = await mkdtemp(join(tmpdir(), 'endroll-start-'));
try {
  await fillLibrary(join(folder, 'endroll'));
  // The first start of each fills the disk cache and the code cache and is not counted.
  await start(bare, join(folder, 'bare'), false);
  await start(project, join(folder, 'endroll'), true);
  const bareTimes: StartTimes[] = [];
  const endrollTimes: StartTimes[] = [];
  for (let run = 0; run < runs; run += 1) {
    bareTimes.push(await start(bare, join(folder, 'bare'), false));
    endrollTimes.push(await start(project, join(folder, 'endroll'), true));
  }
  report(bareTimes, endrollTimes);
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

function report(bareTimes: readonly StartTimes[], endrollTimes: readonly StartTimes[]): void {
  const bareFirst = median(bareTimes.map(({ firstPaint }) => firstPaint));
  const endrollFirst = median(endrollTimes.map(({ firstPaint }) => firstPaint));
  const endrollCredit = median(endrollTimes.map(({ firstCredit }) => firstCredit ?? Number.NaN));
  console.log(`Cold start, medians of ${runs} runs each, with ${KEPT_SEASONS} kept seasons:`);
  console.table({
    'bare window, first paint': { ms: Math.round(bareFirst), ratio: 1 },
    'Endroll, first paint': { ms: Math.round(endrollFirst), ratio: ratio(endrollFirst, bareFirst) },
    'Endroll, first credit of the season': {
      ms: Math.round(endrollCredit),
      ratio: ratio(endrollCredit, bareFirst),
    },
  });
}

function ratio(value: number, base: number): number {
  return Math.round((value / base) * 100) / 100;
}

/** One start, the same way for both. */
async function start(application: string, userData: string, hasSeason: boolean): Promise<StartTimes> {
  const { page, startedAt, quit } = await startApplication({ electron, application, userData });
  const firstPaint = await page.evaluate(FIRST_PAINT);
  const firstCredit = hasSeason ? await page.evaluate(FIRST_CREDIT) : null;
  await quit();
  return {
    firstPaint: firstPaint - startedAt,
    firstCredit: firstCredit === null ? null : firstCredit - startedAt,
  };
}

async function fillLibrary(userData: string): Promise<void> {
  const library = new Library({ folder: join(userData, 'library'), clock: () => new Date() });
  const now = new Date().toISOString();
  library.keepSeries(testSeriesRecord(testSeries(), KEY.language, now));
  for (let seasonNumber = 1; seasonNumber <= KEPT_SEASONS; seasonNumber += 1) {
    library.keepSeason(testRecord(testSeason({ key: { ...KEY, seasonNumber } }), now));
  }
  library.close();
  const lastAddress = `endroll://tv/${KEY.seriesId}/season/1?language=${KEY.language}`;
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ lastAddress }));
}
