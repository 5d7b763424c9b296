import type { AppError } from '@shared/app-error.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { seasonKeyOf, type SeasonKey } from '@shared/domain/season.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { ok, type Result } from '@shared/result.ts';
import { unpacked } from '../../state/read-credits.ts';
import type { SheetContent } from '../../state/sheet-content.ts';

/** The sheets of whole kept seasons that are not on screen, in the order of their keys. They are not opened by that. */
export async function keptSheets(
  keys: readonly SeasonKey[],
  spoilers: Pick<Spoilers, 'guarded' | 'guardedSeason'>,
  { library, seasons }: Pick<Api, 'library' | 'seasons'>,
): Promise<Result<readonly SheetContent[], AppError>> {
  const sheets: SheetContent[] = [];
  for (const key of keys.map(seasonKeyOf)) {
    const kept = await library.season(key);
    if (!kept.ok) return kept;
    // One that is not kept any longer comes from TMDB.
    const opened = kept.value === null ? await seasons.open(key) : ok(kept.value);
    if (kept.value === null) void seasons.leave(key);
    if (!opened.ok) return opened;
    const whole = await unpacked(() => unpackSeasonPage(opened.value));
    if (!whole.ok) return whole;
    const page = { ...whole.value, season: spoilers.guardedSeason(whole.value.season) };
    sheets.push({
      page,
      sections: groupCredits(page.season.credits),
      layout: { kind: 'people' },
      narrowedBy: [],
      hidden: spoilers.guarded,
    });
  }
  return ok(sheets);
}
