import { expect, it, vi } from 'vitest';
import { fail } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { RecentSeasons } from './recents.svelte.ts';

const first = { address: 'endroll://tv/1396/season/1', title: 'Breaking Bad, Season 1' };
const second = { address: 'endroll://tv/1396/season/2', title: 'Breaking Bad, Season 2' };

it('reads what main has kept, puts a visited season first and forgets them all', async () => {
  const api = new FakeApi();
  api.recentsNow = [first, second];
  const recents = new RecentSeasons(api);
  expect(recents.all).toEqual([]);
  await recents.load();
  expect(recents.all).toEqual([first, second]);
  await recents.visit({ ...second, fetchedAt: '2026-03-01T12:00:00.000Z' });
  expect(recents.all).toMatchObject([second, first]);
  await recents.clear();
  expect(recents.all).toEqual([]);
  expect(api.recentsNow).toEqual([]);
});

it('keeps what it has when main cannot change it, and says why', async () => {
  const api = new FakeApi();
  api.recentsNow = [first];
  const recents = new RecentSeasons(api);
  await recents.load();
  const error = { kind: 'unexpected', reference: 'a1b2c3' } as const;
  vi.spyOn(api.recents, 'clear').mockResolvedValue(fail(error));
  expect(await recents.clear()).toEqual(error);
  expect(recents.all).toEqual([first]);
});
