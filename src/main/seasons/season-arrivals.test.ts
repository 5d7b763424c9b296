import { EndrollError } from '@shared/app-error.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { CREDITS, DETAILS, SERIES } from './test/fake-tmdb.ts';
import { creditIds, errorOf, KEY, OFFLINE, SeasonStage } from './test/season-stage.ts';

const noSuchSeason = new EndrollError({ kind: 'not-found', what: 'season' });
const noSuchSeries = new EndrollError({ kind: 'not-found', what: 'series' });

let stage: SeasonStage;

beforeEach(() => {
  stage = new SeasonStage();
});

describe('opening a season that is not kept', () => {
  it('answers as soon as the credits are there, and tells when the rest is kept', async () => {
    const details = Promise.withResolvers<typeof DETAILS>();
    stage.tmdb.details = () => details.promise;
    const page = await stage.open();
    expect(page).toMatchObject({ source: 'network', isArriving: true, fetchedAt: stage.now.toISOString() });
    expect(creditIds(page)).toEqual(['regular', 'crew']);
    expect(await stage.kept()).toBeNull();

    details.resolve(DETAILS);
    await stage.settle();
    expect(stage.events).toEqual([
      { key: KEY, reason: 'completed', changes: { added: 0, removed: 0, changed: 0 } },
    ]);
    const kept = await stage.kept();
    expect(kept).toMatchObject({ source: 'library', isArriving: false, series: { name: 'Breaking Bad' } });
    expect(creditIds(kept!)).toEqual(['regular', 'guest', 'crew']);
    expect(stage.imagesAsked).toEqual([KEY]);
    expect(stage.listChanges).toBe(1);
  });

  it('asks for credits, details and series at the same time, once each', async () => {
    stage.tmdb.credits = () => new Promise(() => undefined);
    void stage.open();
    await stage.settle();
    expect(stage.tmdb.asked.sort()).toEqual(['credits', 'details', 'series']);
  });

  it('keeps TMDB’s words beside its own', async () => {
    await stage.keepWhole();
    const answers = await stage.library.answers(KEY);
    expect(answers.map(({ endpoint, body }) => [endpoint, body])).toEqual([
      ['tv/1396/season/1/credits', JSON.stringify(CREDITS)],
      ['tv/1396/season/1', JSON.stringify(DETAILS)],
    ]);
  });

  it('shows the series at once when that has come already', async () => {
    const credits = Promise.withResolvers<typeof CREDITS>();
    stage.tmdb.credits = () => credits.promise;
    const opening = stage.open();
    await stage.settle();
    credits.resolve(CREDITS);
    const page = await opening;
    expect(page.series?.name).toBe('Breaking Bad');
    expect(page.season.name).toBe('The first one');
  });

  it('shows the kept series at once with another season of it, whatever its age', async () => {
    await stage.keepWhole();
    stage.passHours(30);
    stage.tmdb.theSeries = () => new Promise(() => undefined);
    const page = await stage.open({ ...KEY, seasonNumber: 2 });
    expect(page.series?.name).toBe('Breaking Bad');
    expect(page.isArriving).toBe(true);
  });

  it('names a season by the kept series while its details are not there', async () => {
    stage.tmdb.theSeries = () => ({ ...SERIES, seasons: [{ season_number: 2, name: 'The second one' }] });
    await stage.keepWhole();
    stage.tmdb.fail('details', OFFLINE);
    const second = { ...KEY, seasonNumber: 2 };
    expect((await stage.open(second)).season.name).toBe('The second one');
    await stage.settle();
    expect((await stage.kept(second))?.season.name).toBe('The second one');
    expect(stage.tmdb.asked).not.toContain('series');
  });

  it('hands the poster of the series on to be kept', async () => {
    stage.tmdb.theSeries = () => ({ ...SERIES, poster_path: '/series.jpg' });
    await stage.open();
    await stage.settle();
    expect(stage.postersAsked).toEqual(['/series.jpg']);
  });

  it('shares one run among all who open it meanwhile', async () => {
    const pages = await Promise.all([stage.open(), stage.open(), stage.open()]);
    await stage.settle();
    expect(pages.map(creditIds)).toEqual(Array(3).fill(['regular', 'crew']));
    expect(stage.tmdb.asked.sort()).toEqual(['credits', 'details', 'series']);
    expect(stage.events).toHaveLength(1);
  });

  it('keeps the regulars, marked incomplete, when the details fail, and completes them next time', async () => {
    stage.tmdb.fail('details', OFFLINE);
    await stage.open();
    await stage.settle();
    expect(stage.events).toMatchObject([{ key: KEY, reason: 'incomplete' }]);
    expect(stage.logger.lines).toEqual(['info Season 1396/1/en-US came without its episodes']);
    expect(await stage.list()).toMatchObject([{ isWhole: false, seriesName: 'Breaking Bad' }]);

    stage.forget();
    stage.tmdb.details = () => DETAILS;
    await stage.open();
    await stage.settle();
    expect(stage.events, 'what has just failed is not asked again by itself').toEqual([]);

    stage.passHours(0.1);
    expect(creditIds(await stage.open())).toEqual(['regular', 'crew']);
    await stage.settle();
    expect(stage.events).toMatchObject([{ reason: 'completed' }]);
    expect(creditIds((await stage.kept())!)).toEqual(['regular', 'guest', 'crew']);
    expect(await stage.list()).toMatchObject([{ isWhole: true }]);
  });

  it('calls a season without its aggregate credits incomplete', async () => {
    const { id, name, episodes } = DETAILS;
    stage.tmdb.details = () => ({ id, name, episodes });
    await stage.open();
    await stage.settle();
    expect(stage.events).toMatchObject([{ reason: 'incomplete' }]);
    expect((await stage.kept())?.season.parts).toMatchObject({ details: true, aggregate: false });
  });

  it('is whole without its series, which is asked for again the next time', async () => {
    stage.tmdb.fail('theSeries', OFFLINE);
    await stage.open();
    await stage.settle();
    expect(stage.events).toMatchObject([{ reason: 'completed' }]);
    expect((await stage.kept())?.series).toBeNull();

    stage.forget();
    stage.tmdb.theSeries = () => SERIES;
    await stage.open();
    await stage.settle();
    expect(stage.events).toMatchObject([{ reason: 'completed' }]);
    expect((await stage.kept())?.series?.name).toBe('Breaking Bad');
  });

  it('does not ask for a series that the library has, younger than a day', async () => {
    await stage.keepWhole();
    stage.passHours(23);
    await stage.open({ ...KEY, seasonNumber: 2 });
    await stage.settle();
    expect(stage.tmdb.asked.sort()).toEqual(['credits', 'details']);

    stage.forget();
    stage.passHours(1);
    await stage.open({ ...KEY, seasonNumber: 3 });
    await stage.settle();
    expect(stage.tmdb.asked).toContain('series');
  });
});

describe('opening a season that TMDB does not give', () => {
  it('says that there is no such season when the series answers', async () => {
    stage.tmdb.fail('credits', noSuchSeason);
    expect(await errorOf(stage.open())).toEqual({ kind: 'not-found', what: 'season' });
  });

  it('says that there is no such series when that is not there either', async () => {
    stage.tmdb.fail('credits', noSuchSeason);
    stage.tmdb.fail('theSeries', noSuchSeries);
    expect(await errorOf(stage.open())).toEqual({ kind: 'not-found', what: 'series' });
  });

  it('says that there is no such season when the library knows the series', async () => {
    await stage.keepWhole();
    stage.tmdb.fail('credits', noSuchSeason);
    stage.tmdb.details = () => new Promise(() => undefined);
    const missing = { ...KEY, seasonNumber: 9 };
    expect(await errorOf(stage.open(missing))).toEqual({ kind: 'not-found', what: 'season' });
    expect(stage.tmdb.asked.sort()).toEqual(['credits', 'details']);
  });

  it('ends everything else and keeps nothing', async () => {
    stage.tmdb.fail('credits', OFFLINE);
    stage.tmdb.details = () => new Promise(() => undefined);
    stage.tmdb.theSeries = () => new Promise(() => undefined);
    expect(await errorOf(stage.open())).toEqual({ kind: 'offline', reason: 'unreachable' });
    await stage.settle();
    expect(stage.tmdb.ended.sort()).toEqual(['details', 'series']);
    expect(await stage.list()).toEqual([]);
    expect(stage.events).toEqual([]);
  });

  it('begins anew at the next try', async () => {
    stage.tmdb.fail('credits', OFFLINE);
    await errorOf(stage.open());
    stage.tmdb.credits = () => CREDITS;
    expect(creditIds(await stage.open())).toEqual(['regular', 'crew']);
  });
});
