import { beforeEach, expect, it } from 'vitest';
import { errorOf, KEY, OFFLINE, SeasonStage } from './test/season-stage.ts';

let stage: SeasonStage;

beforeEach(() => {
  stage = new SeasonStage();
});

it('ends when the whole season is kept, not when its first credits are there', async () => {
  let isKept = false;
  const details = Promise.withResolvers<null>();
  const { keepSeason } = stage.library;
  Object.assign(stage.library, {
    keepSeason: async (answers: Parameters<typeof keepSeason>[0]) => {
      await details.promise;
      return keepSeason(answers);
    },
  });
  const keeping = stage.service.keep(KEY).then(() => {
    isKept = true;
  });
  await stage.settle();
  expect(isKept).toBe(false);
  details.resolve(null);
  await keeping;
  expect(await stage.list()).toMatchObject([{ isWhole: true }]);
  expect(stage.imagesAsked).toEqual([KEY]);
});

it('fails on a full disk, and keeps the season when there is room again', async () => {
  const { keepSeason } = stage.library;
  stage.fillDisk();
  expect(await errorOf(stage.service.keep(KEY))).toEqual({
    kind: 'library-unavailable',
    reason: 'disk-full',
  });
  expect(await stage.list()).toEqual([]);
  Object.assign(stage.library, { keepSeason });
  await stage.service.keep(KEY);
  expect(await stage.list()).toHaveLength(1);
});

it('tries again what the page of the season could not keep', async () => {
  const { keepSeason } = stage.library;
  stage.fillDisk();
  await stage.open();
  await stage.settle();
  Object.assign(stage.library, { keepSeason });
  await stage.service.keep(KEY);
  expect(await stage.list()).toHaveLength(1);
});

it('asks nothing of TMDB about a season that is kept', async () => {
  await stage.keepWhole();
  await stage.service.keep(KEY);
  expect(stage.tmdb.asked).toEqual([]);
});

it('fails with what TMDB says, and is cancelled by leaving before anything has arrived', async () => {
  stage.tmdb.fail('credits', OFFLINE);
  expect(await errorOf(stage.service.keep(KEY))).toEqual({ kind: 'offline', reason: 'unreachable' });
  const keeping = errorOf(stage.service.keep({ ...KEY, seasonNumber: 2 }));
  stage.service.leave({ ...KEY, seasonNumber: 2 });
  expect(await keeping).toEqual({ kind: 'cancelled' });
});
