import { mount, unmount } from 'svelte';
import { PAGE_MARKS } from '@shared/ipc/contract.ts';
import { isListSheet, type Sheet } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import ListSheet from './ListSheet.svelte';
import { loadPrintFonts } from './load-print-fonts.ts';
import PrintSheet from './PrintSheet.svelte';

/**
 * Adds sheets beside the application, where they are only visible in print, and waits until they can be printed.
 * @param isNumbered whether the pages number themselves if the engine can (Chromium 131): on paper, but not in a PDF, for
 * which main adds the numbers in every version
 * @returns a function that removes them again
 */
export async function placeSheets(
  sheets: readonly Sheet[],
  texts: Texts,
  isNumbered: boolean,
): Promise<() => Promise<void>> {
  const root = document.documentElement;
  const host = document.createElement('div');
  host.className = 'print-host';
  document.body.append(host);
  const mounted = sheets.map((sheet) =>
    isListSheet(sheet)
      ? mount(ListSheet, { target: host, props: { ...sheet, texts } })
      : mount(PrintSheet, { target: host, props: { ...sheet, texts } }),
  );
  const rules = pageRules(
    sheets.some((sheet) => isListSheet(sheet) && sheet.isWide === true),
    isNumbered ? pageNumberText(texts) : null,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  root.classList.add('printing');
  const remove = async (): Promise<void> => {
    root.classList.remove('printing');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules);
    await Promise.all(mounted.map((sheet) => unmount(sheet)));
    host.remove();
  };
  try {
    await loadPrintFonts(host.textContent);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

/** The rules that differ from one print to the next; page rules cannot use classes. */
function pageRules(isWide: boolean, pageNumber: string | null): CSSStyleSheet {
  const rules = new CSSStyleSheet();
  const size = isWide ? 'size: landscape;' : '';
  const number =
    pageNumber === null
      ? ''
      : `@bottom-right { content: ${numberContent(pageNumber)}; font: 8pt sans-serif; color: #333; }`;
  rules.replaceSync(`@page { ${size} ${number} }`);
  return rules;
}

/** "Page 1 of 3" in the window's language, with marks in place of the numbers. */
export function pageNumberText(texts: Texts): string {
  return texts.m.roll.pageOf(PAGE_MARKS.page, PAGE_MARKS.pages);
}

/** "Page {page} of {pages}" in CSS: `"Page " counter(page) " of " counter(pages)`. */
function numberContent(text: string): string {
  return text
    .split(/(\{pages?\})/u)
    .filter((part) => part !== '')
    .map((part) =>
      part === PAGE_MARKS.page
        ? 'counter(page)'
        : part === PAGE_MARKS.pages
          ? 'counter(pages)'
          : JSON.stringify(part),
    )
    .join(' ');
}
