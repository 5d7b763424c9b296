/** A dialog of the window. */
export type DialogName =
  'palette' | 'token' | 'proxy-login' | 'shortcuts' | 'removed' | 'organize' | 'seen' | 'backup' | 'export';

/** The open dialog: one at a time, so that a second one cannot discard what was typed in the first. */
export class Dialogs {
  #open = $state.raw<DialogName | null>(null);

  get open(): DialogName | null {
    return this.#open;
  }

  /** Opens a dialog, unless one is open. */
  show(dialog: DialogName): void {
    this.#open ??= dialog;
  }

  close(): void {
    this.#open = null;
  }
}
