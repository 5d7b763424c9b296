import type { Person } from './person.ts';

/**
 * Where a credit comes from: the season's regular cast, a guest star of one or more episodes, or the crew
 * (https://www.themoviedb.org/bible/tv/59f73eb49251416e71000022).
 */
export type CreditKind = 'regular' | 'guest' | 'crew';

/** Prefix of the ids we make up for credits without a TMDB id. */
export const OWN_CREDIT_ID = 'own-';

/** One row for each TMDB `credit_id`: one role or one job of one person in one season. */
export interface Credit {
  /** TMDB's, or one that begins with {@link OWN_CREDIT_ID}. */
  readonly creditId: string;
  readonly kind: CreditKind;
  readonly person: Person;
  /** The role, for cast; `""` where TMDB has none. `null` for crew. */
  readonly character: string | null;
  /** The job, such as `Executive Producer`. `null` for cast. */
  readonly job: string | null;
  /** The job's department, such as `Production`. `null` for cast. */
  readonly department: string | null;
  /** Billing order, for cast: a sort key with gaps and repeats, never a position. `null` for crew. */
  readonly order: number | null;
  /** In how many of the season's episodes; `null` if TMDB has not said. */
  readonly episodeCount: number | null;
  /** The numbers of the episodes that list this credit, ascending; empty if only the season lists it. */
  readonly episodeNumbers: readonly number[];
  /** The role was left out because the reader has not seen that far (spoilers.ts), not because TMDB has none. */
  readonly isRoleHidden?: true;
  /**
   * Only episodes the reader has not seen have it (spoilers.ts): of a season that was seen in part, or that was not seen and
   * stands beside others. Counts over several seasons leave it out.
   */
  readonly isLater?: true;
}

/** Whether a credit that no episode lists is in all of them, because its count covers the whole season. */
export function isInEveryEpisode(
  { episodeNumbers, episodeCount }: Pick<Credit, 'episodeNumbers' | 'episodeCount'>,
  episodeTotal: number,
): boolean {
  return episodeTotal > 0 && episodeNumbers.length === 0 && episodeCount === episodeTotal;
}
