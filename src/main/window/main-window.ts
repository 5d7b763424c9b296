import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Logger } from '../logging/logger.ts';
import { PageProcesses } from './page-processes.ts';
import { placeWindow, SMALLEST_WINDOW, type WindowPlacement } from './window-placement.ts';

/** The page's own background (`--paper` in the renderer's tokens.css), so that nothing flashes before the page is shown. */
const PAPER = { light: '#faf8f4', dark: '#151311' } as const;

/** How long after the last move or resize the position is saved, in milliseconds. */
const PLACEMENT_DELAY = 400;

/** Crashes this close together, in milliseconds, probably have the same cause. */
const CRASHES_APART = 60_000;

/**
 * When the window is shown even if the first paint has not been reported, which never happens on some systems
 * (https://github.com/electron/electron/issues/48859): in milliseconds after the page was loaded, and after the window was
 * opened.
 */
const SHOW_AFTER = { loaded: 2_000, opened: 5_000 } as const;

/** How long a page may take to let its window close, in milliseconds. */
const CLOSE_LIMIT = 1_500;

/** Problems of the page. `keeps-stopping`: it crashed more than twice within a minute. */
export type PageProblem = 'unresponsive' | 'not-loaded' | 'keeps-stopping';

export interface MainWindowOptions {
  readonly url: string;
  /** Path of the built preload. */
  readonly preload: string;
  readonly isDevelopment: boolean;
  /** The saved position of the window, or `null`. */
  readonly readPlacement: () => WindowPlacement | null;
  readonly onPlaced: (placement: WindowPlacement) => void;
  /** The window has been shown, painted or not; called once for each window. */
  readonly onShown: (because: 'it is painted' | 'it is loaded' | 'it has waited long enough') => void;
  /** The page is gone, with or without its window, or is being reloaded, or its window is closing. */
  readonly onGone: () => void;
  /** The window was requested while it was closing, and is closed now. */
  readonly onWanted: () => void;
  /** Windows is about to log off or shut down, and asks whether it may. */
  readonly onSessionEnding: () => void;
  /** It does so now, and ends every program in a moment. */
  readonly onSessionEnd: () => void;
  /** The page's process has crashed, for the second time within a minute if `isAgain`. The page is reloaded. */
  readonly onCrashed: (isAgain: boolean) => void;
  /** Asks the reader about a problem with the page. `signal` aborts if the problem has disappeared. */
  readonly askAboutPage: (
    problem: PageProblem,
    window: BrowserWindow,
    signal: AbortSignal,
  ) => Promise<'reload' | 'leave'>;
  readonly logger: Logger;
}

/** The window. On a Mac it can be closed while the application runs, and reopened. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | null = null;
  /** The window is closing, which takes a while if its page hangs. `wanted`: it was requested in the meantime. */
  #closing: 'unwanted' | 'wanted' | null = null;
  /** Times of the page's crashes, newest last. */
  #crashes: readonly number[] = [];
  readonly #closedPages = new PageProcesses();
  /** The open dialog about the page. */
  #question: AbortController | null = null;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  /** The page in the window, or `null` when there is no window. */
  get page(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /**
   * Opens the window, or brings it to the front if it is open. One that is closing is closed first:
   * {@link MainWindowOptions.onWanted}.
   */
  open(): void {
    if (this.#window === null) this.#window = this.#create();
    else if (this.#closing !== null) this.#closing = 'wanted';
    else bringToFront(this.#window);
  }

  /** Sets the window's icon on Linux; elsewhere it comes from the program file. */
  setIcon(path: string): void {
    this.#window?.setIcon(path);
  }

  /** Kills the process of a page whose window is closed but which has not ended; a hanging one would outlive us. */
  killClosedPages(): void {
    this.#closedPages.kill();
  }

  #create(): BrowserWindow {
    const { url, preload, isDevelopment, onGone } = this.#options;
    const placement = this.#options.readPlacement();
    const window = new BrowserWindow({
      ...placeWindow(placement?.bounds ?? null, screen.getAllDisplays()),
      minWidth: SMALLEST_WINDOW.width,
      minHeight: SMALLEST_WINDOW.height,
      title: 'Endroll',
      show: false,
      backgroundColor: paper(),
      // The menu is added after the first paint; a menu bar appearing then would push the page down.
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        devTools: isDevelopment,
        // Chromium's spelling checker would fetch its dictionaries from the network.
        spellcheck: false,
        // `showOpenFilePicker` and similar functions would open system dialogs without the permission handler.
        disableBlinkFeatures: 'FileSystemAccessLocal',
      },
    });
    this.#showInTime(window, placement);
    keepPlacement(window, this.#options.onPlaced);
    followTheme(window);
    closeInTime(window);
    this.#watchPage(window);
    let pid = 0;
    window.on('close', () => {
      this.#closing ??= 'unwanted';
      // Once it is closed, there is nobody to ask.
      pid = window.webContents.getOSProcessId();
      // What comes now is for the next page.
      onGone();
    });
    window.on('query-session-end', this.#options.onSessionEnding);
    window.on('session-end', this.#options.onSessionEnd);
    window.on('closed', () => {
      this.#closedPages.add(pid);
      this.#window = null;
      this.#question?.abort();
      onGone();
      // Once the application knows whether that was its last window.
      if (this.#closing === 'wanted') setImmediate(this.#options.onWanted);
      this.#closing = null;
    });
    // Errors are reported by `did-fail-load`.
    window.loadURL(url).catch(() => undefined);
    return window;
  }

  #showInTime(window: BrowserWindow, placement: WindowPlacement | null): void {
    let isShown = false;
    const timers: NodeJS.Timeout[] = [];
    const show = (because: Parameters<MainWindowOptions['onShown']>[0]): void => {
      timers.forEach(clearTimeout);
      if (isShown || window.isDestroyed()) return;
      isShown = true;
      if (placement?.isMaximized === true) window.maximize();
      if (placement?.isFullScreen === true) window.setFullScreen(true);
      window.show();
      this.#options.onShown(because);
    };
    window.once('ready-to-show', () => {
      show('it is painted');
    });
    window.webContents.once('did-finish-load', () => {
      timers.push(setTimeout(show, SHOW_AFTER.loaded, 'it is loaded'));
    });
    timers.push(setTimeout(show, SHOW_AFTER.opened, 'it has waited long enough'));
    window.once('closed', () => {
      timers.forEach(clearTimeout);
    });
  }

  #watchPage(window: BrowserWindow): void {
    const { onGone, logger } = this.#options;
    const { webContents: page } = window;
    page.on('render-process-gone', (_event, { reason, exitCode }) => {
      logger.error(`The page has gone: ${reason} (${exitCode})`);
      this.#question?.abort();
      onGone();
      if (reason !== 'clean-exit') this.#reloadAfterCrash(window);
    });
    // Not `did-start-navigation`, which is also sent for navigations that are then refused.
    page.on('did-navigate', onGone);
    page.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      // -3: another page was requested before this one had loaded.
      if (!isMainFrame || code === -3) return;
      logger.error(`The page cannot be loaded: ${description} (${code})`);
      void this.#ask('not-loaded', window);
    });
    window.on('unresponsive', () => {
      logger.warn('The page does not answer');
      void this.#ask('unresponsive', window);
    });
    window.on('responsive', () => this.#question?.abort());
  }

  /** Reloads once, in case it was an accident; a second time without the open page; then asks the reader. */
  #reloadAfterCrash(window: BrowserWindow): void {
    const now = performance.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < CRASHES_APART), now];
    if (this.#crashes.length > 2) {
      void this.#ask('keeps-stopping', window);
      return;
    }
    this.#options.onCrashed(this.#crashes.length > 1);
    window.reload();
  }

  /** Asks about one problem at a time. */
  async #ask(problem: PageProblem, window: BrowserWindow): Promise<void> {
    if (this.#question !== null) return;
    const question = new AbortController();
    this.#question = question;
    try {
      const answer = await this.#options.askAboutPage(problem, window, question.signal);
      if (answer === 'leave' || window.isDestroyed() || question.signal.aborted) return;
      // A hanging page does not react to a reload.
      if (problem === 'unresponsive') window.webContents.forcefullyCrashRenderer();
      else await window.loadURL(this.#options.url).catch(() => undefined);
    } catch (error) {
      this.#options.logger.warn('The reader could not be asked about the page', error);
    } finally {
      this.#question = null;
    }
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A hanging page prevents its window from closing. */
function closeInTime(window: BrowserWindow): void {
  window.on('close', () => {
    const timer = setTimeout(() => {
      if (!window.isDestroyed()) window.destroy();
    }, CLOSE_LIMIT);
    window.once('closed', () => {
      clearTimeout(timer);
    });
  });
}

function keepPlacement(window: BrowserWindow, onPlaced: (placement: WindowPlacement) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    // The position of a hidden window was not chosen by the reader.
    if (window.isDestroyed() || !window.isVisible()) return;
    onPlaced({
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    });
  };
  const keepSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, PLACEMENT_DELAY);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('close', keep);
}

function followTheme(window: BrowserWindow): void {
  const repaint = (): void => {
    window.setBackgroundColor(paper());
  };
  nativeTheme.on('updated', repaint);
  window.once('closed', () => {
    nativeTheme.removeListener('updated', repaint);
  });
}

function paper(): string {
  return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light;
}
