import type { RecentSeason } from '@shared/domain/recent-season.ts';
import { expect, it } from 'vitest';
import { createRecentsHandlers } from './recents-handlers.ts';

const season: RecentSeason = { address: 'endroll://tv/1396/season/1', title: 'Breaking Bad, Season 1' };

const handlers = createRecentsHandlers({ list: () => [season], add: (added) => [added], clear: () => [] });

it('lists, adds and clears', async () => {
  expect(await handlers.list.run(undefined)).toEqual([season]);
  expect(await handlers.add.run(season)).toEqual([season]);
  expect(await handlers.clear.run(undefined)).toEqual([]);
});

it.each([
  ['another address', { ...season, address: 'https://example.com/' }],
  ['an empty title', { ...season, title: '' }],
  ['a title that is too long', { ...season, title: 'x'.repeat(301) }],
  ['more than is asked for', { ...season, seasonNumber: 1 }],
])('refuses %s', (_, input) => {
  expect(handlers.add.input.safeParse(input).success).toBe(false);
});
