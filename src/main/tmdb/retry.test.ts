import { EndrollError } from '@shared/app-error.ts';
import { describe, expect, it } from 'vitest';
import { JumpingTimer } from './fake-timer.ts';
import { retryAfterMs, TryAgain, withRetries, type RetryTools } from './retry.ts';

const policy = { tries: 3, backoffMs: 500, patienceMs: 20_000 };
const never = new AbortController().signal;
const unavailable = new EndrollError({ kind: 'tmdb-unavailable', status: 503, message: null });

function toolsWith(timer: JumpingTimer, random = 1): RetryTools {
  return { timer, random: () => random, admit: () => Promise.resolve() };
}

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

describe('withRetries', () => {
  it('tries three times in all, waiting up to half a second and then up to a whole one', async () => {
    const timer = new JumpingTimer();
    const calls = failing([new TryAgain(unavailable), new TryAgain(unavailable)]);
    await expect(withRetries(calls.attempt, policy, toolsWith(timer), never)).resolves.toBe('done');
    expect(calls.tries).toBe(3);
    expect(timer.sleeps).toEqual([500, 1000]);
  });

  it('waits a random part of that, down to nothing', async () => {
    const timer = new JumpingTimer();
    const calls = failing([new TryAgain(unavailable), new TryAgain(unavailable)]);
    await withRetries(calls.attempt, policy, toolsWith(timer, 0.25), never);
    expect(timer.sleeps).toEqual([125, 250]);
  });

  it('fails with the last error when no try helped', async () => {
    const last = new EndrollError({ kind: 'offline', reason: 'timeout' });
    const calls = failing([new TryAgain(unavailable), new TryAgain(unavailable), new TryAgain(last)]);
    await expect(withRetries(calls.attempt, policy, toolsWith(new JumpingTimer()), never)).rejects.toBe(last);
    expect(calls.tries).toBe(3);
  });

  it('does not try again what has failed for good', async () => {
    const calls = failing([unavailable]);
    const run = withRetries(calls.attempt, policy, toolsWith(new JumpingTimer()), never);
    await expect(run).rejects.toBe(unavailable);
    expect(calls.tries).toBe(1);
  });

  it('waits as long as the server asks', async () => {
    const timer = new JumpingTimer();
    const calls = failing([new TryAgain(unavailable, 7000)]);
    await withRetries(calls.attempt, policy, toolsWith(timer, 0), never);
    expect(timer.sleeps).toEqual([7000]);
  });

  it('does not begin a wait that would outlast its patience, alone or in sum', async () => {
    const alone = failing([new TryAgain(unavailable, 20_001)]);
    const timer = new JumpingTimer();
    await expect(withRetries(alone.attempt, policy, toolsWith(timer, 0), never)).rejects.toBe(unavailable);
    expect(timer.sleeps).toEqual([]);

    const inSum = failing([new TryAgain(unavailable, 12_000), new TryAgain(unavailable, 12_000)]);
    await expect(withRetries(inSum.attempt, policy, toolsWith(timer, 0), never)).rejects.toBe(unavailable);
    expect(timer.sleeps).toEqual([12_000]);
  });

  it('counts neither the queue before the first try nor a slow success against its patience', async () => {
    const timer = new JumpingTimer();
    const tools = { ...toolsWith(timer, 0), admit: () => timer.sleep(60_000) };
    const calls = failing([new TryAgain(unavailable)]);
    await expect(withRetries(calls.attempt, policy, tools, never)).resolves.toBe('done');
  });

  it('ends with the reason of the signal when that aborts during a wait', async () => {
    const leaving = new AbortController();
    const attempt = (): Promise<never> => {
      leaving.abort(new Error('gone'));
      return Promise.reject(new TryAgain(unavailable));
    };
    const run = withRetries(attempt, policy, toolsWith(new JumpingTimer()), leaving.signal);
    await expect(run).rejects.toThrow('gone');
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
