/** A recently opened season. */
export interface RecentSeason {
  /** Its `endroll://` address. */
  readonly address: string;
  /** What it was called when it was opened: "Breaking Bad, Season 1". */
  readonly title: string;
}

/** The same with the time of TMDB's answer that called it so, in ISO form: the title is deleted six months later. */
export interface VisitedSeason extends RecentSeason {
  readonly fetchedAt: string;
}

/** The most that are kept. */
export const RECENT_SEASONS = 10;
