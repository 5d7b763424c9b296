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

/** A letter that is written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The direction of a title. One that begins with a Latin name but goes on in the words of an Arabic window is Arabic; the name
 * alone has its own direction.
 */
export function titleDirection(title: string, { locale }: Pick<Texts, 'locale'>): 'rtl' | 'auto' {
  return locale === 'ar' && RIGHT_TO_LEFT.test(title) ? 'rtl' : 'auto';
}
