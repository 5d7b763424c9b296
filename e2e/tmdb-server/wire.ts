/** TMDB's answers as it sends them; these names are TMDB's own. */

/** 0 not set, 1 female, 2 male, 3 non-binary. */
export type Gender = 0 | 1 | 2 | 3;

/** The fields about the person in every credit row. */
export interface Person {
  readonly adult: boolean;
  readonly gender: Gender;
  readonly id: number;
  readonly known_for_department: string;
  readonly name: string;
  readonly original_name: string;
  readonly popularity: number;
  readonly profile_path: string | null;
}

/** A regular of a season, or a guest star of an episode: the same fields in both places. */
export interface CastCredit extends Person {
  readonly character: string;
  readonly credit_id: string;
  readonly order: number;
}

export interface CrewCredit extends Person {
  readonly credit_id: string;
  readonly department: string;
  readonly job: string;
}

/** Season credits without the season's ID, in which form they are appended to other answers. */
export interface SeasonCredits {
  readonly cast: readonly CastCredit[];
  readonly crew: readonly CrewCredit[];
}

export interface AggregateCastMember extends Person {
  readonly roles: readonly {
    readonly credit_id: string;
    readonly character: string;
    readonly episode_count: number;
  }[];
  readonly total_episode_count: number;
  readonly order: number;
}

export interface AggregateCrewMember extends Person {
  readonly jobs: readonly {
    readonly credit_id: string;
    readonly job: string;
    readonly episode_count: number;
  }[];
  readonly department: string;
  readonly total_episode_count: number;
}

export interface AggregateCredits {
  readonly cast: readonly AggregateCastMember[];
  readonly crew: readonly AggregateCrewMember[];
}

/** An episode in a series' `last_episode_to_air`: without any people. */
export interface EpisodeSummary {
  readonly air_date: string | null;
  readonly episode_number: number;
  readonly episode_type: string;
  readonly id: number;
  readonly name: string;
  readonly overview: string;
  readonly production_code: string;
  readonly runtime: number | null;
  readonly season_number: number;
  readonly show_id: number;
  readonly still_path: string | null;
  readonly vote_average: number;
  readonly vote_count: number;
}

export interface Episode extends EpisodeSummary {
  readonly crew: readonly CrewCredit[];
  readonly guest_stars: readonly CastCredit[];
}

export interface Network {
  readonly id: number;
  readonly logo_path: string | null;
  readonly name: string;
  readonly origin_country: string;
}

export interface SeasonDetails {
  readonly _id: string;
  readonly air_date: string | null;
  readonly episodes: readonly Episode[];
  readonly name: string;
  readonly networks: readonly Network[];
  readonly overview: string;
  readonly id: number;
  readonly poster_path: string | null;
  readonly season_number: number;
  readonly vote_average: number;
}

/** A season as a series' `seasons[]` lists it. */
export interface SeasonSummary {
  readonly air_date: string | null;
  readonly episode_count: number;
  readonly id: number;
  readonly name: string;
  readonly overview: string;
  readonly poster_path: string | null;
  readonly season_number: number;
  readonly vote_average: number;
}

export interface Creator {
  readonly id: number;
  readonly credit_id: string;
  readonly name: string;
  readonly original_name: string;
  readonly gender: Gender;
  readonly profile_path: string | null;
}

export interface SeriesDetails {
  readonly adult: boolean;
  readonly backdrop_path: string | null;
  readonly created_by: readonly Creator[];
  readonly episode_run_time: readonly number[];
  readonly first_air_date: string;
  readonly genres: readonly { readonly id: number; readonly name: string }[];
  readonly homepage: string;
  readonly id: number;
  readonly in_production: boolean;
  readonly languages: readonly string[];
  readonly last_air_date: string | null;
  readonly last_episode_to_air: EpisodeSummary | null;
  readonly name: string;
  readonly next_episode_to_air: EpisodeSummary | null;
  readonly networks: readonly Network[];
  readonly number_of_episodes: number;
  readonly number_of_seasons: number;
  readonly origin_country: readonly string[];
  readonly original_language: string;
  readonly original_name: string;
  readonly overview: string;
  readonly popularity: number;
  readonly poster_path: string | null;
  readonly production_companies: readonly Network[];
  readonly production_countries: readonly { readonly iso_3166_1: string; readonly name: string }[];
  readonly seasons: readonly SeasonSummary[];
  readonly spoken_languages: readonly {
    readonly english_name: string;
    readonly iso_639_1: string;
    readonly name: string;
  }[];
  readonly status: string;
  readonly tagline: string;
  readonly type: string;
  readonly vote_average: number;
  readonly vote_count: number;
}

/** A series as a search, or a person's list of credits, shows it. */
export interface SeriesRow {
  readonly adult: boolean;
  readonly backdrop_path: string | null;
  readonly genre_ids: readonly number[];
  readonly id: number;
  readonly origin_country: readonly string[];
  readonly original_language: string;
  readonly original_name: string;
  readonly overview: string;
  readonly popularity: number;
  readonly poster_path: string | null;
  readonly first_air_date: string;
  readonly name: string;
  readonly vote_average: number;
  readonly vote_count: number;
}

export interface SearchPage {
  readonly page: number;
  readonly results: readonly SeriesRow[];
  readonly total_pages: number;
  readonly total_results: number;
}
