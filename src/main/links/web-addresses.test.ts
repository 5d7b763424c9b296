import { describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { chooseServiceAddress, reportAddress, webPageAddress } from './web-addresses.ts';
import type { WebPage } from '@shared/ipc/contract.ts';

const USUAL = 'https://api.themoviedb.org';

function choose(wanted: string | undefined, isPackaged: boolean): string {
  return chooseServiceAddress({
    variable: 'ENDROLL_TMDB_URL',
    environment: { ENDROLL_TMDB_URL: wanted },
    usual: USUAL,
    isPackaged,
    logger: new MemoryLogger(),
  });
}

describe('the address of a service', () => {
  it.each([undefined, ''])('is the usual one without the variable (%j)', (wanted) => {
    expect(choose(wanted, false)).toBe(USUAL);
  });

  it.each(['http://127.0.0.1:4000', 'http://localhost:4000/t/p', 'http://[::1]:4000'])(
    'may be %s, packaged too',
    (wanted) => {
      expect(choose(wanted, true)).toBe(wanted);
    },
  );

  it('may be another computer unless it is packaged', () => {
    expect(choose('https://mirror.example', false)).toBe('https://mirror.example');
    expect(choose('https://mirror.example', true)).toBe(USUAL);
  });

  it.each([
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1@evil.example',
    'http://127.evil',
  ])('is never taken from %s when packaged', (wanted) => {
    expect(choose(wanted, true)).toBe(USUAL);
  });

  it.each(['file:///etc/passwd', 'not an address', 'javascript:alert(1)'])('is never %s', (wanted) => {
    expect(choose(wanted, false)).toBe(USUAL);
  });
});

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

it('knows where problems are reported by package.json alone, and leads nowhere without an https address', () => {
  expect(reportAddress({ bugs: { url: 'https://example.org/issues' } })).toBe('https://example.org/issues');
  for (const manifest of [{}, { bugs: 'a@b.c' }, { bugs: {} }, { bugs: { url: 'http://example.org' } }])
    expect(reportAddress(manifest)).toBeNull();
});
