import type { ListSheet, SheetColumn, SheetPart } from '../../state/sheet-content.ts';

/** A table on a sheet: parts one after another that have the same columns. */
export interface SheetTable {
  readonly columns: readonly PaperColumn[];
  /** At least one, with as many cells in a row as there are columns. */
  readonly parts: readonly PaperPart[];
  /** How much narrower than the sheet it is, in millimetres, so that its columns stand below those of the table before. */
  readonly narrower: number;
}

export interface PaperColumn extends SheetColumn {
  /** In millimetres; `null`: what the others leave. */
  readonly width: number | null;
}

export interface PaperPart extends SheetPart {
  /** How many rows it has in all tables of these columns. */
  readonly count: number;
}

/** A sheet that is drawn in one go: a whole list, or what follows on new pages. */
export interface SheetPiece extends Omit<ListSheet, 'parts'> {
  readonly tables: readonly SheetTable[];
  /** Only the first has a title, and only the last one says where all of it is from. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Landscape format, as all pieces of a list have it. */
  readonly isWide: boolean;
}

/** How many rows are drawn in one go: about thirty pages, which hold up the window for a moment. */
const MOST_ROWS = 1_000;

/** Room between the margins, in millimetres: in portrait format of A4, in landscape format of Letter, the narrower ones. */
const PAPER_WIDTHS = { tall: 182, wide: 251 } as const;

/** How many pages in landscape format hold what one in portrait format holds, if the columns are the same. */
const WIDE_PAGES = 1.5;

/** The least room for names and texts beside columns of which there are many, in millimetres. */
const LEAST_WIDTHS = { name: 44, text: 34 } as const;

/** Of a letter or digit at 9 points, and of the space between columns, in millimetres. */
const LETTER = 1.95;
const SPACE = 0.9;
const COLUMN_GAP = 1.4;

/** Numbers of so many digits have columns of one width. */
const DIGITS = 2;

/**
 * The tables of a list. Parts with the same columns share one, so that its head is repeated by the page, not by the part,
 * and all of it has one set of widths; columns without anything in them are left out. Columns that are one of many are
 * divided over as many tables as they need to be readable, each with the names again and only those who have something there.
 * @param isWide landscape format, see {@link isWideList}
 */
export function sheetTables(parts: readonly SheetPart[], isWide: boolean): readonly SheetTable[] {
  return runsOf(parts).flatMap((run) => divided(run, isWide ? PAPER_WIDTHS.wide : PAPER_WIDTHS.tall));
}

/** Whether a list needs fewer pages in landscape format, because more of many columns fit beside each other. */
export function isWideList(parts: readonly SheetPart[]): boolean {
  return runsOf(parts).some((run) => {
    const [tall, wide] = [PAPER_WIDTHS.tall, PAPER_WIDTHS.wide].map((width) => groupsOf(run, width).length);
    return (wide ?? 1) * WIDE_PAGES < (tall ?? 1);
  });
}

/** The pieces in which a list is drawn, in order: a single one of most lists. */
export function sheetPieces({ parts, ...sheet }: ListSheet): readonly SheetPiece[] {
  const pieces: SheetTable[][] = [[]];
  const isWide = isWideList(parts);
  let room = MOST_ROWS;
  for (const table of sheetTables(parts, isWide))
    for (const part of table.parts)
      for (let start = 0; start === 0 || start < part.rows.length;) {
        if (room === 0) {
          pieces.push([]);
          room = MOST_ROWS;
        }
        const rows = part.rows.slice(start, start + room);
        const piece = pieces.at(-1) ?? [];
        const own = piece.at(-1);
        // What is told once, above its rows.
        const { paragraphs = [], ...continued } = part;
        const cut = { ...continued, rows, ...(start === 0 && paragraphs.length > 0 && { paragraphs }) };
        if (own?.columns === table.columns) piece.splice(-1, 1, { ...own, parts: [...own.parts, cut] });
        else piece.push({ ...table, parts: [cut] });
        room -= rows.length;
        start += Math.max(1, rows.length);
      }
  return pieces.map((tables, index) => ({
    ...sheet,
    tables,
    isFirst: index === 0,
    isLast: index === pieces.length - 1,
    isWide,
  }));
}

/** Parts that share a table, without the columns that are empty in all of them. */
function runsOf(parts: readonly SheetPart[]): readonly (readonly SheetPart[])[] {
  const runs: SheetPart[][] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.[0] !== undefined && isSameTable(last[0], part)) last.push(part);
    else runs.push([part]);
  }
  return runs.map(withoutEmptyColumns);
}

function isSameTable(a: SheetPart, b: SheetPart): boolean {
  return (
    a.columns.length > 1 &&
    [a, b].every(({ paragraphs = [] }) => paragraphs.length === 0) &&
    a.columns.length === b.columns.length &&
    a.columns.every(({ label, kind }, index) => {
      const other = b.columns[index];
      return label === other?.label && kind === other.kind;
    })
  );
}

function withoutEmptyColumns(parts: readonly SheetPart[]): readonly SheetPart[] {
  const columns = parts[0]?.columns ?? [];
  const shown = columns.flatMap(({ kind, isKept = false }, index) =>
    kind === 'name' || isKept || parts.some(({ rows }) => rows.some((cells) => (cells[index] ?? '') !== ''))
      ? [index]
      : [],
  );
  return parts.map((part) => pick(part, shown));
}

function pick(part: SheetPart, shown: readonly number[]): SheetPart {
  const of = <Item>(list: readonly Item[]): readonly Item[] =>
    shown.flatMap((at) => (at < list.length ? [list[at] as Item] : []));
  return { ...part, columns: of(part.columns), rows: part.rows.map(of) };
}

/** The tables of one run of parts, on paper of this width. */
function divided(run: readonly SheetPart[], paper: number): readonly SheetTable[] {
  const columns = run[0]?.columns ?? [];
  const groups = groupsOf(run, paper);
  const widths = columnWidths(run);
  if (!columns.some(isOneOfMany)) {
    const parts = run.map((part) => ({ ...part, count: part.rows.length }));
    return [{ columns: columns.map((column) => ({ ...column, width: null })), parts, narrower: 0 }];
  }
  const widthOf = (group: readonly number[]): number =>
    group.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
  const widest = Math.max(...groups.map(widthOf));
  return groups.map((group, at) => {
    const shown = columns.flatMap((column, index) =>
      !isOneOfMany(column) || group.includes(index) ? [index] : [],
    );
    // Who has nothing in any of them stands in the first table.
    const others = columns.flatMap((column, index) => (isOneOfMany(column) ? [index] : []));
    const isIn = (cells: readonly string[]): boolean =>
      group.some((index) => (cells[index] ?? '') !== '') ||
      (at === 0 && others.every((index) => (cells[index] ?? '') === ''));
    const parts = run
      .map((part) => pick({ ...part, rows: part.rows.filter(isIn) }, shown))
      .filter(({ rows }) => rows.length > 0 || groups.length === 1)
      .map((part) => ({ ...part, count: part.rows.length }));
    return {
      columns: shown.flatMap((index) => {
        const column = columns[index];
        return column === undefined ? [] : [{ ...column, width: widths[index] ?? null }];
      }),
      parts,
      narrower: group.length === groups[0]?.length ? 0 : widest - widthOf(group),
    };
  });
}

function isOneOfMany({ isOneOfMany: is = false }: SheetColumn): boolean {
  return is;
}

/** The indexes of the columns that are one of many, table by table: as few tables as possible, as even as possible. */
function groupsOf(run: readonly SheetPart[], paper: number): readonly (readonly number[])[] {
  const columns = run[0]?.columns ?? [];
  const many = columns.flatMap((column, index) => (isOneOfMany(column) ? [index] : []));
  const widths = columnWidths(run);
  const taken = columns.reduce((sum, { kind, isOneOfMany: is = false }, index) => {
    if (is) return sum;
    return sum + (widths[index] ?? LEAST_WIDTHS[kind === 'name' ? 'name' : 'text']);
  }, 0);
  const room = paper - taken;
  for (let count = 1; count < many.length; count += 1) {
    const size = Math.ceil(many.length / count);
    const groups = Array.from({ length: Math.ceil(many.length / size) }, (_, at) =>
      many.slice(at * size, (at + 1) * size),
    );
    if (groups.every((group) => group.reduce((sum, index) => sum + (widths[index] ?? 0), 0) <= room))
      return groups;
  }
  return many.length === 0 ? [[]] : many.map((index) => [index]);
}

/** In millimetres, by what stands in the columns; `null` for names and texts beside the many, which share what is left. */
function columnWidths(run: readonly SheetPart[]): readonly (number | null)[] {
  const columns = run[0]?.columns ?? [];
  const least = columns
    .filter(isOneOfMany)
    .reduce((most, { label }) => Math.max(most, label.length <= DIGITS ? textWidth(label) : 0), 0);
  return columns.map(({ kind, label, isOneOfMany: is = false }, index) => {
    if (kind === 'name') return null;
    if (kind === 'text') return is ? LEAST_WIDTHS.text : null;
    const words = [is ? least : 0, ...label.split(/[\s-]+/u).map(textWidth)];
    const cells = run.flatMap(({ rows }) => rows.map((cells) => textWidth(cells[index] ?? '')));
    return cells.reduce((most, width) => Math.max(most, width), Math.max(...words)) + COLUMN_GAP;
  });
}

function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter === ' ' ? SPACE : letter > '\u2e80' ? 2 * LETTER : LETTER;
  return width;
}
