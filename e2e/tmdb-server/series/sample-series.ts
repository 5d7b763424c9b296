import sample from './documented-credits.json' with { type: 'json' };
import type { CastCredit, CrewCredit, Gender, Person, SeasonCredits } from '../wire.ts';
import { generateSeason } from './generate-series.ts';
import { personFields } from './people.ts';
import { entryOf, once, type SeriesEntry } from './series-entry.ts';
import type { GeneratedSeries } from './series-plan.ts';

/** The series of the sample season. */
export const sampleSeriesId = 1396;

/** The sample's credits, row by row, as the project ships them. */
export const sampleCredits: SeasonCredits = {
  cast: sample.cast.map((row): CastCredit => ({ ...row, gender: toGender(row.gender) })),
  crew: sample.crew.map((row): CrewCredit => ({ ...row, gender: toGender(row.gender) })),
};

/** A member of the sample's cast, for a part in another series. */
export function samplePerson(name: string): Person {
  const row = sampleCredits.cast.find((member) => member.name === name);
  if (!row) throw new Error(`The sample's cast has no ${name}`);
  return personFields(row);
}

const plan: GeneratedSeries = {
  id: sampleSeriesId,
  name: 'Breaking Bad',
  seasons: 5,
  episodesPerSeason: 13,
  episodeCounts: { 1: 7, 5: 16 },
  specials: 9,
  regulars: 6,
  guestsPerEpisode: 11,
  crewPerEpisode: 7,
  seasonCrew: 14,
  firstYear: 2008,
  popularity: 110.7,
  overview: 'A chemistry teacher with not long to live puts what he knows to another use.',
  knownRegulars: sampleCredits.cast,
  knownCrew: sampleCredits.crew,
  texts: {
    en: {
      seasonOverviews: {
        1: 'Walter White learns how ill he is, and what an old pupil of his does for a living.',
      },
    },
    de: {
      overview: 'Ein Chemielehrer, der nicht mehr lange zu leben hat, wendet sein Wissen anders an.',
      seasonOverviews: { 1: 'Walter White erfährt, wie krank er ist, und wovon ein früherer Schüler lebt.' },
    },
    ja: { name: 'ブレイキング・バッド' },
    zh: { name: '绝命毒师' },
  },
};

/** Breaking Bad: season 1 has the sample's real credits; its episodes, guests and other seasons are invented. */
export function sampleSeries(): SeriesEntry {
  const entry = entryOf(plan);
  const first = entry.seasons.get(1);
  if (!first) throw new Error('The sample series has no first season');
  const record = once(() => {
    const { details } = generateSeason(plan, 1);
    return { details: { ...details, id: sample.id }, credits: sampleCredits };
  });
  const summary = { ...first.summary, id: sample.id };
  return { ...entry, seasons: new Map(entry.seasons).set(1, { summary, record }) };
}

function toGender(gender: number): Gender {
  return gender === 1 || gender === 2 || gender === 3 ? gender : 0;
}
