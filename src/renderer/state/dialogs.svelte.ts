import { leaveMenus } from '../ui/leave-menus.ts';

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
    leaveMenus();
    this.#open ??= dialog;
  }

  /** Closes what belongs to the page that is being left; a token or a password that is being typed does not. */
  pageLeft(): void {
    if (this.#open !== 'token' && this.#open !== 'proxy-login') this.close();
  }

  close(): void {
    this.#open = null;
  }
}
