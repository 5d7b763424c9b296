import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';

/** What a credits sheet shows. */
export interface SheetContent {
  readonly page: SeasonPage;
  /** Those whom the page shows: all of the season, or what its filter leaves. */
  readonly sections: CreditSections;
  /** By what these were chosen, in the reader's words: `“director”`, "Department: Directing", "Episode 7". */
  readonly narrowedBy: readonly string[];
  /** What neither page nor paper may give away. */
  readonly hidden: HiddenDetails;
}
