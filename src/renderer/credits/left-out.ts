import type { LeftOutRow } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** One thing that is missing on TMDB, with the pages where it can be added. */
export interface GapLine {
  readonly key: string;
  readonly text: string;
  /** `subject` says what is edited there. */
  readonly pages: readonly { readonly subject: string; readonly page: WebPage }[];
}

/** The place of an unusable row of TMDB's: "Guest stars of episode 2". */
export function leftOutPlace({ list, episodeNumber }: LeftOutRow, texts: Texts): string {
  return texts.m.completeness.leftOutOf[list](episodeNumber);
}

/** An unusable row with what it does contain, and what it lacks: "Guest stars of episode 2: The Villain (no id)". */
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

/** What a search has left out: "Left out: 2 (no id; Foo, no name)"; `''` if nothing was left out. */
export function leftOutNote(rows: readonly LeftOutRow[], texts: Texts): string {
  if (rows.length === 0) return '';
  const said = rows.map(({ name, reason }) => {
    const because = texts.m.completeness.leftOutBecause[reason];
    return name === '' ? because : texts.m.find.leftOutOne(name, because);
  });
  return texts.m.find.leftOut(rows.length, texts.row(said));
}
