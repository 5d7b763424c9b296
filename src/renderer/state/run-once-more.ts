/**
 * Wraps a slow function that always reads the newest state, such as a list: if it is called while it runs, it runs once
 * more afterwards, however often it was called.
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
