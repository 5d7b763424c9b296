/**
 * The pane with a large library: `node bench/find.ts [seasons]`, with 10,000 kept seasons of 2,000 series and no network,
 * once the window has come to rest. Measures the time from a key in the find field to the painted result, the number of
 * elements in the pane, and the stops of Tab before the page. The same with one kept series is what the run compares with.
 */
import './shared-alias.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { startApplication, untilListed } from './running-application.ts';

const { fillWithSmallSeasons, SEASONS_OF_A_SERIES } = await import('./small-seasons.ts');

const seasonCount = Number(process.argv[2] ?? 10_000);

/** What is typed; each query finds something in a library of any size. */
const QUERIES = ['s', 'se', 'ser', 'serie', 'series', 'series 1', 'number 1', 'mber', 'sériés', 'one'];

/**
 * Milliseconds from typing each query to the frame that shows its first result, in order. The list is emptied between two
 * queries, so that a result of the previous one is not mistaken for one of the next.
 */
const TYPE_AND_WAIT = `(async () => {
  const field = document.querySelector('[role=search] [role=combobox]');
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const waitUntil = async (isTrue) => { while (!isTrue()) await frame(); };
  const hasOption = () => document.querySelector('[role=option]') !== null;
  field.focus();
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    for (const query of ${JSON.stringify(QUERIES)}) {
      type('');
      await waitUntil(() => !hasOption());
      const start = performance.now();
      type(query);
      await waitUntil(hasOption);
      await frame();
      times.push(performance.now() - start);
    }
  }
  type('');
  return JSON.stringify(times.sort((a, b) => a - b));
})()`;

const PANE_NODES = `document.querySelector('nav').querySelectorAll('*').length`;

/** What Tab stops at before the page; a radio group is one stop. */
const TAB_STOPS = `[...document.querySelectorAll('a[href], button, input, [tabindex]')].filter((element) =>
  element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) &&
  element.closest('main') === null && element.compareDocumentPosition(document.querySelector('main')) & 4).length`;

const { path: electron } = await ensureElectron();
const folder = await mkdtemp(join(tmpdir(), 'endroll-find-'));
try {
  const small = await measure('small', SEASONS_OF_A_SERIES);
  const large = await measure('large', seasonCount);
  console.log('The pane, and from a key in the find field to the painted result from the library:');
  console.table({
    [`${SEASONS_OF_A_SERIES} kept seasons`]: small,
    [`${seasonCount} kept seasons`]: large,
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function measure(name: string, seasons: number): Promise<Readonly<Record<string, number>>> {
  const userData = join(folder, name);
  await fillWithSmallSeasons(userData, seasons);
  const { page, quit } = await startApplication({ electron, userData });
  await page.evaluate(untilListed(2000));
  const paneNodes = await page.evaluate(PANE_NODES);
  const tabStops = await page.evaluate(TAB_STOPS);
  const times = JSON.parse(await page.evaluate<string>(TYPE_AND_WAIT)) as readonly number[];
  await quit();
  const percentile = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? NaN);
  return {
    'p50, ms': percentile(0.5),
    'p95, ms': percentile(0.95),
    'elements of the pane': paneNodes,
    'stops of Tab before the page': tabStops,
  };
}
