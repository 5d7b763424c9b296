import { expect, it } from 'vitest';
import { cacheFolder } from './cache-folder.ts';

const home = '/home/ana';

it('is below the home folder on Linux', () => {
  expect(cacheFolder({ env: {}, platform: 'linux', home })).toBe('/home/ana/.cache/endroll');
});

it('is where XDG_CACHE_HOME says, unless that is a relative path', () => {
  expect(cacheFolder({ env: { XDG_CACHE_HOME: '/big/cache' }, platform: 'linux', home })).toBe(
    '/big/cache/endroll',
  );
  expect(cacheFolder({ env: { XDG_CACHE_HOME: 'cache' }, platform: 'linux', home })).toBe(
    '/home/ana/.cache/endroll',
  );
});

it('is where the system keeps caches on macOS', () => {
  expect(cacheFolder({ env: {}, platform: 'darwin', home })).toBe('/home/ana/Library/Caches/endroll');
});
