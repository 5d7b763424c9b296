/** A window that nobody sees paints nothing, in milliseconds. */
const LONGEST_WAIT = 200;

/** Calls `run` once what is there now has been painted, or would have been; returns what prevents that. */
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
