import type { HitKind } from '@shared/domain/library-search.ts';

/** How the search page was left. */
export interface SearchMemory {
  text?: string;
  /** One kind alone. */
  only?: HitKind | null;
}
