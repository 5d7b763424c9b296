import type { Series, SeasonSummary } from '@shared/domain/season.ts';

/** The previous and next season in the series' list; `null` at either end, and if the series is not known. */
export interface SeasonSteps {
  readonly previous: SeasonSummary | null;
  readonly next: SeasonSummary | null;
}

/** Finds the neighbours of a season by their numbers, which have gaps. */
export function seasonSteps(series: Pick<Series, 'seasons'> | null, seasonNumber: number): SeasonSteps {
  const sorted = (series?.seasons ?? []).toSorted((a, b) => a.seasonNumber - b.seasonNumber);
  return {
    previous: sorted.findLast((season) => season.seasonNumber < seasonNumber) ?? null,
    next: sorted.find((season) => season.seasonNumber > seasonNumber) ?? null,
  };
}
