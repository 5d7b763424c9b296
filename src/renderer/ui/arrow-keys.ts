import { moveOf } from './move-keys.ts';

/** What the arrow keys move between. */
const ITEM = '[data-arrow-item]';

/** Marks the containers of such items. */
const LIST = 'data-arrow-list';

/** Gives the focus to the first or the last item of a list that is on the page. */
const entrances = new WeakMap<Element, (end: 'first' | 'last') => void>();

/** A list that is only partly rendered. */
export interface LongList {
  /** How many items there are. */
  readonly count: () => number;
  /** How many are side by side. */
  readonly columns: () => number;
  /** Index of a rendered item among all, from 0; -1 if it is not one of them. */
  readonly indexOf: (item: HTMLElement) => number;
  /** Renders an item, wherever it is; `null` if it no longer exists. */
  readonly draw: (index: number) => Promise<HTMLElement | null>;
}

/**
 * Lets the arrow keys, Home and End move the focus between the buttons of a grid, and keeps one of them in the tab
 * order, so that Tab moves from list to list and not through hundreds of people
 * (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex). All of them are rendered.
 */
export function arrowKeys(container: HTMLElement): () => void {
  const items = (): readonly HTMLElement[] => itemsOf(container);
  return followKeys(container, {
    count: () => items().length,
    columns: () => columnCount(container),
    indexOf: (item) => items().indexOf(item),
    draw: (index) => Promise.resolve(items()[index] ?? null),
  });
}

/** The same for a partly rendered list: the keys reach all items. */
export function arrowKeysOver(list: LongList): (container: HTMLElement) => () => void {
  return (container) => followKeys(container, list);
}

function followKeys(container: HTMLElement, list: LongList): () => void {
  let stop: HTMLElement | null = null;

  const setStop = (next: HTMLElement): void => {
    if (stop === next) return;
    for (const item of itemsOf(container)) setTabIndex(item, -1);
    next.tabIndex = 0;
    stop = next;
  };

  /** Items come and go with filtering and scrolling; one of those present must be in the tab order. */
  const keepStop = (added: readonly Element[]): void => {
    if (stop?.isConnected === true) {
      for (const item of added.flatMap(itemsOf)) setTabIndex(item, item === stop ? 0 : -1);
      return;
    }
    stop = null;
    const [first] = itemsOf(container);
    if (first !== undefined) setStop(first);
  };

  const moveTo = async (index: number): Promise<void> => {
    const target = await list.draw(index);
    if (target === null) return;
    setStop(target);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest' });
  };

  const onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !activeElement.matches(ITEM)) return;
    const index = list.indexOf(activeElement);
    if (index < 0) return;
    const isRightToLeft = getComputedStyle(container).direction === 'rtl';
    const next = targetIndex(event.key, index, list, isRightToLeft);
    if (next >= 0 && next < list.count()) void moveTo(next);
    else if (!goOn(container, event.key)) return;
    event.preventDefault();
  };

  const onFocusin = (event: FocusEvent): void => {
    if (event.target instanceof HTMLElement && event.target.matches(ITEM)) setStop(event.target);
  };

  container.setAttribute(LIST, '');
  entrances.set(container, (end) => void moveTo(end === 'first' ? 0 : list.count() - 1));
  const observer = new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    keepStop(added.filter((node) => node instanceof Element));
  });
  observer.observe(container, { childList: true, subtree: true });
  container.addEventListener('keydown', onKeydown);
  container.addEventListener('focusin', onFocusin);
  keepStop([]);
  return () => {
    observer.disconnect();
    container.removeEventListener('keydown', onKeydown);
    container.removeEventListener('focusin', onFocusin);
  };
}

/**
 * Down from the last row goes to the next list on the page, up from the first row to the previous one; false if there
 * is none.
 */
function goOn(container: HTMLElement, key: string): boolean {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  const lists = [...(container.closest('article')?.querySelectorAll(`[${LIST}]`) ?? [])];
  const step = key === 'ArrowDown' ? 1 : -1;
  const neighbour = lists[lists.indexOf(container) + step];
  const enter = neighbour === undefined ? undefined : entrances.get(neighbour);
  enter?.(step === 1 ? 'first' : 'last');
  return enter !== undefined;
}

/**
 * Moves the focus to the first item of the first list in an element, also if that item is not rendered at the moment; false if
 * there is no list.
 */
export function enterFirstList(root: Element | undefined): boolean {
  const first = root?.querySelector(`[${LIST}]`);
  const enter = first == null ? undefined : entrances.get(first);
  enter?.('first');
  return enter !== undefined;
}

/** The items in an element, including itself if it is one. */
function itemsOf(element: Element): readonly HTMLElement[] {
  const inside = [...element.querySelectorAll<HTMLElement>(ITEM)];
  return element instanceof HTMLElement && element.matches(ITEM) ? [element, ...inside] : inside;
}

/** Most already have it, and setting it again would trigger a style recalculation. */
function setTabIndex(item: HTMLElement, tabIndex: number): void {
  if (item.tabIndex !== tabIndex) item.tabIndex = tabIndex;
}

/** The index a key leads to; outside the list if there is none. */
function targetIndex(
  key: string,
  index: number,
  { count, columns }: LongList,
  isRightToLeft: boolean,
): number {
  const move = moveOf(key, isRightToLeft);
  switch (move?.by) {
    case 'column':
      return index + move.step;
    case 'row':
      return move.step === 1 ? below(index, count(), columns()) : index - columns();
    case 'end':
      return move.step === 1 ? count() - 1 : 0;
    // Page Up and Page Down are left to the browser.
    case 'page':
    case undefined:
      return -1;
  }
}

/** The item below; the last one if its row is not full; outside the list below the last row. */
function below(index: number, count: number, columns: number): number {
  const rowOf = (item: number): number => Math.floor(item / columns);
  return rowOf(index) < rowOf(count - 1) ? Math.min(index + columns, count - 1) : index + columns;
}

/** How many of a list's rendered items are side by side. */
export function columnCount(list: Element | undefined): number {
  const items = list === undefined ? [] : itemsOf(list);
  const top = items[0]?.getBoundingClientRect().top;
  const next = items.findIndex((item) => item.getBoundingClientRect().top !== top);
  return next < 0 ? Math.max(1, items.length) : next;
}
