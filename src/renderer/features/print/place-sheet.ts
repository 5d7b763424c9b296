import { mount, unmount } from 'svelte';
import { PAGE_MARKS } from '@shared/ipc/contract.ts';
import { isListSheet, type Sheet } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import ListSheet from './ListSheet.svelte';
import { loadPrintFonts } from './load-print-fonts.ts';
import PrintSheet from './PrintSheet.svelte';
import { Slices } from './slices.ts';

/** Sheets beside the application, where they are only visible in print. */
export class PlacedSheets {
  readonly #texts: Texts;
  readonly #host = document.createElement('div');
  readonly #mounted: ReturnType<typeof mount>[] = [];
  #isWide = false;
  #rules: CSSStyleSheet | null = null;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.#host.className = 'print-host';
    document.body.append(this.#host);
  }

  /** Draws one more. Takes up to a tenth of a second for a season with a thousand people. */
  add(sheet: Sheet): void {
    const [target, texts] = [this.#host, this.#texts];
    this.#isWide ||= isListSheet(sheet) && sheet.isWide === true;
    this.#mounted.push(
      isListSheet(sheet)
        ? mount(ListSheet, { target, props: { ...sheet, texts } })
        : mount(PrintSheet, { target, props: { ...sheet, texts } }),
    );
  }

  /**
   * Makes the document print them, and waits until it can.
   * @param isNumbered whether the pages number themselves if the engine can (Chromium 131): on paper, but not in a PDF, for
   * which main adds the numbers in every version
   */
  async finish(isNumbered: boolean): Promise<void> {
    this.#rules = pageRules(this.#isWide, isNumbered ? pageNumberText(this.#texts) : null);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#rules];
    document.documentElement.classList.add('printing');
    await loadPrintFonts(this.#host.textContent);
  }

  /** Takes them away again. */
  async remove(): Promise<void> {
    document.documentElement.classList.remove('printing');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#rules);
    this.#host.remove();
    const slices = new Slices();
    for (const sheet of this.#mounted) {
      await unmount(sheet);
      if (slices.isOver) await slices.giveWay();
    }
  }
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
