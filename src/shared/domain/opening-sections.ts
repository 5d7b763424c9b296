import type { Credit } from './credit.ts';
import { groupCredits, type CreditSections } from './group-credits.ts';

/** A season of more credits than these is shown, and drawn, part by part. */
export const LONG_SEASON = 1_000;

/** More regulars than a window shows at once. */
const FIRST_REGULARS = 60;

/**
 * What a long season shows before all of its credits have been read: its first regulars, and the counts of all.
 * `null` for a season that is read at once.
 */
export function openingSections(credits: readonly Credit[]): CreditSections | null {
  if (credits.length <= LONG_SEASON) return null;
  const { regulars, counts } = groupCredits(credits);
  return { regulars: regulars.slice(0, FIRST_REGULARS), guests: [], crew: [], counts };
}
