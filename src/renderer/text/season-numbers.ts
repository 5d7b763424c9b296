import { numberRanges } from '@shared/domain/kept-person.ts';
import type { Texts } from './texts.svelte.ts';

/** "Season 2", "Seasons 1–3, 5". */
export function seasonNumbersText(numbers: readonly number[], { m }: Texts): string {
  const [only] = numbers;
  if (numbers.length === 1 && only !== undefined) return m.season.seasonNumber(only);
  const ranges = numberRanges(numbers).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return m.personPage.seasons(ranges.join(', '));
}
