import type { InterfaceLanguage, InterfaceLocale } from '@shared/domain/settings.ts';
import { type MenuCommand, PAGE_COMMANDS } from '@shared/shortcuts.ts';
import { loadMessages } from '@shared/text/load-messages.ts';
import { type App, Menu } from 'electron';
import type { Logger } from '../logging/logger.ts';
import { createJumpList } from '../recents/jump-list.ts';
import type { RecentSeasons } from '../recents/recent-seasons.ts';
import { createMenuTemplate } from './menu.ts';
import type { WindowInbox } from './window-inbox.ts';

interface SystemMenusOptions {
  readonly app: Pick<App, 'isPackaged' | 'dock' | 'getJumpListSettings' | 'setJumpList'>;
  readonly platform: NodeJS.Platform;
  readonly systemLocale: InterfaceLocale;
  readonly recents: RecentSeasons;
  /** Knows what the page on screen offers. */
  readonly inbox: Pick<WindowInbox, 'offered' | 'onOffered'>;
  /** Sends a command to the window. */
  readonly onCommand: (command: MenuCommand) => void;
  /** Opens an `endroll://` address. */
  readonly onOpen: (address: string) => void;
  readonly onShowLog: () => void;
  readonly onCopyDiagnostics: () => void;
  readonly logger: Logger;
}

/** The application menu, and the system's list of recent seasons, in the language of the window. */
export class SystemMenus {
  readonly #options: SystemMenusOptions;
  #language: InterfaceLanguage = 'system';

  constructor(options: SystemMenusOptions) {
    this.#options = options;
    options.recents.onChanged(() => void this.show(this.#language));
    options.inbox.onOffered(() => {
      this.#enable();
    });
  }

  /** The commands that the page does not offer. */
  get #unavailable(): readonly MenuCommand[] {
    const { offered } = this.#options.inbox;
    return offered === null ? [] : PAGE_COMMANDS.filter((command) => !offered.includes(command));
  }

  /** The menu itself stays: it may be open. */
  #enable(): void {
    const menu = Menu.getApplicationMenu();
    for (const command of PAGE_COMMANDS) {
      const item = menu?.getMenuItemById(command);
      if (item) item.enabled = !this.#unavailable.includes(command);
    }
  }

  /** Shows them in a language, now and whenever the recent seasons change. */
  async show(language: InterfaceLanguage): Promise<void> {
    const { app, platform, systemLocale, recents, onCommand, onOpen, onShowLog, onCopyDiagnostics, logger } =
      this.#options;
    this.#language = language;
    const messages = await loadMessages(language === 'system' ? systemLocale : language);
    if (this.#language !== language) return;
    const m = messages.menu;
    const template = createMenuTemplate({
      platform,
      isDevelopment: !app.isPackaged,
      m,
      unavailable: this.#unavailable,
      recents: recents.list(),
      onCommand,
      onOpen,
      onClearRecents: () => {
        recents.clear();
      },
      onShowLog,
      onCopyDiagnostics,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    // Unless packaged, the system would start Electron, not Endroll.
    if (!app.isPackaged) return;
    const showRecents = createJumpList({
      platform,
      app,
      setDockMenu: (items) => {
        app.dock?.setMenu(Menu.buildFromTemplate(items));
      },
      program: process.execPath,
      m,
      onOpen,
      onRemoved: (addresses) => {
        recents.remove(addresses);
      },
      logger,
    });
    showRecents(recents.list());
  }
}
