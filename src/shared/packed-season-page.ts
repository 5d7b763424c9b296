import { inflateJson, type Deflated } from './deflated.ts';
import type { CreditSections } from './domain/group-credits.ts';
import { unpackCredits, type PackedCredits } from './domain/packed-credits.ts';
import type { SeasonCredits, SeasonPage } from './domain/season.ts';
import { fromJsonText, type JsonText } from './json-text.ts';

/** A season's page on its way to the window: docs/adr/0019-packed-credits.md. */
export interface PackedSeasonPage {
  readonly head: JsonText<SeasonPageHead>;
  readonly credits: Deflated<PackedCredits>;
}

/** The credits of a kept season, without its page. */
export interface PackedSeasonCredits {
  readonly seasonNumber: number;
  readonly credits: Deflated<PackedCredits>;
  /** Guest stars and the episodes' crew have not arrived: `lacksPeople` in season.ts. */
  readonly lacksPeople?: true;
  /** Of a season that was seen in part: who is in all of them is in all that were seen (`seenCredits` in spoilers.ts). */
  readonly episodes?: readonly { readonly episodeNumber: number }[];
}

/** A season's page without its credits, except the first ones of a long season. */
export interface SeasonPageHead extends Omit<SeasonPage, 'season'> {
  readonly season: Omit<SeasonCredits, 'credits'>;
  readonly opening: CreditSections | null;
}

/** A page with only the first credits of a long season, and its sections. */
export interface SeasonOpening {
  readonly page: SeasonPage;
  readonly sections: CreditSections;
}

/** The part of the page that can be shown at once; `null` if that would not be faster than all of it. */
export function openSeasonPage({ head }: PackedSeasonPage): SeasonOpening | null {
  const { season, opening, ...page } = fromJsonText(head);
  if (opening === null) return null;
  const credits = opening.regulars.flatMap((group) => group.credits);
  return { page: { ...page, season: { ...season, credits } }, sections: opening };
}

/** The whole page. Rejects if its credits are damaged. */
export async function unpackSeasonPage({ head, credits }: PackedSeasonPage): Promise<SeasonPage> {
  const packed = await inflateJson(credits);
  const { season, opening: _, ...page } = fromJsonText(head);
  return { ...page, season: { ...season, credits: unpackCredits(packed) } };
}
