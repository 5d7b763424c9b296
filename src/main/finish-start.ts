import { en } from '@shared/text/en.ts';
import { app, clipboard, powerMonitor, shell } from 'electron';
import type { Logger } from './logging/logger.ts';
import type { Services } from './services.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { TokenStore } from './settings/token-store.ts';
import icon from '../../build/icon.png?asset';
import type { MainWindow } from './window/main-window.ts';
import { SystemMenus } from './window/system-menus.ts';
import type { WindowInbox } from './window/window-inbox.ts';

/**
 * Milliseconds after the first paint before the keyring and the icon are read. Even an unlocked keyring blocks main for some
 * 200 ms, the icon for 20, which the season that is being reopened would have to wait.
 */
const READING_DELAY = 1_000;

/** Milliseconds after the window is shown before background work begins. */
const MAINTENANCE_DELAY = 5_000;

export interface FinishStartOptions {
  readonly window: MainWindow;
  readonly services: Services;
  readonly settings: SettingsStore;
  readonly tokens: TokenStore;
  readonly inbox: WindowInbox;
  readonly logFile: string;
  readonly logger: Logger;
  /** Aborts when the application closes. */
  readonly signal: AbortSignal;
}

/** The rest of a start, once the window is visible. */
export function finishStart(options: FinishStartOptions): void {
  const { window, services, settings, tokens, inbox, logFile, logger, signal } = options;
  if (signal.aborted) return;
  const menus = new SystemMenus({
    app,
    platform: process.platform,
    systemLocale: services.systemLocale,
    recents: services.recents,
    inbox,
    onCommand: (command) => {
      inbox.addCommand(command);
      openIfClosed();
    },
    onOpen: (address) => {
      inbox.addAddress(address);
      openIfClosed();
    },
    onShowLog: () => {
      shell.showItemInFolder(logFile);
    },
    onCopyDiagnostics: () => {
      report(copyDiagnostics());
    },
    logger,
  });
  let language = settings.settings.interfaceLanguage;
  report(menus.show(language));
  const stopFollowing = settings.onChanged(({ interfaceLanguage }) => {
    if (interfaceLanguage === language) return;
    language = interfaceLanguage;
    report(menus.show(language));
  });
  app.setAboutPanelOptions({ credits: en.app.tmdbNotice });
  const readRest = setTimeout(() => {
    if (process.platform === 'linux') window.setIcon(icon);
    // A token for this session needs no keyring, which might show a dialog.
    if (tokens.heldToken === null) report(tokens.status());
  }, READING_DELAY);
  const maintenance = setTimeout(() => {
    if (app.isPackaged) app.setAsDefaultProtocolClient('endroll');
    report(services.runMaintenance());
  }, MAINTENANCE_DELAY);
  // macOS and Linux; on Windows the window is notified. The system waits until Endroll has closed the library.
  // Electron's types know nothing of the event that comes with it.
  const quitFirst = (...[event]: readonly { readonly preventDefault?: () => void }[]): void => {
    event?.preventDefault?.();
    app.quit();
  };
  powerMonitor.on('shutdown', quitFirst);
  signal.addEventListener('abort', () => {
    powerMonitor.removeListener('shutdown', quitFirst);
    clearTimeout(readRest);
    clearTimeout(maintenance);
    stopFollowing();
  });

  async function copyDiagnostics(): Promise<void> {
    const text = await services.describe();
    await clipboard.writeText(text);
    inbox.addNotice({ kind: 'diagnostics-copied' });
    openIfClosed();
  }

  /** On a Mac, the menu remains when the window is closed. */
  function openIfClosed(): void {
    if (window.page === null) window.open();
  }

  function report(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      logger.error('Finishing the start failed', error);
    });
  }
}
