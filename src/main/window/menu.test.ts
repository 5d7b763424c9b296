import type { MenuCommand } from '@shared/ipc/contract.ts';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createMenuTemplate } from './menu.ts';

function items(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

function createItems(platform: NodeJS.Platform, isDevelopment = false) {
  const commands: MenuCommand[] = [];
  const template = createMenuTemplate({
    platform,
    isDevelopment,
    onCommand: (command) => commands.push(command),
    onShowLog: () => undefined,
  });
  return { all: items(template), commands };
}

/** Calls what Electron would call with the item, the window and the key event, which ours do not look at. */
function choose(item: MenuItemConstructorOptions): void {
  (item.click as (() => void) | undefined)?.();
}

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('can ask the window for everything the contract knows', () => {
    const { all, commands } = createItems(platform);
    all.filter((item) => item.accelerator !== undefined).forEach(choose);
    const wanted: MenuCommand[] = ['find', 'filter', 'refresh', 'settings', 'shortcuts', 'back', 'forward'];
    expect(new Set(commands)).toEqual(new Set(wanted));
  });

  it('gives no key to two entries', () => {
    const keys = createItems(platform, true).all.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('refreshes the season, not the page, by Ctrl or Cmd and R', () => {
    const { all, commands } = createItems(platform);
    all.filter(({ accelerator }) => accelerator === 'CmdOrCtrl+R').forEach(choose);
    expect(commands).toEqual(['refresh']);
  });

  it('reloads and opens the developer tools in development only', () => {
    const roles = (isDevelopment: boolean) =>
      createItems(platform, isDevelopment).all.map(({ role }) => role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('forceReload');
    expect(roles(true)).toContain('toggleDevTools');
  });
});

it('keeps Option with an arrow for moving through text on a Mac', () => {
  const keys = createItems('darwin').all.map(({ accelerator }) => accelerator);
  expect(keys).not.toContain('Alt+Left');
});
