import { expect, it } from 'vitest';
import { runOnceMore } from './run-once-more.ts';

it('runs once more for everything asked while it runs', async () => {
  const ends: (() => void)[] = [];
  const run = runOnceMore(
    () =>
      new Promise((resolve) => {
        ends.push(resolve);
      }),
  );
  const first = run();
  void run();
  const last = run();
  expect(ends).toHaveLength(1);
  ends[0]!();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]!();
  await Promise.all([first, last]);
  expect(ends).toHaveLength(2);
});

it('runs again after a failure, which only the one who asked hears of', async () => {
  let runs = 0;
  const run = runOnceMore(() => {
    runs += 1;
    return runs === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
  });
  await expect(run()).rejects.toThrow('no');
  await run();
  expect(runs).toBe(2);
});
