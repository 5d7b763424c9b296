/**
 * The overview of a large library compared with that of a small one, in one run: `node bench/overview.ts`, without a network.
 * Measures the time from the click on its button to its first painted rows.
 */
import './shared-alias.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { figure, report } from '../scripts/figures.ts';
import { median } from './median.ts';
import { startApplication, untilListed } from './running-application.ts';

const { fillWithSmallSeasons } = await import('./small-seasons.ts');

const SIZES = [5, 240, 1_000] as const;
const OPENINGS = 15;

/** Milliseconds for each opening of the overview from another page; the first, which loads its code, is not counted. */
const OPEN_OFTEN = `(async () => {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const painted = async () => {
    await frame();
    await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
  };
  const waitUntil = async (isTrue) => { while (!isTrue()) await frame(); };
  const row = () => document.querySelector('article tbody tr [role=gridcell], article tbody td');
  const times = [];
  for (let turn = -1; turn < ${OPENINGS}; turn += 1) {
    document.querySelector('nav [role=treeitem][aria-level="1"]').click();
    await waitUntil(() => row() === null && document.querySelector('article h1') !== null);
    await new Promise((done) => setTimeout(done, 250));
    const start = performance.now();
    [...document.querySelectorAll('button')].find(({ ariaLabel }) => ariaLabel === 'Library overview').click();
    await waitUntil(() => row() !== null);
    await painted();
    if (turn >= 0) times.push(performance.now() - start);
  }
  return JSON.stringify(times);
})()`;

const { path: electron } = await ensureElectron();
const folder = await mkdtemp(join(tmpdir(), 'endroll-overview-'));
try {
  const medians = new Map<number, number>();
  for (const seasons of SIZES) medians.set(seasons, await measure(seasons));
  const few = medians.get(SIZES[0]) ?? Number.NaN;
  await report({
    by: 'bench/overview.ts',
    how: `medians of ${OPENINGS} openings`,
    columns: [...medians.keys()].map((seasons) => `${figure(seasons)} kept seasons`),
    rows: [
      ['click to painted, ms', ...[...medians.values()].map((time) => figure(time))],
      [`compared with ${SIZES[0]} seasons`, ...[...medians.values()].map((time) => figure(time / few, 2))],
    ],
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function measure(seasons: number): Promise<number> {
  const userData = join(folder, String(seasons));
  await fillWithSmallSeasons(userData, seasons);
  const { page, quit } = await startApplication({ electron, userData });
  try {
    await page.evaluate(untilListed(1000));
    return median(JSON.parse(await page.evaluate<string>(OPEN_OFTEN)) as readonly number[]);
  } finally {
    await quit();
  }
}
