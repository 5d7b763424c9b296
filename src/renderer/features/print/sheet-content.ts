import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Texts } from '../../text/texts.svelte.ts';

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

/** The name of the series, or "Series 1396" while it is not known. */
export function seriesNameOf({ series, season }: SeasonPage, texts: Texts): string {
  return series?.name ?? texts.m.season.seriesId(season.key.seriesId);
}

/** "Breaking Bad, Season 1". */
export function sheetTitle(page: SeasonPage, texts: Texts): string {
  return texts.m.library.season(seriesNameOf(page, texts), page.season.name);
}
