/** What can have the focus by keyboard. */
const FOCUSABLE =
  'button:not(:disabled), a[href], input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex]';

/** An element the focus was in, or around it, with what stood beside it. */
interface Step {
  readonly element: Element;
  readonly next: Element | null;
  readonly previous: Element | null;
}

/**
 * Hands the focus on when what has it is removed, hidden or disabled: to what stands after it, before it, or around it.
 * Otherwise it falls to `<body>`, and whoever reads by keyboard begins again at the top of the window. Code that knows a
 * better place focuses it itself; this is for all the rest. Returns a function that ends it.
 */
export function keepFocus(document: Document): () => void {
  let path: readonly Step[] = [];
  let isChecking = false;

  const note = ({ target }: FocusEvent): void => {
    if (target instanceof Element) path = stepsFrom(target);
  };
  const check = (): void => {
    isChecking = false;
    if (!isLost(document) || path[0] === undefined || canHaveFocus(path[0].element)) return;
    findNext(path)?.focus({ preventScroll: true });
  };
  const checkSoon = (): void => {
    if (isChecking) return;
    isChecking = true;
    // Whoever changes the page may hand the focus on by themselves, and a dialog gives it back when it has closed.
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
  // Where there is no layout, as in tests, nothing is hidden by it.
  return (
    typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true })
  );
}
