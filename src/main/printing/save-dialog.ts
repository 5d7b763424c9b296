import type { BrowserWindow, Dialog, SaveDialogOptions, SaveDialogReturnValue, WebContents } from 'electron';

/** Asks the reader where to save a file. */
export type AskForFile = (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;

/** What {@link createAskForFile} needs. */
export interface SaveDialogTools {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly windows: Pick<typeof BrowserWindow, 'fromWebContents'>;
  /** The page in the window; `null` without a window. */
  readonly findPage: () => WebContents | null;
}

/**
 * Makes an {@link AskForFile} that asks by the system's dialog: modal to the window, as a sheet on a Mac. One without a
 * window could be left behind it.
 */
export function createAskForFile({ dialog, windows, findPage }: SaveDialogTools): AskForFile {
  return (options) => {
    const page = findPage();
    const window = page === null ? null : windows.fromWebContents(page);
    return window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  };
}
