/** Pixels above the bar used to determine the current section: as in SeasonBody.svelte. */
const WHERE_HEIGHT = 32;

/** Events of scrolling by hand; a click on the bar is also one, and precedes the selection. */
const SCROLLING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Which section of the page is being read, and whether the header is scrolled out of view. */
export class SectionSpy {
  #seen = $state<string | null>(null);
  /** The section the reader has jumped to, until they scroll: near the end of the page it may not reach the bar. */
  #chosen = $state<string | null>(null);
  #isHeaderGone = $state(false);

  /** The id of the section's heading; `null` before the page has sections. */
  get current(): string | null {
    return this.#chosen ?? this.#seen;
  }

  get isHeaderGone(): boolean {
    return this.#isHeaderGone;
  }

  /** The reader jumps to a section. */
  choose(id: string): void {
    this.#chosen = id;
  }

  /**
   * Tracks the sections and the header of a page, which come and go. Returns an unsubscribe function.
   * @param barHeight the height of the bar at the top of the page, in CSS pixels
   */
  follow(root: HTMLElement, barHeight: number): () => void {
    const below = Math.round(barHeight) + WHERE_HEIGHT + 24;
    const seen = new Set<Element>();
    // The section being read is the one in the band below the bar.
    const sections = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
        }
        const [first] = [...seen].filter(({ isConnected }) => isConnected).sort(byPosition);
        if (first !== undefined) this.#seen = first.getAttribute('aria-labelledby');
      },
      { root, rootMargin: `-${below}px 0px -55% 0px` },
    );
    const header = new IntersectionObserver(
      ([entry]) => (this.#isHeaderGone = entry?.isIntersecting === false),
      { root, rootMargin: `-${WHERE_HEIGHT + 1}px 0px 0px 0px` },
    );
    const watch = (): void => {
      for (const section of root.querySelectorAll('section[aria-labelledby]')) sections.observe(section);
    };
    const changes = new MutationObserver(watch);
    const body = root.querySelector('.body');
    if (body !== null) changes.observe(body, { childList: true });
    watch();
    const top = root.querySelector('header');
    if (top !== null) header.observe(top);
    const forget = (): void => {
      this.#chosen = null;
    };
    for (const event of SCROLLING) root.addEventListener(event, forget, { passive: true });
    return () => {
      for (const event of SCROLLING) root.removeEventListener(event, forget);
      sections.disconnect();
      header.disconnect();
      changes.disconnect();
    };
  }
}

function byPosition(a: Element, b: Element): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
