/** The visible part of an element in its scroll container, in CSS pixels. */
export interface View {
  /** How far the element's top edge is above the visible area; negative if it is below. */
  readonly scrolled: number;
  /** The height of the visible part. */
  readonly height: number;
  /** A size has changed since the last call. */
  readonly isResized: boolean;
}

/** The visible part of an element now. It lays out what is there so far. */
export function viewOf(root: HTMLElement, element: HTMLElement): Pick<View, 'scrolled' | 'height'> {
  const scrolled = root.getBoundingClientRect().top - element.getBoundingClientRect().top;
  return { scrolled, height: root.clientHeight };
}

type NoteView = (view: View) => void;

/** The elements that are followed in a scroll container. */
const followers = new WeakMap<HTMLElement, ViewFollower>();

/** An attachment that reports the visible part of an element, from the next frame on and whenever it changes. */
export function followView(root: HTMLElement, onchange: NoteView): (element: HTMLElement) => () => void {
  return (element) => {
    const follower = followers.get(root) ?? new ViewFollower(root);
    followers.set(root, follower);
    return follower.add(element, onchange);
  };
}

/**
 * Follows all elements of one root together: all are measured before any callback runs, and only if a size has changed.
 * One by one, each callback would cause another layout for the next measurement.
 */
class ViewFollower {
  readonly #root: HTMLElement;
  /** The elements, with their offset from the top of the scroll container. */
  readonly #followed = new Map<HTMLElement, { readonly note: NoteView; start: number }>();
  readonly #observer = new ResizeObserver(() => this.#measureAll());
  readonly #onscroll = (): void => this.#tell(false);
  #height = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  add(element: HTMLElement, note: NoteView): () => void {
    if (this.#followed.size === 0) this.#root.addEventListener('scroll', this.#onscroll, { passive: true });
    this.#followed.set(element, { note, start: 0 });
    // Observing an element also triggers a callback: what this element pushes down is measured in the same frame.
    this.#observer.disconnect();
    this.#observer.observe(this.#root);
    // Content above an element may grow without scrolling.
    if (this.#root.firstElementChild !== null) this.#observer.observe(this.#root.firstElementChild);
    return () => {
      this.#followed.delete(element);
      if (this.#followed.size > 0) return;
      this.#observer.disconnect();
      this.#root.removeEventListener('scroll', this.#onscroll);
    };
  }

  #measureAll(): void {
    const { scrollTop, clientHeight } = this.#root;
    this.#height = clientHeight;
    const above = this.#root.getBoundingClientRect().top - scrollTop;
    for (const [element, followed] of this.#followed) {
      followed.start = element.getBoundingClientRect().top - above;
    }
    this.#tell(true);
  }

  #tell(isResized: boolean): void {
    const { scrollTop } = this.#root;
    for (const { note, start } of this.#followed.values()) {
      note({ scrolled: scrollTop - start, height: this.#height, isResized });
    }
  }
}
