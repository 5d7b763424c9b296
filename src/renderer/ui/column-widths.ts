/** How much room one column of a table asks for, in whole CSS pixels. */
export interface ColumnRoom {
  /** What its cells need, or some hundreds of them: rising, and at least one. With the last one nothing is cut. */
  readonly needs: readonly number[];
  /** It may be cut down to this; the same as the last of `needs` where it never is. */
  readonly least: number;
  /** Takes a share of the room that nobody needs. */
  readonly grows: boolean;
  /** Columns go, the highest first, where there is no room for the least of all; `null`: this one stays. */
  readonly leaves: number | null;
}

/**
 * Widths of columns that share what is available; 0 for one that has to go. No column is cut while another has more
 * than it needs; where all cannot be had, the same share of the cells is whole in each column, so that one long role
 * does not cost all the names their ends.
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
    if (sum(columns.map((column) => widthFor(column, middle))) <= available) share = middle;
    else tooMuch = middle;
  }
  let rest = available - sum(columns.map((column) => widthFor(column, share)));
  return new Map(
    columns.map((column) => {
      const width = widthFor(column, share);
      const more = Math.max(0, Math.min(rest, widthFor(column, 1) - width));
      rest -= more;
      return [column, width + more];
    }),
  );
}

/** So wide that a share of the cells, from 0 to 1, is whole; below the first of them, all are cut. */
function widthFor({ needs, least }: ColumnRoom, share: number): number {
  const place = share * needs.length;
  const needOf = (count: number): number => (count === 0 ? least : Math.max(least, needs[count - 1] ?? 0));
  const below = needOf(Math.floor(place));
  return Math.floor(below + (needOf(Math.ceil(place)) - below) * (place % 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
