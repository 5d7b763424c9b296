import type { CreditRow } from '@shared/domain/credit-rows.ts';
import type { GridRow } from '@shared/domain/episode-grid.ts';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';

/** The layout of a sheet: that of the page, with its rows in order. */
export type SheetLayout =
  | { readonly kind: 'people' }
  | { readonly kind: 'table'; readonly rows: readonly CreditRow[] }
  | { readonly kind: 'grid'; readonly rows: readonly GridRow[] };

/** What a credits sheet shows. */
export interface SheetContent {
  readonly page: SeasonPage;
  /** The people the page shows: all of the season, or those who match the filter. */
  readonly sections: CreditSections;
  readonly layout: SheetLayout;
  /** The active filters, as text: `“director”`, "Department: Directing", "Episode 7". */
  readonly narrowedBy: readonly string[];
  /** What must not be shown on the page or on paper. */
  readonly hidden: HiddenDetails;
}
