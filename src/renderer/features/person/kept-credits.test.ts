import { expect, it } from 'vitest';
import type { KeptCredit, KeptSeason } from '@shared/domain/season.ts';
import { credit, person, seasonPage } from '../../test/season-fixture.ts';
import { groupBySeries } from './kept-credits.ts';
import { KEPT_DETAILS } from '../../test/kept-season-fixture.ts';

function kept(seriesId: number, seasonNumber: number, airDate: string | null, id: string): KeptCredit {
  const season: KeptSeason = {
    seriesId,
    seasonNumber,
    language: 'en-US',
    seriesName: `Series ${seriesId}`,
    seasonName: `Season ${seasonNumber}`,
    airDate,
    posterPath: null,
    isWhole: true,
    fetchedAt: '2026-11-21T08:00:00.000Z',
    creditCount: 1,
    isExpired: false,
    ...KEPT_DETAILS,
  };
  return { season, credit: credit(id, person(1, 'Ana'), { character: id }) };
}

const outline = (credits: readonly KeptCredit[], page = seasonPage()) =>
  groupBySeries(credits, page, (seriesId) => `#${seriesId}`).map(({ name, seasons }) => [
    name,
    ...seasons.map(({ name: season, credits: own, isHere }) =>
      [isHere ? '*' : '', season, ...own.map(({ character }) => character)].join(' ').trim(),
    ),
  ]);

it('groups by series and season, the newest first, with the season on the page in its place', () => {
  const found = [
    kept(7, 1, '2002-06-02', 'a'),
    kept(1396, 1, '2008-01-20', 'of the page'),
    kept(1396, 2, '2009-03-08', 'b'),
    kept(7, 3, '2004-09-19', 'c'),
    kept(7, 3, '2004-09-19', 'd'),
    kept(9, 1, null, 'e'),
  ];
  expect(outline(found)).toEqual([
    ['Breaking Bad', 'Season 2 b', '* Season 1'],
    ['Series 7', 'Season 3 c d', 'Season 1 a'],
    ['Series 9', 'Season 1 e'],
  ]);
});

it('lists the season on the page when it is not kept, and names its series by its id where nothing else is known', () => {
  expect(outline([], seasonPage({ series: null }))).toEqual([['#1396', '* Season 1']]);
});
