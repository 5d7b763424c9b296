import { sortRows, type CreditRow, type CreditSort, type SortDirection } from '@shared/domain/credit-rows.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** The columns of the table, in their order. */
export const CREDIT_COLUMNS = [
  'name',
  'role',
  'department',
  'episodes',
  'gender',
  'knownFor',
  'popularity',
  'yours',
] as const;

/** A column of the table. */
export type CreditColumn = (typeof CREDIT_COLUMNS)[number];

/** The sort column and direction. */
export interface RowOrder {
  readonly sort: CreditSort;
  readonly direction: SortDirection;
}

/** The order of the page. */
export const BILLING_ORDER: RowOrder = { sort: 'billing', direction: 'ascending' };

/** Columns that sort descending first, because readers look for the highest values. */
const DESCENDING_AT_FIRST: ReadonlySet<CreditSort> = new Set(['episodes', 'popularity']);

/** The sort key of a column; `null` if it cannot be sorted: its content is hidden, or the reader's own and in no order. */
export function sortOf(column: CreditColumn, hidden: HiddenDetails): CreditSort | null {
  return column === 'yours' || isHiddenSort(column, hidden) ? null : column;
}

/** The order after a click on a heading: the other column, or the same one reversed. */
export function nextOrder(order: RowOrder, sort: CreditSort): RowOrder {
  if (order.sort === sort)
    return { sort, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
  return { sort, direction: DESCENDING_AT_FIRST.has(sort) ? 'descending' : 'ascending' };
}

/** The order, or that of the page if sorting would give away hidden details. */
export function safeOrder(order: RowOrder, hidden: HiddenDetails): RowOrder {
  return isHiddenSort(order.sort, hidden) ? BILLING_ORDER : order;
}

/** The rows in a {@link safeOrder}. */
export function orderRows(
  rows: readonly CreditRow[],
  order: RowOrder,
  hidden: HiddenDetails,
  { locale, credits }: Pick<Texts, 'locale' | 'credits'>,
): readonly CreditRow[] {
  const { sort, direction } = safeOrder(order, hidden);
  return sort === 'billing' ? rows : sortRows(rows, sort, direction, locale, credits);
}

function isHiddenSort(sort: CreditSort, hidden: HiddenDetails): boolean {
  return (sort === 'role' && hidden.characters) || (sort === 'episodes' && hidden.episodeCounts);
}
