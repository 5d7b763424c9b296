import { EndrollError, type AppError } from '@shared/app-error.ts';
import { describe, expect, it } from 'vitest';
import { FakeTimer, JumpingTimer } from '../network/test/fake-timer.ts';
import type { Timer } from '../network/timer.ts';
import { Pace, retryAfterMs, TryAgain, type PaceLimits } from './pace.ts';

const never = new AbortController().signal;
const unavailable = new EndrollError({ kind: 'tmdb-unavailable', status: 503, message: null });
const tooMany = new EndrollError({ kind: 'rate-limited', retryAfterSeconds: null });

const LIMITS: PaceLimits = {
  requestsPerSecond: 35,
  burst: 5,
  tries: 3,
  backoffMs: 500,
  patienceMs: 20_000,
  longestPauseMs: 20_000,
};

/** One at a time, one a second. */
const slow = { requestsPerSecond: 2, burst: 1 };

function paceWith(timer: Timer, limits: Partial<PaceLimits> = {}, random = 0): Pace & { pauses: number[] } {
  const pauses: number[] = [];
  const pace = new Pace({
    limits: { ...LIMITS, ...limits },
    timer,
    random: () => random,
    onPause: (ms) => pauses.push(ms),
  });
  return Object.assign(pace, { pauses });
}

const now = (timer: Timer) => () => Promise.resolve(timer.now());

/** Fails with each of `failures` in turn, then succeeds; counts the tries. */
function failing(failures: readonly Error[]): { readonly attempt: () => Promise<string>; tries: number } {
  const calls = {
    tries: 0,
    attempt: (): Promise<string> => {
      const failure = failures[calls.tries];
      calls.tries += 1;
      return failure === undefined ? Promise.resolve('done') : Promise.reject(failure);
    },
  };
  return calls;
}

describe('the pace', () => {
  async function startsOf(
    asks: readonly { readonly at: number; readonly count: number }[],
  ): Promise<number[]> {
    const timer = new FakeTimer();
    const pace = paceWith(timer);
    const starts: number[] = [];
    for (const { at, count } of asks) {
      await timer.advance(at - timer.now());
      for (let asked = 0; asked < count; asked += 1) {
        void pace.run(now(timer), never).then((start) => starts.push(start));
      }
    }
    await timer.advance(20_000);
    return starts;
  }

  it('never lets more than its number begin in any second', async () => {
    const starts = await startsOf([
      { at: 0, count: 60 },
      { at: 400, count: 60 },
      { at: 9000, count: 60 },
    ]);
    expect(starts).toHaveLength(180);
    const crowd = (from: number): number =>
      starts.filter((start) => start >= from && start < from + 1000).length;
    expect(Math.max(...starts.map(crowd))).toBeLessThanOrEqual(35);
  });

  it('lets a few begin at once, and the others follow evenly', async () => {
    const starts = await startsOf([{ at: 5000, count: 8 }]);
    expect(starts).toEqual([5000, 5000, 5000, 5000, 5000, 5034, 5067, 5100]);
  });

  it('is as fast as it may be while there is enough to do', async () => {
    const starts = await startsOf([{ at: 0, count: 305 }]);
    // 5 at once and 30 a second; waits are whole milliseconds.
    expect(starts.at(-1)).toBeLessThanOrEqual(10_001);
  });

  it('serves those who wait in the order they came', async () => {
    const timer = new FakeTimer();
    const pace = paceWith(timer, slow);
    const order: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      void pace.run(() => Promise.resolve(order.push(name)), never);
    }
    await timer.advance(5000);
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('gives the place of one who leaves to the next', async () => {
    const timer = new FakeTimer();
    const pace = paceWith(timer, slow);
    await pace.run(now(timer), never);
    const leaving = new AbortController();
    const left = pace.run(now(timer), leaving.signal);
    const next = pace.run(now(timer), never);
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await timer.advance(1000);
    expect(await next).toBe(1000);
  });

  it('refuses at once who has already left', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(paceWith(new FakeTimer()).run(() => Promise.resolve(), signal)).rejects.toThrow('gone');
  });
});

describe('a failure that may pass', () => {
  it('is tried three times in all, after up to half a second and then up to a whole one', async () => {
    const timer = new JumpingTimer();
    const calls = failing([new TryAgain(unavailable), new TryAgain(unavailable)]);
    await expect(paceWith(timer, {}, 1).run(calls.attempt, never)).resolves.toBe('done');
    expect(calls.tries).toBe(3);
    expect(timer.sleeps).toEqual([500, 1000]);
  });

  it('waits a random part of that, down to nothing', async () => {
    const timer = new JumpingTimer();
    const calls = failing([new TryAgain(unavailable), new TryAgain(unavailable)]);
    await paceWith(timer, {}, 0.25).run(calls.attempt, never);
    expect(timer.sleeps).toEqual([125, 250]);
  });

  it('ends with the last error when no try helped', async () => {
    const last = new EndrollError({ kind: 'offline', reason: 'no-answer' });
    const calls = failing([new TryAgain(unavailable), new TryAgain(unavailable), new TryAgain(last)]);
    await expect(paceWith(new JumpingTimer()).run(calls.attempt, never)).rejects.toBe(last);
    expect(calls.tries).toBe(3);
  });

  it('is one that says so', async () => {
    const calls = failing([unavailable]);
    await expect(paceWith(new JumpingTimer()).run(calls.attempt, never)).rejects.toBe(unavailable);
    expect(calls.tries).toBe(1);
  });

  it('is not tried again later than our patience, by a wait the server asks for or by slow tries', async () => {
    const timer = new JumpingTimer();
    const asked = failing([new TryAgain(unavailable, 20_001)]);
    await expect(paceWith(timer).run(asked.attempt, never)).rejects.toBe(unavailable);
    expect(timer.sleeps).toEqual([]);

    const slowly = failing([new TryAgain(unavailable), new TryAgain(unavailable)]);
    const attempt = async (): Promise<string> => {
      await timer.sleep(12_000);
      return slowly.attempt();
    };
    await expect(paceWith(timer).run(attempt, never)).rejects.toBe(unavailable);
    expect(slowly.tries).toBe(2);
  });

  it('does not count the queue before the first try against our patience', async () => {
    const timer = new FakeTimer();
    const pace = paceWith(timer, { ...slow, patienceMs: 100 });
    const others = [1, 2, 3].map(() => pace.run(now(timer), never));
    const calls = failing([new TryAgain(unavailable)]);
    const run = pace.run(calls.attempt, never);
    await timer.advance(10_000);
    await Promise.all(others);
    await expect(run).resolves.toBe('done');
  });

  it('ends with the reason of the signal when that aborts during a wait', async () => {
    const leaving = new AbortController();
    const attempt = (): Promise<never> => {
      leaving.abort(new Error('gone'));
      return Promise.reject(new TryAgain(unavailable));
    };
    await expect(paceWith(new JumpingTimer()).run(attempt, leaving.signal)).rejects.toThrow('gone');
  });
});

describe('a 429', () => {
  async function errorOf(run: Promise<unknown>): Promise<AppError | null> {
    const error: unknown = await run.then(
      () => null,
      (failure: unknown) => failure,
    );
    return error instanceof EndrollError ? error.appError : null;
  }

  it('holds everybody for as long as TMDB asks', async () => {
    const timer = new FakeTimer();
    const pace = paceWith(timer);
    const first = pace.run(failing([new TryAgain(tooMany, 7000)]).attempt, never);
    await timer.advance(10);
    const other = pace.run(now(timer), never);
    await timer.advance(20_000);
    await expect(first).resolves.toBe('done');
    expect(await other).toBe(7000);
    expect(pace.pauses).toEqual([7000]);
  });

  it('holds everybody for longer and longer when TMDB does not say, until it answers', async () => {
    const timer = new FakeTimer();
    const pace = paceWith(timer);
    const calls = failing([new TryAgain(tooMany), new TryAgain(tooMany)]);
    const first = pace.run(calls.attempt, never);
    await timer.advance(10);
    const other = pace.run(now(timer), never);
    await timer.advance(20_000);
    await expect(first).resolves.toBe('done');
    expect([await other, pace.pauses]).toEqual([1000, [1000, 2000]]);

    const again = pace.run(failing([new TryAgain(tooMany)]).attempt, never);
    await timer.advance(20_000);
    await again;
    expect(pace.pauses).toEqual([1000, 2000, 1000]);
  });

  it('counts once for all that were under way together', async () => {
    const timer = new FakeTimer();
    const pace = paceWith(timer);
    const runs = [1, 2, 3, 4].map(() => pace.run(failing([new TryAgain(tooMany)]).attempt, never));
    await timer.advance(20_000);
    await Promise.all(runs);
    expect(pace.pauses).toEqual([1000]);
  });

  it('is told after the third try, with the seconds that are left', async () => {
    const timer = new FakeTimer();
    const failures = [1, 2, 3].map(() => new TryAgain(tooMany));
    const run = errorOf(paceWith(timer).run(failing(failures).attempt, never));
    await timer.advance(20_000);
    expect(await run).toEqual({ kind: 'rate-limited', retryAfterSeconds: 4 });
  });

  it('is told at once when TMDB asks for longer than a reader waits, and to all who come meanwhile', async () => {
    const timer = new FakeTimer();
    const pace = paceWith(timer);
    const calls = failing([new TryAgain(tooMany, 21_000)]);
    expect(await errorOf(pace.run(calls.attempt, never))).toEqual({
      kind: 'rate-limited',
      retryAfterSeconds: 21,
    });
    await timer.advance(500);
    expect(await errorOf(pace.run(now(timer), never))).toEqual({
      kind: 'rate-limited',
      retryAfterSeconds: 21,
    });
    await timer.advance(1000);
    const patient = pace.run(now(timer), never);
    await timer.advance(30_000);
    expect(await patient).toBe(21_000);
  });

  it('is not obeyed for hours', async () => {
    const timer = new FakeTimer();
    const pace = paceWith(timer);
    await errorOf(pace.run(failing([new TryAgain(tooMany, 86_400_000)]).attempt, never));
    expect(pace.pauses).toEqual([120_000]);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');

  it.each([
    ['12', 12_000],
    [' 0 ', 0],
    ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [null, null],
  ])('reads %o as %o milliseconds', (value, expected) => {
    expect(retryAfterMs(value, null, now)).toBe(expected);
  });

  it("measures a date by the server's own clock where it tells the time", () => {
    const ms = retryAfterMs('Tue, 24 Nov 2026 18:00:05 GMT', 'Tue, 24 Nov 2026 18:00:00 GMT', now);
    expect(ms).toBe(5000);
  });
});
