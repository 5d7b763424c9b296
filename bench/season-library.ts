import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPicture } from '../e2e/tmdb-server/pictures/draw-picture.ts';

const { Library } = await import('../src/main/library/library.ts');
const { KEY, testLargeSeason, testRecord, testSeries, testSeriesRecord } =
  await import('../src/main/library/test-records.ts');

/** A season to keep, the only one of its series. */
export interface BenchSeason {
  readonly series: string;
  readonly credits: number;
}

/** So many faces go round, so that portraits are loaded and drawn without a network. */
const PORTRAITS = 40;

/** Fills a library with whole, fresh seasons and their portraits. */
export async function fillWithSeasons(userData: string, seasons: readonly BenchSeason[]): Promise<void> {
  const library = new Library({ folder: join(userData, 'library'), clock: () => new Date() });
  const now = new Date().toISOString();
  for (const [index, { series, credits }] of seasons.entries()) {
    const seriesId = index + 1;
    const described = testSeries({ seriesId, name: series, posterPath: null });
    library.keepSeries(testSeriesRecord(described, KEY.language, now));
    const season = testLargeSeason({ ...KEY, seriesId }, credits);
    const withPortraits = season.credits.map((credit) => ({
      ...credit,
      person: { ...credit.person, profilePath: `/${portraitName(credit.person.personId)}` },
    }));
    library.keepSeason(testRecord({ ...season, posterPath: null, credits: withPortraits }, now));
  }
  library.close();
  await drawPortraits(join(userData, 'images', 'w185'));
  await writeFile(join(userData, 'settings.json'), '{}');
}

async function drawPortraits(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < PORTRAITS; index += 1) {
    const name = portraitName(index);
    await writeFile(join(folder, name), drawPicture('portrait', `/${name}`, 185));
  }
}

function portraitName(personId: number): string {
  return `portrait-${personId % PORTRAITS}.png`;
}
