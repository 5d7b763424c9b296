/**
 * Wraps something that takes time and always reads the newest state, such as a list: asked for while it runs, it runs
 * once more afterwards, however often it was asked for.
 */
export function runOnceMore(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let timesAsked = 0;

  const runUntilCurrent = async (): Promise<void> => {
    try {
      let timesAnswered;
      do {
        timesAnswered = timesAsked;
        await run();
      } while (timesAnswered < timesAsked);
    } finally {
      running = null;
    }
  };

  return () => {
    timesAsked += 1;
    running ??= runUntilCurrent();
    return running;
  };
}
