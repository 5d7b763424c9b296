/** The actions a page can offer; the menu, the palette and keys trigger them on the current page. */
export const PAGE_COMMANDS = ['refresh', 'filter', 'roll', 'print', 'save-pdf'] as const;
export type PageCommand = (typeof PAGE_COMMANDS)[number];

/** True for actions of the current page, as opposed to the window. */
export function isPageCommand(command: string): command is PageCommand {
  return (PAGE_COMMANDS as readonly string[]).includes(command);
}

/** What the application menu can ask the window to do. */
export type MenuCommand =
  | 'palette'
  | 'find'
  | 'search'
  | 'filter'
  | 'refresh'
  | 'roll'
  | 'print'
  | 'save-pdf'
  | 'export'
  | 'library'
  | 'pane'
  | 'settings'
  | 'shortcuts'
  | 'updates'
  | 'guide'
  | 'report'
  | 'about'
  | 'yours'
  | 'backup'
  | 'back'
  | 'forward';

/** Keys as Electron writes them (https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts#accelerators). */
export type Accelerator = string;

interface OnEachSystem {
  readonly mac: Accelerator;
  readonly other: Accelerator;
}

/**
 * The keys of all menu commands for the window. The menu listens for them; the palette and the list of shortcuts show
 * them.
 */
const ACCELERATORS: Readonly<Record<MenuCommand, Accelerator | OnEachSystem | null>> = {
  palette: 'CmdOrCtrl+K',
  find: 'CmdOrCtrl+L',
  search: 'CmdOrCtrl+Shift+F',
  filter: 'CmdOrCtrl+F',
  refresh: 'CmdOrCtrl+R',
  print: 'CmdOrCtrl+P',
  'save-pdf': 'CmdOrCtrl+Shift+P',
  roll: 'CmdOrCtrl+Shift+O',
  export: 'CmdOrCtrl+Shift+E',
  library: 'CmdOrCtrl+Shift+L',
  pane: 'CmdOrCtrl+B',
  settings: 'CmdOrCtrl+,',
  shortcuts: 'CmdOrCtrl+/',
  yours: 'CmdOrCtrl+Shift+Y',
  backup: null,
  updates: null,
  guide: null,
  report: null,
  about: null,
  // On a Mac, Option with an arrow moves through text.
  back: { mac: 'Cmd+[', other: 'Alt+Left' },
  forward: { mac: 'Cmd+]', other: 'Alt+Right' },
};

const SHOWN_ON_MAC: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Cmd: '⌘', Shift: '⇧' };
const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = { CmdOrCtrl: 'Ctrl', Left: '←', Right: '→' };

/** The accelerator for the menu; `null` if there is none. `platform` is Node's: `darwin` for a Mac. */
export function acceleratorOf(command: MenuCommand, platform: string): Accelerator | null {
  const accelerator = ACCELERATORS[command];
  if (accelerator === null || typeof accelerator === 'string') return accelerator;
  return platform === 'darwin' ? accelerator.mac : accelerator.other;
}

/** What to press for a command, key by key, as the platform writes it: `['Ctrl', 'Shift', 'L']`, `['⇧', '⌘', 'L']`. */
export function shortcutKeys(command: MenuCommand, platform: string): readonly string[] {
  const keys = acceleratorOf(command, platform)?.split('+') ?? [];
  if (platform !== 'darwin') return keys.map((key) => SHOWN_ELSEWHERE[key] ?? key);
  // The menus of macOS write Command next to the letter.
  return keys.map((key) => SHOWN_ON_MAC[key] ?? key).sort((a, b) => Number(b === '⇧') - Number(a === '⇧'));
}

/** True for commands that are in the menu, and so have keys. */
export function isMenuCommand(command: string): command is MenuCommand {
  return Object.hasOwn(ACCELERATORS, command);
}
