import { expect, it } from 'vitest';
import { seasonPage, seriesPage } from '../../test/season-fixture.ts';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { withUnlisted } from '../../state/kept-series.ts';
import { comparedSeason, seasonSteps } from './season-steps.ts';

const numbersBeside = (seasonNumber: number, numbers: readonly number[]) => {
  const [sample] = seriesPage().series.seasons;
  const seasons = numbers.map((number) => ({ ...sample!, seasonNumber: number }));
  const { previous, next } = seasonSteps(seasons, seasonNumber);
  return [previous?.seasonNumber ?? null, next?.seasonNumber ?? null];
};

it('finds the seasons beside one, whatever their order and gaps', () => {
  expect(numbersBeside(3, [5, 3, 1])).toEqual([1, 5]);
  expect(numbersBeside(1, [0, 1, 2])).toEqual([0, 2]);
});

it('finds none at the ends, and none while no season is known', () => {
  expect(numbersBeside(1, [1])).toEqual([null, null]);
  expect(seasonSteps([], seasonPage().season.key.seasonNumber)).toEqual({ previous: null, next: null });
});

it('steps through kept seasons that TMDB does not list', () => {
  const [sample] = seriesPage().series.seasons;
  const kept = [1, 2, 4].map((seasonNumber) =>
    keptSeason({ seasonNumber, seasonName: `Part ${seasonNumber}` }),
  );
  const seasons = withUnlisted([{ ...sample!, seasonNumber: 2, name: 'Listed' }], kept);
  expect(seasons.map(({ name }) => name)).toEqual(['Part 1', 'Listed', 'Part 4']);
  expect(seasonSteps(seasons, 2)).toMatchObject({ previous: { seasonNumber: 1 }, next: { seasonNumber: 4 } });
});

it('compares a season with the one before it that is kept in its language, otherwise with the first after it', () => {
  const kept = [
    keptSeason({ seasonNumber: 1, language: 'de-DE' }),
    keptSeason({ seasonNumber: 2, language: 'de-DE' }),
    keptSeason({ seasonNumber: 3 }),
    keptSeason({ seasonNumber: 4, isExpired: true }),
    keptSeason({ seasonNumber: 5 }),
  ];
  const beside = (seasonNumber: number, language: string): number | null =>
    comparedSeason(kept, { seriesId: 1396, seasonNumber, language });
  expect(beside(5, 'en-US')).toBe(3);
  expect(beside(3, 'en-US')).toBe(5);
  expect(beside(3, 'de-DE')).toBe(2);
  expect(beside(1, 'fr-FR')).toBeNull();
});

it('compares a season with the specials only if there is nothing else', () => {
  const beside = (seasonNumber: number, ...others: number[]): number | null =>
    comparedSeason(
      others.map((number) => keptSeason({ seasonNumber: number })),
      { seriesId: 1396, seasonNumber, language: 'en-US' },
    );
  expect(beside(1, 0, 1, 2)).toBe(2);
  expect(beside(3, 0, 3)).toBe(0);
  expect(beside(0, 0, 1, 2)).toBe(1);
});
