import { type AppError, EndrollError } from '@shared/app-error.ts';
import type { RefreshProgress } from '@shared/domain/freshness.ts';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import { seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { FakeTimer } from '../network/test/fake-timer.ts';
import { RefreshQueue } from './refresh-queue.ts';

let timer: FakeTimer;
let logger: MemoryLogger;
let random: number;
let asked: number[];
let progress: RefreshProgress[];
let failures: Map<number, Error>;
/** Seasons whose answer comes only when this is called. */
let held: Map<number, (() => void) | null>;
let queue: RefreshQueue;

beforeEach(() => {
  timer = new FakeTimer();
  logger = new MemoryLogger();
  random = 0.5;
  asked = [];
  progress = [];
  failures = new Map();
  held = new Map();
  queue = queueOf(async ({ seasonNumber }) => {
    asked.push(seasonNumber);
    if (held.has(seasonNumber)) await new Promise<void>((resolve) => held.set(seasonNumber, resolve));
    const failure = failures.get(seasonNumber);
    if (failure !== undefined) throw failure;
  });
});

function queueOf(refresh: (key: SeasonKey) => Promise<void>): RefreshQueue {
  const emit = (told: RefreshProgress): unknown => progress.push(told);
  return new RefreshQueue({ refresh, timer, random: () => random, emit, logger });
}

const keys = (...numbers: readonly number[]): readonly SeasonKey[] =>
  numbers.map((seasonNumber) => ({ seriesId: 1396, seasonNumber, language: 'en-US' }));

const fail = (seasonNumber: number, error: AppError): unknown =>
  failures.set(seasonNumber, new EndrollError(error));

describe('what is due', () => {
  it.each([
    [0, 2_000],
    [0.999_999, 10_000],
  ])('is refreshed one by one; chance %d pauses for %d ms', async (chance, pause) => {
    random = chance;
    void queue.refreshDue(keys(1, 2, 3));
    await timer.advance(pause - 1);
    expect(asked).toEqual([1]);
    await timer.advance(1);
    expect(asked).toEqual([1, 2]);
    await timer.advance(pause);
    expect(asked).toEqual([1, 2, 3]);
  });

  it('tells nobody how far it is', async () => {
    await queue.refreshDue(keys(1));
    expect(progress).toEqual([]);
  });

  it('goes on after a season that TMDB does not give', async () => {
    fail(1, { kind: 'not-found', what: 'season' });
    failures.set(2, new Error('a bug'));
    void queue.refreshDue(keys(1, 2, 3));
    await timer.advance(60_000);
    expect(asked).toEqual([1, 2, 3]);
    expect(logger.lines).toEqual([
      'info Season 1396/1/en-US could not be refreshed',
      expect.stringMatching(/^error \[\w+\] Season 1396\/2\/en-US failed$/u),
    ]);
  });

  it.each<AppError>([
    { kind: 'offline', reason: 'unreachable' },
    { kind: 'unauthorized', reason: 'missing' },
    { kind: 'rate-limited', retryAfterSeconds: 9 },
    { kind: 'library-unavailable', reason: 'disk-full' },
    { kind: 'no-keyring' },
  ])('is left alone after the first $kind', async (error) => {
    fail(2, error);
    const ended = queue.refreshDue(keys(1, 2, 3));
    await timer.advance(60_000);
    await ended;
    expect(asked).toEqual([1, 2]);
    void queue.refreshDue(keys(3));
    await timer.advance(0);
    expect(asked).toEqual([1, 2, 3]);
  });
});

describe('what is due while TMDB’s servers fail', () => {
  const failing: AppError = { kind: 'tmdb-unavailable', status: 503, message: null };

  it('is left alone after the third failure in a row', async () => {
    for (const number of [2, 3, 4, 5]) fail(number, failing);
    const ended = queue.refreshDue(keys(1, 2, 3, 4, 5, 6));
    await timer.advance(100_000);
    await ended;
    expect(asked).toEqual([1, 2, 3, 4]);
    // The next check begins anew.
    void queue.refreshDue(keys(5, 6));
    await timer.advance(20_000);
    expect(asked).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('goes on after single seasons for which they always fail', async () => {
    for (const number of [1, 2, 4, 5]) fail(number, failing);
    void queue.refreshDue(keys(1, 2, 3, 4, 5, 6));
    await timer.advance(100_000);
    expect(asked).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('what the reader asks for', () => {
  it.each([
    [0, 250],
    [0.999_999, 750],
  ])('comes faster; chance %d pauses for %d ms', async (chance, pause) => {
    random = chance;
    void queue.refreshAsked(keys(1, 2));
    await timer.advance(pause - 1);
    expect(asked).toEqual([1]);
    await timer.advance(1);
    expect(asked).toEqual([1, 2]);
  });

  it('tells how far it is, from the beginning to the end', async () => {
    const error = { kind: 'tmdb-unavailable', status: 503, message: null } as const;
    fail(2, error);
    const ended = queue.refreshAsked(keys(1, 2, 2, 3));
    const failures = [{ key: keys(2)[0], error }];
    await timer.advance(10_000);
    await ended;
    expect(progress).toEqual([
      { done: 0, failed: 0, failures: [], total: 3, isRunning: true, isFirst: false, error: null },
      { done: 1, failed: 0, failures: [], total: 3, isRunning: true, isFirst: false, error: null },
      { done: 2, failed: 1, failures, total: 3, isRunning: true, isFirst: false, error: null },
      { done: 3, failed: 1, failures, total: 3, isRunning: false, isFirst: false, error: null },
    ]);
  });

  it('fetches for the first time the sample, one season of each series, and then the others', async () => {
    const fetched: string[] = [];
    const first = queueOf((key) => {
      fetched.push(seasonKeyText(key));
      return Promise.resolve();
    });
    const of = (seriesId: number, seasonNumber: number, language = 'en-US'): SeasonKey => ({
      seriesId,
      seasonNumber,
      language,
    });
    const ended = first.refreshAsked(
      [of(1, 1), of(1, 2), of(2, 5), of(1, 1, 'de-DE'), of(2, 6), of(SAMPLE_SERIES_ID, 1)],
      true,
    );
    await timer.advance(10_000);
    await ended;
    expect(fetched).toEqual([
      `${SAMPLE_SERIES_ID}/1/en-US`,
      '1/1/en-US',
      '2/5/en-US',
      '1/1/de-DE',
      '1/2/en-US',
      '2/6/en-US',
    ]);
    expect(progress.map(({ isFirst }) => isFirst)).toEqual(Array(7).fill(true));
  });

  it('are no longer only first fetches when the reader also refreshes', async () => {
    void queue.refreshAsked(keys(1, 2), true);
    void queue.refreshAsked(keys(3));
    await timer.advance(10_000);
    expect(progress.map(({ isFirst }) => isFirst)).toEqual([true, false, false, false, false]);
  });

  it('names the first fifty seasons that failed, also by a fault of the program', async () => {
    const many = Array.from({ length: 60 }, (_, index) => index + 1);
    for (const number of many) failures.set(number, new Error('a bug'));
    const ended = queue.refreshAsked(keys(...many));
    await timer.advance(60_000);
    await ended;
    expect(progress.at(-1)).toMatchObject({ done: 60, failed: 60, error: null });
    expect(progress.at(-1)?.failures.map(({ key }) => key)).toEqual(keys(...many.slice(0, 50)));
    expect(progress.at(-1)?.failures[0]?.error).toMatchObject({ kind: 'unexpected' });
  });

  it('comes before what is due, and does not wait for its long pause', async () => {
    void queue.refreshDue(keys(1, 2, 3));
    await timer.advance(0);
    void queue.refreshAsked(keys(3, 4));
    await timer.advance(600);
    expect(asked).toEqual([1, 3, 4]);
    await timer.advance(10_000);
    expect(asked).toEqual([1, 3, 4, 2]);
  });

  it('can be added to while it runs', async () => {
    void queue.refreshAsked(keys(1, 2));
    await timer.advance(0);
    void queue.refreshAsked(keys(2, 3));
    await timer.advance(0);
    expect(asked).toEqual([1]);
    await timer.advance(2_000);
    expect(asked).toEqual([1, 2, 3]);
    expect(progress.at(-1)).toEqual({
      done: 3,
      failed: 0,
      failures: [],
      total: 3,
      isRunning: false,
      isFirst: false,
      error: null,
    });
  });

  it('ends with the first sign that there is no network', async () => {
    fail(2, { kind: 'offline', reason: 'no-answer' });
    void queue.refreshDue(keys(9));
    held.set(9, null);
    void queue.refreshAsked(keys(1, 2, 3));
    await timer.advance(0);
    held.get(9)?.();
    await timer.advance(10_000);
    expect(asked).toEqual([9, 1, 2]);
    expect(progress.at(-1)).toEqual({
      done: 2,
      failed: 1,
      failures: [],
      total: 3,
      isRunning: false,
      isFirst: false,
      error: { kind: 'offline', reason: 'no-answer' },
    });
  });

  it('does not count a season as failed that has been removed meanwhile', async () => {
    fail(1, { kind: 'cancelled' });
    await queue.refreshAsked(keys(1));
    expect(progress.at(-1)).toEqual({
      done: 1,
      failed: 0,
      failures: [],
      total: 1,
      isRunning: false,
      isFirst: false,
      error: null,
    });
  });
});

describe('a season that is removed while it waits', () => {
  it('is not refreshed, neither asked for nor due', async () => {
    void queue.refreshDue(keys(1, 2, 3));
    await timer.advance(0);
    void queue.refreshAsked(keys(4, 5));
    queue.drop(keys(2, 4));
    await timer.advance(60_000);
    expect(asked).toEqual([1, 5, 3]);
  });

  it('is not counted any more', async () => {
    held.set(1, null);
    void queue.refreshAsked(keys(1, 2, 3));
    queue.drop(keys(2, 9));
    expect(progress.at(-1)).toMatchObject({ done: 0, total: 2, isRunning: true });
    held.get(1)?.();
    await timer.advance(10_000);
    expect(progress.at(-1)).toMatchObject({ done: 2, total: 2, isRunning: false });
  });

  it('ends what the reader has asked for when it was the last', async () => {
    const ended = queue.refreshAsked(keys(1, 2));
    await timer.advance(0);
    queue.drop(keys(2));
    expect(progress.at(-1)).toEqual({
      done: 1,
      failed: 0,
      failures: [],
      total: 1,
      isRunning: false,
      isFirst: false,
      error: null,
    });
    await timer.advance(10_000);
    await ended;
    expect(asked).toEqual([1]);
  });
});

describe('stopping', () => {
  it('lets nothing more begin, and says so at once', async () => {
    held.set(1, null);
    const ended = queue.refreshAsked(keys(1, 2));
    void queue.refreshDue(keys(3));
    queue.stop();
    expect(progress.at(-1)).toEqual({
      done: 0,
      failed: 0,
      failures: [],
      total: 2,
      isRunning: false,
      isFirst: false,
      error: null,
    });
    held.get(1)?.();
    await timer.advance(60_000);
    await ended;
    expect(asked).toEqual([1]);
    expect(progress).toHaveLength(2);
  });

  it('ends a pause', async () => {
    const ended = queue.refreshDue(keys(1, 2));
    await timer.advance(0);
    queue.stop();
    await ended;
    expect(asked).toEqual([1]);
  });

  it('does not mistake the last answer of what was stopped for one of what began after', async () => {
    held.set(1, null);
    void queue.refreshAsked(keys(1, 2));
    queue.stop();
    void queue.refreshAsked(keys(5));
    held.get(1)?.();
    await timer.advance(10_000);
    expect(asked).toEqual([1, 5]);
    expect(progress.slice(2)).toEqual([
      { done: 0, failed: 0, failures: [], total: 1, isRunning: true, isFirst: false, error: null },
      { done: 1, failed: 0, failures: [], total: 1, isRunning: false, isFirst: false, error: null },
    ]);
  });
});

describe('closing', () => {
  it('waits for what runs, and lets nothing begin any more', async () => {
    held.set(1, null);
    void queue.refreshAsked(keys(1, 2));
    let isClosed = false;
    const closing = queue.close().then(() => {
      isClosed = true;
    });
    await timer.advance(60_000);
    expect(isClosed).toBe(false);
    held.get(1)?.();
    await closing;
    await queue.refreshAsked(keys(3));
    await queue.refreshDue(keys(4));
    expect(asked).toEqual([1]);
  });
});
