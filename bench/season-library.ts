import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPicture } from '../e2e/tmdb-server/pictures/draw-picture.ts';

const { openLibrary } = await import('../src/main/library/library.ts');
const { KEY, testLargeSeason, testRecord, testSeries, testSeriesRecord } =
  await import('../src/main/library/test/test-records.ts');

/** A season to keep, the only one of its series. */
export interface BenchSeason {
  readonly series: string;
  readonly credits: number;
  /** Default: 1. Each has this many people, out of twice as many. */
  readonly seasons?: number;
}

/** The jobs of the crew, in as many departments as a long season has. */
const WORK = [
  { job: 'Director', department: 'Directing' },
  { job: 'Writer', department: 'Writing' },
  { job: 'Executive Producer', department: 'Production' },
  { job: 'Casting', department: 'Production' },
  { job: 'Director of Photography', department: 'Camera' },
  { job: 'Editor', department: 'Editing' },
  { job: 'Production Design', department: 'Art' },
  { job: 'Costume Design', department: 'Costume & Make-Up' },
  { job: 'Original Music Composer', department: 'Sound' },
  { job: 'Visual Effects Supervisor', department: 'Visual Effects' },
  { job: 'Gaffer', department: 'Lighting' },
  { job: 'Stunts', department: 'Crew' },
] as const;

/** The one that comes last on the page. */
export const LAST_DEPARTMENT = 'Crew';

/** The number of faces shared by all people, so that portraits can be loaded and drawn without a network. */
const PORTRAITS = 40;

/** Fills a library with complete, fresh seasons and their portraits. */
export async function fillWithSeasons(userData: string, seasons: readonly BenchSeason[]): Promise<void> {
  const library = openLibrary({ folder: join(userData, 'library'), clock: () => new Date() });
  const now = new Date().toISOString();
  for (const [index, { series, credits: count, seasons: seasonCount = 1 }] of seasons.entries()) {
    const seriesId = index + 1;
    const described = testSeries({ seriesId, name: series, posterPath: null });
    library.keepSeries(testSeriesRecord(described, KEY.language, now));
    const people = testLargeSeason({ ...KEY, seriesId }, count * (seasonCount === 1 ? 1 : 2)).credits;
    for (let seasonNumber = 1; seasonNumber <= seasonCount; seasonNumber += 1) {
      const season = testLargeSeason({ ...KEY, seriesId, seasonNumber }, count);
      const credits = season.credits.map((credit, index) => {
        // From season to season, other people come and go.
        const { person } = people[(index + 37 * (seasonNumber - 1)) % people.length] ?? credit;
        return {
          ...credit,
          ...(credit.kind === 'crew' && WORK[index % WORK.length]),
          person: { ...person, profilePath: `/${portraitName(person.personId)}` },
        };
      });
      library.keepSeason(testRecord({ ...season, posterPath: null, credits }, now));
    }
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
