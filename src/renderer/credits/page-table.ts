import { delimitedLine, markdownTable, markdownText, type Cell } from '@shared/table-text.ts';
import type { ListSheet, SheetColumn, SheetPart } from '../state/sheet-content.ts';
import type { Texts } from '../text/texts.svelte.ts';
import { sourceText } from './paper.ts';

/**
 * The table of a page: what it shows, with its columns and where it is from. It is printed ({@link toSheet}) and copied
 * ({@link tableText}); as it consists of what the page shows, neither tells what is hidden there.
 */
export interface PageTable extends Omit<ListSheet, 'parts'> {
  /** What is not in it although it is about it, in sentences: facts on paper, and beside the source in a copy. */
  readonly leftOut: readonly string[];
  readonly parts: readonly PagePart[];
  /** What the headings of the parts are: a copy has them as its first column. Without it, a copy leaves them out. */
  readonly partLabel?: string;
}

/** Rows under one heading. */
export interface PagePart extends Omit<SheetPart, 'columns' | 'rows'> {
  readonly columns: readonly PageColumn[];
  /** As many cells as columns. */
  readonly rows: readonly (readonly PageCell[])[];
}

export interface PageColumn extends SheetColumn {
  /** Its heading in a copy, where that is not the one on paper. */
  readonly copied?: string;
  /** The column is in only one of the two. */
  readonly only?: 'paper' | 'copy';
}

/**
 * The content of a cell, or a short form for paper beside that of a copy. Numbers are written in the reader's language
 * on paper.
 */
export type PageCell = Cell | { readonly paper: string; readonly copied: Cell };

/** What a copy says of its table. */
type TableOrigin = Pick<PageTable, 'title' | 'source' | 'leftOut'>;

/** The formats of a copied table. */
export const TABLE_FORMATS = ['tsv', 'csv', 'markdown'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** A table as it is printed: text only, without the columns of a copy. */
export function toSheet(
  { parts, facts, leftOut, partLabel: _, ...table }: PageTable,
  texts: Pick<Texts, 'number'>,
): ListSheet {
  const text = (cell: PageCell): string => {
    if (cell === null) return '';
    if (typeof cell === 'object') return cell.paper;
    return typeof cell === 'number' ? texts.number(cell) : cell;
  };
  return {
    ...table,
    facts: [...facts, ...leftOut],
    parts: parts.map((part) => {
      const { columns, rows } = pick(part, 'paper');
      return {
        ...part,
        columns: columns.map(({ copied: _copied, only: _only, ...column }) => column),
        rows: rows.map((cells) => cells.map(text)),
      };
    }),
  };
}

/**
 * A table for the clipboard, with its title, its source and what is left out. Parts with different columns become separate
 * tables.
 */
export function tableText(
  { parts, partLabel, ...from }: PageTable,
  format: TableFormat,
  texts: Texts,
): string {
  const tables: Cell[][][] = [];
  for (const part of parts) {
    const { columns, rows } = pick(part, 'copy');
    const withHeading = (heading: string, cells: readonly Cell[]): Cell[] =>
      partLabel === undefined ? [...cells] : [heading, ...cells];
    const head = withHeading(
      partLabel ?? '',
      columns.map(({ label, copied }) => copied ?? label),
    );
    const lines = rows.map((cells) =>
      withHeading(
        part.heading,
        cells.map((cell) => (typeof cell === 'object' && cell !== null ? cell.copied : cell)),
      ),
    );
    const last = tables.at(-1);
    if (last !== undefined && last[0]?.join('\n') === head.join('\n')) last.push(...lines);
    else tables.push([head, ...lines]);
  }
  return writeTables(tables, format, from, texts);
}

/**
 * Writes any table with its title, its source and what is left out.
 * @param table a header row, then one row of cells per line
 */
export function copyTable(
  table: readonly (readonly Cell[])[],
  format: TableFormat,
  from: TableOrigin,
  texts: Texts,
): string {
  return writeTables([table], format, from, texts);
}

function writeTables(
  tables: readonly (readonly (readonly Cell[])[])[],
  format: TableFormat,
  { title, source, leftOut }: TableOrigin,
  texts: Texts,
): string {
  const provenance = sourceText(source, texts);
  if (format === 'markdown')
    return [
      `**${markdownText(title)}**`,
      ...tables.flatMap((table) => ['', ...markdownTable(table)]),
      '',
      provenance,
      ...leftOut.flatMap((sentence) => ['', markdownText(sentence)]),
      '',
    ].join('\n');
  const [separator, end] = format === 'csv' ? ([',', '\r\n'] as const) : (['\t', '\n'] as const);
  return [...tables.flatMap((table) => [...table, []]), [title, provenance, ...leftOut], []]
    .map((cells) => delimitedLine(cells, separator))
    .join(end);
}

/** The columns that paper or a copy has, with their cells. */
function pick({ columns, rows }: PagePart, medium: 'paper' | 'copy'): Pick<PagePart, 'columns' | 'rows'> {
  const isPicked = (index: number): boolean => (columns[index]?.only ?? medium) === medium;
  return {
    columns: columns.filter((_, index) => isPicked(index)),
    rows: rows.map((cells) => cells.filter((_, index) => isPicked(index))),
  };
}
