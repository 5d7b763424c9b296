import type { Page } from '@playwright/test';

/**
 * What a reader cannot reach in a small or magnified window, in the open dialog or else on the page: controls and headings
 * that are cut off, that are outside the window and cannot be scrolled to, or that are covered when scrolled into view.
 * Also a window that scrolls as a whole.
 */
export async function layoutFaults(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => {
    const faults: string[] = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) faults.push('the window scrolls sideways');
    if (page.scrollHeight > page.clientHeight) faults.push('the window scrolls as a whole');

    const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]');
    // The person covers the page where there is no room beside it.
    const panel = document.querySelector('aside');
    const root = dialog ?? panel ?? document;
    const places = new Map(
      [...document.querySelectorAll('*')].map((element) => [element, element.scrollTop]),
    );
    for (const element of root.querySelectorAll('button, input, select, textarea, h1, h2, h3')) {
      const { width } = element.getBoundingClientRect();
      // Content for screen readers only has no size.
      if (width <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue;
      const name = `${element.tagName} "${element.getAttribute('aria-label') ?? element.textContent.trim()}"`;
      const fault = cutBy(element) ?? coveredBy(element);
      if (fault !== null) faults.push(`${name} ${fault}`);
    }
    for (const [element, top] of places) if (element.scrollTop !== top) element.scrollTop = top;
    return faults;

    /** The ancestor that it extends beyond and that does not scroll. */
    function cutBy(element: Element): string | null {
      let { left, right } = element.getBoundingClientRect();
      for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
        const { overflowX } = getComputedStyle(outer);
        if (overflowX === 'visible') continue;
        const edge = outer.getBoundingClientRect();
        const isOut = left < edge.left - 1 || right > edge.right + 1;
        // The head of the episode grid is scrolled by the grid.
        if (overflowX === 'hidden' && isOut && outer.closest('div[role="grid"]') === null)
          return `is cut off by ${outer.tagName}.${outer.className}`;
        [left, right] = [edge.left, edge.right];
      }
      return left < -1 || right > innerWidth + 1 ? 'lies out of the window' : null;
    }

    function coveredBy(element: Element): string | null {
      element.scrollIntoView({ block: 'center', inline: 'nearest' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const found = document.elementFromPoint(left + width / 2, top + height / 2);
      if (found === null) return 'cannot be scrolled into sight';
      const own = element.closest('label') ?? element;
      const isSeen = own.contains(found) || found.contains(own);
      return isSeen ? null : `is covered by ${found.tagName}.${found.className}`;
    }
  });
}

/** The share of the window's height that shows scrolling content in the middle of a page, from 0 to 1. */
export async function shareOfContent(window: Page): Promise<number> {
  return window.evaluate(() => {
    const article = document.querySelector('article');
    if (article === null) return 0;
    article.scrollTop = (article.scrollHeight - article.clientHeight) / 2;
    const heights = Array.from({ length: innerHeight }, (_, height) => height);
    return heights.filter(isContent).length / innerHeight;

    function isContent(height: number): boolean {
      const found = document.elementFromPoint(innerWidth / 2, height);
      for (let part = found; part !== null; part = part.parentElement) {
        if (part === article) return true;
        const { position, insetBlockStart } = getComputedStyle(part);
        if (position === 'fixed' || (position === 'sticky' && insetBlockStart !== 'auto')) return false;
      }
      return false;
    }
  });
}
