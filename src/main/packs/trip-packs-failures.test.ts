import { type AppError, EndrollError } from '@shared/app-error.ts';
import { describe, expect, it, vi } from 'vitest';
import {
  testRecord,
  testSeasonWithoutDetails,
  testSeries,
  testSeriesRecord,
} from '../library/test/test-records.ts';
import { KEY, OFFLINE, PackStage, SERVER_ERROR, smallSeason } from './test/pack-stage.ts';

/** Fails with an error for what is asked by this name, until that is taken back. */
function failFor(stage: PackStage, wanted: string, error: AppError): void {
  stage.failure = (name) => (name === wanted ? error : null);
}

describe('without a network', () => {
  it('waits with the reason, tries again more and more seldom, and goes on by itself', async () => {
    const stage = new PackStage();
    stage.failure = () => OFFLINE;
    await stage.start();
    expect(stage.pack).toMatchObject({ state: 'waiting', error: OFFLINE });
    expect(await stage.kept()).toMatchObject({ state: 'running' });
    const tries: number[] = [];
    for (let second = 1; second <= 100; second += 1) {
      const before = stage.asked.length;
      await stage.timer.advance(1_000);
      if (stage.asked.length > before) tries.push(second);
    }
    expect(tries).toEqual([2, 6, 14, 30, 60, 90]);
    stage.failure = () => null;
    await stage.timer.advance(30_000);
    expect(stage.pack).toMatchObject({ state: 'done', error: null, receipt: { problems: [] } });
  });

  it('loses nothing when it goes in the middle, and repeats nothing when it comes back', async () => {
    const stage = new PackStage();
    stage.picture = (name) => {
      const isFirst = stage.onDisk.size < 2;
      if (!isFirst) stage.failure = () => OFFLINE;
      return isFirst || stage.onDisk.has(name) ? 'image' : 'offline';
    };
    await stage.start([1, 2, 3, 4, 5]);
    await stage.timer.advance(5_000);
    expect(stage.pack).toMatchObject({ state: 'waiting', error: OFFLINE });
    const had = [...stage.onDisk];
    const { seasons } = await stage.library.packContents(KEY, [1, 2, 3, 4, 5]);
    expect(seasons.length).toBeGreaterThan(0);
    stage.forget();
    stage.failure = () => null;
    stage.picture = () => 'image';
    await stage.timer.advance(60_000);
    expect(stage.pack).toMatchObject({ state: 'done', receipt: { seasonsKept: 5, problems: [] } });
    const there = [...had, ...seasons.map(({ seasonNumber }) => `season ${seasonNumber}`)];
    expect(stage.asked.filter((name) => there.includes(name))).toEqual([]);
    expect(new Set(stage.asked).size).toBe(stage.asked.length);
  });

  it('waits for pictures too', async () => {
    const stage = new PackStage();
    stage.picture = () => 'offline';
    await stage.start([1]);
    expect(stage.pack).toMatchObject({
      state: 'waiting',
      error: OFFLINE,
      progress: { seasonsDone: 1, picturesDone: 0, picturesKnown: 3, secondsLeft: null },
    });
    stage.picture = () => 'image';
    await stage.timer.advance(2_000);
    expect(stage.pack.receipt).toMatchObject({ portraits: 2, problems: [] });
  });

  it('can be paused, cancelled and closed while it waits', async () => {
    const stage = new PackStage();
    stage.failure = () => OFFLINE;
    await stage.start();
    await stage.packs.pause(KEY);
    await stage.settle();
    expect(stage.pack).toMatchObject({ state: 'paused', error: null });
    await stage.packs.resume(KEY);
    await stage.settle();
    expect(stage.pack.state).toBe('waiting');
    await stage.restart();
    await stage.packs.resumeAll();
    await stage.packs.cancel(KEY);
    stage.forget();
    await stage.timer.advance(60_000);
    expect(stage.asked).toEqual([]);
  });
});

describe('when TMDB has trouble', () => {
  it('waits as long as TMDB asks for, and not less', async () => {
    const stage = new PackStage();
    failFor(stage, 'season 1', { kind: 'rate-limited', retryAfterSeconds: 20 });
    await stage.start([1]);
    await stage.timer.advance(19_000);
    expect(stage.countAsked('season 1')).toBe(1);
    expect(stage.pack).toMatchObject({ state: 'waiting', error: { kind: 'rate-limited' } });
    stage.failure = () => null;
    await stage.timer.advance(1_000);
    expect(stage.pack.state).toBe('done');
  });

  it('gives a season up after five server errors in a row, names it, and keeps all others', async () => {
    const stage = new PackStage();
    failFor(stage, 'season 2', SERVER_ERROR);
    await stage.start([1, 2, 3, 4]);
    await stage.timer.advance(120_000);
    expect(stage.countAsked('season 2')).toBe(5);
    expect(stage.pack).toMatchObject({ state: 'done', error: null, progress: { seasonsDone: 4 } });
    expect(stage.pack.receipt).toMatchObject({
      seasonsKept: 3,
      seasonsWanted: 4,
      problems: [{ kind: 'season-missing', seasonNumber: 2, error: SERVER_ERROR }],
    });
  });

  it('counts server errors of a season only when nothing else comes between them', async () => {
    const stage = new PackStage();
    const answers = [SERVER_ERROR, SERVER_ERROR, SERVER_ERROR, OFFLINE, SERVER_ERROR, SERVER_ERROR, null];
    stage.failure = (name) => (name === 'season 1' ? (answers.shift() ?? null) : null);
    await stage.start([1]);
    await stage.timer.advance(200_000);
    expect(stage.pack.receipt).toMatchObject({ seasonsKept: 1, problems: [] });
  });

  it.each<AppError>([
    { kind: 'not-found', what: 'season' },
    { kind: 'invalid-response', problem: 'schema', path: 'cast.0.id' },
    { kind: 'tmdb-unavailable', status: 406, message: 'Invalid accept header.' },
  ])('names a season that cannot be had ($kind), and asks only once', async (error) => {
    const stage = new PackStage();
    failFor(stage, 'season 1', error);
    await stage.start([0, 1, 2]);
    expect(stage.countAsked('season 1')).toBe(1);
    expect(stage.pack.state).toBe('done');
    expect(stage.pack.receipt?.problems).toEqual([{ kind: 'season-missing', seasonNumber: 1, error }]);
  });

  it('remembers, when it is verified, why a season could not be had', async () => {
    const stage = new PackStage();
    const error: AppError = { kind: 'not-found', what: 'season' };
    failFor(stage, 'season 1', error);
    await stage.start([1]);
    await stage.restart();
    await stage.packs.verify(KEY);
    expect(stage.pack.receipt?.problems).toEqual([{ kind: 'season-missing', seasonNumber: 1, error }]);
  });

  it('names a season of which only a part came, and keeps the pictures of that', async () => {
    const stage = new PackStage();
    const key = { ...KEY, seasonNumber: 1 };
    const summary = { ...testSeries().seasons[0]!, posterPath: '/part.jpg' };
    await stage.library.keepSeries(
      testSeriesRecord(testSeries({ seriesId: key.seriesId, seasons: [summary] })),
    );
    await stage.library.keepSeason(testRecord(testSeasonWithoutDetails({ key }), stage.now.toISOString()));
    failFor(stage, 'season 1', { kind: 'invalid-response', problem: 'truncated', path: null });
    await stage.start([1]);
    expect(stage.onDisk).toContain('w342/part.jpg');
    expect(stage.pack.receipt).toMatchObject({
      seasonsKept: 1,
      problems: [{ kind: 'season-incomplete', seasonNumber: 1 }],
    });
  });

  it('tells no reason for a season that was removed while it was on its way', async () => {
    const stage = new PackStage();
    failFor(stage, 'season 1', { kind: 'cancelled' });
    await stage.start([1, 2]);
    expect(stage.pack.receipt?.problems).toEqual([{ kind: 'season-missing', seasonNumber: 1, error: null }]);
  });

  it('writes what nobody foresaw into the log', async () => {
    const stage = new PackStage();
    stage.season = () => {
      throw new TypeError('broken');
    };
    await stage.start([1]);
    expect(stage.pack.receipt?.problems).toMatchObject([{ error: { kind: 'unexpected' } }]);
    expect(stage.logger.lines.join('\n')).toMatch(/Season 1396\/1\/en-US failed/u);
  });
});

describe('when only the reader can help', () => {
  it.each<AppError>([
    { kind: 'unauthorized', reason: 'rejected' },
    { kind: 'no-keyring' },
    { kind: 'library-unavailable', reason: 'disk-full' },
  ])('pauses with the reason ($kind), and goes on when told to', async (error) => {
    const stage = new PackStage();
    failFor(stage, 'season 2', error);
    await stage.start([1, 2, 3, 4, 5]);
    expect(stage.pack).toMatchObject({ state: 'paused', error });
    expect(await stage.kept()).toMatchObject({ state: 'paused' });
    expect(await stage.packs.list()).toMatchObject([{ state: 'paused', error }]);
    const asked = stage.asked.length;
    await stage.timer.advance(60_000);
    expect(stage.asked).toHaveLength(asked);
    stage.failure = () => null;
    await stage.packs.resume(KEY);
    await stage.settle();
    expect(stage.pack).toMatchObject({ state: 'done', error: null, receipt: { problems: [] } });
  });

  it('pauses when the series itself is not there', async () => {
    const stage = new PackStage();
    const error: AppError = { kind: 'not-found', what: 'series' };
    failFor(stage, 'seasons', error);
    await stage.start();
    expect(stage.pack).toMatchObject({ state: 'paused', error, seasonNumbers: [] });
  });

  it('pauses when the library does not keep the receipt', async () => {
    const stage = new PackStage();
    const error: AppError = { kind: 'library-unavailable', reason: 'disk-full' };
    const { keepPack } = stage.library;
    vi.spyOn(stage.library, 'keepPack').mockImplementation((record) =>
      record.state === 'done' ? Promise.reject(new EndrollError(error)) : keepPack(record),
    );
    await stage.start([1]);
    expect(stage.pack).toMatchObject({ state: 'paused', error });
  });
});

describe('pictures', () => {
  it('that TMDB names and does not have are no problem, and are not asked for again', async () => {
    const stage = new PackStage();
    stage.picture = (name) => (name.includes('102') || name.includes('poster') ? 'missing' : 'image');
    await stage.start([1, 2]);
    expect(stage.pack.receipt).toMatchObject({ portraits: 2, withoutPortrait: 2, problems: [] });
    expect(stage.pack.progress).toMatchObject({ picturesDone: 5, picturesKnown: 5 });
    await stage.restart();
    await stage.packs.verify(KEY);
    await stage.packs.resume(KEY);
    await stage.settle();
    expect(stage.asked).toEqual([]);
    expect(stage.pack.receipt).toMatchObject({ portraits: 2, withoutPortrait: 2, problems: [] });
  });

  it('that TMDB cannot give just now are asked for three times, a while apart, and then named', async () => {
    const stage = new PackStage();
    stage.picture = (name) => (name.includes('101') ? 'unavailable' : 'image');
    await stage.start([1]);
    expect(stage.countAsked('w185/portrait-101.jpg')).toBe(1);
    await stage.timer.advance(10_000);
    expect(stage.countAsked('w185/portrait-101.jpg')).toBe(3);
    expect(stage.pack).toMatchObject({ state: 'done', progress: { picturesDone: 3, picturesKnown: 3 } });
    expect(stage.pack.receipt?.problems).toEqual([
      { kind: 'portrait-missing', personName: 'Person 101', profilePath: '/portrait-101.jpg' },
    ]);
  });

  it('that come in a later round are as good as any', async () => {
    const stage = new PackStage();
    stage.picture = () => (stage.countAsked('w') > 3 ? 'image' : 'invalid');
    await stage.start([1]);
    await stage.timer.advance(2_000);
    expect(stage.pack.receipt).toMatchObject({ portraits: 2, problems: [] });
  });

  it('whose path cannot be a file name are named', async () => {
    const stage = new PackStage();
    stage.season = (key) => ({
      ...smallSeason(key),
      posterPath: null,
      credits: smallSeason(key).credits.map((credit) => ({
        ...credit,
        person: { ...credit.person, personId: 1, name: 'Nobody', profilePath: '/../nobody.jpg' },
      })),
    });
    await stage.start([1]);
    expect(stage.asked).toEqual(['season 1']);
    expect(stage.pack.receipt?.problems).toEqual([
      { kind: 'portrait-missing', personName: 'Nobody', profilePath: '/../nobody.jpg' },
    ]);
  });
});
