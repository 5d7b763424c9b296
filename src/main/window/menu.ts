import type { MenuCommand } from '@shared/ipc/contract.ts';
import { en } from '@shared/text/en.ts';
import type { MenuItemConstructorOptions } from 'electron';

const m = en.menu;

/** What the menu needs to know and to call. */
export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  /** Asks the window for something. */
  readonly onCommand: (command: MenuCommand) => void;
  /** Shows the log file in the system's file manager. */
  readonly onShowLog: () => void;
}

/**
 * The application menu. Entries the window handles are told to it by name; the rest are Electron's roles, which bring
 * their own words and keys.
 */
export function createMenuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin';
  const command = createCommandItem(options.onCommand);
  const settings = command(m.settings, 'settings', 'CmdOrCtrl+,');
  return [
    ...(isMac ? [macApplicationMenu(settings)] : []),
    {
      label: m.file,
      submenu: [
        command(m.find, 'find', 'CmdOrCtrl+K'),
        hidden(command(m.find, 'find', 'CmdOrCtrl+L')),
        { type: 'separator' },
        ...(isMac
          ? [{ role: 'close' } as const]
          : [settings, { type: 'separator' } as const, { role: 'quit' } as const]),
      ],
    },
    {
      label: m.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        command(m.filter, 'filter', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: m.view,
      submenu: [
        command(m.refresh, 'refresh', 'CmdOrCtrl+R'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        // The key that holds "+" needs Shift on most keyboards.
        hidden({ role: 'zoomIn', accelerator: 'CmdOrCtrl+=' }),
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(options.isDevelopment ? developmentItems() : []),
      ],
    },
    {
      label: m.go,
      submenu: [
        // On a Mac, Option with an arrow moves through text.
        command(m.back, 'back', isMac ? 'Cmd+[' : 'Alt+Left'),
        command(m.forward, 'forward', isMac ? 'Cmd+]' : 'Alt+Right'),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    {
      role: 'help',
      label: m.help,
      submenu: [
        command(m.shortcuts, 'shortcuts', 'CmdOrCtrl+/'),
        { label: m.showLog, click: options.onShowLog },
      ],
    },
  ];
}

function createCommandItem(onCommand: (command: MenuCommand) => void) {
  return (label: string, command: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => {
      onCommand(command);
    },
  });
}

/** A second key for the same thing. */
function hidden(item: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return { ...item, visible: false, acceleratorWorksWhenHidden: true };
}

function macApplicationMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function developmentItems(): MenuItemConstructorOptions[] {
  return [
    { type: 'separator' },
    { role: 'forceReload', accelerator: 'CmdOrCtrl+Shift+R' },
    { role: 'toggleDevTools' },
  ];
}
