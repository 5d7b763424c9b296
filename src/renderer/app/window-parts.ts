/** The parts of the window in order: pane, page and panel, each by its focusable element. */
const PARTS: readonly { readonly part: string; readonly target: string }[] = [
  { part: '.sidebar', target: '[role="tree"][tabindex="0"], input, button' },
  { part: 'main', target: 'article' },
  { part: '.shell > aside', target: ':scope' },
];

/** F6 goes to the next part of the window, Shift+F6 to the previous one. `false` for any other key. */
export function goToPart({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (key !== 'F6' || ctrlKey || altKey || metaKey) return false;
  const parts = PARTS.flatMap(({ part, target }) => {
    const element = document.querySelector<HTMLElement>(part);
    return element === null ? [] : [{ element, target }];
  });
  const current = parts.findIndex(({ element }) => element.contains(document.activeElement));
  const step = shiftKey ? -1 : 1;
  // If the focus is nowhere, the first press goes to the first or the last part.
  const from = current < 0 && shiftKey ? 0 : current;
  const next = parts.at((from + step) % parts.length);
  if (next === undefined) return false;
  const inside =
    next.target === ':scope' ? next.element : next.element.querySelector<HTMLElement>(next.target);
  inside?.focus({ preventScroll: true });
  return true;
}
