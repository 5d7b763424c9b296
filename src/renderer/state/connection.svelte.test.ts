import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '@shared/result.ts';
import { bareTmdbPerson } from '@shared/domain/test/bare.ts';
import { toJsonText } from '@shared/json-text.ts';
import { FakeApi } from '../test/fake-api.ts';
import { searchPage, seasonPage, seriesPage } from '../test/season-fixture.ts';
import { Connection } from './connection.svelte.ts';

const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
const unreachable = fail({ kind: 'offline', reason: 'unreachable' } as const);
const search = { query: 'dark', page: 1, language: 'en-US' };
let api: FakeApi;
let connection: Connection;

beforeEach(() => {
  api = new FakeApi();
  connection = new Connection();
});

it('is lost when a call says so, and back when one has reached TMDB; what the library answers says nothing', async () => {
  const watched = connection.watch(api);
  api.refreshed = unreachable;
  expect(await watched.seasons.refresh(key)).toEqual(unreachable);
  expect(connection.isOffline).toBe(true);
  await watched.library.list();
  expect(connection.isOffline).toBe(true);
  api.search = ok(toJsonText(searchPage([])));
  await watched.series.search(search);
  expect(connection.isOffline).toBe(false);
});

it('is back when TMDB has given a season or a series, and not when the library has', async () => {
  const watched = connection.watch(api);
  const series = { seriesId: 1396, language: 'en-US' };
  const open = { seasons: () => watched.seasons.open(key), series: () => watched.series.open(series) };
  for (const [what, openIt] of Object.entries(open)) {
    api.refreshed = unreachable;
    await watched.seasons.refresh(key);
    api.page = ok(seasonPage({ source: 'library' }));
    api.seriesPage = ok(toJsonText({ ...seriesPage(), source: 'library' }));
    await openIt();
    expect(connection.isOffline, what).toBe(true);
    api.page = ok(seasonPage({ source: 'network' }));
    api.seriesPage = ok(toJsonText({ ...seriesPage(), source: 'network' }));
    await openIt();
    expect(connection.isOffline, what).toBe(false);
  }
});

it('is back when somebody was looked up, or a season was fetched to be kept', async () => {
  const watched = connection.watch(api);
  const reach = {
    lookUp: () => watched.people.lookUp({ personId: 17419, language: 'en-US' }),
    keep: () => watched.seasons.keep(key),
  };
  api.lookedUp = ok(
    toJsonText({ person: bareTmdbPerson(17419), fetchedAt: '2026-11-24T12:00:00.000Z', isKept: true }),
  );
  for (const [what, reachTmdb] of Object.entries(reach)) {
    api.refreshed = unreachable;
    await watched.seasons.refresh(key);
    expect(connection.isOffline, what).toBe(true);
    await reachTmdb();
    expect(connection.isOffline, what).toBe(false);
  }
});

it('hands events through', () => {
  const heard: unknown[] = [];
  const stop = connection.watch(api).app.onAddressOpened((event) => heard.push(event));
  api.send('app:addressOpened', { address: 'endroll://tv/1' });
  stop();
  api.send('app:addressOpened', { address: 'endroll://tv/2' });
  expect(heard).toEqual([{ address: 'endroll://tv/1' }]);
});

describe('the system’s network', () => {
  const turn = (onLine: boolean) => {
    Object.defineProperty(window.navigator, 'onLine', { value: onLine, configurable: true });
    window.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
  };

  it('is followed until the window says not to', () => {
    const stop = connection.follow(window);
    turn(false);
    expect(connection.isOffline).toBe(true);
    turn(true);
    expect(connection.isOffline).toBe(false);
    stop();
    turn(false);
    expect(connection.isOffline).toBe(false);
    turn(true);
  });
});
