import type { TableColumn, TableOrder } from './data-table.ts';

/** The rows of a DataTable.svelte in the order that the reader has chosen. */
export class TableSort<Row> {
  readonly #columns: () => readonly TableColumn<Row>[];
  #order: TableOrder = $state.raw({ column: null, direction: 'ascending' });

  readonly rows: readonly Row[];

  /**
   * @param rows all of them; in this order where no column sorts them
   * @param compareTexts the order of two cells of a column that has none of its own
   */
  constructor(
    rows: () => readonly Row[],
    columns: () => readonly TableColumn<Row>[],
    first: TableOrder,
    compareTexts: (a: string, b: string) => number,
  ) {
    this.#columns = columns;
    this.#order = first;
    this.rows = $derived.by(() => sorted(rows(), columns(), this.#order, compareTexts));
  }

  /** A column that has gone, such as one that is hidden now, sorts nothing. */
  get order(): TableOrder {
    const { column, direction } = this.#order;
    return { column: this.#columns().some(({ id }) => id === column) ? column : null, direction };
  }

  /** Sorts by a column whose heading was clicked, or the other way round if it is the same one. */
  by(column: string): void {
    const isTurned = this.#order.column === column && this.#order.direction === 'ascending';
    this.#order = { column, direction: isTurned ? 'descending' : 'ascending' };
  }
}

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  { column: id, direction }: TableOrder,
  compareTexts: (a: string, b: string) => number,
): readonly Row[] {
  const column = columns.find((each) => each.id === id);
  if (column === undefined) return rows;
  const sign = direction === 'ascending' ? 1 : -1;
  const { compare, text } = column;
  if (compare !== undefined) return rows.toSorted((a, b) => sign * compare(a, b));
  return rows
    .map((row) => ({ row, cell: text(row) }))
    .sort((a, b) => {
      // Missing values come last, in both directions.
      if (a.cell === '' || b.cell === '') return Number(a.cell === '') - Number(b.cell === '');
      return sign * compareTexts(a.cell, b.cell);
    })
    .map(({ row }) => row);
}
