import ExternalLink from '@lucide/svelte/icons/external-link';
import FileDown from '@lucide/svelte/icons/file-down';
import FileOutput from '@lucide/svelte/icons/file-output';
import FileText from '@lucide/svelte/icons/file-text';
import Link from '@lucide/svelte/icons/link';
import Printer from '@lucide/svelte/icons/printer';
import Sheet from '@lucide/svelte/icons/sheet';
import Table from '@lucide/svelte/icons/table-2';
import { shortcutKeys } from '@shared/shortcuts.ts';
import { getNavigation } from '../state/navigation.svelte.ts';
import { getPageHost, type PageHost } from '../state/page-host.ts';
import { getPages } from '../state/pages.svelte.ts';
import { getSession } from '../state/session.svelte.ts';
import { getTexts, type Texts } from '../text/texts.svelte.ts';
import type { MenuItem } from '../ui/menu-item.ts';
import { TABLE_FORMATS, tableText, toSheet, type PageTable, type TableFormat } from './page-table.ts';

/** A page's table, made only when needed; `null` if it cannot be made, which the reader has been told. */
export type MakeTable = () => PageTable | Promise<PageTable | null>;

/** The actions that a page with a table offers the menu, the palette and the keys. */
export function paperActions(
  host: Pick<PageHost, 'print' | 'savePdf'>,
  table: MakeTable,
  texts: Texts,
): { readonly print: () => void; readonly 'save-pdf': () => void } {
  const withSheet = async (use: 'print' | 'savePdf'): Promise<void> => {
    const made = await table();
    if (made !== null) await host[use](toSheet(made, texts));
  };
  return { print: () => void withSheet('print'), 'save-pdf': () => void withSheet('savePdf') };
}

/** What a page puts into its menu. */
interface PageMenuContent {
  /** What only this page has. */
  readonly own?: readonly MenuItem[];
  /** Its table, if it can be copied now. */
  readonly table?: MakeTable | null;
  /** What removes something, at the end. */
  readonly last?: readonly MenuItem[];
}

const COPY_ICONS = { tsv: Table, csv: Sheet, markdown: FileText } as const;

/**
 * The menu of a page, in one order: what only this page has, its table to copy, its link, its page on TMDB, and what can be
 * printed, saved and exported. It takes all that from what the page offers ({@link offerPage}). Call it during component
 * initialization.
 * @returns the items of the menu as the page is when they are read
 */
export function getPageMenu(): (content?: PageMenuContent) => readonly MenuItem[] {
  const host = getPageHost();
  const navigation = getNavigation();
  const pages = getPages();
  const session = getSession();
  const texts = getTexts();

  const keysOf = (command: 'print' | 'save-pdf' | 'export'): readonly string[] =>
    shortcutKeys(command, session.start.platform);

  async function copy(table: MakeTable, format: TableFormat): Promise<void> {
    const made = await table();
    if (made !== null) await host.copyText(tableText(made, format, texts), texts.m.table.copied);
  }

  function copies(table: MakeTable): readonly MenuItem[] {
    return TABLE_FORMATS.map((format) => ({
      id: `copy-${format}`,
      label: texts.m.table.copyAs[format],
      icon: COPY_ICONS[format],
      run: () => void copy(table, format),
    }));
  }

  function links(): readonly MenuItem[] {
    const { copyLink, openOnTmdb } = texts.m.season;
    return [
      { id: 'copy-link', label: copyLink, icon: Link, run: () => void host.copyLink() },
      ...(pages.webPageOf(navigation.current) === null
        ? []
        : [{ id: 'open-on-tmdb', label: openOnTmdb, icon: ExternalLink, run: () => void host.openOnTmdb() }]),
    ];
  }

  function documents(): readonly MenuItem[] {
    const { actions = {}, exports } = pages.offered;
    const { print, 'save-pdf': savePdf } = actions;
    const { menu } = texts.m;
    return [
      ...(print === undefined
        ? []
        : [{ id: 'print', label: menu.print, icon: Printer, run: print, keys: keysOf('print') }]),
      ...(savePdf === undefined
        ? []
        : [
            {
              id: 'save-pdf',
              label: menu.savePdf,
              hint: texts.m.print.textOnly,
              icon: FileDown,
              run: savePdf,
              keys: keysOf('save-pdf'),
            },
          ]),
      ...((exports?.() ?? []).length === 0 ? [] : [toExport(host, texts, keysOf('export'))]),
    ];
  }

  return ({ own = [], table = null, last = [] } = {}) =>
    [own, table === null ? [] : copies(table), links(), documents(), last].flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ ...first, isApart: true }, ...others],
    );
}

/** Opens the export dialog; for a menu that is not about the whole page. */
export function toExport(
  host: Pick<PageHost, 'showExport'>,
  { m }: Texts,
  keys: readonly string[] = [],
): MenuItem {
  return { id: 'export', label: m.menu.export, icon: FileOutput, run: () => host.showExport(), keys };
}
