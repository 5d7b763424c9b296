import type { Page } from '@playwright/test';

/** More stops than any page in the tests has. */
const MOST_STOPS = 90;

/**
 * Presses Tab through all stops once, and reports where the focus cannot be seen with forced colors: there is no outline
 * on the element or on the one that shows the focus in its place, or it is cut off. Backgrounds and shadows do not count.
 */
export async function stopsWithoutMark(window: Page): Promise<readonly string[]> {
  const faults = new Set<string>();
  await window.evaluate(() => {
    document.querySelectorAll('[data-visited]').forEach((element) => element.removeAttribute('data-visited'));
  });
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await window.keyboard.press('Tab');
    const stop = await window.evaluate(look);
    if (stop === 'again') break;
    if (stop !== 'marked') faults.add(stop);
  }
  return [...faults];
}

/** Runs in the page. */
function look(): string {
  const focused = document.activeElement;
  // Between the last stop and the first, the focus is nowhere.
  if (focused === null || focused === document.body) return 'marked';
  if (focused.hasAttribute('data-visited')) return 'again';
  focused.setAttribute('data-visited', '');
  const name = focused.getAttribute('aria-label') ?? focused.textContent.trim();
  const active = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
  // For a field, the box around it shows the focus; for a hidden radio or checkbox, what is drawn in its place; for a
  // tree, its row.
  const marked = [focused, focused.nextElementSibling, focused.parentElement, active].find(hasOutline);
  if (marked == null) return `${focused.tagName} "${name}" has no outline`;
  return isCutOff(marked) ? `${focused.tagName} "${name}" has its outline cut off` : 'marked';

  function hasOutline(element: Element | null): boolean {
    if (element === null) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && outlineColor !== 'rgba(0, 0, 0, 0)';
  }

  /** Nothing is painted outside an element that skips its content while it is out of sight. */
  function isCutOff(element: Element): boolean {
    const { outlineOffset, outlineWidth } = getComputedStyle(element);
    const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth);
    const inner = element.getBoundingClientRect();
    for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
      if (getComputedStyle(outer).contentVisibility !== 'auto') continue;
      const edge = outer.getBoundingClientRect();
      if (inner.left - reach < edge.left - 1 || inner.top - reach < edge.top - 1) return true;
      if (inner.right + reach > edge.right + 1 || inner.bottom + reach > edge.bottom + 1) return true;
    }
    return false;
  }
}
