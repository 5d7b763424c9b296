/**
 * A season of 5,000 credits against one of 50, in one run: `node bench/season.ts [sizes] [matrices] [memory]`, without a
 * network. Opening it from the list, scrolling it from top to bottom, filtering it; people by 30 seasons; and what is
 * left in memory after many seasons. All three where none is named.
 */
import './shared-alias.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { figure, report } from '../scripts/figures.ts';
import type { DebuggedPage } from './debugged-page.ts';
import { median } from './median.ts';
import { startApplication, untilListed } from './running-application.ts';
import type { BenchSeason } from './season-library.ts';
import { createSeasonTools, type SeasonTools } from './season-tools.ts';

const { fillWithSeasons, LAST_DEPARTMENT } = await import('./season-library.ts');

const LARGE: BenchSeason = { series: 'Large', credits: 5000 };
const MEDIUM: BenchSeason = { series: 'Medium', credits: 300 };
const SMALL: BenchSeason = { series: 'Small', credits: 50 };
/** 30 seasons × 2,000 people. */
const LONG_RUNNING: BenchSeason = { series: 'Long-running', credits: 1000, seasons: 30 };
const SHORT_RUN: BenchSeason = { series: 'Short run', credits: 25, seasons: 2 };
const MATRIX_BUTTON = 'People by season';
const OPENINGS = 15;
/** After so many everybody of a season of usual size is drawn. */
const FRAMES_OF_OPENING = 60;
const SCROLLINGS = 5;
/** The whole of a long matrix would take minutes. */
const FRAMES_OF_MATRIX = 400;
/** Pixels a frame. */
const SCROLL_STEP = 120;
/** Each finds somebody, and leaves somebody out; from nearly all to one. */
const QUERIES = ['1', '12', '123', 'person 4', 'dir', 'director', 'character', 'pers 7 9', '4999', 'act'];
const FILTER_ROUNDS = 5;

const MOST = { opening: 1.25, dropped: 1, frame: 16, filtering: 50, memory: 1.1 } as const;
const MEMORY_SEASONS = { few: 20, many: 200, credits: 300 };
/** Milliseconds in which what an opened page still has to do is over. */
const SETTLING = 250;

const { path: electron } = await ensureElectron();
const folder = await mkdtemp(join(tmpdir(), 'endroll-season-'));
try {
  const parts = { sizes: compareSizes, matrices: compareMatrices, memory: compareMemory };
  const wanted = process.argv.slice(2);
  for (const [name, compare] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await compare(join(folder, name));
  }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function compareSizes(userData: string): Promise<void> {
  await withSeasons(userData, [SMALL, MEDIUM, LARGE], async (ask, page) => {
    const opening: Record<string, number[]> = { [SMALL.series]: [], [LARGE.series]: [] };
    for (let turn = -1; turn < OPENINGS; turn += 1) {
      for (const { series } of [SMALL, LARGE]) {
        const time = await ask('open', series);
        // The first of each compiles what the others use.
        if (turn >= 0) opening[series]?.push(time);
        await delay(SETTLING);
      }
    }
    const small = median(opening[SMALL.series] ?? []);
    const large = median(opening[LARGE.series] ?? []);
    const whole: number[] = [];
    for (let turn = 0; turn < OPENINGS; turn += 1) {
      await ask('open', SMALL.series);
      await delay(SETTLING);
      whole.push(await ask('openWhole', LARGE.series, LAST_DEPARTMENT));
      await delay(SETTLING);
    }
    const filtering = await ask('filter', LARGE.series, QUERIES, FILTER_ROUNDS);
    const seasonPage = ({ series }: BenchSeason): Scrolled['small'] => ({
      open: () => ask('open', series),
      label: series,
    });
    const { dropped, processor } = await scroll(ask, page, {
      small: seasonPage(SMALL),
      large: seasonPage(LARGE),
    });
    const pause = await pauseOfOpening(ask);
    await report({
      by: 'bench/season.ts sizes',
      how: `medians of ${OPENINGS} openings and ${SCROLLINGS} scrollings of each`,
      columns: ['', 'wanted'],
      rows: [
        ['opening, click to painted, 50; 5,000, ms', `${figure(small)}; ${figure(large)}`, '–'],
        [
          'opening, click to painted, 5,000 ÷ 50',
          figure(large / small, 2, MOST.opening),
          `≤ ${MOST.opening}`,
        ],
        ['opening, click to all credits, 5,000, ms', figure(median(whole)), '–'],
        ['longest pause while a season of 300 is drawn, ms', figure(pause), '–'],
        ...scrollRows({ dropped, processor }, '50', '5,000'),
        [
          'filter key to painted, 5,000, 95th percentile, ms',
          figure(filtering, 0, MOST.filtering),
          `≤ ${MOST.filtering}`,
        ],
      ],
    });
  });
}

/** Milliseconds, a median. */
async function pauseOfOpening(ask: Ask): Promise<number> {
  const pauses: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    await ask('open', SMALL.series);
    await delay(SETTLING);
    pauses.push(await ask('longestPauseOfOpening', MEDIUM.series, FRAMES_OF_OPENING));
  }
  return median(pauses);
}

interface Compared {
  readonly small: number;
  readonly large: number;
}

/** Two pages that are scrolled: how to open each, and what it is called. */
type Scrolled = Readonly<
  Record<keyof Compared, { readonly open: () => Promise<number>; readonly label: string }>
>;

/**
 * Turn by turn, as many frames of each; medians. What the page's thread takes of a processor for a frame is the same
 * whatever else the machine does, which takes frames away.
 */
async function scroll(
  ask: Ask,
  page: DebuggedPage,
  { small, large }: Scrolled,
  mostFrames = Number.POSITIVE_INFINITY,
): Promise<{ readonly dropped: Compared; readonly processor: Compared; readonly opening: number }> {
  const dropped: Record<keyof Compared, number[]> = { small: [], large: [] };
  const processor: Record<keyof Compared, number[]> = { small: [], large: [] };
  const opening: number[] = [];
  const measure = async (size: keyof Compared, label: string, frames: number): Promise<void> => {
    const before = await page.processorTime();
    dropped[size].push(await ask('droppedWhileScrolling', label, SCROLL_STEP, frames));
    processor[size].push(((await page.processorTime()) - before) / frames);
  };
  for (let turn = 0; turn < SCROLLINGS; turn += 1) {
    opening.push(await large.open());
    await delay(SETTLING);
    const frames = Math.min(mostFrames, await ask('framesToBottom', large.label, SCROLL_STEP));
    await measure('large', large.label, frames);
    await small.open();
    await delay(SETTLING);
    await measure('small', small.label, frames);
  }
  const medians = ({ small, large }: Record<keyof Compared, number[]>): Compared => ({
    small: median(small),
    large: median(large),
  });
  return { dropped: medians(dropped), processor: medians(processor), opening: median(opening) };
}

/** What {@link scroll} found, in rows. */
function scrollRows(
  { dropped, processor }: Readonly<Record<'dropped' | 'processor', Compared>>,
  small: string,
  large: string,
): readonly (readonly string[])[] {
  const points = 100 * (dropped.large - dropped.small);
  return [
    [
      `dropped frames, ${small}; ${large}, %`,
      `${figure(100 * dropped.small, 1)}; ${figure(100 * dropped.large, 1)}`,
      '–',
    ],
    [`dropped frames, ${large} − ${small}, points`, figure(points, 1, MOST.dropped), `< ${MOST.dropped}`],
    [
      `processor of the page’s thread for a frame, ${large}; ${small}, ms`,
      `${figure(processor.large, 1, MOST.frame)}; ${figure(processor.small, 1)}`,
      `< ${MOST.frame}`,
    ],
  ];
}

async function compareMatrices(userData: string): Promise<void> {
  await withSeasons(userData, [SHORT_RUN, LONG_RUNNING], async (ask, page) => {
    const matrix = ({ series }: BenchSeason): Scrolled['small'] => ({
      open: () => ask('openMatrix', series, MATRIX_BUTTON),
      label: `${series}: people by season`,
    });
    const { dropped, processor, opening } = await scroll(
      ask,
      page,
      { small: matrix(SHORT_RUN), large: matrix(LONG_RUNNING) },
      FRAMES_OF_MATRIX,
    );
    await report({
      by: 'bench/season.ts matrices',
      how: `medians of ${SCROLLINGS} openings and scrollings of each`,
      columns: ['', 'wanted'],
      rows: [
        ...scrollRows({ dropped, processor }, '2 seasons', '30 seasons'),
        ['opening, click to painted, ms', figure(opening), '–'],
      ],
    });
  });
}

async function compareMemory(userData: string): Promise<void> {
  const { few, many, credits } = MEMORY_SEASONS;
  const seasons = Array.from({ length: many }, (_, index) => ({ series: `Series ${index + 1}`, credits }));
  await withSeasons(userData, seasons, async (ask, page) => {
    const openFrom = async (from: number, to: number): Promise<number> => {
      for (const { series } of seasons.slice(from, to)) await ask('open', series);
      // The same page both times, so that it makes no difference itself.
      await ask('open', 'Series 1');
      await delay(SETTLING);
      return heapSize(page);
    };
    const afterFew = await openFrom(0, few);
    const afterMany = await openFrom(few, many);
    await report({
      by: 'bench/season.ts memory',
      how: `seasons of ${credits} credits, opened in turn`,
      columns: ['', 'wanted'],
      rows: [
        [
          `memory of the window after opening ${few}; ${many} seasons, MB`,
          `${figure(afterFew / 1e6, 1)}; ${figure(afterMany / 1e6, 1)}`,
          '–',
        ],
        [`the same, ${many} ÷ ${few}`, figure(afterMany / afterFew, 2, MOST.memory), `≤ ${MOST.memory}`],
      ],
    });
  });
}

type Ask = <Name extends keyof SeasonTools>(
  name: Name,
  ...args: Parameters<SeasonTools[Name]>
) => Promise<number>;

/** Starts Endroll with these seasons and hands on what asks its page. */
async function withSeasons(
  userData: string,
  seasons: readonly BenchSeason[],
  measure: (ask: Ask, page: DebuggedPage) => Promise<void>,
): Promise<void> {
  await fillWithSeasons(userData, seasons);
  const { page, quit } = await startApplication({ electron, userData });
  try {
    await page.evaluate(untilListed());
    await page.evaluate(`globalThis.bench = (${createSeasonTools.toString()})(); 0`);
    await measure((name, ...args) => {
      const list = args.map((argument) => JSON.stringify(argument)).join();
      return page.evaluate(`bench.${name}(${list})`);
    }, page);
  } finally {
    await quit();
  }
}

/**
 * Bytes of objects and of what the document holds, after the garbage is gone. `performance.memory` would be rounded and
 * up to 20 minutes old (https://developer.mozilla.org/en-US/docs/Web/API/Performance/memory).
 */
async function heapSize(page: DebuggedPage): Promise<number> {
  // What the first one lets go of may hold more.
  for (let time = 0; time < 2; time += 1) await page.command('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await page.command('Runtime.getHeapUsage');
  return Number(usedSize) + Number(embedderHeapUsedSize ?? 0);
}
