import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';
import { afterAll } from 'vitest';

// What is waited for comes in milliseconds; a machine on which much else is done needs longer.
configure({ asyncUtilTimeout: 5_000 });

// Files share the document.
afterAll(() => document.body.replaceChildren());

// jsdom has no layout: what only layout needs is absent there and not part of what component tests check.
class NoLayoutObserver {
  observe(): void {
    // Nothing ever changes size.
  }
  unobserve(): void {
    // See observe.
  }
  disconnect(): void {
    // See observe.
  }
}

Object.assign(globalThis, {
  ResizeObserver: NoLayoutObserver,
  IntersectionObserver: NoLayoutObserver,
  // jsdom is never busy.
  requestIdleCallback: (turn: () => void) => setTimeout(turn),
  cancelIdleCallback: clearTimeout,
});
Object.assign(Element.prototype, {
  scrollIntoView() {
    // No layout to scroll.
  },
});
// jsdom knows dialogs, and not how to show them.
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
});
