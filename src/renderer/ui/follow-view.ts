/** What is seen of an element in what scrolls, in CSS pixels. */
export interface View {
  /** How far the element's upper edge lies above what is seen; negative while it lies below. */
  readonly scrolled: number;
  /** How high what is seen is. */
  readonly height: number;
  /** Something has another size than when this was told last. */
  readonly isResized: boolean;
}

type NoteView = (view: View) => void;

/** The elements that are followed in what scrolls. */
const followers = new WeakMap<HTMLElement, ViewFollower>();

/** Tells what is seen of an element, from the next frame on and whenever that changes; an attachment. */
export function followView(root: HTMLElement, onchange: NoteView): (element: HTMLElement) => () => void {
  return (element) => {
    const follower = followers.get(root) ?? new ViewFollower(root);
    followers.set(root, follower);
    return follower.add(element, onchange);
  };
}

/**
 * Follows all elements of one root together: all are measured before anybody hears of it, and only when something has
 * another size. One after the other, each would lay out again what the one before it has changed.
 */
class ViewFollower {
  readonly #root: HTMLElement;
  /** With how far each begins below the top of what scrolls. */
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
    // An observer tells of what it observes anew, too: what this element pushes down is measured in the same frame.
    this.#observer.disconnect();
    this.#observer.observe(this.#root);
    // What stands above an element may grow without scrolling.
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
