import { describe, expect, it } from 'vitest';
import type { Series } from '@shared/domain/season.ts';
import { bareSeries } from '@shared/domain/test/bare.ts';
import type { SeriesSearchPage } from '@shared/domain/series.ts';
import { makeSearchPage, makeSeries } from './series.ts';
import type { Wire } from './test/wire-rows.ts';

function make(fields: Wire): Series {
  return makeSeries({ series: JSON.stringify({ id: 5, name: 'Bare', ...fields }), english: null });
}

const BARE = bareSeries({ seriesId: 5, name: 'Bare' });

describe('makeSeries', () => {
  it('does with an identity alone', () => {
    expect(make({})).toEqual(BARE);
  });

  it('takes the original name where the language has none', () => {
    expect(make({ name: '', original_name: '北斗の拳' })).toMatchObject({
      name: '北斗の拳',
      originalName: '北斗の拳',
    });
  });

  it.each([
    ['no id', { id: null }, 'id'],
    ['no name at all', { name: '' }, 'name'],
  ])('refuses an answer with %s', (_, fields, path) => {
    const error = { appError: { kind: 'invalid-response', problem: 'schema', path } };
    expect(() => make(fields)).toThrow(expect.objectContaining(error));
  });

  it('names a season without a name by its number', () => {
    const seasons = [
      { season_number: 0 },
      { season_number: 3, name: '' },
      { season_number: 4, name: 'Four' },
    ];
    expect(make({ seasons }).seasons.map(({ name }) => name)).toEqual(['Specials', 'Season 3', 'Four']);
  });

  it('leaves out seasons without a number, and shows a repeated one once', () => {
    const seasons = [
      { season_number: null, name: 'Nameless' },
      { name: 'Numberless' },
      null,
      'Season 1',
      { season_number: '1', name: 'One', episode_count: '7' },
      { season_number: 1, name: 'One again' },
    ];
    const made = make({ seasons });
    expect(made.seasons).toMatchObject([{ seasonNumber: 1, name: 'One', episodeCount: 7 }]);
    expect(made.leftOut.map(({ list, name, reason }) => [list, name, reason])).toEqual([
      ['seasons', 'Nameless', 'no-number'],
      ['seasons', 'Numberless', 'no-number'],
      ['seasons', '', 'unreadable'],
      ['seasons', '', 'unreadable'],
      ['seasons', 'One again', 'repeated'],
    ]);
  });

  it('leaves out genres, networks and countries without a name, and shows repeated ones once', () => {
    const rows = [
      { name: 'Kids' },
      { id: 7 },
      { name: null },
      { name: '' },
      null,
      { name: 'Kids' },
      { name: 'News' },
    ];
    expect(make({ genres: rows, networks: rows, origin_country: ['US', null, 7, 'US', 'CA'] })).toMatchObject(
      {
        genres: ['Kids', 'News'],
        networks: ['Kids', 'News'],
        originCountries: ['US', 'CA'],
      },
    );
    const unnamed = ['unreadable', 'no-name', 'no-name', 'no-name'];
    expect(make({ genres: rows, networks: rows }).leftOut.map(({ list, reason }) => [list, reason])).toEqual(
      ['genres', 'networks'].flatMap((list) => unnamed.map((reason) => [list, reason])),
    );
  });

  it('leaves out creators without id or name, and gives one without credit_id an id of our own', () => {
    const created_by = [
      { name: 'No Id', credit_id: 'a' },
      { id: 1, credit_id: 'b' },
      { id: 2, name: 'Ann', credit_id: 'c' },
      { id: 2, name: 'Ann', credit_id: 'c' },
      { id: 3, name: 'Bob' },
    ];
    const { creators, leftOut } = make({ created_by });
    expect(leftOut).toEqual([
      { list: 'creators', episodeNumber: null, reason: 'no-id', name: 'No Id', role: '' },
      { list: 'creators', episodeNumber: null, reason: 'no-name', name: '', role: '' },
    ]);
    expect(creators.map(({ personId }) => personId)).toEqual([2, 3]);
    expect(creators[0]?.creditId).toBe('c');
    expect(creators[1]?.creditId).toMatch(/^own-3-/u);
    expect(make({ created_by }).creators).toEqual(creators);
  });

  it.each([[null], [7], ['text'], [{}], [[]]])('does without any list that is %o', (nothing) => {
    const fields = {
      genres: nothing,
      networks: nothing,
      created_by: nothing,
      seasons: nothing,
      origin_country: nothing,
    };
    expect(make(fields)).toEqual(BARE);
  });

  it.each([
    ['2008-01-20', '2008-01-20'],
    ['', null],
    [null, null],
    [2008, null],
    ['2008', null],
    ['soon', null],
  ])('reads the date %o as %o', (first_air_date, expected) => {
    expect(make({ first_air_date }).firstAirDate).toBe(expected);
  });

  it.each([
    ['/a.jpg', '/a.jpg'],
    ['', null],
    [null, null],
    [7, null],
  ])('reads the image path %o as %o', (poster_path, expected) => {
    expect(make({ poster_path }).posterPath).toBe(expected);
  });

  it('takes an English overview only in place of an empty one, and does without one that cannot be read', () => {
    const english = JSON.stringify({ id: 5, name: 'Bare', overview: 'English.' });
    const own = (overview: string): string => JSON.stringify({ id: 5, name: 'Bare', overview });
    expect(makeSeries({ series: own(''), english }).english).toEqual({ overview: 'English.' });
    expect(makeSeries({ series: own('Deutsch.'), english }).english).toBeNull();
    expect(makeSeries({ series: own(''), english: '<html>' }).english).toBeNull();
  });
});

describe('makeSearchPage', () => {
  function search(results: unknown, fields: Wire = {}): SeriesSearchPage {
    return makeSearchPage(JSON.stringify({ page: 1, total_pages: 3, total_results: 60, results, ...fields }));
  }

  it('shows a repeated series once, and leaves out rows without id or name', () => {
    const rows = [
      { id: 1, name: 'A' },
      { id: 2 },
      { name: 'B' },
      null,
      7,
      { id: 1, name: 'A' },
      { id: '3', name: 'C' },
    ];
    expect(search(rows).results.map(({ seriesId }) => seriesId)).toEqual([1, 3]);
    expect(search(rows).leftOut.map(({ list, name, reason }) => [list, name, reason])).toEqual([
      ['results', 'B', 'no-id'],
      ['results', '', 'unreadable'],
      ['results', '', 'unreadable'],
      ['results', '', 'no-name'],
    ]);
  });

  it('does with the results alone', () => {
    expect(
      search([{ id: 1, name: 'A' }], { page: null, total_pages: null, total_results: null }),
    ).toMatchObject({
      page: 1,
      totalPages: 1,
      totalResults: 1,
    });
  });

  it('reads numbers that are written as text', () => {
    expect(search([], { page: '2', total_pages: '3', total_results: '60' })).toMatchObject({
      page: 2,
      totalPages: 3,
      totalResults: 60,
    });
  });

  it('refuses an answer without results', () => {
    expect(() => search(null)).toThrow(
      expect.objectContaining({ appError: expect.objectContaining({ path: 'results' }) as unknown }),
    );
  });
});
