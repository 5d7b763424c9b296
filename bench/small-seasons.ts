import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const { openLibrary } = await import('../src/main/library/library.ts');
const { KEY, testRecord, testSeason, testSeries, testSeriesRecord } =
  await import('../src/main/library/test/test-records.ts');

/** The last series may have fewer. */
export const SEASONS_OF_A_SERIES = 5;

/** Fills a library with this many seasons of a few people each: only their number matters. */
export async function fillWithSmallSeasons(userData: string, seasons: number): Promise<void> {
  const library = openLibrary({ folder: join(userData, 'library'), clock: () => new Date() });
  // If it were older than six months, it would be deleted during the measurement.
  const now = new Date().toISOString();
  for (let index = 0; index < seasons; index += 1) {
    const seriesId = KEY.seriesId + Math.floor(index / SEASONS_OF_A_SERIES);
    const seasonNumber = 1 + (index % SEASONS_OF_A_SERIES);
    if (seasonNumber === 1) {
      const name = `Series number ${seriesId - KEY.seriesId + 1} one`;
      library.keepSeries(testSeriesRecord(testSeries({ seriesId, name }), KEY.language, now));
    }
    library.keepSeason(testRecord(testSeason({ key: { ...KEY, seriesId, seasonNumber } }), now));
  }
  library.close();
  await writeFile(join(userData, 'settings.json'), '{}');
}
