import { createContext } from 'svelte';

/** A short message at the window's foot, with at most one thing to do about it. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** How long a message stays. One with an action stays longer, since somebody may want to take it. */
const STAY = { plain: 4_000, withAction: 10_000 } as const;

/** Messages on show, oldest first. */
export class Toasts {
  #nextId = 1;
  #shown = $state.raw<readonly Toast[]>([]);
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  get shown(): readonly Toast[] {
    return this.#shown;
  }

  /**
   * Shows a message for a few seconds, or until it is dismissed when it `stays`. One without an action replaces another
   * that says the same.
   */
  show(
    text: string,
    options: Partial<Pick<Toast, 'tone' | 'action'>> & { readonly stays?: boolean } = {},
  ): void {
    const { tone = 'plain', action = null, stays = false } = options;
    const same = this.#shown.find(
      (toast) => toast.text === text && toast.tone === tone && toast.action === null && action === null,
    );
    if (same !== undefined) this.dismiss(same.id);
    const toast = { id: this.#nextId++, text, tone, action };
    this.#shown = [...this.#shown, toast].slice(-3);
    if (stays) return;
    const stay = action === null ? STAY.plain : STAY.withAction;
    this.#timers.set(
      toast.id,
      setTimeout(() => this.dismiss(toast.id), stay),
    );
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#shown = this.#shown.filter((toast) => toast.id !== id);
  }
}

/** Messages for the components below; set by App. */
export const [getToasts, setToasts] = createContext<Toasts>();
