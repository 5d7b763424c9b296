import type { AppError } from '@shared/app-error.ts';
import { LONGEST_NOTE } from '@shared/domain/season.ts';
import type { SubjectKey } from '@shared/domain/yours.ts';
import type { Api } from '@shared/ipc/contract.ts';

/** How long after the last keystroke a note is saved, in milliseconds. */
const SAVE_AFTER = 600;

/**
 * `loading`: the stored note has not arrived yet. `unreadable`: it cannot be read, so it must not be overwritten. `kept`:
 * there is nothing to report. `excess` is how many UTF-16 code units are too many.
 */
export type NoteState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreadable'; readonly error: AppError }
  | { readonly kind: 'kept' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'too-long'; readonly excess: number };

/** A note while it is being written: saved automatically, and never lost because saving fails. */
export class NoteDraft {
  readonly #api: Api;
  readonly #subject: SubjectKey;
  #text = $state('');
  #state = $state.raw<NoteState>({ kind: 'loading' });
  #kept = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | null = null;

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

  /** Reads the kept note. */
  async load(): Promise<void> {
    this.#state = { kind: 'loading' };
    const result = await this.#api.yours.note({ subject: this.#subject });
    if (result.ok) this.#kept = this.#text = result.value;
    this.#state = result.ok ? { kind: 'kept' } : { kind: 'unreadable', error: result.error };
  }

  /** Sets the typed text, and saves it when the reader pauses. */
  write(text: string): void {
    this.#text = text;
    // The previous state does not apply to the new text.
    if (this.#state.kind === 'saved') this.#state = { kind: 'kept' };
    if (this.#state.kind === 'too-long') this.#state = tooLong(text) ?? { kind: 'kept' };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), SAVE_AFTER);
  }

  /** Saves unsaved text now; `state` has the outcome. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving ??= this.#saveUntilCurrent().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  /** One at a time, so that an older text is never saved last. */
  async #saveUntilCurrent(): Promise<void> {
    while (this.#text !== this.#kept) {
      const text = this.#text;
      const problem = tooLong(text);
      if (problem !== null) {
        this.#state = problem;
        return;
      }
      this.#state = { kind: 'saving' };
      const result = await this.#api.yours.mark({ subjects: [this.#subject], change: { note: text } });
      if (!result.ok) {
        this.#state = { kind: 'failed', error: result.error };
        return;
      }
      this.#kept = text;
      this.#state = { kind: 'saved' };
    }
    // It was changed back to the saved text.
    if (this.isUnsaved) this.#state = { kind: 'kept' };
  }
}

function tooLong(text: string): NoteState | null {
  const excess = text.length - LONGEST_NOTE;
  return excess > 0 ? { kind: 'too-long', excess } : null;
}
