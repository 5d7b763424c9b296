import { formatAddress, parseAddress } from '@shared/domain/address.ts';
import type { RecentSeason } from '@shared/domain/recent-season.ts';
import type { Messages } from '@shared/text/en.ts';
import type { App, JumpListItem, MenuItemConstructorOptions } from 'electron';
import type { Logger } from '../logging/logger.ts';

export interface JumpListOptions {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'getJumpListSettings' | 'setJumpList'>;
  /** Sets the dock menu of a Mac; does nothing elsewhere. */
  readonly setDockMenu: (template: MenuItemConstructorOptions[]) => void;
  /** The program that the Windows jump list starts with an address: process.execPath of a packaged application. */
  readonly program: string;
  readonly m: Messages['menu'];
  /** Opens an address from the dock; the jump list starts the program with it instead. */
  readonly onOpen: (address: string) => void;
  /** The reader has removed these addresses from the jump list. */
  readonly onRemoved: (addresses: readonly string[]) => void;
  readonly logger: Logger;
}

/** Shows recent seasons in the Windows jump list or the dock menu of a Mac; nowhere else. */
export function createJumpList(options: JumpListOptions): (recents: readonly RecentSeason[]) => void {
  const { platform, setDockMenu, onOpen } = options;
  if (platform === 'win32') {
    return (recents) => {
      showInJumpList(options, recents);
    };
  }
  return (recents) => {
    setDockMenu(recentItems(recents, onOpen));
  };
}

function showInJumpList(
  { app, program, m, onRemoved, logger }: JumpListOptions,
  recents: readonly RecentSeason[],
): void {
  // Windows hides a category that contains something the reader has just removed from it.
  const removed = app.getJumpListSettings().removedItems.map(({ args }) => args);
  const items = recents.flatMap(({ address, title }) => {
    const args = toArgument(address);
    return args === null || removed.includes(args) ? [] : [toItem(program, args, title)];
  });
  const outcome = app.setJumpList(
    items.length === 0 ? null : [{ type: 'custom', name: m.recentSeasons, items }],
  );
  // Lists of opened items can be disabled in the Windows settings.
  if (outcome !== 'ok') logger.info(`The jump list is not shown: ${outcome}`);
  const forgotten = recents
    .map(({ address }) => address)
    .filter((address) => removed.includes(toArgument(address) ?? ''));
  if (forgotten.length > 0) onRemoved(forgotten);
}

function toItem(program: string, args: string, title: string): JumpListItem {
  return { type: 'task', program, args, title, iconPath: program, iconIndex: 0 };
}

/**
 * The address in canonical form, so that nothing in it can end the argument and start another one; `null` if it is invalid.
 */
function toArgument(text: string): string | null {
  const parsed = parseAddress(text);
  return parsed.kind === 'address' ? `"${formatAddress(parsed.address)}"` : null;
}

/**
 * Menu entries that open recent seasons.
 * @param onOpen receives the address
 */
export function recentItems(
  recents: readonly RecentSeason[],
  onOpen: (address: string) => void,
): MenuItemConstructorOptions[] {
  return recents.map(({ address, title }) => ({
    // A single & would mark the next letter as a key ("Will & Grace"): https://www.electronjs.org/docs/latest/api/menu-item
    label: title.replaceAll('&', '&&'),
    click: () => {
      onOpen(address);
    },
  }));
}
