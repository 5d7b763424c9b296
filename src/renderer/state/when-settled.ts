/** How long it must be quiet, in milliseconds. */
const QUIET = 3_000;

/**
 * Wraps a costly reaction to many events in a row, such as those of a trip pack: it runs when there has been no event for a
 * while, and never while the window is hidden.
 */
export function whenSettled(
  run: () => void,
  document: Document,
): { readonly note: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;

  const runIfSeen = (): void => {
    if (document.hidden || !isDue) return;
    isDue = false;
    run();
  };
  const onSeen = (): void => {
    if (timer === undefined) runIfSeen();
  };
  document.addEventListener('visibilitychange', onSeen);
  return {
    note: () => {
      isDue = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        runIfSeen();
      }, QUIET);
    },
    stop: () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onSeen);
    },
  };
}
