import { describe, expect, it } from 'vitest';
import { toDate, toEpisode, toGender, toImagePath, toPerson, toSeries } from './mapping.ts';
import { wirePerson } from './wire-rows.ts';

describe('toGender', () => {
  it.each([
    [0, 'not-set'],
    [1, 'female'],
    [2, 'male'],
    [3, 'non-binary'],
    [4, 'not-set'],
    [-1, 'not-set'],
    [null, 'not-set'],
    [undefined, 'not-set'],
  ])('reads %o as %s', (number, gender) => {
    expect(toGender(number)).toBe(gender);
  });
});

it.each([
  ['2008-01-20', '2008-01-20'],
  ['', null],
  [null, null],
  [undefined, null],
  ['2008', null],
  ['soon', null],
])('reads the date %o as %o', (date, expected) => {
  expect(toDate(date)).toBe(expected);
});

it.each([
  ['/a.jpg', '/a.jpg'],
  ['', null],
  [null, null],
  [undefined, null],
])('reads the image path %o as %o', (path, expected) => {
  expect(toImagePath(path)).toBe(expected);
});

describe('toPerson', () => {
  it('keeps every field of today’s answers', () => {
    const wire = wirePerson(7, { name: '珍妮弗·阿尼斯顿', original_name: 'Jennifer Aniston', adult: true });
    expect(toPerson(wire)).toEqual({
      personId: 7,
      name: '珍妮弗·阿尼斯顿',
      originalName: 'Jennifer Aniston',
      gender: 'female',
      knownForDepartment: 'Acting',
      popularity: 1.5,
      profilePath: '/7.jpg',
      adult: true,
    });
  });

  it('does without the fields that older answers lack', () => {
    expect(toPerson({ id: 7, name: ' Ann Example ', profile_path: null })).toEqual({
      personId: 7,
      name: 'Ann Example',
      originalName: null,
      gender: 'not-set',
      knownForDepartment: null,
      popularity: null,
      profilePath: null,
      adult: false,
    });
  });

  it('takes the original name where the language has none', () => {
    expect(toPerson(wirePerson(7, { name: '', original_name: '渡辺謙' })).name).toBe('渡辺謙');
  });
});

it.each([
  [52, 52],
  [0, null],
  [null, null],
  [undefined, null],
])('reads a runtime of %o as %o', (runtime, expected) => {
  expect(toEpisode({ id: 1, episode_number: 1, runtime }).runtime).toBe(expected);
});

describe('toSeries', () => {
  it('does with an identity alone', () => {
    expect(toSeries({ id: 5, name: 'Bare' })).toEqual({
      seriesId: 5,
      name: 'Bare',
      originalName: null,
      overview: '',
      posterPath: null,
      firstAirDate: null,
      lastAirDate: null,
      inProduction: false,
      originCountries: [],
      genres: [],
      networks: [],
      creators: [],
      seasons: [],
      english: null,
    });
  });

  it('names a season without a name by its number', () => {
    const seasons = [
      { season_number: 0 },
      { season_number: 3, name: '' },
      { season_number: 4, name: 'Four' },
    ];
    const names = toSeries({ id: 5, name: 'Bare', seasons }).seasons.map(({ name }) => name);
    expect(names).toEqual(['Specials', 'Season 3', 'Four']);
  });
});
