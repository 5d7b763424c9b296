import type { SeasonPage } from '@shared/domain/season.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import { creditsToOpen } from '../credits-to-open.ts';

/** Packs a page that does not come from the library. */
export function packSeasonPage({ season, ...page }: SeasonPage): PackedSeasonPage {
  const { credits: all, ...rest } = season;
  const { opening, credits } = creditsToOpen(all);
  return { head: toJsonText({ ...page, season: rest, opening }), credits };
}
