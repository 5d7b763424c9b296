import { getContext, setContext } from 'svelte';

/** How far a page is scrolled, in CSS pixels, for coming back to it. */
export interface ScrollMemory {
  top: number;
}

const KEY = Symbol('scroll memory');

/** Gives the page below the memory of its visit. */
export function setScrollMemory(memory: ScrollMemory): void {
  setContext(KEY, memory);
}

/** The memory of this visit; one that nobody reads outside of a window. */
export function getScrollMemory(): ScrollMemory {
  return getContext<ScrollMemory | undefined>(KEY) ?? { top: 0 };
}

/** A page that is still drawn part by part is waited for so long, in milliseconds. */
const LONGEST_WAIT = 3_000;

/** A page that has been as high for so many frames is drawn: until then its lists may become shorter, and longer again. */
const STEADY_FRAMES = 20;

/**
 * Follows how far an element is scrolled, in CSS pixels, and brings it back there when it is drawn anew.
 * @param wanted how far it was scrolled
 * @param onscroll told of every change by the reader
 */
export function rememberScroll(
  root: HTMLElement,
  wanted: number,
  onscroll: (scrollTop: number) => void,
): () => void {
  let isReturning = wanted > 0;
  let frame = 0;
  let steady = 0;
  let height = 0;
  const until = performance.now() + LONGEST_WAIT;

  const goBack = (): void => {
    if (!isReturning) return;
    root.scrollTop = wanted;
    const isSteady = Math.abs(root.scrollTop - wanted) <= 1 && root.scrollHeight === height;
    height = root.scrollHeight;
    steady = isSteady ? steady + 1 : 0;
    isReturning = steady < STEADY_FRAMES && performance.now() < until;
    if (isReturning) frame = requestAnimationFrame(goBack);
  };
  const stop = (): void => {
    isReturning = false;
  };
  const note = (): void => {
    if (!isReturning) onscroll(root.scrollTop);
  };

  root.addEventListener('scroll', note, { passive: true });
  // The reader goes elsewhere meanwhile.
  for (const act of ACTS) root.addEventListener(act, stop, { passive: true });
  goBack();
  return () => {
    cancelAnimationFrame(frame);
    root.removeEventListener('scroll', note);
    for (const act of ACTS) root.removeEventListener(act, stop);
  };
}

/** By which a reader scrolls. */
const ACTS = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;
