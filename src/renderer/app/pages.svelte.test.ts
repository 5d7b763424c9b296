import { expect, it } from 'vitest';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { Place } from '@shared/domain/address.ts';
import { Pages } from '../state/pages.svelte.ts';
import { pageEntries } from './pages.ts';

it('begins a search that is given with it, one that is not with the last, and comes back to what was typed', () => {
  const pages = new Pages(pageEntries);
  const first: Place = { page: 'search', query: 'anna' };
  const own = (place: Place): object => pages.memoryOf(place).own;
  expect(own(first)).toEqual({});
  Object.assign(own(first), { text: 'anna gunn' });
  expect(own({ page: 'search', query: '' })).toEqual({ text: 'anna gunn' });
  expect(own({ page: 'search', query: 'bryan' })).toEqual({});
  expect(own(first)).toEqual({ text: 'anna gunn' });
});

const season = { seriesId: 1396, seasonNumber: 1, language: 'de-DE' };

it.each<[Place, unknown]>([
  [
    { page: 'season', ...season },
    { page: 'season', seriesId: 1396, seasonNumber: 1 },
  ],
  [
    { page: 'roll', ...season },
    { page: 'season', seriesId: 1396, seasonNumber: 1 },
  ],
  [
    { page: 'history', ...season },
    { page: 'season', seriesId: 1396, seasonNumber: 1 },
  ],
  [
    { page: 'episode', ...season, episodeNumber: 0 },
    { page: 'episode', seriesId: 1396, seasonNumber: 1, episodeNumber: 0 },
  ],
  [
    { page: 'series', seriesId: 1396, language: 'de-DE' },
    { page: 'series', seriesId: 1396 },
  ],
  [
    { page: 'matrix', seriesId: 1396, language: 'de-DE' },
    { page: 'series', seriesId: 1396 },
  ],
  [
    { page: 'person', personId: 17419 },
    { page: 'person', personId: 17419 },
  ],
  [{ page: 'series', seriesId: SAMPLE_SERIES_ID, language: 'de-DE' }, null],
  [{ page: 'yours' }, null],
])('knows what a page is about, and its page on TMDB: $page', (place, webPage) => {
  expect(new Pages(pageEntries).webPageOf(place)).toEqual(webPage);
});

it('knows the main page of what a page is about', () => {
  const pages = new Pages(pageEntries);
  expect(pages.mainPlaceOf({ page: 'roll', ...season })).toEqual({ page: 'season', ...season });
  expect(pages.mainPlaceOf({ page: 'matrix', seriesId: 1396, language: 'de-DE' })).toEqual({
    page: 'series',
    seriesId: 1396,
    language: 'de-DE',
  });
  expect(pages.mainPlaceOf({ page: 'library' })).toBeNull();
});

it('leads to a page by the command that has its name', () => {
  const pages = new Pages(pageEntries);
  const home: Place = { page: 'welcome' };
  expect(pages.placeFor('guide', 'de-DE', home)).toEqual({ page: 'guide' });
  const compared = (from: Place): Place | null => pages.placeFor('compare', 'de-DE', from);
  expect(compared(home)).toEqual({ page: 'compare', sides: [], language: 'de-DE' });
  // What is open is the first that is compared.
  const side = { seriesId: 1396, seasonNumber: 1 };
  expect(compared({ page: 'season', ...season })).toMatchObject({ sides: [side] });
  expect(compared({ page: 'roll', ...season })).toMatchObject({ sides: [side] });
  expect(compared({ page: 'series', seriesId: 1396, language: 'de-DE' })).toMatchObject({
    sides: [{ seriesId: 1396, seasonNumber: null }],
  });
});
