import { mount, unmount } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import { MOST_HTML, PAGE_MARKS, type Api, type PaperHead } from '@shared/ipc/contract.ts';
import { ok, type Result } from '@shared/result.ts';
import type { SheetContent } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { gridPart } from './grid-part.ts';
import ListSheet from './ListSheet.svelte';
import PrintSheet from './PrintSheet.svelte';
import { isWideList, type SheetPiece } from './sheet-tables.ts';
import { Slices } from './slices.ts';

/** What is drawn in one go: a season, or a list or a piece of one. */
export type DrawnSheet = SheetContent | SheetPiece;

type MountedSheet = ReturnType<typeof mount>;

/** The fonts that the sheets use. */
const PRINT_FONTS = ['400 1em "Inter Variable"', '600 1em "Inter Variable"', '400 1em "Instrument Serif"'];

/** Sheets beside the application, where they are only visible in print. */
export class PlacedSheets {
  readonly #texts: Texts;
  readonly #host = document.createElement('div');
  readonly #mounted: MountedSheet[] = [];
  #isWide = false;
  #rules: CSSStyleSheet | null = null;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.#host.className = 'print-host';
    document.body.append(this.#host);
  }

  /** Draws one more. Takes up to a tenth of a second for a season with a thousand people. */
  add(sheet: DrawnSheet): void {
    this.#isWide ||= isWideSheet(sheet, this.#texts);
    this.#mounted.push(drawSheet(sheet, this.#host, this.#texts));
  }

  /** Makes the document print them, with page numbers if the engine can (Chromium 131), and waits until it can. */
  async finish(): Promise<void> {
    this.#rules = pageRules(this.#isWide, pageNumberText(this.#texts));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#rules];
    document.documentElement.classList.add('printing');
    await loadFonts(this.#host.textContent);
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

/**
 * Loads the subsets of our fonts that a text needs. The page loads them as it renders, but print-only content is not
 * rendered until it is too late.
 */
async function loadFonts(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  await Promise.all(PRINT_FONTS.map((face) => document.fonts.load(face, letters)));
}

/** What a PDF needs beside its sheets, of which this is the first. */
export function paperHead(title: string, first: DrawnSheet, texts: Texts): PaperHead {
  const { lang, dir } = document.documentElement;
  const styles = document.head.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style');
  return {
    title,
    language: lang === '' ? texts.locale : lang,
    direction: dir === 'rtl' ? 'rtl' : 'ltr',
    isWide: isWideSheet(first, texts),
    styles: [...styles].map(toHtml).join(''),
    fonts: PRINT_FONTS,
  };
}

/** An element of the head, whose address is valid in another document. */
function toHtml(element: HTMLElement): string {
  if (!(element instanceof HTMLLinkElement)) return element.outerHTML;
  const copy = document.createElement('link');
  copy.rel = element.rel;
  copy.href = element.href;
  return copy.outerHTML;
}

/**
 * Draws a sheet and hands it to main for the PDF. The window never lays it out: that would take several times as long as
 * drawing it.
 */
export async function sendSheet(
  sheet: DrawnSheet,
  texts: Texts,
  { printing }: Pick<Api, 'printing'>,
): Promise<Result<null, AppError>> {
  const host = document.createElement('div');
  const mounted = drawSheet(sheet, host, texts);
  // Svelte marks with comments where something may change; here nothing does.
  const html = host.innerHTML.replaceAll('<!---->', '');
  await unmount(mounted);
  for (let start = 0; start < html.length;) {
    const end = endOfPiece(html, start);
    const result = await printing.addToPdf({ html: html.slice(start, end) });
    if (!result.ok) return result;
    start = end;
  }
  return ok(null);
}

/** Where a piece ends that begins at `start`: not within a character of two units. */
function endOfPiece(html: string, start: number): number {
  const end = Math.min(html.length, start + MOST_HTML);
  const isWithin = (html.codePointAt(end - 1) ?? 0) > 0xffff;
  return end < html.length && isWithin ? end - 1 : end;
}

function isWideSheet(sheet: DrawnSheet, texts: Texts): boolean {
  if ('tables' in sheet) return sheet.isWide;
  const { layout, page } = sheet;
  return layout.kind === 'grid' && isWideList([gridPart(page.season, layout.rows, texts)]);
}

function drawSheet(sheet: DrawnSheet, target: HTMLElement, texts: Texts): MountedSheet {
  return 'tables' in sheet
    ? mount(ListSheet, { target, props: { ...sheet, texts } })
    : mount(PrintSheet, { target, props: { ...sheet, texts } });
}

/** The rules that differ from one print to the next; page rules cannot use classes. */
function pageRules(isWide: boolean, pageNumber: string): CSSStyleSheet {
  const rules = new CSSStyleSheet();
  const size = isWide ? 'size: landscape;' : '';
  const number = `@bottom-right { content: ${numberContent(pageNumber)}; font: 8pt sans-serif; color: #333; }`;
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
