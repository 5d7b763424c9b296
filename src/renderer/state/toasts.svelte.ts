import { createContext } from 'svelte';

/** Something the reader can do about a message. */
export interface ToastAction {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** A short message at the bottom of the window, with actions. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly actions: readonly ToastAction[];
  /** Until it is dismissed. */
  readonly stays: boolean;
  /** Leaves with the page on screen, even if it stays otherwise. */
  readonly isOfPage: boolean;
  /** What it is about: a newer message about the same takes its place. `null`: each stands for itself. */
  readonly topic: ToastTopic | null;
}

/** What only the newest message is true of, or what is counted in one. */
export type ToastTopic = 'copied' | 'exported' | 'library' | 'not-refreshed' | 'pdf' | 'refreshed';

/** The words of a message, and what the reader can do. */
export type ToastContent = Pick<Toast, 'text' | 'actions'>;

/** A message about something that takes long. */
export interface ToastProgress {
  /** Replaces its text. */
  readonly say: (text: string) => void;
  readonly end: () => void;
}

/**
 * How long a message stays. One with an action stays longer, so that there is time to use it. A problem stays until the
 * reader dismisses it, or leaves the page that it is about.
 */
const STAY = { plain: 4_000, withAction: 10_000 } as const;

/** The id of an action that undoes what the message is about. */
export const UNDO = 'undo';

/** More would cover the page. Unseen problems are never dropped for it. */
const MOST = 3;

/** The visible messages, oldest first. */
export class Toasts {
  #nextId = 1;
  #shown = $state.raw<readonly Toast[]>([]);
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  /** Has the focus or the pointer. */
  #heldId: number | null = null;
  /** What the messages count that are visible, by their ids. */
  readonly #counts = new Map<number, ReadonlyMap<string, number>>();

  get shown(): readonly Toast[] {
    return this.#shown;
  }

  /**
   * Shows a message for a while, or until it is dismissed if it `stays`, as problems do. It replaces one about the same
   * topic, and a problem, or a message without actions, replaces an identical one: as the newest, or in its place if
   * the reader is at it.
   * @returns its id
   */
  show(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
    const {
      tone = 'plain',
      actions = [],
      stays = tone === 'problem',
      isOfPage = false,
      topic = null,
    } = options;
    const isSame = (toast: Toast): boolean =>
      (topic !== null && toast.topic === topic) ||
      (toast.text === text &&
        toast.tone === tone &&
        (tone === 'problem' || (toast.actions.length === 0 && actions.length === 0)));
    const held = this.#shown.find((toast) => toast.id === this.#heldId && isSame(toast));
    for (const same of this.#shown.filter(isSame)) if (same !== held) this.dismiss(same.id);
    const toast = { id: held?.id ?? this.#nextId++, text, tone, actions, stays, isOfPage, topic };
    if (held !== undefined) {
      this.#counts.delete(held.id);
      this.#shown = this.#shown.map((each) => (each === held ? toast : each));
      return toast.id;
    }
    this.#shown = [...this.#shown, toast];
    while (this.#shown.length > MOST) {
      const leastNeeded = this.#leastNeeded(toast.id);
      if (leastNeeded === null) break;
      this.dismiss(leastNeeded);
    }
    this.#leaveLater(toast);
    return toast.id;
  }

  /**
   * Shows one message that counts: as long as it is visible, more is added to it instead of a second message.
   * @param of what is counted, such as a season
   * @param say puts all counts so far into words
   */
  count(
    topic: ToastTopic,
    of: string,
    count: number,
    say: (counts: ReadonlyMap<string, number>) => ToastContent,
  ): void {
    const before = this.#shown.find((toast) => toast.topic === topic);
    const counts = new Map(before === undefined ? [] : this.#counts.get(before.id));
    counts.set(of, (counts.get(of) ?? 0) + count);
    const { text, actions } = say(counts);
    if (before === undefined) {
      this.#counts.set(this.show(text, { actions, topic }), counts);
      return;
    }
    // The same message, so that the reader who is at it stays there.
    const counted = { ...before, text, actions };
    this.#shown = this.#shown.map((toast) => (toast === before ? counted : toast));
    this.#counts.set(before.id, counts);
    if (this.#heldId !== before.id) this.#leaveLater(counted);
  }

  /** Shows how far something is that takes long, until it ends. The reader who dismisses the message does not stop it. */
  showProgress(text: string, cancel: ToastAction): ToastProgress {
    const id = this.show(text, { actions: [cancel], stays: true });
    return {
      say: (next) => {
        this.#shown = this.#shown.map((toast) => (toast.id === id ? { ...toast, text: next } : toast));
      },
      end: () => {
        this.dismiss(id);
      },
    };
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#counts.delete(id);
    if (this.#heldId === id) this.#heldId = null;
    this.#shown = this.#shown.filter((toast) => toast.id !== id);
  }

  /** Dismisses what is not true any more. */
  topicOver(over: ToastTopic): void {
    for (const { id, topic } of this.#shown) if (topic === over) this.dismiss(id);
  }

  /** Dismisses messages in the old language, except those that stay until they are read. */
  languageChanged(): void {
    this.#dismissAll(({ stays }) => !stays);
  }

  /** Dismisses what is only about the page that has been left. */
  pageLeft(): void {
    this.#dismissAll(({ isOfPage }) => isOfPage);
  }

  /** Never the one the reader is at, or one that may be the only way to undo something. */
  #dismissAll(isOver: (toast: Toast) => boolean): void {
    for (const toast of this.#shown) {
      const isNeeded = toast.id === this.#heldId || toast.actions.some(({ id }) => id === UNDO);
      if (!isNeeded && isOver(toast)) this.dismiss(toast.id);
    }
  }

  /** The reader is pointing at a message or has the focus in it: it stays. */
  hold(id: number): void {
    this.#heldId = id;
    clearTimeout(this.#timers.get(id));
  }

  /** The reader has moved away: the message starts its full time again. */
  release(id: number): void {
    if (this.#heldId === id) this.#heldId = null;
    const toast = this.#shown.find((shown) => shown.id === id);
    if (toast !== undefined) this.#leaveLater(toast);
  }

  #leaveLater({ id, actions, stays }: Toast): void {
    if (stays) return;
    clearTimeout(this.#timers.get(id));
    const stay = actions.length === 0 ? STAY.plain : STAY.withAction;
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), stay),
    );
  }

  /**
   * The message to drop: the oldest without actions, otherwise the oldest; never the newest, the one the reader is at, or
   * one that stays until it has been seen. `null` if there is none.
   */
  #leastNeeded(newestId: number): number | null {
    const others = this.#shown.filter(({ id, stays }) => id !== newestId && id !== this.#heldId && !stays);
    const plain = others.find(({ actions }) => actions.length === 0);
    return (plain ?? others[0])?.id ?? null;
  }
}

/** Messages for the components below; set by App. */
export const [getToasts, setToasts] = createContext<Toasts>();
