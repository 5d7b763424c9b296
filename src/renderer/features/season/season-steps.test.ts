import { expect, it } from 'vitest';
import { seasonPage, seriesPage } from '../../test/season-fixture.ts';
import { seasonSteps } from './season-steps.ts';

const numbersBeside = (seasonNumber: number, numbers: readonly number[]) => {
  const [sample] = seriesPage().series.seasons;
  const seasons = numbers.map((number) => ({ ...sample!, seasonNumber: number }));
  const { previous, next } = seasonSteps({ seasons }, seasonNumber);
  return [previous?.seasonNumber ?? null, next?.seasonNumber ?? null];
};

it('finds the seasons beside one, whatever their order and gaps', () => {
  expect(numbersBeside(3, [5, 3, 1])).toEqual([1, 5]);
  expect(numbersBeside(1, [0, 1, 2])).toEqual([0, 2]);
});

it('finds none at the ends, and none while the series is unknown', () => {
  expect(numbersBeside(1, [1])).toEqual([null, null]);
  expect(seasonSteps(null, seasonPage().season.key.seasonNumber)).toEqual({ previous: null, next: null });
});
