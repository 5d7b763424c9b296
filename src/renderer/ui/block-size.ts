/**
 * The height of an element, in whole CSS pixels, as `bind:borderBoxSize` tells it; 0 before. Reading it as soon as the element
 * is mounted would lay out the page once more.
 */
export function blockSize(sizes: readonly ResizeObserverSize[] | null | undefined): number {
  return Math.round(sizes?.[0]?.blockSize ?? 0);
}
