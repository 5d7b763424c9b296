import type { Messages } from '@shared/text/en.ts';
import type { MenuItemConstructorOptions } from 'electron';

/** The menu with the application's name, which only a Mac has. */
export function macApplicationMenu(
  m: Messages['menu'],
  settings: MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: m.about },
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

/** The menu of windows, which only a Mac has: there an application runs on without one. */
export function macWindowMenu(m: Messages['menu']): MenuItemConstructorOptions {
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
