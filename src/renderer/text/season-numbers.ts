import { numberRanges } from '@shared/domain/kept-person.ts';
import type { Texts } from './texts.svelte.ts';

/** "Season 2", "Seasons 1–3 and 5". */
export function seasonNumbersText(numbers: readonly number[], texts: Texts): string {
  const { m } = texts;
  const [only] = numbers;
  if (numbers.length === 1 && only !== undefined) return m.season.seasonNumber(only);
  return m.personPage.seasons(texts.list(numberRanges(numbers).map(([from, to]) => texts.range(from, to))));
}
