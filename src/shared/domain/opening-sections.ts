import type { Credit } from './credit.ts';
import { groupCredits, type CreditSections } from './group-credits.ts';

/** Seasons with more credits than this are rendered in parts. */
export const LONG_SEASON = 1_000;

/** More regulars than fit into a window. */
const FIRST_REGULARS = 60;

/**
 * What a long season shows before all of its credits have been read: its first regulars and all counts.
 * `null` for a season that is read in one go.
 */
export function openingSections(credits: readonly Credit[]): CreditSections | null {
  if (credits.length <= LONG_SEASON) return null;
  const { regulars, counts } = groupCredits(credits);
  return { regulars: regulars.slice(0, FIRST_REGULARS), guests: [], crew: [], counts };
}
