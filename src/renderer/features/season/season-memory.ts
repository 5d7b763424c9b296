import type { Facet } from '@shared/domain/credit-facets.ts';

/** How a season's page was left. */
export interface SeasonMemory {
  filter?: string;
  facets?: readonly Facet[];
}
