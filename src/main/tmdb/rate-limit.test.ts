import { describe, expect, it } from 'vitest';
import { FakeTimer } from './fake-timer.ts';
import { RateLimit } from './rate-limit.ts';

const never = new AbortController().signal;

/** One at a time, one a second. */
const slow = { requestsPerSecond: 2, burst: 1 };

describe('RateLimit', () => {
  async function startsOf(
    asks: readonly { readonly at: number; readonly count: number }[],
  ): Promise<number[]> {
    const timer = new FakeTimer();
    const limit = new RateLimit({ requestsPerSecond: 35, burst: 5 }, timer);
    const starts: number[] = [];
    for (const { at, count } of asks) {
      await timer.advance(at - timer.now());
      for (let asked = 0; asked < count; asked += 1) {
        void limit.take(never).then(() => starts.push(timer.now()));
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
    const limit = new RateLimit(slow, timer);
    const order: string[] = [];
    for (const name of ['a', 'b', 'c']) void limit.take(never).then(() => order.push(name));
    await timer.advance(5000);
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('gives the place of one who leaves to the next', async () => {
    const timer = new FakeTimer();
    const limit = new RateLimit(slow, timer);
    await limit.take(never);
    const leaving = new AbortController();
    const left = limit.take(leaving.signal);
    let begun = 0;
    void limit.take(never).then(() => (begun += 1));
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await timer.advance(1000);
    expect(begun).toBe(1);
  });

  it('refuses at once who has already left', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(new RateLimit(slow, new FakeTimer()).take(signal)).rejects.toThrow('gone');
  });

  it('lets nothing begin while it is held, also what was waiting for a shorter time', async () => {
    const timer = new FakeTimer();
    const limit = new RateLimit(slow, timer);
    await limit.take(never);
    const starts: number[] = [];
    void limit.take(never).then(() => starts.push(timer.now()));
    limit.hold(7000);
    limit.hold(10);
    void limit.take(never).then(() => starts.push(timer.now()));
    await timer.advance(20_000);
    expect(starts).toEqual([7000, 8000]);
  });
});
