/** A dialog of the window. */
export type DialogName =
  'palette' | 'token' | 'proxy-login' | 'shortcuts' | 'removed' | 'organize' | 'seen' | 'backup' | 'export';

/** Which dialog is open: one at a time, so that what was typed in one is not lost under another. */
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
