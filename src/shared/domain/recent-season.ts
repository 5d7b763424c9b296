/** A recently opened season. */
export interface RecentSeason {
  /** Its `endroll://` address. */
  readonly address: string;
  /** What it was called when it was opened: "Breaking Bad, Season 1". */
  readonly title: string;
}

/** The most that are kept. */
export const RECENT_SEASONS = 10;
