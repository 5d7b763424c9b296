/** The widths a column of a table needs, in whole CSS pixels. */
export interface ColumnRoom {
  /** The widths of its cells, or of a few hundred of them: ascending, at least one. At the last one, nothing is truncated. */
  readonly needs: readonly number[];
  /** The minimum width; equal to the last of `needs` if the column is never truncated. */
  readonly least: number;
  /** Gets a share of the surplus width. */
  readonly grows: boolean;
  /** What the table is about: truncated less than the others. */
  readonly isMain: boolean;
  /** If not even the minimum widths fit, columns are hidden, the highest number first; `null`: never hidden. */
  readonly leaves: number | null;
}

/**
 * Where a share s of the cells of each main column is complete, s⁴ of the others' is: with nine of ten names complete, two of
 * three departments.
 */
const EXPONENT_OF_OTHERS = 4;

/**
 * Distributes the available width over the columns; 0 for a hidden one. No column is truncated while another has more
 * than it needs; if not everything fits, the same share of cells is complete in each main column, so that one long role
 * does not truncate all the names, and a smaller share in the others: most of their cells are short.
 */
export function fitColumns(columns: readonly ColumnRoom[], available: number): readonly number[] {
  const shown = staying(columns, available);
  const wanted = sum(shown.map((column) => widthFor(column, 1)));
  const widths = wanted <= available ? spread(shown, available - wanted) : cut(shown, available);
  return columns.map((column) => widths.get(column) ?? 0);
}

function staying(columns: readonly ColumnRoom[], available: number): readonly ColumnRoom[] {
  let shown = columns;
  const leaving = columns.filter(({ leaves }) => leaves !== null);
  for (const column of leaving.toSorted((a, b) => (b.leaves ?? 0) - (a.leaves ?? 0))) {
    if (sum(shown.map(({ least }) => least)) <= available) break;
    shown = shown.filter((each) => each !== column);
  }
  return shown;
}

function spread(columns: readonly ColumnRoom[], spare: number): ReadonlyMap<ColumnRoom, number> {
  const growing = columns.filter(({ grows }) => grows);
  const share = Math.floor(spare / Math.max(1, growing.length));
  const rest = spare - share * growing.length;
  return new Map(
    columns.map((column) => {
      const more = column.grows ? share + (column === growing[0] ? rest : 0) : 0;
      return [column, widthFor(column, 1) + more];
    }),
  );
}

function cut(columns: readonly ColumnRoom[], available: number): ReadonlyMap<ColumnRoom, number> {
  let [share, tooMuch] = [0, 1];
  // To a thousandth of the cells.
  for (let step = 0; step < 10; step += 1) {
    const middle = (share + tooMuch) / 2;
    if (sum(columns.map((column) => widthFor(column, shareOf(column, middle)))) <= available) share = middle;
    else tooMuch = middle;
  }
  let rest = available - sum(columns.map((column) => widthFor(column, shareOf(column, share))));
  return new Map(
    columns.map((column) => {
      const width = widthFor(column, shareOf(column, share));
      const more = Math.max(0, Math.min(rest, widthFor(column, 1) - width));
      rest -= more;
      return [column, width + more];
    }),
  );
}

/** The share of the cells to keep complete in a column, if it is `share` in the main ones. */
function shareOf({ isMain }: ColumnRoom, share: number): number {
  return isMain ? share : share ** EXPONENT_OF_OTHERS;
}

/** The width at which a share of the cells, from 0 to 1, is complete; below the first need, all are truncated. */
function widthFor({ needs, least }: ColumnRoom, share: number): number {
  const place = share * needs.length;
  const needOf = (count: number): number => (count === 0 ? least : Math.max(least, needs[count - 1] ?? 0));
  const below = needOf(Math.floor(place));
  return Math.floor(below + (needOf(Math.ceil(place)) - below) * (place % 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
