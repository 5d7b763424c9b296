import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Logger } from '../logging/logger.ts';
import { placeWindow, SMALLEST_WINDOW, type WindowPlacement } from './window-placement.ts';

/** The page's own background (`--paper` in the renderer's tokens.css), so that nothing flashes before it is there. */
const PAPER = { light: '#faf8f4', dark: '#151311' } as const;

/** How long after the last move or resize the place is kept, in milliseconds. */
const PLACEMENT_DELAY = 400;

/** A page that dies again within this time is not reloaded any more, in milliseconds. */
const CRASH_APART = 60_000;

/** What {@link MainWindow} needs. */
export interface MainWindowOptions {
  readonly url: string;
  /** Path of the built preload. */
  readonly preload: string;
  readonly isDevelopment: boolean;
  /** Where the window was, or `null`. */
  readonly readPlacement: () => WindowPlacement | null;
  readonly onPlaced: (placement: WindowPlacement) => void;
  /** The page has been painted for the first time and the window is shown. */
  readonly onPainted: () => void;
  /** The page has gone, with its window or without, or starts anew. */
  readonly onGone: () => void;
  readonly logger: Logger;
}

/** The one window. On a Mac it may be closed while the application runs, and opened again. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | null = null;
  #lastCrash = -Infinity;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  /** The page in the window, or `null` when there is no window. */
  get page(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /** Opens the window, or brings it to the front when it is open. */
  open(): void {
    if (this.#window === null) this.#window = this.#create();
    else bringToFront(this.#window);
  }

  /** Sets the picture that a Linux desktop shows for the window; elsewhere it comes from the program file. */
  setIcon(path: string): void {
    this.#window?.setIcon(path);
  }

  #create(): BrowserWindow {
    const { url, preload, isDevelopment, onGone, logger } = this.#options;
    const placement = this.#options.readPlacement();
    const window = new BrowserWindow({
      ...placeWindow(placement?.bounds ?? null, screen.getAllDisplays()),
      minWidth: SMALLEST_WINDOW.width,
      minHeight: SMALLEST_WINDOW.height,
      title: 'Endroll',
      show: false,
      backgroundColor: paper(),
      // The menu comes after the first paint; a bar that appears then would push the page down.
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
      },
    });
    this.#showWhenPainted(window, placement);
    keepPlacement(window, this.#options.onPlaced);
    followTheme(window);
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      logger.error(`The page has gone: ${reason} (${exitCode})`);
      onGone();
      this.#reloadAfterCrash(window);
    });
    // Not `did-start-navigation`, which also comes for one that is then refused.
    window.webContents.on('did-navigate', onGone);
    window.on('closed', () => {
      this.#window = null;
      onGone();
    });
    window.loadURL(url).catch((error: unknown) => {
      logger.error('The page cannot be loaded', error);
      window.show();
    });
    return window;
  }

  #showWhenPainted(window: BrowserWindow, placement: WindowPlacement | null): void {
    window.once('ready-to-show', () => {
      if (placement?.isMaximized === true) window.maximize();
      if (placement?.isFullScreen === true) window.setFullScreen(true);
      window.show();
      this.#options.onPainted();
    });
  }

  /** Once, in case it was bad luck; a page that dies at once again would do so for ever. */
  #reloadAfterCrash(window: BrowserWindow): void {
    const now = performance.now();
    const isRepeated = now - this.#lastCrash < CRASH_APART;
    this.#lastCrash = now;
    if (isRepeated) window.close();
    else window.reload();
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function keepPlacement(window: BrowserWindow, onPlaced: (placement: WindowPlacement) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    // A hidden window has not been placed by the reader.
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
