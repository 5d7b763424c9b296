import type { Credit } from '@shared/domain/credit.ts';
import type { Person } from '@shared/domain/person.ts';
import { bareCredit, bareEpisode, barePerson, bareSeason, bareSeries } from '@shared/domain/test/bare.ts';
import type { SeasonPage, Series } from '@shared/domain/season.ts';
import type { SeriesHit, SeriesPage, SeriesSearchPage } from '@shared/domain/series.ts';

/** A person with the fields that matter to a test. */
export function person(personId: number, name: string, rest: Partial<Person> = {}): Person {
  return barePerson(personId, {
    name,
    originalName: name,
    knownForDepartment: 'Acting',
    popularity: 1.5,
    ...rest,
  });
}

/** A credit of a regular; `rest` makes it something else. */
export const credit = bareCredit;

/** A crew credit. */
export function crewCredit(
  creditId: string,
  of: Person,
  department: string,
  job: string,
  rest: Partial<Credit> = {},
): Credit {
  return credit(creditId, of, { kind: 'crew', character: null, order: null, department, job, ...rest });
}

const cranston = person(17419, 'Bryan Cranston');
const watanabe = person(3899, 'Ken Watanabe', { originalName: '渡辺謙' });
const gilligan = person(66633, 'Vince Gilligan');

/** A series as TMDB describes it. */
const breakingBad = bareSeries({
  originalName: 'Breaking Bad',
  firstAirDate: '2008-01-20',
  lastAirDate: '2013-09-29',
  originCountries: ['US'],
  genres: ['Drama'],
  networks: ['AMC'],
  creators: [{ ...gilligan, creditId: 'creator-1' }],
});

/** A small season with everything a page can show: two episodes, two regulars, a guest, crew with two jobs. */
export function seasonPage(rest: Partial<SeasonPage> = {}): SeasonPage {
  return {
    source: 'library',
    fetchedAt: '2026-11-21T08:00:00.000Z',
    isArriving: false,
    notKept: null,
    goneSince: null,
    series: breakingBad,
    season: bareSeason({
      overview: 'A chemistry teacher.',
      airDate: '2008-01-20',
      episodes: [
        bareEpisode(1, { name: 'Pilot', airDate: '2008-01-20', runtime: 59 }),
        bareEpisode(2, { name: "Cat's in the Bag..." }),
      ],
      credits: [
        credit('regular-1', cranston, { character: 'Walter White', episodeCount: 2, episodeNumbers: [] }),
        credit('regular-2', person(84497, 'Aaron Paul'), {
          character: 'Jesse Pinkman',
          order: 5,
          episodeCount: 1,
        }),
        credit('guest-1', watanabe, {
          kind: 'guest',
          character: 'Guest',
          order: 500,
          episodeCount: 1,
          episodeNumbers: [2],
        }),
        crewCredit('crew-1', gilligan, 'Production', 'Executive Producer', { episodeCount: 2 }),
        crewCredit('crew-2', gilligan, 'Writing', 'Writer', { episodeCount: 1, episodeNumbers: [1] }),
        crewCredit('crew-3', gilligan, 'Directing', 'Director', { episodeCount: 1, episodeNumbers: [1] }),
      ],
    }),
    ...rest,
  };
}

/** A series page with Specials, a season and one not aired. */
export function seriesPage(): SeriesPage {
  const season = (seasonNumber: number, name: string, airDate: string | null): Series['seasons'][number] => ({
    seasonNumber,
    name,
    airDate,
    episodeCount: 7,
    posterPath: null,
    overview: '',
  });
  const seasons = [
    season(0, 'Specials', null),
    season(1, 'Season 1', '2008-01-20'),
    season(2, 'Season 2', null),
  ];
  return {
    source: 'library',
    fetchedAt: '2026-11-21T08:00:00.000Z',
    goneSince: null,
    series: { ...breakingBad, seasons },
  };
}

/** One page of search results. */
export function searchPage(hits: readonly SeriesHit[], totalPages = 1): SeriesSearchPage {
  return { page: 1, totalPages, totalResults: hits.length, results: hits, leftOut: [] };
}

/** A search result. */
export function seriesHit(seriesId: number, name: string, rest: Partial<SeriesHit> = {}): SeriesHit {
  return {
    seriesId,
    name,
    originalName: name,
    firstAirDate: '2008-01-20',
    originCountries: ['US'],
    posterPath: null,
    overview: '',
    ...rest,
  };
}
