/** What the arrow keys move between. */
const ITEM = '[data-arrow-item]';

/**
 * Lets the arrow keys, Home and End move the focus between the buttons of a grid, and keeps one of them in the tab
 * order, so that Tab goes from list to list and not through hundreds of people
 * (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex).
 */
export function arrowKeys(container: HTMLElement): () => void {
  let stop: HTMLElement | null = null;

  const items = (): HTMLElement[] => [...container.querySelectorAll<HTMLElement>(ITEM)];

  const setStop = (next: HTMLElement): void => {
    if (stop === next) return;
    for (const item of items()) setTabIndex(item, -1);
    next.tabIndex = 0;
    stop = next;
  };

  /** Items come and go with filtering and scrolling; one of those that are there must take Tab. */
  const keepStop = (): void => {
    if (stop?.isConnected === true) {
      for (const item of items()) setTabIndex(item, item === stop ? 0 : -1);
      return;
    }
    stop = null;
    const first = items()[0];
    if (first !== undefined) setStop(first);
  };

  const onKeydown = (event: KeyboardEvent): void => {
    const all = items();
    const index = all.findIndex((item) => item === document.activeElement);
    if (index < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = all[targetIndex(event.key, index, all)];
    if (target === undefined) return;
    event.preventDefault();
    setStop(target);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest' });
  };

  const onFocusin = (event: FocusEvent): void => {
    if (event.target instanceof HTMLElement && event.target.matches(ITEM)) setStop(event.target);
  };

  const observer = new MutationObserver(keepStop);
  observer.observe(container, { childList: true, subtree: true });
  container.addEventListener('keydown', onKeydown);
  container.addEventListener('focusin', onFocusin);
  keepStop();
  return () => {
    observer.disconnect();
    container.removeEventListener('keydown', onKeydown);
    container.removeEventListener('focusin', onFocusin);
  };
}

/** Most have it already, and setting it anyway would have the page look at its styles again. */
function setTabIndex(item: HTMLElement, tabIndex: number): void {
  if (item.tabIndex !== tabIndex) item.tabIndex = tabIndex;
}

function targetIndex(key: string, index: number, all: readonly HTMLElement[]): number {
  const columns = columnCount(all);
  const isRightToLeft = getComputedStyle(all[0] ?? document.body).direction === 'rtl';
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
      return index + 1;
    case backward:
      return index - 1;
    case 'ArrowDown':
      return index + columns;
    case 'ArrowUp':
      return index - columns;
    case 'Home':
      return 0;
    case 'End':
      return all.length - 1;
    default:
      return -1;
  }
}

/** How many items stand beside the first one. */
function columnCount(all: readonly HTMLElement[]): number {
  const top = all[0]?.getBoundingClientRect().top;
  const next = all.findIndex((item) => item.getBoundingClientRect().top !== top);
  return next < 0 ? Math.max(1, all.length) : next;
}
