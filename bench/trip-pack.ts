/**
 * How long it takes to keep a whole series: `node bench/trip-pack.ts [runs] [--bare]`. Thirty seasons of 300 credits from
 * the stand-in for TMDB, whose pictures take 40 ms each. Endroll is compared with a bare script that fetches the same
 * addresses under the same limits; both take turns, so that they run under the same conditions. Meanwhile, kept seasons
 * are clicked. `--bare` leaves Endroll out.
 */
import './shared-alias.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { seriesIds } from '../e2e/tmdb-server/series/standard-series.ts';
import { startTmdbServer, type TmdbServer } from '../e2e/tmdb-server/server.ts';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { figure, report } from '../scripts/figures.ts';
import type { FetchList } from './bare-fetch.ts';
import { median } from './median.ts';
import { startApplication } from './running-application.ts';

const { seasonCreditsRequest, seasonDetailsRequest, seriesRequest } =
  await import('../src/main/tmdb/requests.ts');

const LANGUAGE = 'en-US';
const SERIES = { seriesId: seriesIds.thirtySeasons, language: LANGUAGE };
const LATENCY = { match: '/t/p/', kind: 'latency', milliseconds: 40 } as const;
/** Endroll compared with the bare script, and milliseconds of a click. */
const MOST = { ratio: 1.3, click: 100 } as const;
const LIMITS = { requestsPerSecond: 35, picturesAtOnce: 6 } as const;

/** The sizes in which Endroll keeps pictures unless the reader has chosen others. */
const SIZES = { poster: ['w342', 'w92'], portrait: ['w185'] } as const;

/** The result of one run of Endroll, in milliseconds. */
interface KeepTimes {
  readonly whole: number;
  /** The 95th percentile of clicks. */
  readonly click: number;
}

/** Milliseconds from the start of the pack to its receipt; -1 when the receipt is not the expected one. */
const KEEP = `new Promise((kept) => {
  const start = performance.now();
  const stop = api.packs.onChanged(({ state, receipt }) => {
    if (state !== 'done' && state !== 'paused') return;
    stop();
    globalThis.isPackOver = true;
    kept(receipt?.problems.length === 0 ? performance.now() - start : -1);
  });
  void api.packs.start(${JSON.stringify({ ...SERIES, seasonNumbers: null })});
})`;

/**
 * Clicks one kept season after another until the pack is done. A click is due every second, whatever the window is
 * doing, and is timed to the next frame painted after it. The 95th percentile in milliseconds.
 */
const CLICK_MEANWHILE = `(async () => {
  const times = [];
  const until = (time) => new Promise((due) => setTimeout(due, time - performance.now()));
  const painted = () => new Promise((seen) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = seen;
    port2.postMessage(null);
  }));
  for (let due = performance.now(); globalThis.isPackOver !== true; due = Math.max(due + 1000, performance.now())) {
    await until(due);
    const seasons = document.querySelectorAll('nav li button[data-arrow-item]');
    if (seasons.length === 0) continue;
    seasons[times.length % seasons.length].click();
    await painted();
    times.push(performance.now() - due);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)];
})()`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { bare: { type: 'boolean', default: false } },
});
const runs = Number(positionals[0] ?? 2);
const server = await startTmdbServer();
const folder = await mkdtemp(join(tmpdir(), 'endroll-trip-pack-'));
try {
  const list = addressesOf(server);
  // The stand-in draws a picture when it is first requested; that must not be measured.
  await fetchBare(list);
  server.faults.set(LATENCY);
  const bareTimes: number[] = [];
  const keepTimes: KeepTimes[] = [];
  for (let run = 0; run < runs; run += 1) {
    bareTimes.push(await fetchBare(list));
    if (!values.bare) keepTimes.push(await keep(list, join(folder, String(run))));
  }
  await reportKeeping(list, bareTimes, keepTimes);
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function reportKeeping(
  list: FetchList,
  bareTimes: readonly number[],
  keepTimes: readonly KeepTimes[],
): Promise<void> {
  const bare = median(bareTimes);
  const whole = median(keepTimes.map((times) => times.whole));
  const click = median(keepTimes.map((times) => times.click));
  const counts = `${figure(list.apiAddresses.length)} answers and ${figure(list.pictureAddresses.length)} pictures`;
  if (keepTimes.length === 0) {
    console.log(`${counts}: ${figure(bare)} ms by the bare script`);
    return;
  }
  await report({
    by: 'bench/trip-pack.ts',
    how: `${counts} at ${LATENCY.milliseconds} ms each, medians of ${runs} runs`,
    columns: ['', 'wanted'],
    rows: [
      ['Endroll ÷ bare script', figure(whole / bare, 2, MOST.ratio), `≤ ${MOST.ratio}`],
      ['clicks meanwhile, 95th percentile, ms', figure(click, 0, MOST.click), `≤ ${MOST.click}`],
    ],
  });
}

/** Every address that Endroll needs for the whole series. */
function addressesOf({ catalogue, url, imageUrl, token }: TmdbServer): FetchList {
  const seasonNumbers = [...(catalogue.entry(SERIES.seriesId)?.seasons.keys() ?? [])];
  const requests = seasonNumbers.flatMap((seasonNumber) => {
    const key = { ...SERIES, seasonNumber };
    return [seasonCreditsRequest(key), seasonDetailsRequest(key)];
  });
  const pictures = seasonNumbers.flatMap((seasonNumber) => picturesOf(server, seasonNumber));
  return {
    token,
    ...LIMITS,
    apiAddresses: [seriesRequest(SERIES.seriesId, LANGUAGE), ...requests].map(
      ({ path, query }) => `${url}/3/${path}?${new URLSearchParams(query).toString()}`,
    ),
    pictureAddresses: [...new Set(pictures)].map((path) => `${imageUrl}/${path}`),
  };
}

function picturesOf({ catalogue }: TmdbServer, seasonNumber: number): readonly string[] {
  const season = catalogue.season(SERIES.seriesId, seasonNumber);
  if (season === undefined) throw new Error(`There is no season ${seasonNumber}`);
  const { details, credits } = season;
  const people = [
    ...credits.cast,
    ...credits.crew,
    ...details.episodes.flatMap(({ guest_stars: guests, crew }) => [...guests, ...crew]),
  ];
  const inSizes = (path: string | null, sizes: readonly string[]): readonly string[] =>
    path === null ? [] : sizes.map((size) => `${size}${path}`);
  return [
    ...inSizes(details.poster_path, SIZES.poster),
    ...people.flatMap(({ profile_path: path }) => inSizes(path, SIZES.portrait)),
  ];
}

/** How long the bare script takes, in milliseconds. */
async function fetchBare(list: FetchList): Promise<number> {
  const script = resolve(import.meta.dirname, 'bare-fetch.ts');
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(list));
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error('The bare script failed');
  return Number(printed);
}

/** Keeps the series in a fresh Endroll that has kept nothing yet. */
async function keep(list: FetchList, userData: string): Promise<KeepTimes> {
  const { path: electron } = await ensureElectron();
  server.log.clear();
  const { page, quit } = await startApplication({
    electron,
    userData,
    env: {
      ENDROLL_TMDB_URL: server.url,
      ENDROLL_IMAGE_URL: server.imageUrl,
    },
    token: server.token,
  });
  await page.evaluate(`new Promise((there) => {
    const look = () => {
      if (document.querySelector('nav') === null) requestAnimationFrame(look);
      else there(0);
    };
    look();
  })`);
  const [whole, click] = await Promise.all([page.evaluate(KEEP), page.evaluate(CLICK_MEANWHILE)]);
  await quit();
  if (whole < 0 || !hasAskedFor(list)) throw new Error('Endroll has not kept the whole series');
  return { whole, click };
}

/** Whether the stand-in really received a request for everything that the bare script fetches. */
function hasAskedFor({ apiAddresses, pictureAddresses }: FetchList): boolean {
  const asked = new Set(server.log.entries.map(({ path }) => `${server.url}${path}`));
  return [...apiAddresses, ...pictureAddresses].every((address) => asked.has(address.replace(/\?.*$/u, '')));
}
