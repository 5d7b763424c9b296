import { creditRows, type CreditRow } from '@shared/domain/credit-rows.ts';
import { numberRanges } from '@shared/domain/kept-person.ts';
import type { CreditGroup } from '@shared/domain/group-credits.ts';
import { distinctOriginalName } from '@shared/domain/person.ts';
import { withoutHiddenPeople } from '@shared/domain/spoilers.ts';
import { lineText, rowLine } from '../../text/roles-text.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { SheetContent } from '../../state/sheet-content.ts';

/** One person on the sheet. */
export interface SheetLine {
  /** Unique in a season. */
  readonly id: string;
  readonly name: string;
  readonly originalName: string | null;
  /** Roles or jobs, then episodes; `''` if nothing is known or all of it is hidden. */
  readonly detail: string;
}

/** The people of a sheet, by its layout. */
export interface SheetLines {
  readonly regulars: readonly SheetLine[];
  readonly guests: readonly SheetLine[];
  /** By department, in the order of the page. */
  readonly crew: ReadonlyMap<string, readonly SheetLine[]>;
}

/** Everyone on the sheet, in the order of the page and without what is hidden. */
export function sheetLines(
  { page, sections, hidden }: Pick<SheetContent, 'page' | 'sections' | 'hidden'>,
  texts: Texts,
): SheetLines {
  const total = page.season.episodes.length > 0 ? page.season.episodes.length : null;
  const toLine = (row: CreditRow): SheetLine => {
    const episodes = hidden.episodeCounts ? '' : episodesText(row, total, texts);
    const { person } = row.group;
    return {
      id: row.id,
      name: person.name,
      originalName: distinctOriginalName(person),
      detail: [lineText(rowLine(row, hidden, texts)), episodes].filter((text) => text !== '').join(' · '),
    };
  };

  const rows = creditRows(withoutHiddenPeople(sections, hidden));
  const linesOf = (section: CreditRow['section']): readonly SheetLine[] =>
    rows.filter((row) => row.section === section).map(toLine);
  const departments = Map.groupBy(
    rows.filter(({ section }) => section === 'crew'),
    ({ department }) => department ?? '',
  );
  return {
    regulars: linesOf('regulars'),
    guests: linesOf('guests'),
    crew: new Map([...departments].map(([department, own]) => [department, own.map(toLine)])),
  };
}

/** Episode numbers for guest stars, a count for regulars; for crew only if it is not the whole season. */
function episodesText({ section, group }: CreditRow, total: number | null, texts: Texts): string {
  const { m } = texts;
  const { episodeCount } = group;
  const numbers = section === 'guests' ? episodeNumbers(group) : [];
  if (numbers.length > 0) {
    const ranges = numberRanges(numbers).map(([from, to]) => texts.range(from, to));
    return m.print.episodes(numbers.length, texts.row(ranges));
  }
  if (episodeCount === null || (section === 'crew' && episodeCount === total)) return '';
  const count =
    section === 'regulars' && total !== null
      ? m.season.episodesOf(episodeCount, total)
      : m.season.episodeCount(episodeCount);
  // "10 of 10 episodes" stays on one line.
  return count.replaceAll(' ', '\u00a0');
}

function episodeNumbers(group: CreditGroup): readonly number[] {
  const numbers = new Set(group.credits.flatMap((credit) => credit.episodeNumbers));
  return [...numbers].sort((a, b) => a - b);
}
