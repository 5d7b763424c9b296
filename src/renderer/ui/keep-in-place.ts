/**
 * Keeps an element in place while the layout of the page changes. Call it before the change.
 * @param root the scroll container; at its top, it stays there as long as the element is in view
 * @param find finds the element, before and after; it may be a different one afterwards, if it was rendered again
 */
export function keepInPlace(root: HTMLElement, find: () => Element | null): void {
  const before = find()?.getBoundingClientRect();
  const view = root.getBoundingClientRect();
  if (before === undefined || before.bottom < view.top || before.top > view.bottom) return;
  // Lists compute their rows in their own observers, which were created earlier: this one runs after them, and before
  // the frame is painted.
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    const after = find()?.getBoundingClientRect();
    if (after === undefined) return;
    const isAtTop = root.scrollTop === 0 && after.top >= view.top && after.bottom <= view.bottom;
    if (!isAtTop) root.scrollTop += after.top - before.top;
  });
  observer.observe(root);
}
