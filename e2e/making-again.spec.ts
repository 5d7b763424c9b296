import { join } from 'node:path';
import { openLibrary } from '../src/main/library/library.ts';
import { madeUpSeason, madeUpSeries } from '../src/main/library/test/made-up-answers.ts';
import { OLDER_MAKER } from '../src/main/library/test/older-maker.ts';
import type { SeasonKey } from '../src/shared/domain/season.ts';
import type { LibraryMaking } from '../src/shared/ipc/contract.ts';
import { expect, test } from './fixtures.ts';
import type {} from './window-api.ts';

const SERIES = 40;
const SEASONS_OF_A_SERIES = 5;
/** Enough to be in the middle of it when the window is there. */
const CREDITS = 300;

test('what an older version kept opens at once without a network, with what is new, while the rest is made again', async ({
  launch,
  server,
  userData,
}) => {
  test.slow();
  await server.close();
  const overviews = keepAsBefore(userData);

  const { page, window } = await launch({ args: ['endroll://library'], token: null });
  const overview = window.getByRole('article', { name: 'Library overview' });
  const progress = overview.getByRole('progressbar');
  await expect(progress).toBeVisible();

  // The oldest come last: they have not been made again yet, and open all the same.
  const opened = await window.evaluate(
    async (keys) => {
      const making = async (): Promise<LibraryMaking | null> => {
        const answered = await api.library.makingNow();
        return answered.ok ? answered.value : null;
      };
      const pages: (readonly [overview: string, wasMaking: boolean])[] = [];
      for (const key of keys) {
        const wasMaking = (await making())?.isRunning === true;
        const result = await api.seasons.open(key);
        if (!result.ok) throw new Error(`${JSON.stringify(key)}: ${JSON.stringify(result.error)}`);
        const { season } = JSON.parse(result.value.head) as {
          readonly season: { readonly overview: string };
        };
        pages.push([season.overview, wasMaking]);
      }
      return pages;
    },
    [...overviews.keys()].map((text) => JSON.parse(text) as SeasonKey),
  );
  expect(opened.map(([text]) => text)).toEqual([...overviews.values()]);
  expect(opened.filter(([, wasMaking]) => wasMaking).length, 'opened meanwhile').toBeGreaterThan(10);

  await expect(progress).toBeHidden({ timeout: 60_000 });
  await expect(overview.getByRole('row', { name: /\bOld\b/u })).toHaveCount(0);
  await page.open('endroll://tv/1/season/1');
  const [first = ''] = overviews.values();
  await expect(page.text(first)).toBeVisible();
});

/** Keeps seasons as an older version did. Gives their overviews, which its pages lack, oldest season first. */
function keepAsBefore(userData: string): ReadonlyMap<string, string> {
  const library = openLibrary({
    folder: join(userData, 'library'),
    clock: () => new Date(),
    maker: OLDER_MAKER,
  });
  const overviews = new Map<string, string>();
  const start = Date.now() - SERIES * SEASONS_OF_A_SERIES * 1_000;
  for (let index = 0; index < SERIES * SEASONS_OF_A_SERIES; index += 1) {
    const key = {
      seriesId: 1 + Math.floor(index / SEASONS_OF_A_SERIES),
      seasonNumber: 1 + (index % SEASONS_OF_A_SERIES),
      language: 'en-US',
    };
    const fetchedAt = new Date(start + index * 1_000).toISOString();
    const answers = madeUpSeason({ key, creditCount: CREDITS, fetchedAt });
    library.keepSeason({ key, answers, series: { answers: [madeUpSeries(key, fetchedAt)] } });
    const details = answers.find(({ endpoint }) => endpoint.endsWith(`season/${key.seasonNumber}`));
    const { overview } = JSON.parse(details?.body ?? '{}') as { readonly overview: string };
    overviews.set(JSON.stringify(key), overview);
  }
  library.close();
  return overviews;
}
