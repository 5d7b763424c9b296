import { expect, it } from 'vitest';
import type { TableColumn } from './data-table.ts';
import { TableSort } from './table-sort.svelte.ts';

interface Film {
  readonly title: string;
  readonly year: number;
}

const films: readonly Film[] = [
  { title: 'b', year: 2 },
  { title: '', year: 10 },
  { title: 'a', year: 1 },
];
const columns: readonly TableColumn<Film>[] = [
  { id: 'title', label: 'Title', text: ({ title }) => title },
  { id: 'year', label: 'Year', text: ({ year }) => String(year), compare: (a, b) => a.year - b.year },
];

function sorted(first: string, ...clicks: readonly string[]): readonly number[] {
  const sort = new TableSort(
    () => films,
    () => columns,
    { column: first, direction: 'descending' },
    (a, b) => a.localeCompare(b),
  );
  for (const column of clicks) sort.by(column);
  return sort.rows.map(({ year }) => year);
}

it('sorts by what a column compares, else by its texts, and turns round with a second click', () => {
  expect(sorted('year')).toEqual([10, 2, 1]);
  expect(sorted('year', 'year')).toEqual([1, 2, 10]);
  expect(sorted('year', 'title')).toEqual([1, 2, 10]);
});

it('has rows without a text last, in both directions', () => {
  expect(sorted('year', 'title', 'title')).toEqual([2, 1, 10]);
});

it('leaves the rows as they come where the column has gone', () => {
  expect(sorted('episodes')).toEqual([2, 10, 1]);
});
