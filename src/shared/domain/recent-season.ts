/** A season the reader has opened lately. */
export interface RecentSeason {
  /** Its `endroll://` address. */
  readonly address: string;
  /** What it was called when it was opened: "Breaking Bad, Season 1". */
  readonly title: string;
}

/** As many are remembered. */
export const RECENT_SEASONS = 10;
