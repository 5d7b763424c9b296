import { EndrollError } from '@shared/app-error.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { CREDITS, DETAILS, OTHER_CREDITS } from './test/fake-tmdb.ts';
import { creditIds, errorOf, KEY, OFFLINE, SeasonStage } from './test/season-stage.ts';

let stage: SeasonStage;

beforeEach(() => {
  stage = new SeasonStage();
});

describe('keeping a season whole', () => {
  it('keeps all its parts and its series, without a page and without its pictures', async () => {
    await stage.service.keepWhole(KEY);
    expect(stage.tmdb.asked.sort()).toEqual(['credits', 'details', 'series']);
    const kept = await stage.kept();
    expect(creditIds(kept!)).toEqual(['regular', 'guest', 'crew']);
    expect(kept?.series?.name).toBe('Breaking Bad');
    expect(stage.imagesAsked).toEqual([]);
    expect(stage.listChanges).toBe(1);
    expect(stage.events).toEqual([]);
  });

  it('asks again for a season that is kept, and tells who is looking at it what has changed', async () => {
    await stage.keepWhole();
    stage.tmdb.credits = () => OTHER_CREDITS;
    await stage.service.keepWhole(KEY);
    expect(creditIds((await stage.kept())!)).toContain('new');
    expect(stage.events).toEqual([
      { key: KEY, reason: 'updated', changes: { added: 1, removed: 0, changed: 1 } },
    ]);
    expect(stage.imagesAsked).toEqual([]);
  });

  it('tells that an incomplete season is whole now', async () => {
    stage.tmdb.fail('details', OFFLINE);
    await stage.keepWhole();
    stage.tmdb.details = () => DETAILS;
    await stage.service.keepWhole(KEY);
    expect(stage.events).toMatchObject([{ key: KEY, reason: 'completed' }]);
  });

  it('fails when TMDB does not give the season, and keeps nothing', async () => {
    stage.tmdb.fail('credits', new EndrollError({ kind: 'not-found', what: 'season' }));
    expect(await errorOf(stage.service.keepWhole(KEY))).toEqual({ kind: 'not-found', what: 'season' });
    expect(await stage.list()).toEqual([]);
  });

  it('fails when a part is missing, and keeps what has come', async () => {
    stage.tmdb.fail('details', OFFLINE);
    expect(await errorOf(stage.service.keepWhole(KEY))).toEqual({ kind: 'offline', reason: 'unreachable' });
    expect(await stage.list()).toMatchObject([{ isWhole: false }]);
  });

  it('leaves a whole season as it was when a part is missing', async () => {
    const kept = await stage.keepWhole();
    stage.passHours(1);
    stage.tmdb.fail('details', OFFLINE);
    expect(await errorOf(stage.service.keepWhole(KEY))).toMatchObject({ kind: 'offline' });
    expect(await stage.kept()).toEqual(kept);
  });

  it('fails when the library would not take it', async () => {
    stage.fillDisk();
    expect(await errorOf(stage.service.keepWhole(KEY))).toEqual({
      kind: 'library-unavailable',
      reason: 'disk-full',
    });
  });
});

describe('beside a reader', () => {
  it('waits for an opening under way', async () => {
    const details = Promise.withResolvers<typeof DETAILS>();
    stage.tmdb.details = () => details.promise;
    await stage.open();
    const keeping = stage.service.keepWhole(KEY);
    await stage.settle();
    expect(stage.tmdb.asked.filter((name) => name === 'credits')).toHaveLength(1);
    details.resolve(DETAILS);
    await keeping;
    expect(await stage.list()).toMatchObject([{ isWhole: true }]);
  });

  it('keeps a season although a reader has given up opening it', async () => {
    stage.tmdb.credits = () => new Promise(() => undefined);
    const opening = stage.open();
    await stage.settle();
    const keeping = stage.service.keepWhole(KEY);
    stage.tmdb.credits = () => CREDITS;
    stage.service.leave(KEY);
    expect(await errorOf(opening)).toEqual({ kind: 'cancelled' });
    await keeping;
    expect(await stage.list()).toMatchObject([{ isWhole: true }]);
  });

  it('joins an update in the background, whose changes are told once', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    const credits = Promise.withResolvers<typeof CREDITS>();
    stage.tmdb.credits = () => credits.promise;
    await stage.open();
    const keeping = stage.service.keepWhole(KEY);
    await stage.settle();
    credits.resolve(OTHER_CREDITS);
    await keeping;
    await stage.settle();
    expect(stage.tmdb.asked.filter((name) => name === 'credits')).toHaveLength(1);
    expect(stage.events).toMatchObject([{ reason: 'updated' }]);
  });
});

describe('giving up', () => {
  it('ends the questions at once, and nothing is kept', async () => {
    stage.tmdb.details = () => new Promise(() => undefined);
    const pack = new AbortController();
    const keeping = stage.service.keepWhole(KEY, pack.signal);
    await stage.settle();
    pack.abort();
    expect(await errorOf(keeping)).toEqual({ kind: 'cancelled' });
    await stage.settle();
    expect(stage.tmdb.ended).toEqual(['details']);
    expect(await stage.list()).toEqual([]);
  });

  it('before it begins asks nobody', async () => {
    expect(await errorOf(stage.service.keepWhole(KEY, AbortSignal.abort()))).toEqual({ kind: 'cancelled' });
    expect(stage.tmdb.asked).toEqual([]);
  });

  it('does not take the season from a reader who refreshes it', async () => {
    await stage.keepWhole();
    const details = Promise.withResolvers<typeof DETAILS>();
    stage.tmdb.credits = () => OTHER_CREDITS;
    stage.tmdb.details = () => details.promise;
    const pack = new AbortController();
    const keeping = stage.service.keepWhole(KEY, pack.signal);
    await stage.settle();
    const refreshing = stage.service.refresh(KEY);
    await stage.settle();
    pack.abort();
    expect(await errorOf(keeping)).toEqual({ kind: 'cancelled' });
    details.resolve(DETAILS);
    await expect(refreshing).resolves.toMatchObject({ added: 1 });
    expect(stage.events, 'the reader hears it from the refresh').toEqual([]);
  });

  it('while it waits for a reader’s opening leaves that alone', async () => {
    const details = Promise.withResolvers<typeof DETAILS>();
    stage.tmdb.details = () => details.promise;
    await stage.open();
    const pack = new AbortController();
    const keeping = stage.service.keepWhole(KEY, pack.signal);
    pack.abort();
    expect(await errorOf(keeping)).toEqual({ kind: 'cancelled' });
    details.resolve(DETAILS);
    await stage.settle();
    expect(await stage.list()).toMatchObject([{ isWhole: true }]);
  });
});

describe('closing', () => {
  it('ends it', async () => {
    stage.tmdb.details = () => new Promise(() => undefined);
    const keeping = errorOf(stage.service.keepWhole(KEY));
    await stage.settle();
    await stage.service.close();
    expect(await keeping).toEqual({ kind: 'cancelled' });
    expect(await stage.list()).toEqual([]);
  });

  it('lets nobody begin who has waited for an opening', async () => {
    stage.tmdb.details = () => new Promise(() => undefined);
    await stage.open();
    const keeping = errorOf(stage.service.keepWhole(KEY));
    stage.forget();
    await stage.service.close();
    expect(await keeping).toEqual({ kind: 'cancelled' });
    expect(stage.tmdb.asked).toEqual([]);
  });
});
