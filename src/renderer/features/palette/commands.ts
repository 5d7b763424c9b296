import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import Bookmark from '@lucide/svelte/icons/bookmark';
import BookOpen from '@lucide/svelte/icons/book-open';
import CircleArrowUp from '@lucide/svelte/icons/circle-arrow-up';
import Info from '@lucide/svelte/icons/info';
import MessageSquareWarning from '@lucide/svelte/icons/message-square-warning';
import Clapperboard from '@lucide/svelte/icons/clapperboard';
import Eraser from '@lucide/svelte/icons/eraser';
import ExternalLink from '@lucide/svelte/icons/external-link';
import GitCompare from '@lucide/svelte/icons/git-compare';
import FileDiff from '@lucide/svelte/icons/file-diff';
import EyeOff from '@lucide/svelte/icons/eye-off';
import FileDown from '@lucide/svelte/icons/file-down';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Library from '@lucide/svelte/icons/library';
import Link from '@lucide/svelte/icons/link';
import ListFilter from '@lucide/svelte/icons/list-filter';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Printer from '@lucide/svelte/icons/printer';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import PanelLeft from '@lucide/svelte/icons/panel-left';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import FileOutput from '@lucide/svelte/icons/file-output';
import Tv from '@lucide/svelte/icons/tv';
import Undo2 from '@lucide/svelte/icons/undo-2';
import Sun from '@lucide/svelte/icons/sun';
import TextSearch from '@lucide/svelte/icons/text-search';
import { isPlainPage, type PageName } from '@shared/domain/address.ts';
import type { Theme } from '@shared/domain/settings.ts';
import { type MenuCommand, isMenuCommand, shortcutKeys, type PageCommand } from '@shared/shortcuts.ts';
import type { PageOffer, PageSubject } from '../../state/pages.svelte.ts';
import type { OptionIcon } from '../../ui/option-groups.ts';

/** The commands of the palette: those of the menu, and some that are not in the menu. */
export type PaletteCommand =
  | Exclude<MenuCommand, 'palette'>
  | 'copy-link'
  | 'sample'
  | 'open-on-tmdb'
  | 'clear-recents'
  | 'compare'
  | 'changes'
  | 'removed'
  | 'seen'
  | 'organize'
  | `theme-${Theme}`;

/** What determines which commands are available. */
export interface CommandSituation {
  /** Where the reader is. */
  readonly page: PageName;
  /** What that page offers. */
  readonly offered: NonNullable<PageOffer['actions']>;
  /** What that page is about. */
  readonly subject: PageSubject | null;
  /** The page also exists on TMDB's site. */
  readonly isOnTmdb: boolean;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly theme: Theme;
  readonly hasRecents: boolean;
  /** Something is kept. */
  readonly canExport: boolean;
  /** At least two seasons are kept. */
  readonly canCompare: boolean;
  /** TMDB can be asked. */
  readonly hasToken: boolean;
  /** Something was removed and can still be put back. */
  readonly hasRemoved: boolean;
}

interface CommandRule {
  readonly icon: OptionIcon;
  readonly when: (situation: CommandSituation) => boolean;
}

/** In the order of the list: commands for the current page come first. */
const RULES: Readonly<Record<PaletteCommand, CommandRule>> = {
  refresh: { icon: RefreshCw, when: isOffered('refresh') },
  roll: { icon: Clapperboard, when: isOffered('roll') },
  filter: { icon: ListFilter, when: isOffered('filter') },
  print: { icon: Printer, when: isOffered('print') },
  'save-pdf': { icon: FileDown, when: isOffered('save-pdf') },
  export: { icon: FileOutput, when: ({ canExport }) => canExport },
  'copy-link': { icon: Link, when: ({ page }) => !isPlainPage(page) },
  'open-on-tmdb': { icon: ExternalLink, when: ({ isOnTmdb }) => isOnTmdb },
  organize: { icon: Bookmark, when: ({ subject }) => subject !== null },
  seen: { icon: EyeOff, when: ({ subject }) => subject !== null && subject.kind !== 'person' },
  back: { icon: ArrowLeft, when: ({ canGoBack }) => canGoBack },
  forward: { icon: ArrowRight, when: ({ canGoForward }) => canGoForward },
  search: { icon: TextSearch, when: () => true },
  find: { icon: Search, when: () => true },
  compare: { icon: GitCompare, when: ({ canCompare }) => canCompare },
  changes: { icon: FileDiff, when: ({ canExport }) => canExport },
  sample: { icon: Tv, when: ({ hasToken, page }) => !hasToken && page !== 'welcome' },
  library: { icon: Library, when: () => true },
  yours: { icon: NotebookPen, when: () => true },
  backup: { icon: ArchiveRestore, when: () => true },
  removed: { icon: Undo2, when: ({ hasRemoved }) => hasRemoved },
  pane: { icon: PanelLeft, when: () => true },
  settings: { icon: Settings, when: () => true },
  'theme-system': { icon: Monitor, when: ({ theme }) => theme !== 'system' },
  'theme-light': { icon: Sun, when: ({ theme }) => theme !== 'light' },
  'theme-dark': { icon: Moon, when: ({ theme }) => theme !== 'dark' },
  shortcuts: { icon: Keyboard, when: () => true },
  guide: { icon: BookOpen, when: () => true },
  updates: { icon: CircleArrowUp, when: () => true },
  report: { icon: MessageSquareWarning, when: () => true },
  about: { icon: Info, when: () => true },
  'clear-recents': { icon: Eraser, when: ({ hasRecents }) => hasRecents },
};

/** An available command. */
export interface OfferedCommand {
  readonly command: PaletteCommand;
  readonly icon: OptionIcon;
  /** Its shortcut; empty if it has none. */
  readonly keys: readonly string[];
}

/**
 * The available commands; none leads to the page the reader is on. `platform` is Node's: keys are written differently on
 * `darwin`.
 */
export function offeredCommands(situation: CommandSituation, platform: string): readonly OfferedCommand[] {
  return (Object.keys(RULES) as PaletteCommand[])
    .filter((command) => command !== situation.page && RULES[command].when(situation))
    .map((command) => ({
      command,
      icon: RULES[command].icon,
      keys: isMenuCommand(command) ? shortcutKeys(command, platform) : [],
    }));
}

function isOffered(command: PageCommand): CommandRule['when'] {
  return ({ offered }) => offered[command] !== undefined;
}
