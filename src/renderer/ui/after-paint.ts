/** How long to wait for a paint, in milliseconds: an invisible window does not paint. */
const LONGEST_WAIT = 200;

/** Calls `run` once the current content has been painted, or would have been. Returns a function that cancels it. */
export function afterPaint(run: () => void): () => void {
  const prevent = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const runOnce = (): void => {
    prevent();
    run();
  };
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(runOnce);
  });
  const timer = setTimeout(runOnce, LONGEST_WAIT);
  return prevent;
}
