import type { LeftOutRow } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** One thing that TMDB lacks, with the pages where it can be mended. */
export interface GapLine {
  readonly key: string;
  readonly text: string;
  /** `subject` says what is edited there. */
  readonly pages: readonly { readonly subject: string; readonly page: WebPage }[];
}

/** Where TMDB has a row that could not be used: "Guest stars of episode 2". */
export function leftOutPlace({ list, episodeNumber }: LeftOutRow, texts: Texts): string {
  return texts.m.completeness.leftOutOf[list](episodeNumber);
}

/** What such a row says all the same, and what it lacks: "Guest stars of episode 2: The Villain (no id)". */
export function leftOutText(
  row: LeftOutRow,
  texts: Texts,
  hidden: Pick<HiddenDetails, 'characters'> = { characters: false },
): string {
  const { list, reason, name, role } = row;
  const m = texts.m.completeness;
  const isCast = list === 'regulars' || list === 'guests' || list === 'aggregate-cast';
  const said = [name, isCast && hidden.characters ? '' : role].filter((text) => text !== '');
  return m.leftOutRow(leftOutPlace(row, texts), texts.row(said), m.leftOutBecause[reason]);
}

/** What a search has left out: "Left out: 2 (no id; Foo, no name)"; `''` when that is nothing. */
export function leftOutNote(rows: readonly LeftOutRow[], texts: Texts): string {
  if (rows.length === 0) return '';
  const said = rows.map(({ name, reason }) => {
    const because = texts.m.completeness.leftOutBecause[reason];
    return name === '' ? because : texts.m.find.leftOutOne(name, because);
  });
  return texts.m.find.leftOut(rows.length, texts.row(said));
}
