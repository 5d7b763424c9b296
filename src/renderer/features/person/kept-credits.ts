import type { Credit } from '@shared/domain/credit.ts';
import { seasonKeyText, type KeptCredit, type KeptSeason } from '@shared/domain/season.ts';

/** One kept season with a person's credits in it, in the order given. */
export function groupBySeason(
  credits: readonly KeptCredit[],
): readonly { readonly season: KeptSeason; readonly credits: readonly Credit[] }[] {
  return [...Map.groupBy(credits, ({ season }) => seasonKeyText(season)).values()].flatMap((own) => {
    const first = own[0];
    return first === undefined ? [] : [{ season: first.season, credits: own.map(({ credit }) => credit) }];
  });
}
