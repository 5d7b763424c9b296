/**
 * Typing in a large library: `node bench/find.ts [seasons]`, without a network, once the window has come to rest.
 * Measures the time from a key in the find field to the painted result with 10,000 kept seasons of 2,000 series, the
 * number of elements in the pane, and the stops of Tab before the page; the same with one kept series is what the run
 * compares with. Then the time from a key on the search page, which looks through all people, roles and titles, to its
 * painted results: in the library that bench/library.ts has left in BENCH_FOLDER, or else in one of 300 seasons of 300
 * credits.
 */
import './shared-alias.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { figure, report } from '../scripts/figures.ts';
import { madeUpRecord } from './made-up-library.ts';
import { startApplication, untilListed } from './running-application.ts';

const { openLibrary } = await import('../src/main/library/library.ts');
const { fillWithSmallSeasons, SEASONS_OF_A_SERIES } = await import('./small-seasons.ts');

const seasonCount = Number(process.argv[2] ?? 10_000);
const filled = process.env['BENCH_FOLDER'];

/** What is typed in the find field; each query finds something in a library of any size. */
const QUERIES = ['s', 'se', 'ser', 'serie', 'series', 'series 1', 'number 1', 'mber', 'sériés', 'one'];

/** What is typed on the search page, with the names and roles that bench/library.ts makes up. */
const SEARCHES = ['m', 'ma', 'mar', 'sen va', 'den', 'job:director', 'dept:camera den', 'role:den season:2'];
const SEASONS_TO_SEARCH = 300;
/** Milliseconds, and numbers. */
const MOST = { median: 34, p95: 50, paneNodes: 400, tabStops: 8 } as const;
const MEDIAN = 'key to painted, median, ms';
const P95 = 'key to painted, 95th percentile, ms';

/** From a key to the painted result, in milliseconds. */
interface Times {
  readonly median: number;
  readonly p95: number;
}

interface Typed extends Times {
  readonly paneNodes: number;
  readonly tabStops: number;
}

const FIND_FIELD = '[role=search] [role=combobox]';
const SEARCH_FIELD = 'article [role=search] input[type=text]';
const SEARCH_RESULT = 'article section [data-arrow-item]';

/** Opens the search page by its address, as Enter in the find field does. */
const OPEN_SEARCH = `(async () => {
  const field = document.querySelector('${FIND_FIELD}');
  field.focus();
  field.value = 'endroll://search';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  field.form.requestSubmit();
  while (document.querySelector('${SEARCH_FIELD}') === null) await new Promise((drawn) => requestAnimationFrame(drawn));
  return 0;
})()`;

/**
 * A script that returns the milliseconds from typing each query until its first results have been painted, in ascending order.
 * The results are emptied between two queries, so that one of the previous query is not mistaken for one of the next.
 */
const typeAndWait = (
  fieldSelector: string,
  result: string,
  queries: readonly string[],
): string => `(async () => {
  const field = document.querySelector(${JSON.stringify(fieldSelector)});
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const waitUntil = (isTrue) => new Promise((there) => {
    const look = () => {
      if (!isTrue()) return;
      changes.disconnect();
      there();
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, { subtree: true, childList: true });
    look();
  });
  // Messages come after the frame that was drawn.
  const painted = () => new Promise((there) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = there;
    port2.postMessage(null);
  }));
  const hasResult = () => document.querySelector(${JSON.stringify(result)}) !== null;
  field.focus();
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    for (const query of ${JSON.stringify(queries)}) {
      type('');
      await waitUntil(() => !hasResult());
      await painted();
      const start = performance.now();
      type(query);
      await waitUntil(hasResult);
      await painted();
      times.push(performance.now() - start);
    }
  }
  type('');
  return JSON.stringify(times.sort((a, b) => a - b));
})()`;

/** Waits until the library has made what an older build, or a run that was killed, has left to be made again. */
const UNTIL_AT_REST = `(async () => {
  for (;;) {
    const making = await api.library.makingNow();
    if (making.ok && making.value?.isRunning !== true) return 0;
    await new Promise((then) => setTimeout(then, 200));
  }
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
  const row = (name: string, of: (typed: Typed) => number, most: number): readonly string[] => [
    name,
    figure(of(small)),
    figure(of(large), 0, most),
    `≤ ${most}`,
  ];
  await report({
    by: 'bench/find.ts',
    how: '50 keys',
    columns: [`${SEASONS_OF_A_SERIES} kept seasons`, `${figure(seasonCount)} kept seasons`, 'wanted'],
    rows: [
      row(MEDIAN, ({ median }) => median, MOST.median),
      row(P95, ({ p95 }) => p95, MOST.p95),
      row('elements of the pane', ({ paneNodes }) => paneNodes, MOST.paneNodes),
      row('stops of Tab before the page', ({ tabStops }) => tabStops, MOST.tabStops),
    ],
  });
  const searched = await measureSearch();
  await report({
    by: 'bench/find.ts, the search page',
    how: filled === undefined ? `${SEASONS_TO_SEARCH} kept seasons` : 'the library in `BENCH_FOLDER`',
    columns: ['', 'wanted'],
    rows: [
      [MEDIAN, figure(searched.median, 0, MOST.median), `≤ ${MOST.median}`],
      [P95, figure(searched.p95, 0, MOST.p95), `≤ ${MOST.p95}`],
    ],
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** @param times in ascending order */
function percentiles(times: readonly number[]): Times {
  const percentile = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { median: percentile(0.5), p95: percentile(0.95) };
}

async function measureSearch(): Promise<Times> {
  const userData = filled ?? join(folder, 'searched');
  if (filled === undefined) {
    const library = openLibrary({ folder: join(userData, 'library'), clock: () => new Date() });
    for (let index = 0; index < SEASONS_TO_SEARCH; index += 1) library.keepSeason(madeUpRecord(index));
    library.close();
    await writeFile(join(userData, 'settings.json'), '{}');
  }
  const { page, quit } = await startApplication({ electron, userData });
  await page.evaluate(untilListed(2000));
  await page.evaluate(UNTIL_AT_REST);
  await page.evaluate(OPEN_SEARCH);
  const times = await page.evaluate<string>(typeAndWait(SEARCH_FIELD, SEARCH_RESULT, SEARCHES));
  await quit();
  return percentiles(JSON.parse(times) as readonly number[]);
}

async function measure(name: string, seasons: number): Promise<Typed> {
  const userData = join(folder, name);
  await fillWithSmallSeasons(userData, seasons);
  const { page, quit } = await startApplication({ electron, userData });
  await page.evaluate(untilListed(2000));
  const paneNodes = await page.evaluate(PANE_NODES);
  const tabStops = await page.evaluate(TAB_STOPS);
  const times = await page.evaluate<string>(typeAndWait(FIND_FIELD, '[role=option]', QUERIES));
  await quit();
  return {
    ...percentiles(JSON.parse(times) as readonly number[]),
    paneNodes,
    tabStops,
  };
}
