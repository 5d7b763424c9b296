import { beforeEach, describe, expect, it } from 'vitest';
import { CREDITS, DETAILS, OTHER_CREDITS } from './test/fake-tmdb.ts';
import { creditIds, DISK_FULL, errorOf, KEY, OFFLINE, SeasonStage } from './test/season-stage.ts';

let stage: SeasonStage;

beforeEach(() => {
  stage = new SeasonStage();
});

describe('leaving', () => {
  it('before anything is shown ends the opening', async () => {
    stage.tmdb.credits = () => new Promise(() => undefined);
    stage.tmdb.details = () => new Promise(() => undefined);
    const opening = stage.open();
    await stage.settle();
    stage.service.leave(KEY);
    expect(await errorOf(opening)).toEqual({ kind: 'cancelled' });
    expect(stage.tmdb.ended.sort()).toEqual(['credits', 'details']);
    await stage.settle();
    expect(await stage.list()).toEqual([]);
  });

  it('while the library is still looking asks TMDB nothing', async () => {
    const opening = stage.open();
    stage.service.leave(KEY);
    expect(await errorOf(opening)).toEqual({ kind: 'cancelled' });
    expect(stage.tmdb.asked).toEqual([]);
  });

  it('does not take the page from another who waits for it', async () => {
    const credits = Promise.withResolvers<typeof CREDITS>();
    stage.tmdb.credits = () => credits.promise;
    const openings = [stage.open(), stage.open()];
    await stage.settle();
    stage.service.leave(KEY);
    credits.resolve(CREDITS);
    await expect(Promise.all(openings)).resolves.toHaveLength(2);
  });

  it('after the credits were shown does not stop the season from being kept', async () => {
    const details = Promise.withResolvers<typeof DETAILS>();
    stage.tmdb.details = () => details.promise;
    await stage.open();
    stage.service.leave(KEY);
    details.resolve(DETAILS);
    await stage.settle();
    expect(await stage.list()).toMatchObject([{ isWhole: true }]);
  });

  it('does not stop an update in the background', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    stage.tmdb.credits = () => OTHER_CREDITS;
    await stage.open();
    stage.service.leave(KEY);
    await stage.settle();
    expect(stage.events).toMatchObject([{ reason: 'updated' }]);
  });

  it('and coming back at once begins anew', async () => {
    stage.tmdb.credits = () => new Promise(() => undefined);
    const left = stage.open();
    await stage.settle();
    stage.service.leave(KEY);
    stage.tmdb.credits = () => CREDITS;
    const back = stage.open();
    expect(await errorOf(left)).toEqual({ kind: 'cancelled' });
    expect(creditIds(await back)).toEqual(['regular', 'crew']);
    await stage.settle();
    expect(await stage.list()).toHaveLength(1);
  });

  it('a season that nobody has opened does nothing', () => {
    expect(() => stage.service.leave(KEY)).not.toThrow();
  });
});

describe('a library that fails', () => {
  it('does not keep the reader from the season, and TMDB is not asked again for it', async () => {
    stage.fillDisk();
    await stage.open();
    await stage.settle();
    expect(stage.events).toMatchObject([{ reason: 'completed' }]);
    expect(stage.logger.lines).toEqual(['warn Season 1396/1/en-US could not be kept: disk-full']);

    stage.forget();
    const again = await stage.open();
    expect(again).toMatchObject({ source: 'network', isArriving: false });
    expect(creditIds(again)).toEqual(['regular', 'guest', 'crew']);
    expect(stage.tmdb.asked).toEqual([]);

    stage.service.leave(KEY);
    await stage.open();
    expect(stage.tmdb.asked).toContain('credits');
  });

  it('that cannot be read is done without', async () => {
    Object.assign(stage.library, { open: () => Promise.reject(DISK_FULL) });
    expect(creditIds(await stage.open())).toEqual(['regular', 'crew']);
    expect(stage.logger.lines).toEqual(['warn The library did not open season 1396/1/en-US']);
  });

  it('is what the reader hears of when TMDB does not answer either', async () => {
    Object.assign(stage.library, { open: () => Promise.reject(DISK_FULL) });
    stage.tmdb.fail('credits', OFFLINE);
    expect(await errorOf(stage.open())).toEqual({ kind: 'library-unavailable', reason: 'disk-full' });
  });
});

describe('stopping', () => {
  it('ends an update, so that a removed season does not come back', async () => {
    const kept = await stage.keepWhole();
    stage.passHours(30);
    const details = Promise.withResolvers<typeof DETAILS>();
    stage.tmdb.credits = () => OTHER_CREDITS;
    stage.tmdb.details = () => details.promise;
    await stage.open();
    await stage.settle();
    stage.service.stop(KEY);
    details.resolve(DETAILS);
    await stage.settle();
    expect(await stage.kept()).toEqual(kept);
    expect(stage.events).toEqual([]);
  });

  it('ends an opening even after it has shown something', async () => {
    stage.tmdb.details = () => new Promise(() => undefined);
    await stage.open();
    stage.service.stop(KEY);
    await stage.settle();
    expect(stage.tmdb.ended).toEqual(['details']);
    expect(await stage.list()).toEqual([]);
    expect(stage.events).toEqual([]);
  });
});

describe('closing', () => {
  it('ends what is under way and leaves the library in peace', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    stage.tmdb.details = () => new Promise(() => undefined);
    await stage.open();
    await stage.open({ ...KEY, seasonNumber: 2 });
    stage.tmdb.credits = () => new Promise(() => undefined);
    const unseen = stage.open({ ...KEY, seasonNumber: 3 });
    await stage.settle();
    const closed = stage.service.close();
    expect(await errorOf(unseen)).toEqual({ kind: 'cancelled' });
    await closed;
    Object.assign(stage.library, { keepSeason: () => Promise.reject(new Error('asked after closing')) });
    await stage.settle();
    expect(await stage.list()).toHaveLength(1);
    expect(stage.logger.lines.filter((line) => line.startsWith('warn'))).toEqual([]);
  });
});

describe('stopping everything for a moment, as clearing the library does', () => {
  it('lets seasons be opened, refreshed and kept whole afterwards', async () => {
    await stage.keepWhole();
    await stage.service.stopAll();
    stage.tmdb.credits = () => OTHER_CREDITS;
    expect(await stage.service.refresh(KEY)).toEqual({ added: 1, removed: 0, changed: 1 });
    expect(creditIds((await stage.kept())!)).toContain('new');
    await stage.service.keepWhole({ ...KEY, seasonNumber: 2 });
    expect(await stage.list()).toMatchObject([
      { seasonNumber: 1, isWhole: true },
      { seasonNumber: 2, isWhole: true },
    ]);
    stage.forget();
    stage.passHours(30);
    stage.tmdb.credits = () => CREDITS;
    await stage.open();
    await stage.settle();
    expect(stage.events).toMatchObject([{ reason: 'updated' }]);
    expect(creditIds((await stage.kept())!)).not.toContain('new');
  });
});
