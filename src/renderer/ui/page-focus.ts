import { getContext, onDestroy, setContext } from 'svelte';

const KEY = Symbol('page focus');

/**
 * Notes whether the reader types somewhere while a page is on its way, so that the page does not take the focus out of
 * that field when it arrives. Call it during the initialization of a visit.
 */
export function noteTyping(): void {
  let isTyping = false;
  const note = (): void => {
    isTyping = true;
  };
  document.addEventListener('input', note, { capture: true });
  const stop = (): void => document.removeEventListener('input', note, { capture: true });
  onDestroy(stop);
  setContext(KEY, () => {
    stop();
    return isTyping && document.activeElement?.matches('input, textarea') === true;
  });
}

/** Returns a function that moves the focus to a page. Call this while the page initializes, and the result once it is mounted. */
export function pageFocus(): (page: HTMLElement | undefined) => void {
  const isTypedElsewhere = getContext<(() => boolean) | undefined>(KEY);
  return (page) => {
    if (isTypedElsewhere?.() !== true) page?.focus({ preventScroll: true });
  };
}
