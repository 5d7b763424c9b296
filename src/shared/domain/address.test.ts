import { describe, expect, it } from 'vitest';
import { formatAddress, MOST_COMPARED, parseAddress, toPlace, type Address } from './address.ts';

const season = (seriesId: number, seasonNumber: number, language: string | null = null): Address => ({
  page: 'season',
  seriesId,
  seasonNumber,
  language,
});

describe('an address that names a season', () => {
  it.each([
    ['endroll://tv/1396/season/1', season(1396, 1)],
    ['endroll://tv/1396/season/0', season(1396, 0)],
    ['ENDROLL://TV/1396/season/1', season(1396, 1)],
    ['endroll://tv/1396/season/1/', season(1396, 1)],
    ['endroll://tv/1396/season/1?language=de-DE', season(1396, 1, 'de-DE')],
    ['endroll:tv/1396/season/2', season(1396, 2)],
    ['https://www.themoviedb.org/tv/1396-breaking-bad/season/1', season(1396, 1)],
    [
      'https://www.themoviedb.org/tv/1396-breaking-bad/season/1/cast?language=pt-BR',
      season(1396, 1, 'pt-BR'),
    ],
    ['www.themoviedb.org/tv/1396/season/1', season(1396, 1)],
    ['themoviedb.org/tv/1396/season/1', season(1396, 1)],
    ['https://api.themoviedb.org/3/tv/1396/season/1/credits?language=en-US', season(1396, 1, 'en-US')],
    ['  <https://www.themoviedb.org/tv/1399-game-of-thrones/season/8>\n', season(1399, 8)],
    ['1396 1', season(1396, 1)],
    ['1396/0', season(1396, 0)],
    ['1396 s01', season(1396, 1)],
    ['1396s1', season(1396, 1)],
    ['1396 season 4', season(1396, 4)],
    ['tv/1396/season/1', season(1396, 1)],
  ])('reads %s', (text, address) => {
    expect(parseAddress(text)).toMatchObject({ kind: 'address', address });
  });

  it.each(['20/20', '24/7', '1396 1'])('may be a name where it is two numbers: %s', (text) => {
    expect(parseAddress(text)).toMatchObject({ kind: 'address', mayBeName: true });
  });

  it.each(['1396 s01', 'tv/20/season/20', 'endroll://tv/24/season/7'])('is surely none in %s', (text) => {
    expect(parseAddress(text)).not.toHaveProperty('mayBeName');
  });

  it('comes back from its own text', () => {
    const address = season(1396, 0, 'ja-JP');
    expect(parseAddress(formatAddress(address))).toEqual({ kind: 'address', address });
  });
});

it('reads a series without a season', () => {
  const address = { page: 'series', seriesId: 1396, language: null };
  expect(parseAddress('https://www.themoviedb.org/tv/1396-breaking-bad')).toEqual({
    kind: 'address',
    address,
  });
  expect(parseAddress('https://www.themoviedb.org/tv/1396-breaking-bad/cast')).toEqual({
    kind: 'address',
    address,
  });
  expect(parseAddress('endroll://tv/1396')).toEqual({ kind: 'address', address });
});

it.each(['breaking bad', '24', '1883', '', 'the 100', 'season 1', '13 reasons why', '90210 ', "it's 4:20"])(
  'leaves %j to the search, since it may be a title',
  (text) => {
    expect(parseAddress(text)).toEqual({ kind: 'none' });
  },
);

it.each([
  ['endroll://movie/550', 'scheme'],
  ['endroll://', 'scheme'],
  ['endroll://tv/abc/season/1', 'series-id'],
  ['endroll://tv/0/season/1', 'series-id'],
  ['endroll://tv/-5/season/1', 'series-id'],
  ['endroll://tv/99999999999/season/1', 'series-id'],
  ['endroll://tv/1396/season/one', 'season-number'],
  ['endroll://tv/1396/season/-1', 'season-number'],
  ['endroll://tv/1396/season/1.5', 'season-number'],
  ['endroll://tv/1396/season/', 'season-number'],
  ['endroll://tv/1396/season/1?language=english', 'language'],
  ['1396 1.5', 'season-number'],
  ['https://www.themoviedb.org/movie/550-fight-club', 'not-series'],
  ['https://www.imdb.com/title/tt0903747/', 'not-tmdb'],
  ['https://www.themoviedb.org.evil.example/tv/1396/season/1', 'not-tmdb'],
  ['https://user:pass@evil.example/tv/1396', 'not-tmdb'],
])('says what is wrong with %s', (text, problem) => {
  expect(parseAddress(text)).toMatchObject({ kind: 'invalid', problem });
});

it('shortens a long wrong part, so that it can be shown', () => {
  const parsed = parseAddress(`endroll://tv/${'x'.repeat(5000)}`);
  expect(parsed.kind === 'invalid' && parsed.part.length).toBeLessThan(62);
});

describe('an address that names an episode', () => {
  const episode: Address = {
    page: 'episode',
    seriesId: 1396,
    seasonNumber: 3,
    episodeNumber: 7,
    language: null,
  };

  it.each([
    'endroll://tv/1396/season/3/episode/7',
    'https://www.themoviedb.org/tv/1396-breaking-bad/season/3/episode/7',
    'https://www.themoviedb.org/tv/1396/season/3/episode/7/cast',
    'tv/1396/season/3/episode/7',
  ])('reads %s', (text) => {
    expect(parseAddress(text)).toEqual({ kind: 'address', address: episode });
  });

  it('comes back from its own text, also episode 0', () => {
    const address = { ...episode, episodeNumber: 0, language: 'de-DE' } as const;
    expect(parseAddress(formatAddress(address))).toEqual({ kind: 'address', address });
  });

  it('says what is no episode number', () => {
    expect(parseAddress('endroll://tv/1396/season/3/episode/pilot')).toEqual({
      kind: 'invalid',
      problem: 'episode-number',
      part: 'pilot',
    });
  });
});

it.each(['welcome', 'library', 'settings'] as const)('names the page %s, and nothing below it', (page) => {
  expect(parseAddress(`endroll://${page}`)).toEqual({ kind: 'address', address: { page } });
  expect(formatAddress({ page })).toBe(`endroll://${page}`);
  expect(parseAddress(`endroll://${page}/1`)).toMatchObject({ kind: 'invalid', problem: 'scheme' });
});

it('makes a place of an address by the language it lacks', () => {
  expect(toPlace(season(1396, 1), 'de-DE')).toEqual(season(1396, 1, 'de-DE'));
  expect(toPlace(season(1396, 1, 'ja-JP'), 'de-DE')).toEqual(season(1396, 1, 'ja-JP'));
  expect(toPlace({ page: 'library' }, 'de-DE')).toEqual({ page: 'library' });
});

it('names a season’s end roll', () => {
  const address: Address = { page: 'roll', seriesId: 1396, seasonNumber: 0, language: null };
  expect(formatAddress(address)).toBe('endroll://tv/1396/season/0/roll');
  expect(parseAddress('endroll://tv/1396/season/0/roll')).toEqual({ kind: 'address', address });
});

it('names a series’ people by seasons', () => {
  const address: Address = { page: 'matrix', seriesId: 1396, language: 'de-DE' };
  expect(formatAddress(address)).toBe('endroll://tv/1396/people?language=de-DE');
  expect(parseAddress('endroll://tv/1396/people?language=de-DE')).toEqual({ kind: 'address', address });
});

it('names what TMDB changed of a season', () => {
  const address: Address = { page: 'history', seriesId: 1396, seasonNumber: 0, language: null };
  expect(formatAddress(address)).toBe('endroll://tv/1396/season/0/history');
  expect(parseAddress('endroll://tv/1396/season/0/history')).toEqual({ kind: 'address', address });
});

describe('an address that compares', () => {
  const compare = (text: string): unknown => parseAddress(`endroll://compare${text}`);

  it('names seasons and series, each once, and is written as it was read', () => {
    const address: Address = {
      page: 'compare',
      sides: [
        { seriesId: 1396, seasonNumber: 1 },
        { seriesId: 1396, seasonNumber: 0 },
        { seriesId: 60059, seasonNumber: null },
      ],
      language: 'de-DE',
    };
    expect(formatAddress(address)).toBe('endroll://compare/1396-1/1396-0/60059?language=de-DE');
    expect(parseAddress(formatAddress(address))).toEqual({ kind: 'address', address });
    expect(compare('/1396-1/1396-1')).toMatchObject({ address: { sides: [{ seasonNumber: 1 }] } });
    // A season is not compared with the series that it is in.
    expect(compare('/1396-1/60059/60059-2')).toMatchObject({
      address: { sides: [{ seasonNumber: 1 }, { seriesId: 60059, seasonNumber: null }] },
    });
    expect(compare('')).toMatchObject({ address: { page: 'compare', sides: [] } });
  });

  it.each([
    ['/breaking-bad', 'breaking-bad'],
    ['/1396-x', '1396-x'],
    ['/0-1', '0-1'],
    [
      `/${Array.from({ length: MOST_COMPARED + 1 }, (_, index) => `9-${index}`).join('/')}`,
      `9-${MOST_COMPARED}`,
    ],
  ])('says which part cannot be compared: %s', (text, part) => {
    expect(compare(text)).toEqual({ kind: 'invalid', problem: 'compared', part });
  });
});
