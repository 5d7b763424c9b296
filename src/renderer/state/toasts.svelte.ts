import { createContext } from 'svelte';

/** A short message at the window's foot, with at most one thing to do about it. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** Until it is dismissed. */
  readonly stays: boolean;
}

/**
 * How long a message stays. One with an action stays longer, since somebody may want to take it. A problem stays until it
 * has been seen: until the reader takes it away.
 */
const STAY = { plain: 4_000, withAction: 10_000 } as const;

/** More would cover the page. */
const MOST = 3;

/** Messages on show, oldest first. */
export class Toasts {
  #nextId = 1;
  #shown = $state.raw<readonly Toast[]>([]);
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  /** Has the focus or the pointer. */
  #heldId: number | null = null;

  get shown(): readonly Toast[] {
    return this.#shown;
  }

  /**
   * Shows a message for a while, or until it is dismissed when it `stays`, as problems do. One without an action replaces
   * another that says the same.
   */
  show(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
    const { tone = 'plain', action = null, stays = tone === 'problem' } = options;
    const same = this.#shown.find(
      (toast) => toast.text === text && toast.tone === tone && toast.action === null && action === null,
    );
    if (same !== undefined) this.dismiss(same.id);
    const toast = { id: this.#nextId++, text, tone, action, stays };
    this.#shown = [...this.#shown, toast];
    while (this.#shown.length > MOST) this.dismiss(this.#leastNeeded(toast.id));
    this.#leaveLater(toast);
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    if (this.#heldId === id) this.#heldId = null;
    this.#shown = this.#shown.filter((toast) => toast.id !== id);
  }

  /** The reader points at a message or has the focus in it: it stays. */
  hold(id: number): void {
    this.#heldId = id;
    clearTimeout(this.#timers.get(id));
  }

  /** The reader has gone elsewhere: the message has its whole time again. */
  release(id: number): void {
    if (this.#heldId === id) this.#heldId = null;
    const toast = this.#shown.find((shown) => shown.id === id);
    if (toast !== undefined) this.#leaveLater(toast);
  }

  #leaveLater({ id, action, stays }: Toast): void {
    if (stays) return;
    clearTimeout(this.#timers.get(id));
    const stay = action === null ? STAY.plain : STAY.withAction;
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), stay),
    );
  }

  /** The oldest that offers nothing, else the oldest; never the newest, nor the one the reader is at. */
  #leastNeeded(newestId: number): number {
    const others = this.#shown.filter(({ id }) => id !== newestId && id !== this.#heldId);
    const plain = others.find(({ action, stays }) => action === null && !stays);
    return (plain ?? others[0])?.id ?? newestId;
  }
}

/** Messages for the components below; set by App. */
export const [getToasts, setToasts] = createContext<Toasts>();
