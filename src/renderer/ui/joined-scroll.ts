/**
 * Elements that scroll sideways as one. The page scrolls the grid down, so that its header can stick to the page; an
 * element that scrolls sideways would take the header with it, and its scroll bar would be below the last person.
 * So the header, the people and the scroll bar each scroll sideways, together.
 */
export class JoinedScroll {
  readonly #elements = new Set<HTMLElement>();

  /** Joins an element, as an attachment; returns the end of that. */
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
