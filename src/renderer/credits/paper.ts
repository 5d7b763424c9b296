import FileDown from '@lucide/svelte/icons/file-down';
import Printer from '@lucide/svelte/icons/printer';
import { isSampleSeries } from '@shared/domain/sample.ts';
import type { KeptSeason } from '@shared/domain/season.ts';
import type { PageHost } from '../state/page-host.ts';
import type { ListSheet } from '../state/sheet-content.ts';
import type { Texts } from '../text/texts.svelte.ts';
import type { MenuItem } from '../ui/Menu.svelte';

/** The actions that a page listing people offers the menu, the palette and the keys; `sheet` is only made when needed. */
export function paperActions(
  host: Pick<PageHost, 'print' | 'savePdf'>,
  sheet: () => ListSheet,
): { readonly print: () => void; readonly 'save-pdf': () => void } {
  return { print: () => void host.print(sheet()), 'save-pdf': () => void host.savePdf(sheet()) };
}

/** The same for a menu on the page. */
export function paperItems(
  host: Pick<PageHost, 'print' | 'savePdf'>,
  texts: Texts,
  sheet: () => ListSheet,
): readonly MenuItem[] {
  const { print, 'save-pdf': savePdf } = paperActions(host, sheet);
  return [
    { label: texts.m.menu.print, icon: Printer, run: print },
    { label: texts.m.menu.savePdf, icon: FileDown, run: savePdf },
  ];
}

/** When the oldest of these seasons was fetched, as an ISO time; `null` for none, or only the built-in sample. */
export function oldestFetch(seasons: readonly Pick<KeptSeason, 'seriesId' | 'fetchedAt'>[]): string | null {
  return (
    seasons
      .filter(({ seriesId }) => !isSampleSeries(seriesId))
      .map(({ fetchedAt }) => fetchedAt)
      .toSorted()[0] ?? null
  );
}
