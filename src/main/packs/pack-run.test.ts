import { describe, expect, it } from 'vitest';
import { FakeTimer } from '../network/test/fake-timer.ts';
import { PackPace, ThrottledReport } from './pack-run.ts';

/** News, and the times at which it was told. */
function create(): { readonly news: ThrottledReport; readonly timer: FakeTimer; readonly told: number[] } {
  const timer = new FakeTimer();
  const told: number[] = [];
  return { news: new ThrottledReport(() => told.push(timer.now()), timer), timer, told };
}

describe('steady news', () => {
  it('tells the first at once, and then four times a second, the last one always', async () => {
    const { news, timer, told } = create();
    for (let step = 0; step < 10; step += 1) {
      news.soon();
      await timer.advance(60);
    }
    await timer.advance(1_000);
    expect(told).toEqual([0, 250, 500, 750]);
  });

  it('tells great news at once, and what came before it not once more', async () => {
    const { news, timer, told } = create();
    news.soon();
    await timer.advance(100);
    news.soon();
    news.now();
    await timer.advance(1_000);
    expect(told).toEqual([0, 100]);
  });

  it('waits from the last news, great or small', async () => {
    const { news, timer, told } = create();
    news.soon();
    news.soon();
    await timer.advance(100);
    news.now();
    news.soon();
    await timer.advance(1_000);
    expect(told).toEqual([0, 100, 350]);
  });
});

describe('the pace', () => {
  it('cannot be told from less than a second, or while nothing gets done', () => {
    const pace = new PackPace();
    expect(pace.secondsFor(10)).toBeNull();
    pace.note(0, 0);
    pace.note(5, 900);
    expect(pace.secondsFor(10)).toBeNull();
    const stuck = new PackPace();
    stuck.note(5, 0);
    stuck.note(5, 5_000);
    expect(stuck.secondsFor(10)).toBeNull();
  });

  it('gives whole seconds, rather one too many', () => {
    const pace = new PackPace();
    pace.note(0, 0);
    pace.note(20, 2_000);
    expect(pace.secondsFor(100)).toBe(10);
    expect(pace.secondsFor(101)).toBe(11);
    expect(pace.secondsFor(0)).toBe(0);
  });

  it('is that of the last ten seconds', () => {
    const pace = new PackPace();
    pace.note(0, 0);
    pace.note(1_000, 1_000);
    for (let second = 2; second <= 20; second += 1) pace.note(1_000 + second, second * 1_000);
    expect(pace.secondsFor(30)).toBe(30);
  });
});
