import type { AppError } from '@shared/app-error.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { seasonKeyOf, type SeasonKey } from '@shared/domain/season.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { ok, type Result } from '@shared/result.ts';
import { unpacked } from '../../state/read-credits.ts';
import type { SheetContent } from '../../state/sheet-content.ts';

/** The sheets of whole seasons that are not on screen, in the order of their keys. */
export async function keptSheets(
  keys: readonly SeasonKey[],
  spoilers: Pick<Spoilers, 'guarded' | 'guardedSeason'>,
  { seasons }: Pick<Api, 'seasons'>,
): Promise<Result<readonly SheetContent[], AppError>> {
  const sheets: SheetContent[] = [];
  for (const key of keys.map(seasonKeyOf)) {
    const opened = await seasons.open(key);
    void seasons.leave(key);
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
