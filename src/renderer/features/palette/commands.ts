import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import Eraser from '@lucide/svelte/icons/eraser';
import ExternalLink from '@lucide/svelte/icons/external-link';
import FileDown from '@lucide/svelte/icons/file-down';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Library from '@lucide/svelte/icons/library';
import Link from '@lucide/svelte/icons/link';
import ListFilter from '@lucide/svelte/icons/list-filter';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Printer from '@lucide/svelte/icons/printer';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import Sun from '@lucide/svelte/icons/sun';
import type { Theme } from '@shared/domain/settings.ts';
import type { MenuCommand } from '@shared/ipc/contract.ts';
import type { Place } from '../../state/navigation.svelte.ts';
import type { OptionIcon } from '../../ui/option-groups.ts';

/** What the palette can ask the window to do: what the menu can, and what else has no place in the menu. */
export type PaletteCommand =
  Exclude<MenuCommand, 'palette'> | 'copy-link' | 'open-on-tmdb' | 'clear-recents' | `theme-${Theme}`;

/** What decides which commands make sense now. */
export interface CommandSituation {
  readonly place: Place;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly theme: Theme;
  readonly hasRecents: boolean;
}

interface CommandRule {
  readonly icon: OptionIcon;
  /** Its keys on a Mac and elsewhere; the application menu (src/main/window/menu.ts) listens for them. */
  readonly keys: { readonly mac: readonly string[]; readonly other: readonly string[] };
  readonly when: (situation: CommandSituation) => boolean;
}

const NO_KEYS = { mac: [], other: [] };

/** In the order of the list: first what is about the page the reader is on. */
const RULES: Readonly<Record<PaletteCommand, CommandRule>> = {
  refresh: { icon: RefreshCw, keys: withMod('R'), when: isOn('season') },
  filter: { icon: ListFilter, keys: withMod('F'), when: isOn('season', 'sample') },
  print: { icon: Printer, keys: withMod('P'), when: isOn('season', 'sample') },
  'save-pdf': { icon: FileDown, keys: NO_KEYS, when: isOn('season', 'sample') },
  'copy-link': { icon: Link, keys: NO_KEYS, when: isOn('season', 'series') },
  'open-on-tmdb': { icon: ExternalLink, keys: NO_KEYS, when: isOn('season', 'series') },
  back: {
    icon: ArrowLeft,
    keys: { mac: ['⌘', '['], other: ['Alt', '←'] },
    when: ({ canGoBack }) => canGoBack,
  },
  forward: {
    icon: ArrowRight,
    keys: { mac: ['⌘', ']'], other: ['Alt', '→'] },
    when: ({ canGoForward }) => canGoForward,
  },
  find: { icon: Search, keys: withMod('L'), when: () => true },
  library: { icon: Library, keys: NO_KEYS, when: ({ place }) => place.page !== 'library' },
  settings: { icon: Settings, keys: withMod(','), when: ({ place }) => place.page !== 'settings' },
  'theme-system': { icon: Monitor, keys: NO_KEYS, when: ({ theme }) => theme !== 'system' },
  'theme-light': { icon: Sun, keys: NO_KEYS, when: ({ theme }) => theme !== 'light' },
  'theme-dark': { icon: Moon, keys: NO_KEYS, when: ({ theme }) => theme !== 'dark' },
  shortcuts: { icon: Keyboard, keys: withMod('/'), when: () => true },
  'clear-recents': { icon: Eraser, keys: NO_KEYS, when: ({ hasRecents }) => hasRecents },
};

/** A command that makes sense now. */
export interface OfferedCommand {
  readonly command: PaletteCommand;
  readonly icon: OptionIcon;
  /** What to press for it from anywhere; empty where there is nothing. */
  readonly keys: readonly string[];
}

/** The commands that make sense now. `platform` is Node's: `darwin` writes its keys differently. */
export function offeredCommands(situation: CommandSituation, platform: string): readonly OfferedCommand[] {
  return (Object.keys(RULES) as PaletteCommand[])
    .filter((command) => RULES[command].when(situation))
    .map((command) => {
      const { icon, keys } = RULES[command];
      return { command, icon, keys: platform === 'darwin' ? keys.mac : keys.other };
    });
}

function withMod(key: string): CommandRule['keys'] {
  return { mac: ['⌘', key], other: ['Ctrl', key] };
}

function isOn(...pages: readonly Place['page'][]): CommandRule['when'] {
  return ({ place }) => pages.includes(place.page);
}
