import type { CreditRow } from '@shared/domain/credit-rows.ts';
import type { GridRow } from '@shared/domain/episode-grid.ts';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';

/** How a sheet is laid out: as the page is, with its rows in their order. */
export type SheetLayout =
  | { readonly kind: 'people' }
  | { readonly kind: 'table'; readonly rows: readonly CreditRow[] }
  | { readonly kind: 'grid'; readonly rows: readonly GridRow[] };

/** What a credits sheet shows. */
export interface SheetContent {
  readonly page: SeasonPage;
  /** Those whom the page shows: all of the season, or what its filter leaves. */
  readonly sections: CreditSections;
  readonly layout: SheetLayout;
  /** By what these were chosen, in the reader's words: `“director”`, "Department: Directing", "Episode 7". */
  readonly narrowedBy: readonly string[];
  /** What neither page nor paper may give away. */
  readonly hidden: HiddenDetails;
}
