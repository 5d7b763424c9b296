import type { Api } from '@shared/ipc/contract.ts';
import { runOnceMore } from './run-once-more.ts';

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

/**
 * Reads something now, and again whenever the library has stopped changing, one reading at a time. Returns an unsubscribe
 * function.
 */
export function readWhenSettled(
  library: Pick<Api['library'], 'onChanged'>,
  read: () => Promise<void>,
): () => void {
  const again = runOnceMore(read);
  const settled = whenSettled(() => void again(), document);
  void again();
  const end = library.onChanged(settled.note);
  return () => {
    end();
    settled.stop();
  };
}
