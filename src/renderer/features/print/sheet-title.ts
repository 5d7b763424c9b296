import type { SeasonPage } from '@shared/domain/season.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** The name of the series, or "Series 1396" if it is not known. */
export function seriesNameOf({ series, season }: SeasonPage, texts: Texts): string {
  return series?.name ?? texts.m.season.seriesId(season.key.seriesId);
}

/** "Breaking Bad, Season 1". */
export function sheetTitle(page: SeasonPage, texts: Texts): string {
  return texts.m.library.season(
    seriesNameOf(page, texts),
    texts.seasonName(page.season.name, page.season.key.seasonNumber),
  );
}
