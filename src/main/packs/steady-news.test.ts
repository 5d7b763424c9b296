import { describe, expect, it } from 'vitest';
import { FakeTimer } from '../network/test/fake-timer.ts';
import { SteadyNews } from './steady-news.ts';

/** News, and the times at which it was told. */
function create(): { readonly news: SteadyNews; readonly timer: FakeTimer; readonly told: number[] } {
  const timer = new FakeTimer();
  const told: number[] = [];
  return { news: new SteadyNews(() => told.push(timer.now()), timer), timer, told };
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
