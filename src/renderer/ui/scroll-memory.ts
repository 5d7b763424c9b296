import { getContext, setContext } from 'svelte';

/** The scroll position of a page in CSS pixels, to restore it later. */
export interface ScrollMemory {
  top: number;
}

const KEY = Symbol('scroll memory');

/** Provides the memory of its visit to the page below. */
export function setScrollMemory(memory: ScrollMemory): void {
  setContext(KEY, memory);
}

/** The memory of this visit; outside the window, one that is not used. */
export function getScrollMemory(): ScrollMemory {
  return getContext<ScrollMemory | undefined>(KEY) ?? { top: 0 };
}

/** How long to wait for a page that is still being rendered in parts, in milliseconds. */
const LONGEST_WAIT = 3_000;

/** A page whose height is stable for this many frames is complete: until then, its lists may still shrink and grow. */
const STEADY_FRAMES = 20;

/**
 * Tracks the scroll position of an element in CSS pixels, and restores it when the element is rendered again.
 * @param wanted the position to restore
 * @param onscroll called when the reader scrolls
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
  // The reader scrolls elsewhere in the meantime.
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
