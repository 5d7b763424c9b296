import type { Credit } from '@shared/domain/credit.ts';
import type { Person } from '@shared/domain/person.ts';
import type { SeasonCredits, SeasonKey, Series } from '@shared/domain/season.ts';
import { bareCredit, bareEpisode, barePerson, bareSeason, bareSeries } from '@shared/domain/test/bare.ts';
import type { Answer, SeasonAnswers, SeriesAnswers } from '../calls.ts';

/** The season that tests keep when it does not matter which. */
export const KEY: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

/** A person whose fields follow from the id. */
export function testPerson(personId: number, fields: Partial<Person> = {}): Person {
  return barePerson(personId, {
    name: `Person ${personId}`,
    originalName: `Person ${personId}`,
    gender: 'female',
    knownForDepartment: 'Acting',
    popularity: personId / 10,
    profilePath: `/portrait-${personId}.jpg`,
    ...fields,
  });
}

/** A regular. */
export function testRegular(creditId: string, fields: Partial<Credit> = {}): Credit {
  return bareCredit(creditId, testPerson(1), { character: 'A Character', episodeCount: 7, ...fields });
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
  return bareSeason({
    overview: 'High school chemistry teacher Walter White’s life is suddenly transformed.',
    airDate: '2008-01-20',
    posterPath: '/season-poster.jpg',
    episodes: [1, 2, 3, 4, 5].map((episodeNumber) =>
      bareEpisode(episodeNumber, {
        name: `Episode ${episodeNumber}`,
        airDate: `2008-01-2${episodeNumber}`,
        runtime: 48,
      }),
    ),
    credits: [testRegular('regular'), testGuest('guest'), testCrew('crew')],
    ...fields,
  });
}

/** What is known of a season when only its own credits have arrived, and nothing of its series. */
export function testSeasonWithoutDetails(fields: Partial<SeasonCredits> = {}): SeasonCredits {
  return testSeason({
    overview: '',
    airDate: null,
    posterPath: null,
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
      const personId = ((first + index * 7) % 20_000) + 1;
      if (index < creditCount / 10)
        return testRegular(creditId, { order: index, person: testPerson(personId) });
      if (index < (creditCount / 10) * 8)
        return testGuest(creditId, { order: index, person: testPerson(personId) });
      return testCrew(creditId, { person: testPerson(personId) });
    }),
  });
}

/** The answers a season could have come from: what TMDB would have said of it. */
export function testRecord(
  season: SeasonCredits = testSeason(),
  fetchedAt = '2026-03-01T12:00:00.000Z',
): SeasonAnswers {
  const { key, credits, episodes, parts } = season;
  const path = `tv/${key.seriesId}/season/${key.seasonNumber}`;
  const answer = (endpoint: string, content: unknown): Answer => ({
    endpoint,
    fetchedAt,
    body: JSON.stringify(content),
  });
  const regulars = credits.filter(({ kind }) => kind === 'regular');
  const guests = credits.filter(({ kind }) => kind === 'guest');
  const crew = credits.filter(({ kind }) => kind === 'crew');
  const isIn = (credit: Credit, number: number): boolean => credit.episodeNumbers.includes(number);
  const counted = credits.filter(({ episodeCount }) => episodeCount !== null);
  const aggregate = {
    cast: counted
      .filter(({ kind }) => kind !== 'crew')
      .map((credit) => ({
        ...wirePerson(credit.person),
        order: credit.order,
        roles: [
          { credit_id: credit.creditId, character: credit.character, episode_count: credit.episodeCount },
        ],
      })),
    crew: counted
      .filter(({ kind }) => kind === 'crew')
      .map((credit) => ({
        ...wirePerson(credit.person),
        department: credit.department,
        jobs: [{ credit_id: credit.creditId, job: credit.job, episode_count: credit.episodeCount }],
      })),
  };
  const details = {
    id: season.tmdbSeasonId,
    name: season.name,
    overview: season.overview,
    air_date: season.airDate,
    poster_path: season.posterPath,
    episodes: episodes.map((episode) => ({
      id: episode.episodeNumber,
      episode_number: episode.episodeNumber,
      name: episode.name,
      overview: episode.overview,
      air_date: episode.airDate,
      runtime: episode.runtime,
      guest_stars: guests.filter((credit) => isIn(credit, episode.episodeNumber)).map(wireCast),
      crew: crew.filter((credit) => isIn(credit, episode.episodeNumber)).map(wireCrew),
    })),
    ...(parts.aggregate ? { aggregate_credits: aggregate } : {}),
  };
  return {
    key,
    answers: [
      answer(`${path}/credits`, {
        id: season.tmdbSeasonId,
        cast: regulars.map(wireCast),
        crew: crew.filter(({ episodeNumbers }) => episodeNumbers.length === 0).map(wireCrew),
      }),
      ...(parts.details ? [answer(path, details)] : []),
    ],
  };
}

function wirePerson(person: Person): Record<string, unknown> {
  return {
    id: person.personId,
    name: person.name,
    original_name: person.originalName,
    gender: ['not-set', 'female', 'male', 'non-binary'].indexOf(person.gender),
    known_for_department: person.knownForDepartment,
    popularity: person.popularity,
    profile_path: person.profilePath,
    adult: person.adult,
  };
}

function wireCast({ person, creditId, character, order }: Credit): Record<string, unknown> {
  return { ...wirePerson(person), credit_id: creditId, character, order };
}

function wireCrew({ person, creditId, job, department }: Credit): Record<string, unknown> {
  return { ...wirePerson(person), credit_id: creditId, job, department };
}

/** A series with one season and one creator. */
export function testSeries(fields: Partial<Series> = {}): Series {
  return bareSeries({
    originalName: 'Breaking Bad',
    overview: 'A chemistry teacher…',
    posterPath: '/series-poster.jpg',
    firstAirDate: '2008-01-20',
    lastAirDate: '2013-09-29',
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
    ...fields,
  });
}

/** A series as TMDB would have answered in `language`. */
export function testSeriesRecord(
  series: Series = testSeries(),
  language = KEY.language,
  fetchedAt = '2026-03-01T11:00:00.000Z',
): SeriesAnswers {
  const body = {
    id: series.seriesId,
    name: series.name,
    original_name: series.originalName,
    overview: series.overview,
    poster_path: series.posterPath,
    first_air_date: series.firstAirDate,
    last_air_date: series.lastAirDate,
    in_production: series.inProduction,
    origin_country: series.originCountries,
    genres: series.genres.map((name) => ({ name })),
    networks: series.networks.map((name) => ({ name })),
    created_by: series.creators.map((creator) => ({
      id: creator.personId,
      credit_id: creator.creditId,
      name: creator.name,
      original_name: creator.originalName,
      gender: ['not-set', 'female', 'male', 'non-binary'].indexOf(creator.gender),
      profile_path: creator.profilePath,
    })),
    seasons: series.seasons.map((season) => ({
      season_number: season.seasonNumber,
      name: season.name,
      air_date: season.airDate,
      episode_count: season.episodeCount,
      poster_path: season.posterPath,
      overview: season.overview,
    })),
  };
  return {
    key: { seriesId: series.seriesId, language },
    answers: [{ endpoint: `tv/${series.seriesId}`, fetchedAt, body: JSON.stringify(body) }],
  };
}
