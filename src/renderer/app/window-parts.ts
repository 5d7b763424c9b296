/**
 * The parts of the window in order: pane, page and panel, each with what receives the focus, best first. The pane begins
 * with its tools, but whoever goes there wants the list; while it is folded away, there are only tools.
 */
const PARTS: readonly { readonly part: string; readonly targets: readonly string[] }[] = [
  { part: '.sidebar', targets: ['[role="tree"][tabindex="0"]', 'input', 'button'] },
  { part: 'main', targets: ['article'] },
  { part: '.shell > aside', targets: [':scope'] },
];

/** F6 goes to the next part of the window, Shift+F6 to the previous one. `false` for any other key. */
export function goToPart({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (key !== 'F6' || ctrlKey || altKey || metaKey) return false;
  const parts = PARTS.flatMap(({ part, targets }) => {
    const element = document.querySelector<HTMLElement>(part);
    return element === null ? [] : [{ element, targets }];
  });
  const current = parts.findIndex(({ element }) => element.contains(document.activeElement));
  const step = shiftKey ? -1 : 1;
  // If the focus is nowhere, the first press goes to the first or the last part.
  const from = current < 0 && shiftKey ? 0 : current;
  const next = parts.at((from + step) % parts.length);
  if (next === undefined) return false;
  const inside = next.targets
    .map((target) => (target === ':scope' ? next.element : next.element.querySelector<HTMLElement>(target)))
    .find((element) => element !== null);
  inside?.focus({ preventScroll: true });
  return true;
}
