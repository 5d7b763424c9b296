import { join } from 'node:path';
import type { SeasonCredits, SeasonKey } from '@shared/domain/season.ts';
import { openLibrary } from '../src/main/library/library.ts';
import {
  KEY,
  testRecord,
  testSeason,
  testSeries,
  testSeriesRecord,
} from '../src/main/library/test/test-records.ts';

const SEASONS_OF_A_SERIES = 4;

/**
 * Fills a library with seasons, four of each series unless told otherwise, as if they had just been opened. Series 1 has the
 * number 1397.
 */
export function keepSeasons(
  userData: string,
  count: number,
  make: (key: SeasonKey) => SeasonCredits = (key) => testSeason({ key }),
  ofSeries = SEASONS_OF_A_SERIES,
): void {
  const library = openLibrary({ folder: join(userData, 'library'), clock: () => new Date() });
  const now = new Date().toISOString();
  for (let index = 0; index < count; index += 1) {
    const number = Math.floor(index / ofSeries) + 1;
    const seriesId = KEY.seriesId + number;
    const seasonNumber = 1 + (index % ofSeries);
    if (seasonNumber === 1) {
      const series = testSeries({ seriesId, name: `Series ${number}` });
      library.keepSeries(testSeriesRecord(series, KEY.language, now));
    }
    library.keepSeason(testRecord(make({ ...KEY, seriesId, seasonNumber }), now));
  }
  library.close();
}
