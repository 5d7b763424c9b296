import { numberRanges } from '@shared/domain/kept-person.ts';
import { isSpecials } from '@shared/domain/season.ts';
import type { Texts } from './texts.svelte.ts';

/** "Season 2", "Seasons 1–3 and 5", "Specials, Season 1", from ascending numbers. */
export function seasonNumbersText(numbers: readonly number[], texts: Texts): string {
  const { season, personPage } = texts.m;
  const unique = [...new Set(numbers)];
  const specials = unique.filter(isSpecials);
  const numbered = unique.filter((number) => !isSpecials(number));
  const ranges = numberRanges(numbered).map(([from, to]) => texts.range(from, to));
  const isRange = numbered.length > 1;
  return texts.row([
    ...(isRange ? specials : unique).map((number) => season.seasonNumber(number)),
    ...(isRange ? [personPage.seasons(texts.list(ranges))] : []),
  ]);
}
