/**
 * Elements that scroll horizontally together. The page scrolls the grid vertically, so that its header can stick to the
 * page; if one element scrolled it horizontally, the header would stick to that element and the scroll bar would be below
 * the last person. So the header, the people and the scroll bar each scroll horizontally, in sync.
 */
export class JoinedScroll {
  readonly #elements = new Set<HTMLElement>();

  /** Scrolls all of them to the start of their lines. */
  toStart(): void {
    for (const element of this.#elements) element.scrollLeft = 0;
  }

  /** An attachment that adds an element. Returns a function that removes it. */
  readonly join = (element: HTMLElement): (() => void) => {
    const onScroll = (): void => {
      for (const other of this.#elements) other.scrollLeft = element.scrollLeft;
    };
    this.#elements.add(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      this.#elements.delete(element);
      element.removeEventListener('scroll', onScroll);
    };
  };
}
