import type { SheetColumn, SheetPart } from '../../state/sheet-content.ts';

/** A table on a sheet: parts one after another that have the same columns. */
export interface SheetTable {
  readonly columns: readonly SheetColumn[];
  /** At least one, with as many cells in a row as there are columns. */
  readonly parts: readonly SheetPart[];
}

/**
 * The tables of a list. Parts with the same columns share one, so that its head is repeated by the page, not by the part,
 * and all of it has one set of widths; columns without anything in them are left out.
 */
export function sheetTables(parts: readonly SheetPart[]): readonly SheetTable[] {
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

function withoutEmptyColumns(parts: readonly SheetPart[]): SheetTable {
  const columns = parts[0]?.columns ?? [];
  const shown = columns.flatMap(({ kind, isKept = false }, index) =>
    kind === 'name' || isKept || parts.some(({ rows }) => rows.some((cells) => (cells[index] ?? '') !== ''))
      ? [index]
      : [],
  );
  const shownOf = <Item>(list: readonly Item[]): readonly Item[] =>
    list.filter((_, at) => shown.includes(at));
  return {
    columns: shownOf(columns),
    parts: parts.map((part) => ({ ...part, columns: shownOf(part.columns), rows: part.rows.map(shownOf) })),
  };
}
