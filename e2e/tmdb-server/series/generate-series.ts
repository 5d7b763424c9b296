import { countryName, languageName } from '../display-names.ts';
import { hashOf, hexId, imagePath, Random } from '../random.ts';
import type {
  Creator,
  EpisodeSummary,
  SeasonCredits,
  SeasonDetails,
  SeasonSummary,
  SeriesDetails,
} from '../wire.ts';
import { guestsOf, creditIdOf, regularsOf } from './casting.ts';
import { episodeCrewOf, seasonCrewOf, showrunnerOf } from './crewing.ts';
import {
  airDateOf,
  episodeCountOf,
  type GeneratedSeries,
  seasonIdOf,
  seasonNumbersOf,
} from './series-plan.ts';
import { episodeOverview, episodeTitle } from './story-words.ts';

/** A season in the catalogue, in English; the answers of its endpoints are made from it. */
export interface GeneratedSeason {
  readonly details: SeasonDetails;
  readonly credits: SeasonCredits;
}

/** A season of a plan with its episodes and credits; always the same. */
export function generateSeason(plan: GeneratedSeries, seasonNumber: number): GeneratedSeason {
  const { episode_count, ...summary } = seasonSummaryOf(plan, seasonNumber);
  const guests = guestsOf(plan, seasonNumber);
  const episodes = Array.from({ length: episode_count }, (_, index) => ({
    ...episodeSummaryOf(plan, seasonNumber, index + 1),
    crew: episodeCrewOf(plan, seasonNumber, index + 1),
    guest_stars: guests[index] ?? [],
  }));
  const networks = networksOf(plan);
  return {
    details: { _id: hexId('season', plan.id, seasonNumber), episodes, networks, ...summary },
    credits: { cast: regularsOf(plan, seasonNumber), crew: seasonCrewOf(plan, seasonNumber) },
  };
}

/** A season as the series' own answer lists it. */
export function seasonSummaryOf(plan: GeneratedSeries, seasonNumber: number): SeasonSummary {
  const isAired = seasonNumber <= plan.seasons;
  const random = new Random('season', plan.id, seasonNumber);
  const given = plan.texts?.['en']?.seasonOverviews?.[seasonNumber];
  return {
    air_date: airDateOf(plan, seasonNumber, 1),
    episode_count: episodeCountOf(plan, seasonNumber),
    id: seasonIdOf(plan.id, seasonNumber),
    name: seasonNumber === 0 ? 'Specials' : `Season ${seasonNumber}`,
    overview: given ?? (isAired && seasonNumber > 0 ? episodeOverview(plan.id, seasonNumber) : ''),
    poster_path: isAired && plan.posters !== false ? imagePath('season poster', plan.id, seasonNumber) : null,
    season_number: seasonNumber,
    vote_average: seasonNumber === 0 || !isAired ? 0 : 6 + random.integer(30) / 10,
  };
}

/** The answer of `/3/tv/{id}` for a plan, in English. */
export function generateSeriesDetails(plan: GeneratedSeries): SeriesDetails {
  const random = new Random('series', plan.id);
  const country = plan.originCountry ?? 'US';
  const language = plan.originalLanguage ?? 'en';
  const seasons = seasonNumbersOf(plan).map((seasonNumber) => seasonSummaryOf(plan, seasonNumber));
  const last = episodeSummaryOf(plan, plan.seasons, episodeCountOf(plan, plan.seasons));
  const posters = plan.posters !== false;
  return {
    adult: false,
    backdrop_path: posters ? imagePath('backdrop', plan.id) : null,
    created_by: [creatorOf(plan)],
    episode_run_time: [],
    first_air_date: airDateOf(plan, 1, 1) ?? '',
    genres: [{ id: 18, name: 'Drama' }],
    homepage: '',
    id: plan.id,
    in_production: plan.status === 'Returning Series',
    languages: [language],
    last_air_date: last.air_date,
    last_episode_to_air: last,
    name: plan.name,
    next_episode_to_air: null,
    networks: networksOf(plan),
    number_of_episodes: seasons.reduce((sum, s) => sum + (s.season_number > 0 ? s.episode_count : 0), 0),
    number_of_seasons: seasons.filter(({ season_number }) => season_number > 0).length,
    origin_country: [country],
    original_language: language,
    original_name: plan.originalName ?? plan.name,
    overview: plan.overview ?? `${episodeOverview(plan.id)} ${episodeOverview(plan.id, 'more')}`,
    popularity: plan.popularity ?? Math.round(random.next() * 400_000) / 10_000,
    poster_path: posters ? imagePath('poster', plan.id) : null,
    production_companies: [
      { id: 900_000 + (plan.id % 90), logo_path: null, name: 'Lantern Yard', origin_country: country },
    ],
    production_countries: [{ iso_3166_1: country, name: countryName(country) }],
    seasons,
    spoken_languages: [
      {
        english_name: languageName(language, 'en'),
        iso_639_1: language,
        name: languageName(language, language),
      },
    ],
    status: plan.status ?? 'Ended',
    tagline: '',
    type: 'Scripted',
    vote_average: 6 + random.integer(30) / 10,
    vote_count: random.integer(4_000),
  };
}

function episodeSummaryOf(
  plan: GeneratedSeries,
  seasonNumber: number,
  episodeNumber: number,
): EpisodeSummary {
  const random = new Random('episode', plan.id, seasonNumber, episodeNumber);
  const isSpecial = seasonNumber === 0;
  const isLast = episodeNumber === episodeCountOf(plan, seasonNumber);
  return {
    air_date: isSpecial && random.chance(0.3) ? null : airDateOf(plan, seasonNumber, episodeNumber),
    episode_number: episodeNumber,
    episode_type: isLast && !isSpecial ? 'finale' : 'standard',
    id: 30_000_000 + (hashOf('episode', plan.id, seasonNumber, episodeNumber) % 900_000_000),
    name: episodeTitle(plan.id, seasonNumber, episodeNumber),
    overview: random.chance(isSpecial ? 0.5 : 0.1)
      ? ''
      : episodeOverview(plan.id, seasonNumber, episodeNumber),
    production_code: '',
    runtime: isSpecial && random.chance(0.5) ? null : 42 + random.integer(18),
    season_number: seasonNumber,
    show_id: plan.id,
    still_path: random.chance(0.1) ? null : imagePath('still', plan.id, seasonNumber, episodeNumber),
    vote_average: 6 + random.integer(30) / 10,
    vote_count: random.integer(400),
  };
}

function creatorOf(plan: GeneratedSeries): Creator {
  const { id, name, original_name, gender, profile_path } = showrunnerOf(plan);
  return { id, credit_id: creditIdOf(plan.id, id, 'Creator'), name, original_name, gender, profile_path };
}

function networksOf(plan: GeneratedSeries): SeriesDetails['networks'] {
  return [
    {
      id: 9_000 + (plan.id % 7),
      logo_path: null,
      name: 'Channel Nine',
      origin_country: plan.originCountry ?? 'US',
    },
  ];
}
