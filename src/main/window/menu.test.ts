import type { RecentSeason } from '@shared/domain/recent-season.ts';
import { type MenuCommand, PAGE_COMMANDS } from '@shared/shortcuts.ts';
import { en } from '@shared/text/en.ts';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createMenuTemplate } from './menu.ts';

function items(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

interface Options {
  readonly isDevelopment?: boolean;
  readonly recents?: readonly RecentSeason[];
  readonly unavailable?: readonly MenuCommand[];
}

function createTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const nothing = (): void => undefined;
  return createMenuTemplate({
    platform,
    isDevelopment: false,
    m: en.menu,
    unavailable: [],
    recents: [],
    onCommand: nothing,
    onOpen: nothing,
    onClearRecents: nothing,
    onShowLog: nothing,
    onCopyDiagnostics: nothing,
  });
}

function createItems(
  platform: NodeJS.Platform,
  { isDevelopment = false, recents = [], unavailable = [] }: Options = {},
) {
  const commands: MenuCommand[] = [];
  const opened: string[] = [];
  const template = createMenuTemplate({
    platform,
    isDevelopment,
    m: en.menu,
    unavailable,
    recents,
    onCommand: (command) => commands.push(command),
    onOpen: (address) => opened.push(address),
    onClearRecents: () => opened.push('cleared'),
    onShowLog: () => undefined,
    onCopyDiagnostics: () => undefined,
  });
  return { all: items(template), commands, opened };
}

/** Calls what Electron would call with the item, the window and the key event, which ours do not look at. */
function choose(item: MenuItemConstructorOptions): void {
  (item.click as (() => void) | undefined)?.();
}

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('can ask the window for everything the contract knows', () => {
    const { all, commands } = createItems(platform);
    const isOurs = ({ accelerator, label }: MenuItemConstructorOptions): boolean =>
      accelerator !== undefined ||
      [en.menu.backup, en.menu.updates, en.menu.guide, en.menu.report, en.menu.about].includes(label ?? '');
    all.filter(isOurs).forEach(choose);
    const wanted: Record<MenuCommand, true> = {
      palette: true,
      search: true,
      find: true,
      filter: true,
      refresh: true,
      roll: true,
      print: true,
      'save-pdf': true,
      export: true,
      library: true,
      settings: true,
      shortcuts: true,
      back: true,
      forward: true,
      pane: true,
      yours: true,
      backup: true,
      updates: true,
      guide: true,
      report: true,
      about: true,
    };
    expect([...commands].sort()).toEqual(Object.keys(wanted).sort());
  });

  it('has settings, updates, About and the ways to help where the system’s readers look for them', () => {
    const menuOf = (label: string): readonly (string | undefined)[] => {
      const menus = createTemplate(platform);
      const menu = menus.find((item) => item.label === label || item.role === label);
      return items(menu === undefined ? [] : [menu]).map((item) => item.label);
    };
    const { about, updates, settings, quit, guide, shortcuts, report, showLog, copyDiagnostics } = en.menu;
    expect(menuOf(en.menu.help)).toEqual(
      expect.arrayContaining([guide, shortcuts, report, showLog, copyDiagnostics]),
    );
    const [ofApplication, endOfFile] =
      platform === 'darwin' ? ['appMenu', en.menu.close] : [en.menu.help, quit];
    expect(menuOf(ofApplication)).toEqual(expect.arrayContaining([about, updates]));
    expect(menuOf(platform === 'darwin' ? 'appMenu' : en.menu.file)).toContain(settings);
    expect(menuOf(en.menu.file).at(-1)).toBe(endOfFile);
    expect(menuOf('windowMenu').length > 0).toBe(platform === 'darwin');
  });

  it('gives no key to two entries', () => {
    const keys = createItems(platform, { isDevelopment: true }).all.flatMap(
      ({ accelerator }) => accelerator ?? [],
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('refreshes the season, not the page, by Ctrl or Cmd and R', () => {
    const { all, commands } = createItems(platform);
    all.filter(({ accelerator }) => accelerator === 'CmdOrCtrl+R').forEach(choose);
    expect(commands).toEqual(['refresh']);
  });

  it('reloads and opens the developer tools in development only', () => {
    const roles = (isDevelopment: boolean) =>
      createItems(platform, { isDevelopment }).all.map(({ role }) => role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('forceReload');
    expect(roles(true)).toContain('toggleDevTools');
  });
});

it('what the page does not offer cannot be chosen, nor by its key', () => {
  const { all } = createItems('linux', { unavailable: PAGE_COMMANDS });
  const disabled = all.filter(({ enabled, accelerator }) => enabled === false && accelerator !== undefined);
  expect(disabled.map(({ label }) => label)).toEqual([
    en.menu.print,
    en.menu.savePdf,
    en.menu.filter,
    en.menu.refresh,
    en.menu.roll,
  ]);
});

describe('recent seasons', () => {
  const recents = [
    { address: 'endroll://tv/4614/season/2', title: 'NCIS, Season 2' },
    { address: 'endroll://tv/2290/season/1', title: 'Will & Grace, Season 1' },
  ];

  it('open by their addresses, and show an ampersand as one', () => {
    const { all, opened } = createItems('linux', { recents });
    const labels = all.map(({ label }) => label);
    expect(labels).toContain('NCIS, Season 2');
    choose(all[labels.indexOf('Will && Grace, Season 1')]!);
    expect(opened).toEqual(['endroll://tv/2290/season/1']);
  });

  it('can be cleared, and cannot be chosen when there are none', () => {
    const find = (all: MenuItemConstructorOptions[], label: string) =>
      all.find((item) => item.label === label)!;
    const { all, opened } = createItems('linux', { recents });
    choose(find(all, 'Clear This List'));
    expect(opened).toEqual(['cleared']);
    expect(find(all, 'Recent Seasons').enabled).toBe(true);
    expect(find(createItems('linux').all, 'Recent Seasons').enabled).toBe(false);
  });
});

it('speaks only the language it is given, on every platform', () => {
  const m = Object.fromEntries(Object.keys(en.menu).map((name) => [name, `«${name}»`])) as typeof en.menu;
  for (const platform of ['linux', 'darwin'] as const) {
    const nothing = (): void => undefined;
    const told = {
      onCommand: nothing,
      onOpen: nothing,
      onClearRecents: nothing,
      onShowLog: nothing,
      onCopyDiagnostics: nothing,
    };
    const template = createMenuTemplate({
      platform,
      isDevelopment: false,
      m,
      unavailable: [],
      recents: [],
      ...told,
    });
    const visible = items(template).filter(({ type, role, visible: isVisible }) => {
      return type !== 'separator' && role !== 'appMenu' && isVisible !== false;
    });
    for (const { label } of visible) expect(label).toMatch(/^«.+»$/u);
  }
});

it('keeps Option with an arrow for moving through text on a Mac', () => {
  const keys = createItems('darwin').all.map(({ accelerator }) => accelerator);
  expect(keys).not.toContain('Alt+Left');
});
