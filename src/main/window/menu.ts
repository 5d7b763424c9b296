import type { RecentSeason } from '@shared/domain/recent-season.ts';
import { type MenuCommand, acceleratorOf } from '@shared/shortcuts.ts';
import type { Messages } from '@shared/text/en.ts';
import type { MenuItemConstructorOptions } from 'electron';
import { recentItems } from '../recents/jump-list.ts';

/** What the menu needs to know and to call. */
export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  /** The menu's texts, in the language of the window. */
  readonly m: Messages['menu'];
  /** What the page on screen does not offer. */
  readonly unavailable: readonly MenuCommand[];
  /** Newest first. */
  readonly recents: readonly RecentSeason[];
  /** Sends a command to the window. */
  readonly onCommand: (command: MenuCommand) => void;
  /** Opens an `endroll://` address. */
  readonly onOpen: (address: string) => void;
  readonly onClearRecents: () => void;
  /** Shows the log file in the system's file manager. */
  readonly onShowLog: () => void;
  /** Copies diagnostics for a bug report. */
  readonly onCopyDiagnostics: () => void;
}

type Item = MenuItemConstructorOptions;

/** Creates a menu item that sends a command to the window, with its shortcut. */
type CommandItem = (label: string, command: MenuCommand) => Item;

/**
 * The application menu. Items handled by the window are sent to it by name; the others are Electron's roles, which come with
 * shortcuts, but with English labels only.
 */
export function createMenuTemplate(options: MenuOptions): Item[] {
  const { m, unavailable, onCommand } = options;
  const isMac = options.platform === 'darwin';
  const command: CommandItem = (label, name) => {
    const accelerator = acceleratorOf(name, options.platform);
    return {
      id: name,
      label,
      enabled: !unavailable.includes(name),
      ...(accelerator !== null && { accelerator }),
      click: () => {
        onCommand(name);
      },
    };
  };
  const settings = command(m.settings, 'settings');
  const updates = command(m.updates, 'updates');
  return [
    ...(isMac ? [macApplicationMenu(m, command(m.about, 'about'), updates, settings)] : []),
    fileMenu(m, command, isMac ? [{ role: 'close', label: m.close }] : [settings, separator, quit(m)]),
    editMenu(m, command),
    viewMenu(m, command, options.isDevelopment ? developmentItems() : []),
    goMenu(options, command),
    ...(isMac ? [macWindowMenu(m)] : []),
    {
      role: 'help',
      label: m.help,
      submenu: [
        command(m.guide, 'guide'),
        command(m.shortcuts, 'shortcuts'),
        separator,
        command(m.report, 'report'),
        { label: m.showLog, click: options.onShowLog },
        { label: m.copyDiagnostics, click: options.onCopyDiagnostics },
        // A Mac has them in the menu with the application's name.
        ...(isMac ? [] : [separator, updates, command(m.about, 'about')]),
      ],
    },
  ];
}

const separator = { type: 'separator' } as const satisfies Item;

function fileMenu(m: Messages['menu'], command: CommandItem, ending: readonly Item[]): Item {
  return {
    label: m.file,
    submenu: [
      command(m.palette, 'palette'),
      command(m.find, 'find'),
      separator,
      command(m.print, 'print'),
      command(m.savePdf, 'save-pdf'),
      command(m.export, 'export'),
      separator,
      command(m.backup, 'backup'),
      separator,
      ...ending,
    ],
  };
}

function editMenu(m: Messages['menu'], command: CommandItem): Item {
  return {
    label: m.edit,
    submenu: [
      { role: 'undo', label: m.undo },
      { role: 'redo', label: m.redo },
      separator,
      { role: 'cut', label: m.cut },
      { role: 'copy', label: m.copy },
      { role: 'paste', label: m.paste },
      { role: 'selectAll', label: m.selectAll },
      separator,
      command(m.filter, 'filter'),
      command(m.search, 'search'),
    ],
  };
}

function viewMenu(m: Messages['menu'], command: CommandItem, ending: readonly Item[]): Item {
  return {
    label: m.view,
    submenu: [
      command(m.library, 'library'),
      command(m.yours, 'yours'),
      command(m.pane, 'pane'),
      command(m.refresh, 'refresh'),
      command(m.roll, 'roll'),
      separator,
      { role: 'resetZoom', label: m.actualSize },
      { role: 'zoomIn', label: m.zoomIn },
      // "+" needs Shift on most keyboards.
      hidden({ role: 'zoomIn', accelerator: 'CmdOrCtrl+=' }),
      { role: 'zoomOut', label: m.zoomOut },
      separator,
      { role: 'togglefullscreen', label: m.fullScreen },
      ...ending,
    ],
  };
}

function goMenu({ m, recents, onOpen, onClearRecents }: MenuOptions, command: CommandItem): Item {
  return {
    label: m.go,
    submenu: [
      command(m.back, 'back'),
      command(m.forward, 'forward'),
      separator,
      {
        label: m.recentSeasons,
        enabled: recents.length > 0,
        submenu: [
          ...recentItems(recents, onOpen),
          separator,
          { label: m.clearRecents, click: onClearRecents },
        ],
      },
    ],
  };
}

function quit(m: Messages['menu']): Item {
  return { role: 'quit', label: m.quit };
}

/** A second key for the same thing. */
function hidden(item: Item): Item {
  return { ...item, visible: false, acceleratorWorksWhenHidden: true };
}

function developmentItems(): readonly Item[] {
  return [separator, { role: 'forceReload', accelerator: 'CmdOrCtrl+Shift+R' }, { role: 'toggleDevTools' }];
}

/** The application menu that only a Mac has. */
function macApplicationMenu(m: Messages['menu'], about: Item, updates: Item, settings: Item): Item {
  return {
    role: 'appMenu',
    submenu: [
      about,
      updates,
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services', label: m.services },
      { type: 'separator' },
      { role: 'hide', label: m.hide },
      { role: 'hideOthers', label: m.hideOthers },
      { role: 'unhide', label: m.showAll },
      { type: 'separator' },
      { role: 'quit', label: m.quit },
    ],
  };
}

/** The window menu that only a Mac has, where an application can run without a window. */
function macWindowMenu(m: Messages['menu']): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    label: m.window,
    submenu: [
      { role: 'minimize', label: m.minimize },
      { role: 'zoom', label: m.zoom },
      { type: 'separator' },
      { role: 'front', label: m.front },
    ],
  };
}
