import { expect, it } from 'vitest';
import type { ComparedAddress } from '@shared/domain/address.ts';
import { toKeptSeries, type KeptSeries } from '../../state/kept-series.ts';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { Texts } from '../../text/texts.svelte.ts';
import { sideOptions } from './side-options.ts';

const texts = new Texts();

function series(seriesId: number, seriesName: string, count: number): KeptSeries {
  return toKeptSeries(
    Array.from({ length: count }, (_, index) =>
      keptSeason({
        seriesId,
        seriesName,
        seasonNumber: index + 1,
        seasonName: seriesId === 3 ? `Book ${'I'.repeat(index + 1)}` : `Season ${index + 1}`,
        airDate: `${2000 + index}-01-20`,
      }),
    ),
  );
}

const kept = [series(1, 'Eight Summers', 18), series(2, 'The 8 Show', 2), series(3, '1899', 8)];

/** The values of what is offered. */
function offered(
  query: string,
  sides: readonly ComparedAddress[] = [],
  firstId: number | null = null,
): readonly string[] {
  return sideOptions({ series: kept, query, sides, firstId }, texts).flatMap(({ options }) =>
    options.map(({ value }) => value),
  );
}

it.each([
  ['8', ['1-8', '2', '2-1', '2-2', '3-8']],
  ['s8', ['1-8', '3-8']],
  ['S08', ['1-8', '3-8']],
  ['season 8', ['1-8', '2-1', '2-2', '3-8']],
  ['eight 8', ['1-8']],
  ['summers season 18', ['1-18']],
  ['eight 2004', ['1-5']],
  ['1899 book iii', ['3-3', '3-4', '3-5', '3-6', '3-7', '3-8']],
  ['eight nine', []],
])('finds seasons by their numbers, names and years, with words of their series: %s', (query, values) => {
  expect(offered(query)).toEqual(values);
});

it('finds all of a series by its name', () => {
  expect(offered('the show')).toEqual(['2', '2-1', '2-2']);
});

it('begins with the series that is wanted and those already compared, without what is compared', () => {
  expect(offered('8', [], 3)[0]).toBe('3-8');
  expect(offered('s2', [{ seriesId: 2, seasonNumber: 1 }])).toEqual(['2-2', '1-2', '3-2']);
  expect(offered('s2', [{ seriesId: 2, seasonNumber: null }])).toEqual(['1-2', '3-2']);
});
