import type { RecentSeason } from '@shared/domain/recent-season.ts';
import type { MenuItemConstructorOptions } from 'electron';

/**
 * Menu entries that open recent seasons.
 * @param onOpen is told the address
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
