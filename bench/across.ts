/**
 * Pages across seasons, from Enter in the field of addresses to the painted page: `node bench/across.ts`, without a
 * network. Two seasons of 300 compared, the people that ten of them share, and a person with 500 credits. What the page's
 * thread takes of a processor for it holds on a busy machine too.
 */
import './shared-alias.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureElectron } from '../scripts/electron-runtime.ts';
import { figure, report } from '../scripts/figures.ts';
import { median } from './median.ts';
import { startApplication, untilListed } from './running-application.ts';

const { fillWithSeasons } = await import('./season-library.ts');
const { openLibrary } = await import('../src/main/library/library.ts');
const { KEY, testCrew, testPerson, testRecord, testSeason, testSeries, testSeriesRecord } =
  await import('../src/main/library/test/test-records.ts');

const ROUNDS = 15;
/** Milliseconds. */
const MOST = 100;
/** Milliseconds in which what an opened page still has to do is over. */
const SETTLING = 400;
const COMPARED = { seriesId: 1, credits: 300, seasons: 10 };
const CREDITS_OF_PERSON = 500;
const PERSON = 424_242;
const PERSON_NAME = 'Somebody Everywhere';
const SEASONS_OF_PERSON = 50;
const SERIES_OF_PERSON = 10;

/** Milliseconds from Enter to the frame in which what is looked for has been painted. */
const openAddress = (address: string, sign: string): string => `(async () => {
  const field = document.querySelector('[role=search] [role=combobox]');
  const isThere = () => document.querySelector(${JSON.stringify(sign)}) !== null;
  field.focus();
  field.value = ${JSON.stringify(address)};
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const start = performance.now();
  // What Enter does in a form; a key that a script makes does not.
  field.form.requestSubmit();
  const limit = start + 20_000;
  await new Promise((there, fail) => {
    const look = () => {
      if (isThere()) there();
      else if (performance.now() > limit) fail(new Error('Waited in vain for ' + ${JSON.stringify(sign)}));
      else setTimeout(look);
    };
    look();
  });
  await new Promise((painted) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = painted;
    port2.postMessage(null);
  }));
  return performance.now() - start;
})()`;

const { path: electron } = await ensureElectron();
const folder = await mkdtemp(join(tmpdir(), 'endroll-across-'));
try {
  const { seriesId, credits, seasons } = COMPARED;
  await fillWithSeasons(folder, [{ series: 'Compared', credits, seasons }]);
  keepPerson(join(folder, 'library'));
  await writeFile(join(folder, 'settings.json'), '{}');
  const sides = Array.from({ length: seasons }, (_, index) => `${seriesId}-${index + 1}`);
  const pages = {
    'two seasons of 300 compared': {
      address: `endroll://compare/${sides.slice(0, 2).join('/')}`,
      sign: 'article [aria-labelledby="compared-cast"]',
    },
    'people that ten seasons share': {
      address: `endroll://compare/${sides.join('/')}`,
      sign: 'article [role="grid"] tbody bdi',
    },
    'a person with 500 credits': {
      address: `endroll://person/${PERSON}`,
      sign: 'article ul.timeline li',
    },
  };
  const { page, quit } = await startApplication({ electron, userData: folder });
  const times: Record<string, number[]> = {};
  const processor: Record<string, number[]> = {};
  try {
    await page.evaluate(untilListed());
    await delay(2000);
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [name, { address, sign }] of Object.entries(pages)) {
        await page.evaluate(openAddress('endroll://yours', 'article'));
        await delay(SETTLING);
        const before = await page.processorTime();
        const time = await page.evaluate(openAddress(address, sign));
        const worked = (await page.processorTime()) - before;
        // The first of each loads and compiles what the others use.
        if (round >= 0) {
          (times[name] ??= []).push(time);
          (processor[name] ??= []).push(worked);
        }
        await delay(SETTLING);
      }
    }
  } finally {
    await quit();
  }
  await report({
    by: 'bench/across.ts',
    how: `medians of ${ROUNDS} openings of each, in ms`,
    columns: ['median', 'most', 'processor of the page’s thread', 'wanted'],
    rows: Object.entries(times).map(([name, all]) => [
      name,
      figure(median(all), 0, MOST),
      figure(Math.max(...all)),
      figure(median(processor[name] ?? [])),
      `≤ ${MOST}`,
    ]),
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Somebody with as many jobs in every one of their seasons. */
function keepPerson(library: string): void {
  const open = openLibrary({ folder: library, clock: () => new Date() });
  const now = new Date().toISOString();
  const own = CREDITS_OF_PERSON / SEASONS_OF_PERSON;
  for (let index = 0; index < SEASONS_OF_PERSON; index += 1) {
    const seriesId = 1000 + (index % SERIES_OF_PERSON);
    const seasonNumber = 1 + Math.floor(index / SERIES_OF_PERSON);
    if (seasonNumber === 1)
      open.keepSeries(
        testSeriesRecord(testSeries({ seriesId, name: `Series ${seriesId}` }), KEY.language, now),
      );
    const key = { ...KEY, seriesId, seasonNumber };
    const somebody = testPerson(PERSON, { name: PERSON_NAME, originalName: PERSON_NAME });
    const credits = [
      ...Array.from({ length: own }, (_, job) =>
        testCrew(`${index}-own-${job}`, { person: somebody, job: `Job ${job}`, department: 'Production' }),
      ),
      ...Array.from({ length: 40 }, (_, other) =>
        testCrew(`${index}-${other}`, {
          person: testPerson(500_000 + ((index * 7 + other) % 300), {
            name: `Companion ${(index * 7 + other) % 300}`,
          }),
        }),
      ),
    ];
    open.keepSeason(testRecord(testSeason({ key, name: `Season ${seasonNumber}`, credits }), now));
  }
  open.close();
}
