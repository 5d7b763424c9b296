import type { AppError } from '@shared/app-error.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { seasonKeyOf, type SeasonKey } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { ok, type Result } from '@shared/result.ts';
import { leftOutSentences } from '../../credits/paper.ts';
import { unpacked } from '../../state/read-credits.ts';
import type { SheetContent } from '../../state/sheet-content.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';

interface KeptSheetOptions {
  readonly api: Pick<Api, 'library' | 'seasons'>;
  readonly spoilers: Spoilers;
  readonly texts: Texts;
  /** It is the only sheet of its document; otherwise the sheets of other seasons tell who leaves. */
  readonly isAlone: boolean;
}

/** The sheet of a whole kept season that is not on screen. It is not opened by that. */
export async function keptSheet(
  wanted: SeasonKey,
  { api: { library, seasons }, spoilers, texts, isAlone }: KeptSheetOptions,
): Promise<Result<SheetContent, AppError>> {
  const key = seasonKeyOf(wanted);
  const kept = await library.season(key);
  if (!kept.ok) return kept;
  // One that is not kept any longer comes from TMDB.
  const opened = kept.value === null ? await seasons.open(key) : ok(kept.value);
  if (kept.value === null) void seasons.leave(key);
  if (!opened.ok) return opened;
  const whole = await unpacked(() => unpackSeasonPage(opened.value));
  if (!whole.ok) return whole;
  const page = { ...whole.value, season: spoilers.guardedSeason(whole.value.season, isAlone) };
  const hides = isAlone
    ? spoilers.hides(key, whole.value.season)
    : spoilers.hidesBeside(key, whole.value.season);
  return ok({
    page,
    sections: groupCredits(page.season.credits),
    layout: { kind: 'people' },
    narrowedBy: [],
    hidden: spoilers.guarded,
    // What was revealed on the current page stays hidden here.
    leftOut: leftOutSentences(hides ? [key] : [], spoilers, texts, {
      hidden: spoilers.guarded,
      isShown: false,
    }),
  });
}
