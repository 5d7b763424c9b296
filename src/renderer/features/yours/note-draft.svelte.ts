import type { AppError } from '@shared/app-error.ts';
import { LONGEST_NOTE } from '@shared/domain/season.ts';
import type { SubjectKey } from '@shared/domain/yours.ts';
import type { Api } from '@shared/ipc/contract.ts';

/** How long after the last keystroke a note is saved, in milliseconds. */
const SAVE_AFTER = 600;

/**
 * `loading`: the stored note has not arrived yet. `unreadable`: it cannot be read, so it must not be overwritten. `kept`:
 * there is nothing to report. `joined`: saved, together with what was written elsewhere. `excess` is how many UTF-16 code
 * units are too many.
 */
export type NoteState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreadable'; readonly error: AppError }
  | { readonly kind: 'kept' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'joined' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'too-long'; readonly excess: number };

/**
 * A note while it is being written: saved automatically, and never lost, neither because saving fails nor because the same
 * note changes elsewhere meanwhile (in another field, or by restoring a backup): then both texts are kept.
 */
export class NoteDraft {
  readonly #api: Api;
  readonly #subject: SubjectKey;
  #text = $state('');
  #state = $state.raw<NoteState>({ kind: 'loading' });
  /** The stored note, as far as is known. */
  #kept = '';
  /** What was sent to be saved without the answer that it was: it may be what is stored. */
  readonly #unanswered = new Set<string>();
  /** The stored note may have changed since it was read. */
  #isStale = true;
  #isSaveDue = false;
  /** The text has both what was written here and what was written elsewhere. */
  #isJoined = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(api: Api, subject: SubjectKey) {
    this.#api = api;
    this.#subject = subject;
  }

  /** The current text, saved or not. */
  get text(): string {
    return this.#text;
  }

  get state(): NoteState {
    return this.#state;
  }

  /** Whether the last attempt to save failed. */
  get isUnsaved(): boolean {
    return this.#state.kind === 'failed' || this.#state.kind === 'too-long';
  }

  /** Reads the stored note, and follows its changes. Returns an unsubscribe function. */
  follow(): () => void {
    void this.load();
    const noteChanged = (): void => {
      this.#isStale = true;
      void this.#run();
    };
    const ends = [
      this.#api.yours.onChanged((change) => {
        const isMine =
          change === null || change.marks?.some(({ subject }) => subject === this.#subject) === true;
        if (isMine) noteChanged();
      }),
      // The library was reopened: it may be a different file.
      this.#api.library.onChanged((change) => {
        if (change === null) noteChanged();
      }),
    ];
    return () => ends.forEach((end) => end());
  }

  /** Reads the stored note. */
  load(): Promise<void> {
    this.#state = { kind: 'loading' };
    this.#isStale = true;
    return this.#run();
  }

  /** Sets the typed text, and saves it when the reader pauses. */
  write(text: string): void {
    this.#text = text;
    // The previous state does not apply to the new text.
    if (this.#state.kind === 'saved' || this.#state.kind === 'joined') this.#state = { kind: 'kept' };
    if (this.#state.kind === 'too-long') this.#state = tooLong(text) ?? { kind: 'kept' };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), SAVE_AFTER);
  }

  /** Saves unsaved text now; `state` has the outcome. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isSaveDue = true;
    return this.#run();
  }

  /** Reads and writes one at a time, so that an older text is never shown or saved last. */
  #run(): Promise<void> {
    this.#running ??= this.#runUntilCurrent().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #runUntilCurrent(): Promise<void> {
    let isDone = true;
    while (isDone && (this.#isStale || this.#isSaveDue)) {
      isDone = this.#isStale ? await this.#read() : await this.#save();
    }
    this.#isSaveDue = false;
  }

  /** Resolves to `false` if the note cannot be read. */
  async #read(): Promise<boolean> {
    this.#isStale = false;
    const result = await this.#api.yours.note({ subject: this.#subject });
    const isEdited = this.#text !== this.#kept;
    if (!result.ok) {
      this.#isStale = true;
      this.#state = { kind: isEdited ? 'failed' : 'unreadable', error: result.error };
      return false;
    }
    const stored = result.value;
    if (this.#state.kind === 'loading' || this.#state.kind === 'unreadable') this.#state = { kind: 'kept' };
    if (stored === this.#kept) return true;
    this.#kept = stored;
    if (!isEdited) {
      this.#text = stored;
      this.#state = { kind: 'kept' };
    } else if (!this.#unanswered.has(stored) && !this.#text.includes(stored)) {
      this.#text = `${this.#text}\n\n${stored}`;
      this.#isJoined = true;
    }
    return true;
  }

  /** Resolves to `false` if the note cannot be saved. */
  async #save(): Promise<boolean> {
    this.#isSaveDue = false;
    const text = this.#text;
    if (text === this.#kept) {
      // It was changed back to the saved text.
      if (this.isUnsaved) this.#state = { kind: 'kept' };
      return true;
    }
    const problem = tooLong(text);
    if (problem !== null) {
      this.#state = problem;
      return false;
    }
    this.#state = { kind: 'saving' };
    this.#unanswered.add(text);
    const result = await this.#api.yours.mark({ subjects: [this.#subject], change: { note: text } });
    if (!result.ok) {
      this.#state = { kind: 'failed', error: result.error };
      return false;
    }
    this.#kept = text;
    this.#unanswered.clear();
    this.#state = { kind: this.#isJoined ? 'joined' : 'saved' };
    this.#isJoined = false;
    return true;
  }
}

function tooLong(text: string): NoteState | null {
  const excess = text.length - LONGEST_NOTE;
  return excess > 0 ? { kind: 'too-long', excess } : null;
}
