import type { WebPage } from '@shared/ipc/contract.ts';
import { expect, it } from 'vitest';
import { webPageAddress } from './web-page-address.ts';

const PAGES: readonly (readonly [WebPage, string])[] = [
  [{ page: 'tmdb' }, 'https://www.themoviedb.org/'],
  [{ page: 'token-help' }, 'https://www.themoviedb.org/settings/api'],
  [{ page: 'series', seriesId: 1396 }, 'https://www.themoviedb.org/tv/1396'],
  [{ page: 'season', seriesId: 1396, seasonNumber: 0 }, 'https://www.themoviedb.org/tv/1396/season/0'],
  [{ page: 'person', personId: 17419 }, 'https://www.themoviedb.org/person/17419'],
];

it.each(PAGES)('builds the address of %j', (page, address) => {
  expect(webPageAddress(page)).toBe(address);
});

it('never leaves TMDB’s own host', () => {
  for (const [page] of PAGES) expect(new URL(webPageAddress(page)).origin).toBe('https://www.themoviedb.org');
});
