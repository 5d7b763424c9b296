import { en } from '@shared/text/en.ts';
import { app, Menu, shell } from 'electron';
import type { Emit } from './ipc/emit.ts';
import type { Logger } from './logging/logger.ts';
import type { Services } from './services.ts';
import type { TokenStore } from './settings/token-store.ts';
import icon from '../../build/icon.png?asset';
import type { MainWindow } from './window/main-window.ts';
import { createMenuTemplate } from './window/menu.ts';

/**
 * Milliseconds after the first paint before the keyring is asked. Even an unlocked one holds main up for some 200 ms, in
 * which the season that opens again would have to wait.
 */
const KEYRING_DELAY = 1_000;

/** Milliseconds after the first paint before work begins that nobody waits for. */
const HOUSEKEEPING_DELAY = 5_000;

/** What {@link finishStart} needs. */
export interface FinishStartOptions {
  readonly window: MainWindow;
  readonly services: Services;
  readonly tokens: TokenStore;
  readonly emit: Emit;
  readonly logFile: string;
  readonly logger: Logger;
}

/** What a start still needs once the reader sees the window. */
export function finishStart({ window, services, tokens, emit, logFile, logger }: FinishStartOptions): void {
  const template = createMenuTemplate({
    platform: process.platform,
    isDevelopment: !app.isPackaged,
    onCommand: (command) => {
      emit('app:commandChosen', { command });
    },
    onShowLog: () => {
      shell.showItemInFolder(logFile);
    },
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  if (process.platform === 'linux') window.setIcon(icon);
  app.setAboutPanelOptions({ credits: en.app.tmdbNotice });
  setTimeout(() => {
    // A token for this run needs no keyring, which might put up a dialog.
    if (tokens.heldToken === null) report(tokens.status());
  }, KEYRING_DELAY);
  setTimeout(() => {
    if (app.isPackaged) app.setAsDefaultProtocolClient('endroll');
    report(services.keepHouse());
  }, HOUSEKEEPING_DELAY);

  function report(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      logger.error('Finishing the start failed', error);
    });
  }
}
