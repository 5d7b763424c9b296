import type { WebPage } from '@shared/ipc/contract.ts';
import { expect, it } from 'vitest';
import { webPageAddress } from './web-page-address.ts';

const PAGES: readonly (readonly [WebPage, string])[] = [
  [{ page: 'tmdb' }, 'https://www.themoviedb.org/'],
  [{ page: 'token-help' }, 'https://www.themoviedb.org/settings/api'],
  [{ page: 'series', seriesId: 1396 }, 'https://www.themoviedb.org/tv/1396'],
  [{ page: 'season', seriesId: 1396, seasonNumber: 0 }, 'https://www.themoviedb.org/tv/1396/season/0'],
  [{ page: 'person', personId: 17419 }, 'https://www.themoviedb.org/person/17419'],
  [
    { page: 'person-editor', personId: 17419 },
    'https://www.themoviedb.org/person/17419/edit?active_nav_item=primary_facts',
  ],
  [{ page: 'person-pictures', personId: 17419 }, 'https://www.themoviedb.org/person/17419/images/profiles'],
  [
    { page: 'series-editor', seriesId: 1396 },
    'https://www.themoviedb.org/tv/1396/edit?active_nav_item=primary_facts',
  ],
  [
    { page: 'season-editor', seriesId: 1396, seasonNumber: 0 },
    'https://www.themoviedb.org/tv/1396/season/0/edit?active_nav_item=season_regulars',
  ],
  [
    { page: 'episode-editor', seriesId: 1396, seasonNumber: 2, episodeNumber: 13, part: 'crew' },
    'https://www.themoviedb.org/tv/1396/season/2/episode/13/edit?active_nav_item=crew',
  ],
  [
    { page: 'episode-editor', seriesId: 1396, seasonNumber: 2, episodeNumber: 13, part: 'guests' },
    'https://www.themoviedb.org/tv/1396/season/2/episode/13/edit?active_nav_item=guest_stars',
  ],
];

it.each(PAGES)('builds the address of %j', (page, address) => {
  expect(webPageAddress(page)).toBe(address);
});

it('never leaves TMDB’s own host', () => {
  for (const [page] of PAGES) expect(new URL(webPageAddress(page)).origin).toBe('https://www.themoviedb.org');
});
