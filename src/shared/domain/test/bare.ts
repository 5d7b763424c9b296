import type { Credit } from '../credit.ts';
import type { Person } from '../person.ts';
import type { Episode, SeasonCredits, Series } from '../season.ts';
import type { Settings } from '../settings.ts';
import type { TmdbPerson } from '../tmdb-person.ts';

// Everything that tests make of these types begins here, so that a new field is one line for all of them.

/** A person of whom nothing is known but what is given. */
export function barePerson(personId: number, fields: Partial<Person> = {}): Person {
  return {
    personId,
    name: '',
    originalName: null,
    gender: 'not-set',
    knownForDepartment: null,
    popularity: null,
    profilePath: null,
    adult: false,
    ...fields,
  };
}

/** Somebody who was looked up, and of whom nothing is known but what is given. */
export function bareTmdbPerson(personId: number, fields: Partial<TmdbPerson> = {}): TmdbPerson {
  return {
    personId,
    name: '',
    gender: 'not-set',
    knownForDepartment: null,
    birthday: null,
    deathday: null,
    placeOfBirth: null,
    biography: '',
    isBiographyEnglish: false,
    otherNames: [],
    profilePath: null,
    ids: {},
    credits: [],
    leftOutCount: 0,
    goneSince: null,
    ...fields,
  };
}

/** A regular of whom nothing is known but what is given. */
export function bareCredit(creditId: string, person: Person, fields: Partial<Credit> = {}): Credit {
  return {
    creditId,
    kind: 'regular',
    person,
    character: '',
    job: null,
    department: null,
    order: 0,
    episodeCount: null,
    episodeNumbers: [],
    ...fields,
  };
}

/** An episode of which nothing is known but what is given. */
export function bareEpisode(episodeNumber: number, fields: Partial<Episode> = {}): Episode {
  return { episodeNumber, name: '', airDate: null, runtime: null, overview: '', ...fields };
}

/** A season of which nothing is known but what is given; all of TMDB's answers have come. */
export function bareSeason(fields: Partial<SeasonCredits> = {}): SeasonCredits {
  return {
    key: { seriesId: 1396, seasonNumber: 1, language: 'en-US' },
    tmdbSeasonId: 3572,
    name: 'Season 1',
    overview: '',
    airDate: null,
    posterPath: null,
    episodes: [],
    credits: [],
    english: null,
    parts: { details: true, aggregate: true, english: true },
    leftOut: [],
    ...fields,
  };
}

/** A series of which nothing is known but what is given. */
export function bareSeries(fields: Partial<Series> = {}): Series {
  return {
    seriesId: 1396,
    name: 'Breaking Bad',
    originalName: null,
    overview: '',
    posterPath: null,
    firstAirDate: null,
    lastAirDate: null,
    inProduction: false,
    originCountries: [],
    genres: [],
    networks: [],
    creators: [],
    seasons: [],
    english: null,
    leftOut: [],
    ...fields,
  };
}

/** Each setting with another value than its default. */
export const OTHER_SETTINGS: Settings = {
  language: 'de-DE',
  theme: 'light',
  sidebarWidth: 300,
  changesSeenAt: '2026-11-01T08:00:00.000Z',
  lastAddress: 'endroll://tv/1',
  interfaceLanguage: 'ar',
  density: 'compact',
  hideEpisodeCounts: true,
  hideCharacters: true,
  hideGuests: true,
  singleKeys: false,
  imageSize: 'large',
  pictureLimit: 500,
  seasonMode: 'table',
  creditSort: 'popularity',
  creditSortDirection: 'descending',
  updates: 'off',
  isSidebarFolded: true,
  libraryOrder: 'added',
  exportColumns: ['series_name', 'character', 'job'],
  rollSize: 1.5,
  rollSpeed: 2,
};
