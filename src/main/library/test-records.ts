import type { Credit } from '@shared/domain/credit.ts';
import type { Person } from '@shared/domain/person.ts';
import type { SeasonCredits, SeasonKey, Series } from '@shared/domain/season.ts';
import type { SeasonRecord, SeriesRecord } from './library-api.ts';

/** The season that tests keep when it does not matter which. */
export const KEY: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

/** A person whose fields follow from the id. */
export function testPerson(personId: number, fields: Partial<Person> = {}): Person {
  return {
    personId,
    name: `Person ${personId}`,
    originalName: `Person ${personId}`,
    gender: 'female',
    knownForDepartment: 'Acting',
    popularity: personId / 10,
    profilePath: `/portrait-${personId}.jpg`,
    adult: false,
    ...fields,
  };
}

/** A regular. */
export function testRegular(creditId: string, fields: Partial<Credit> = {}): Credit {
  return {
    creditId,
    kind: 'regular',
    person: testPerson(1),
    character: 'A Character',
    job: null,
    department: null,
    order: 0,
    episodeCount: 7,
    episodeNumbers: [],
    ...fields,
  };
}

/** A guest star of two episodes. */
export function testGuest(creditId: string, fields: Partial<Credit> = {}): Credit {
  return testRegular(creditId, {
    kind: 'guest',
    person: testPerson(2),
    order: 512,
    episodeCount: 2,
    episodeNumbers: [2, 5],
    ...fields,
  });
}

/** A director of one episode. */
export function testCrew(creditId: string, fields: Partial<Credit> = {}): Credit {
  return testRegular(creditId, {
    kind: 'crew',
    person: testPerson(3, { knownForDepartment: 'Directing', profilePath: null }),
    character: null,
    job: 'Director',
    department: 'Directing',
    order: null,
    episodeCount: 1,
    episodeNumbers: [1],
    ...fields,
  });
}

/** A whole season with a regular, a guest and a director. */
export function testSeason(fields: Partial<SeasonCredits> = {}): SeasonCredits {
  return {
    key: KEY,
    tmdbSeasonId: 3572,
    name: 'Season 1',
    overview: 'High school chemistry teacher Walter White’s life is suddenly transformed.',
    airDate: '2008-01-20',
    posterPath: '/season-poster.jpg',
    episodes: [1, 2, 3, 4, 5].map((episodeNumber) => ({
      episodeNumber,
      name: `Episode ${episodeNumber}`,
      airDate: `2008-01-2${episodeNumber}`,
      runtime: 48,
      overview: '',
    })),
    credits: [testRegular('regular'), testGuest('guest'), testCrew('crew')],
    english: null,
    parts: { details: true, aggregate: true, english: true },
    leftOut: [],
    ...fields,
  };
}

/** What is known of a season when only its own credits have arrived. */
export function testSeasonWithoutDetails(fields: Partial<SeasonCredits> = {}): SeasonCredits {
  return testSeason({
    episodes: [],
    credits: [testRegular('regular', { episodeCount: null })],
    parts: { details: false, aggregate: false, english: true },
    ...fields,
  });
}

/** As many credits as an answer of TMDB with many guests: a tenth of them regulars, a fifth crew. */
export function testLargeSeason(key: SeasonKey, creditCount: number): SeasonCredits {
  const first = (key.seriesId * 100 + key.seasonNumber) * 1000;
  return testSeason({
    key,
    name: `Season ${key.seasonNumber}`,
    credits: Array.from({ length: creditCount }, (_, index) => {
      const creditId = (first + index).toString(16).padStart(24, '5');
      const personId = (first + index * 7) % 20_000;
      if (index < creditCount / 10)
        return testRegular(creditId, { order: index, person: testPerson(personId) });
      if (index < (creditCount / 10) * 8)
        return testGuest(creditId, { order: index, person: testPerson(personId) });
      return testCrew(creditId, { person: testPerson(personId) });
    }),
  });
}

/** A season with the answers it could have come from. */
export function testRecord(
  season: SeasonCredits = testSeason(),
  fetchedAt = '2026-03-01T12:00:00.000Z',
): SeasonRecord {
  const path = `tv/${season.key.seriesId}/season/${season.key.seasonNumber}`;
  return {
    season,
    fetchedAt,
    answers: [
      { endpoint: `${path}/credits`, fetchedAt, body: JSON.stringify(season.credits) },
      { endpoint: path, fetchedAt, body: JSON.stringify(season.episodes) },
    ],
  };
}

/** A series with one season and one creator. */
export function testSeries(fields: Partial<Series> = {}): Series {
  return {
    seriesId: KEY.seriesId,
    name: 'Breaking Bad',
    originalName: 'Breaking Bad',
    overview: 'A chemistry teacher…',
    posterPath: '/series-poster.jpg',
    firstAirDate: '2008-01-20',
    lastAirDate: '2013-09-29',
    inProduction: false,
    originCountries: ['US'],
    genres: ['Drama', 'Crime'],
    networks: ['AMC'],
    creators: [
      {
        personId: 66633,
        creditId: 'creator',
        name: 'Vince Gilligan',
        originalName: 'Vince Gilligan',
        gender: 'male',
        profilePath: '/creator.jpg',
      },
    ],
    seasons: [
      {
        seasonNumber: 1,
        name: 'Season 1',
        airDate: '2008-01-20',
        episodeCount: 7,
        posterPath: '/tile.jpg',
        overview: '',
      },
    ],
    english: null,
    ...fields,
  };
}

/** A series as TMDB would have answered in `language`. */
export function testSeriesRecord(
  series: Series = testSeries(),
  language = KEY.language,
  fetchedAt = '2026-03-01T11:00:00.000Z',
): SeriesRecord {
  return {
    series,
    language,
    answer: {
      endpoint: `tv/${series.seriesId}`,
      fetchedAt,
      body: JSON.stringify(series),
    },
  };
}
