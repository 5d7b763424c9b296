/**
 * Keeps what the reader looks at where it is while the page is laid out anew: to be called before that.
 * @param root what scrolls
 * @param find the element, before and after; it may be another one then, because it was drawn anew
 */
export function keepInPlace(root: HTMLElement, find: () => Element | null): void {
  const before = find()?.getBoundingClientRect();
  const view = root.getBoundingClientRect();
  if (before === undefined || before.bottom < view.top || before.top > view.bottom) return;
  // Lists cut their rows in observers of their own, made before this one: it is told after them, and before the frame
  // is painted.
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    const after = find()?.getBoundingClientRect();
    if (after !== undefined) root.scrollTop += after.top - before.top;
  });
  observer.observe(root);
}
