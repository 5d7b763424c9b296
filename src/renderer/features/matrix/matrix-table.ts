import { isSpecials } from '@shared/domain/season.ts';
import type {
  MatrixCell,
  MatrixMark,
  MatrixRow,
  MatrixSeason,
  Standing,
} from '@shared/domain/series-matrix.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { MARK_SYMBOLS, STANDING_SYMBOLS } from '../../credits/episode-grid-parts.ts';
import type { PageColumn, PagePart } from '../../credits/page-table.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { MatrixGroup } from './matrix-view.svelte.ts';

const STANDINGS: readonly Standing[] = ['regular', 'guest', 'crew'];
const MARKS: readonly MatrixMark[] = ['new', 'returning', 'gone'];

/** The symbols that the cells of a group use, with what they mean. */
export function legendOf(
  group: MatrixGroup,
  { m }: Texts,
): readonly { readonly symbol: string; readonly text: string }[] {
  return [
    ...STANDINGS.filter((standing) => (standing === 'crew') === (group === 'crew')).map((standing) => ({
      symbol: STANDING_SYMBOLS[standing],
      text: m.matrix.standings[standing],
    })),
    ...MARKS.map((mark) => ({ symbol: MARK_SYMBOLS[mark], text: m.matrix.marks[mark] })),
  ];
}

/** Characters, unless they are hidden, or jobs. */
export function rolesText({ department, roles }: MatrixRow, hidden: HiddenDetails, texts: Texts): string {
  if (department !== null) return texts.row(roles.map((job) => texts.credits.job(job)));
  return hidden.characters ? '' : texts.row(roles);
}

/** "＋●" */
export function cellSymbols({ standing, mark }: MatrixCell): string {
  return (mark === null ? '' : MARK_SYMBOLS[mark]) + (standing === null ? '' : STANDING_SYMBOLS[standing]);
}

/** "regular, 13 episodes, new". */
export function cellText({ standing, episodeCount, mark }: MatrixCell, texts: Texts): string {
  const { m } = texts;
  return texts.row([
    ...(standing === null ? [] : [m.matrix.standings[standing]]),
    ...(episodeCount === null ? [] : [m.season.episodeCount(episodeCount)]),
    ...(mark === null ? [] : [m.matrix.marks[mark]]),
  ]);
}

/** The number of episodes; `''` while it is unknown or hidden. */
export function countText({ episodeCount }: Pick<MatrixCell, 'episodeCount'>, texts: Texts): string {
  return episodeCount === null ? '' : texts.number(episodeCount);
}

interface MatrixTableOptions {
  readonly seasons: readonly MatrixSeason[];
  /** The names of the seasons. */
  readonly names: readonly string[];
  readonly hidden: HiddenDetails;
}

/** The rows of the page, crew by department: with the symbols of the page on paper, and in words in a copy. */
export function matrixParts(
  people: readonly MatrixRow[],
  { seasons, names, hidden }: MatrixTableOptions,
  texts: Texts,
): readonly PagePart[] {
  const { columns: labels } = texts.m.credits;
  const columns: readonly PageColumn[] = [
    { label: labels.name, kind: 'name' },
    { label: labels.role, kind: 'text' },
    ...seasons.map(({ seasonNumber, isKept }, index): PageColumn => {
      const name = names[index] ?? '';
      return {
        label: isSpecials(seasonNumber) ? name : texts.plain(seasonNumber),
        copied: isKept ? name : texts.row([name, texts.m.matrix.notKept]),
        kind: 'count',
        isKept: true,
        isOneOfMany: true,
      };
    }),
    ...(hidden.episodeCounts ? [] : [{ label: labels.episodes, kind: 'count' } as const]),
  ];
  return [...Map.groupBy(people, ({ department }) => department)].map(([department, rows]) => ({
    heading: department === null ? texts.m.compare.cast : texts.credits.department(department),
    columns,
    rows: rows.map((row) => [
      row.person.name,
      rolesText(row, hidden, texts),
      ...seasons.map((_, index) => {
        const cell = row.cells.get(index);
        if (cell === undefined) return '';
        return {
          paper: [cellSymbols(cell), countText(cell, texts)].join(' ').trim(),
          copied: cellText(cell, texts),
        };
      }),
      ...(hidden.episodeCounts ? [] : [row.episodeCount]),
    ]),
  }));
}
