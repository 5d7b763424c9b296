import type {
  BrowserWindow,
  Dialog,
  FileFilter,
  SaveDialogOptions,
  SaveDialogReturnValue,
  WebContents,
} from 'electron';

/** Asks the reader where to save a file. */
export type AskForFile = (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;

interface ReaderWindowOptions {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  readonly windows: Pick<typeof BrowserWindow, 'fromWebContents'>;
  /** The page in the window; `null` without a window. */
  readonly findPage: () => WebContents | null;
}

/**
 * The reader's window as services use it. Dialogs are modal to it, a sheet on a Mac: without a parent window, one could end up
 * behind it. Where there is no window, dialogs stand alone, and nothing else happens.
 */
export class ReaderWindow {
  readonly #options: ReaderWindowOptions;

  constructor(options: ReaderWindowOptions) {
    this.#options = options;
  }

  /** Asks where to save a file. */
  askForFile(options: SaveDialogOptions): Promise<SaveDialogReturnValue> {
    const { dialog } = this.#options;
    const window = this.#window;
    return window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  }

  /** Asks where to save a file of one kind; `null` if the reader cancels. */
  async askWhere(defaultPath: string, kind: FileFilter): Promise<string | null> {
    const { filePath, canceled } = await this.askForFile({ defaultPath, filters: [kind] });
    return canceled || filePath === '' ? null : filePath;
  }

  /** Asks which file of a kind to open; `null` if the reader cancels. */
  async askWhich(kind: FileFilter): Promise<string | null> {
    const { dialog } = this.#options;
    const window = this.#window;
    const options = { properties: ['openFile' as const], filters: [kind] };
    const { filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return filePaths[0] ?? null;
  }

  /** Turns full screen on or off. Returns whether it was on before. */
  setFullScreen(isOn: boolean): boolean {
    const window = this.#window;
    const wasOn = window?.isFullScreen() ?? false;
    window?.setFullScreen(isOn);
    return wasOn;
  }

  /**
   * Shows progress on the button in the taskbar, where the system can.
   * @param part from 0 to 1; `null`: nothing is under way
   */
  showProgress(part: number | null): void {
    this.#window?.setProgressBar(part ?? -1);
  }

  get #window() {
    const page = this.#options.findPage();
    return page === null ? null : this.#options.windows.fromWebContents(page);
  }
}
