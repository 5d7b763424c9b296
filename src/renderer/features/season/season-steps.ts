import {
  isReadable,
  isSpecials,
  type KeptSeason,
  type SeasonKey,
  type SeasonSummary,
} from '@shared/domain/season.ts';

/** The seasons before and after one; `null` at either end. */
export interface SeasonSteps {
  readonly previous: SeasonSummary | null;
  readonly next: SeasonSummary | null;
}

/** Finds the neighbours of a season by their numbers, which have gaps. */
export function seasonSteps(seasons: readonly SeasonSummary[], seasonNumber: number): SeasonSteps {
  const sorted = seasons.toSorted((a, b) => a.seasonNumber - b.seasonNumber);
  return {
    previous: sorted.findLast((season) => season.seasonNumber < seasonNumber) ?? null,
    next: sorted.find((season) => season.seasonNumber > seasonNumber) ?? null,
  };
}

/**
 * The number of the kept season to compare a season with: the one before it, otherwise the first after it, and the specials only
 * if there is nothing else; `null` if no other is kept in its language.
 */
export function comparedSeason(
  kept: readonly KeptSeason[],
  { seasonNumber, language }: SeasonKey,
): number | null {
  const others = kept
    .filter((season) => isReadable(season) && season.language === language)
    .map((season) => season.seasonNumber)
    .filter((number) => number !== seasonNumber)
    .toSorted((a, b) => a - b);
  return (
    others.findLast((number) => number < seasonNumber && !isSpecials(number)) ??
    others.find((number) => !isSpecials(number)) ??
    others[0] ??
    null
  );
}
