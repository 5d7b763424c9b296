/** Elements that can have the focus by keyboard. */
const FOCUSABLE =
  'button:not(:disabled), a[href], input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex]';

/** The focused element or one of its ancestors, with its siblings. */
interface Step {
  readonly element: Element;
  readonly next: Element | null;
  readonly previous: Element | null;
}

/**
 * Moves the focus when its element is removed, hidden or disabled: to the next, the previous or an enclosing element.
 * Otherwise it would fall to `<body>`, and keyboard users would start again at the top of the window. Code that knows a
 * better place focuses it itself; this handles everything else. From a message at the foot of the window, the focus returns
 * to where it was before. Returns a function that stops it.
 */
export function keepFocus(document: Document): () => void {
  let path: readonly Step[] = [];
  /** The same, of the last focused element that is not in a message. */
  let pagePath: readonly Step[] = [];
  let isChecking = false;

  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    path = stepsFrom(target);
    if (target.closest('[data-toasts]') === null) pagePath = path;
  };
  const check = (): void => {
    isChecking = false;
    if (!isLost(document) || path[0] === undefined || canHaveFocus(path[0].element)) return;
    const isMessage = path !== pagePath;
    path = pagePath;
    const before = isMessage ? path[0]?.element : undefined;
    const next = before instanceof HTMLElement && canHaveFocus(before) ? before : findNext(path);
    next?.focus({ preventScroll: true });
  };
  const checkSoon = (): void => {
    if (isChecking) return;
    isChecking = true;
    // The code that changes the page may move the focus itself, and a dialog returns it when it closes.
    requestAnimationFrame(() => setTimeout(check));
  };

  const observer = new MutationObserver(checkSoon);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  document.addEventListener('focusin', note);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', note);
  };
}

function isLost({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body;
}

function stepsFrom(element: Element): readonly Step[] {
  const steps: Step[] = [];
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
    steps.push({ element: at, next: at.nextElementSibling, previous: at.previousElementSibling });
  }
  return steps;
}

function findNext(path: readonly Step[]): HTMLElement | null {
  for (const { element, next, previous } of path) {
    const candidates = [firstIn(element), firstIn(next), lastIn(previous)];
    const found = candidates.find((candidate) => candidate !== null);
    if (found !== undefined) return found;
  }
  return null;
}

function firstIn(element: Element | null): HTMLElement | null {
  return allIn(element).find(canHaveFocus) ?? null;
}

function lastIn(element: Element | null): HTMLElement | null {
  return allIn(element).findLast(canHaveFocus) ?? null;
}

function allIn(element: Element | null): readonly HTMLElement[] {
  if (element?.isConnected !== true) return [];
  const inside = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return element instanceof HTMLElement && element.matches(FOCUSABLE) ? [element, ...inside] : inside;
}

function canHaveFocus(element: Element): boolean {
  if (!element.isConnected || !element.matches(FOCUSABLE) || element.closest('[inert], [hidden]') !== null) {
    return false;
  }
  // Without a layout, as in tests, nothing counts as hidden.
  return (
    typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true })
  );
}
