import { EndrollError } from '@shared/app-error.ts';
import { NO_CHANGES } from '@shared/domain/season.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { CREDITS, DETAILS, OTHER_CREDITS } from './test/fake-tmdb.ts';
import { creditIds, errorOf, KEY, OFFLINE, SeasonStage } from './test/season-stage.ts';

let stage: SeasonStage;

beforeEach(() => {
  stage = new SeasonStage();
});

describe('opening a kept season', () => {
  it('needs no request while it is whole and younger than a day', async () => {
    const kept = await stage.keepWhole();
    stage.passHours(23.9);
    expect(await stage.open()).toEqual(kept);
    await stage.settle();
    expect(stage.tmdb.asked).toEqual([]);
  });

  it('answers from the library at once, and tells what TMDB has changed since', async () => {
    const kept = await stage.keepWhole();
    stage.passHours(24);
    stage.tmdb.credits = () => OTHER_CREDITS;
    expect(await stage.open()).toEqual(kept);
    await stage.settle();
    expect(stage.events).toEqual([
      { key: KEY, reason: 'updated', changes: { added: 1, removed: 0, changed: 1 } },
    ]);
    expect((await stage.kept())?.fetchedAt).toBe(stage.now.toISOString());
    expect(stage.imagesAsked).toEqual([KEY]);
  });

  it('tells that only its date is new when nothing has changed', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    await stage.open();
    await stage.settle();
    expect(stage.events).toEqual([{ key: KEY, reason: 'updated', changes: NO_CHANGES }]);
    expect((await stage.kept())?.fetchedAt).toBe(stage.now.toISOString());
    expect(stage.listChanges).toBe(1);
  });

  it('asks again when a wrong clock has dated it in the future', async () => {
    await stage.keepWhole();
    stage.passHours(-100);
    await stage.open();
    await stage.settle();
    expect(stage.tmdb.asked).toContain('credits');
  });

  it.each(['credits', 'details'] as const)(
    'stays as it was when the %s fail, and that is no alarm',
    async (part) => {
      const kept = await stage.keepWhole();
      stage.passHours(30);
      stage.tmdb.fail(part, OFFLINE);
      if (part === 'details') stage.tmdb.credits = () => OTHER_CREDITS;
      await stage.open();
      await stage.settle();
      expect(await stage.kept()).toEqual(kept);
      expect(stage.events).toEqual([]);
      expect(stage.logger.lines).toEqual(['info Season 1396/1/en-US stays as it was kept']);
    },
  );

  it('stays as it was when TMDB leaves the aggregate credits out', async () => {
    const kept = await stage.keepWhole();
    stage.passHours(30);
    const { id, name } = DETAILS;
    stage.tmdb.details = () => ({ id, name, episodes: [] });
    await stage.open();
    await stage.settle();
    expect(await stage.kept()).toEqual(kept);
  });

  it('warns in the log when the library would not take the update', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    stage.fillDisk();
    await stage.open();
    await stage.settle();
    expect(stage.logger.lines).toEqual(['warn Season 1396/1/en-US stays as it was kept']);
    expect(stage.events).toEqual([]);
  });

  it('is asked for once at a time', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    await Promise.all([stage.open(), stage.open()]);
    await stage.open();
    await stage.settle();
    expect(stage.tmdb.asked.filter((name) => name === 'credits')).toHaveLength(1);
  });
});

describe('refreshing', () => {
  it('asks for everything and says what has changed, to the one who asked only', async () => {
    await stage.keepWhole();
    stage.tmdb.credits = () => OTHER_CREDITS;
    await expect(stage.service.refresh(KEY)).resolves.toEqual({ added: 1, removed: 0, changed: 1 });
    expect(stage.tmdb.asked.sort()).toEqual(['credits', 'details']);
    expect(stage.events).toEqual([]);
    expect(creditIds((await stage.kept())!)).toContain('new');
  });

  it.each(['credits', 'details'] as const)(
    'leaves the kept season as it was when the %s fail',
    async (part) => {
      const kept = await stage.keepWhole();
      stage.passHours(1);
      stage.tmdb.fail(part, OFFLINE);
      expect(await errorOf(stage.service.refresh(KEY))).toEqual({ kind: 'offline', reason: 'unreachable' });
      expect(await stage.kept()).toEqual(kept);
    },
  );

  it('of an incomplete season keeps what is whole, and says why the rest is missing', async () => {
    stage.tmdb.fail('details', OFFLINE);
    await stage.keepWhole();
    stage.tmdb.credits = () => OTHER_CREDITS;
    expect(await errorOf(stage.service.refresh(KEY))).toEqual({ kind: 'offline', reason: 'unreachable' });
    expect(stage.events).toMatchObject([{ reason: 'updated', changes: { added: 1, changed: 1 } }]);
    expect(creditIds((await stage.kept())!)).toEqual(['regular', 'new', 'crew']);
  });

  it('joins an update in the background, and then is the only one to be told', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    const credits = Promise.withResolvers<typeof CREDITS>();
    stage.tmdb.credits = () => credits.promise;
    await stage.open();
    const refreshing = stage.service.refresh(KEY);
    await stage.settle();
    credits.resolve(OTHER_CREDITS);
    await expect(refreshing).resolves.toMatchObject({ added: 1 });
    await stage.settle();
    expect(stage.tmdb.asked.filter((name) => name === 'credits')).toHaveLength(1);
    expect(stage.events).toEqual([]);
  });

  it('waits for an opening under way', async () => {
    const details = Promise.withResolvers<typeof DETAILS>();
    stage.tmdb.details = () => details.promise;
    await stage.open();
    const refreshing = stage.service.refresh(KEY);
    await stage.settle();
    expect(stage.tmdb.asked.filter((name) => name === 'credits')).toHaveLength(1);
    details.resolve(DETAILS);
    await expect(refreshing).resolves.toEqual({ added: 0, removed: 0, changed: 0 });
  });

  it('keeps a season that the library would not take before', async () => {
    const { keepSeason } = stage.library;
    stage.fillDisk();
    await stage.open();
    await stage.settle();
    expect(await errorOf(stage.service.refresh(KEY))).toEqual({
      kind: 'library-unavailable',
      reason: 'disk-full',
    });
    Object.assign(stage.library, { keepSeason });
    await stage.service.refresh(KEY);
    expect(await stage.open()).toMatchObject({ source: 'library' });
  });
});

describe('a season that TMDB has no longer', () => {
  const GONE = new EndrollError({ kind: 'not-found', what: 'season' });
  const goneSince = async (): Promise<string | null | undefined> => (await stage.list())[0]?.goneSince;

  it('is remembered from the first time on, told once, and can still be read', async () => {
    await stage.keepWhole();
    stage.passHours(24 * 151);
    const since = stage.now.toISOString();
    stage.tmdb.fail('credits', GONE);
    await stage.open();
    await stage.settle();
    expect(stage.events).toEqual([
      { key: KEY, reason: 'gone', changes: { added: 0, removed: 0, changed: 0 } },
    ]);
    expect(await goneSince()).toBe(since);
    stage.passHours(24);
    expect(await errorOf(stage.service.refresh(KEY))).toMatchObject({ kind: 'not-found' });
    expect(stage.events).toHaveLength(1);
    expect(await goneSince()).toBe(since);
    expect((await stage.open()).goneSince).toBe(since);
  });

  it('is like any other when TMDB has it again', async () => {
    await stage.keepWhole();
    stage.passHours(24);
    const { credits } = stage.tmdb;
    stage.tmdb.fail('credits', GONE);
    await errorOf(stage.service.refresh(KEY));
    stage.tmdb.credits = credits;
    await stage.service.refresh(KEY);
    expect(await goneSince()).toBeNull();
    expect((await stage.open()).goneSince).toBeNull();
  });

  it('is told apart from one that goes with its whole series', async () => {
    await stage.keepWhole();
    stage.passHours(24);
    stage.tmdb.fail('credits', GONE);
    await errorOf(stage.service.refresh(KEY));
    expect(stage.seriesGone).toEqual([]);
    stage.passHours(24);
    stage.tmdb.fail('theSeries', new EndrollError({ kind: 'not-found', what: 'series' }));
    expect(await errorOf(stage.service.refresh(KEY))).toEqual({ kind: 'not-found', what: 'series' });
    expect(stage.seriesGone).toEqual([KEY]);
  });

  it('is not one that was never kept, nor one that cannot be reached', async () => {
    stage.tmdb.fail('credits', GONE);
    expect(await errorOf(stage.open())).toMatchObject({ kind: 'not-found' });
    expect(await stage.list()).toEqual([]);
    stage.tmdb.credits = () => CREDITS;
    await stage.keepWhole();
    stage.tmdb.fail('credits', OFFLINE);
    await errorOf(stage.service.refresh(KEY));
    expect(await goneSince()).toBeNull();
  });
});

describe('a season that is removed', () => {
  const remove = async (): Promise<void> => {
    stage.service.stop(KEY);
    await stage.library.remove([KEY]);
  };

  it('does not come back by an update that was about to begin', async () => {
    await stage.keepWhole();
    const updates = [stage.service.refresh(KEY), stage.service.keepWhole(KEY)].map(errorOf);
    await remove();
    expect(await Promise.all(updates)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(await stage.list()).toEqual([]);
  });

  it('does not come back by having been opened just before', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    const opening = stage.open();
    await remove();
    await opening;
    await stage.settle();
    expect(stage.tmdb.asked).toEqual([]);
    expect(await stage.list()).toEqual([]);
  });

  it('comes back when the reader opens it', async () => {
    await stage.keepWhole();
    await remove();
    await stage.open();
    await stage.settle();
    expect(await stage.list()).toMatchObject([{ seasonNumber: 1 }]);
  });
});
