import type { Stage } from './scene.ts';

/** Messages stay for their picture, however slow the computer is: timers of several seconds never fire. */
export async function holdToasts({ window }: Stage): Promise<void> {
  await window.evaluate(() => {
    const usual = globalThis.setTimeout;
    globalThis.setTimeout = ((run: () => void, after = 0) =>
      after < 4_000 ? usual(run, after) : 0) as typeof usual;
  });
}
