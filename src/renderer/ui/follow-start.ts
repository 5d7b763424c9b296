import { untrack } from 'svelte';

/** Takes how far, in CSS pixels, below the top of what scrolls an element begins. */
type NoteStart = (start: number) => void;

/** The elements that are followed in what scrolls. */
const followers = new WeakMap<HTMLElement, StartFollower>();

/**
 * Tells, in CSS pixels, how far below the top of what scrolls an element begins, now and whenever something above it
 * grows; an attachment.
 */
export function followStart(root: HTMLElement, onchange: NoteStart): (element: HTMLElement) => () => void {
  return (element) => {
    const follower = followers.get(root) ?? new StartFollower(root);
    followers.set(root, follower);
    return follower.add(element, onchange);
  };
}

/**
 * Follows all elements of one root together: all are measured before anybody hears of it. One after the other, each
 * would lay out again what the one before it has changed.
 */
class StartFollower {
  readonly #root: HTMLElement;
  readonly #notes = new Map<HTMLElement, NoteStart>();
  readonly #observer = new ResizeObserver(() => this.#measureAll());

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  add(element: HTMLElement, onchange: NoteStart): () => void {
    this.#notes.set(element, onchange);
    // What the one who hears of it reads is no reason to follow anew.
    untrack(() => onchange(this.#startOf(element)));
    // An observer tells of what it observes anew, too: what this element pushes down is measured in the same frame.
    this.#observer.disconnect();
    this.#observer.observe(this.#root.firstElementChild ?? this.#root);
    return () => {
      this.#notes.delete(element);
      if (this.#notes.size === 0) this.#observer.disconnect();
    };
  }

  #measureAll(): void {
    const starts = [...this.#notes].map(([element, note]) => ({ note, start: this.#startOf(element) }));
    for (const { note, start } of starts) note(start);
  }

  #startOf(element: HTMLElement): number {
    const root = this.#root;
    return element.getBoundingClientRect().top - root.getBoundingClientRect().top + root.scrollTop;
  }
}
