import type { AppError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fail, type Result } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Toasts } from '../../state/toasts.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { isListSheet, type Sheet } from '../../state/sheet-content.ts';
import { sheetTitle } from './sheet-title.ts';

/** What {@link Printing} needs. */
export interface PrintingOptions {
  readonly api: Pick<Api, 'library' | 'printing' | 'seasons'>;
  readonly spoilers: Spoilers;
  readonly texts: Texts;
  readonly toasts: Pick<Toasts, 'show'>;
  readonly host: Pick<PageHost, 'reportError'>;
}

/** The most seasons in one document: about five hundred pages. */
const MOST_SEASONS = 200;

/**
 * Prints lists of people or saves them as PDF, and tells the reader the outcome. While something is being printed, further
 * calls do nothing.
 */
export class Printing {
  readonly #options: PrintingOptions;
  #isPrinting = false;

  constructor(options: PrintingOptions) {
    this.#options = options;
  }

  /** Resolves when the print dialog is closed. */
  async print(...sheets: readonly Sheet[]): Promise<void> {
    const [first] = sheets;
    if (first !== undefined) await this.#print(sheets, this.#titleOf(first));
  }

  /** Resolves when the file is there, or the reader has canceled. */
  async savePdf(sheet: Sheet): Promise<void> {
    await this.#savePdf([sheet], this.#titleOf(sheet));
  }

  /**
   * Saves complete kept seasons, which need not be on screen, one after another in one file.
   * @param title their common title; the name of the season if there is only one
   */
  async saveKeptPdf(keys: readonly SeasonKey[], title: string): Promise<void> {
    const { notSaved } = this.#options.texts.m.print;
    const again = (): Promise<void> => this.saveKeptPdf(keys, title);
    await this.#withKept(keys, title, notSaved, again, (...given) => this.#savePdf(...given));
  }

  /** The same on paper. */
  async printKept(keys: readonly SeasonKey[], title: string): Promise<void> {
    const { notPrinted } = this.#options.texts.m.print;
    const again = (): Promise<void> => this.printKept(keys, title);
    await this.#withKept(keys, title, notPrinted, again, (...given) => this.#print(...given));
  }

  async #print(sheets: readonly Sheet[], title: string): Promise<void> {
    const { api, texts } = this.#options;
    const result = await this.#withSheets(sheets, title, true, () => api.printing.print());
    if (result?.ok === false)
      this.#report(result.error, texts.m.print.notPrinted, () => this.#print(sheets, title));
    else if (result?.value === 'no-printer') {
      this.#options.toasts.show(texts.m.print.noPrinter, {
        tone: 'problem',
        actions: [{ id: 'pdf', label: texts.m.print.savePdf, run: () => void this.#savePdf(sheets, title) }],
      });
    }
  }

  async #savePdf(sheets: readonly Sheet[], title: string): Promise<void> {
    const { api, texts, toasts } = this.#options;
    const { pageNumberText } = await import('./place-sheet.ts');
    const result = await this.#withSheets(sheets, title, false, () =>
      api.printing.savePdf({ title, pageNumber: pageNumberText(texts) }),
    );
    if (result?.ok === false)
      this.#report(result.error, texts.m.print.notSaved, () => this.#savePdf(sheets, title));
    else if (result?.value === 'saved') toasts.show(texts.m.print.saved);
  }

  async #withKept(
    keys: readonly SeasonKey[],
    title: string,
    explain: (why: string) => string,
    again: () => Promise<void>,
    use: (sheets: readonly Sheet[], title: string) => Promise<void>,
  ): Promise<void> {
    const { api, spoilers, texts } = this.#options;
    if (keys.length > MOST_SEASONS) {
      this.#report(texts.m.print.tooMany(texts.number(MOST_SEASONS)), explain, again);
      return;
    }
    const { keptSheets } = await import('./kept-sheets.ts');
    const sheets = await keptSheets(keys, spoilers, api);
    if (!sheets.ok) this.#report(sheets.error, explain, again);
    else {
      const [first] = sheets.value;
      await use(sheets.value, keys.length === 1 && first !== undefined ? this.#titleOf(first) : title);
    }
  }

  #titleOf(sheet: Sheet): string {
    return isListSheet(sheet) ? sheet.title : sheetTitle(sheet.page, this.#options.texts);
  }

  /**
   * Runs a call of main while the sheets and their title are in the document; `null` if others are. The error is main's, or
   * a text that says why there is no sheet.
   */
  async #withSheets<T>(
    sheets: readonly Sheet[],
    title: string,
    isNumbered: boolean,
    ask: () => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError | string> | null> {
    if (this.#isPrinting || sheets.length === 0) return null;
    const { texts } = this.#options;
    if (sheets.every(isEmptySheet)) return fail(texts.m.season.facetsEmpty);
    this.#isPrinting = true;
    // Printers and PDF viewers show the document's title.
    const usualTitle = document.title;
    try {
      const { placeSheets } = await import('./place-sheet.ts');
      const remove = await placeSheets(sheets, texts, isNumbered);
      document.title = title;
      try {
        return await ask();
      } finally {
        document.title = usualTitle;
        await remove();
      }
    } catch (error) {
      console.error('A sheet cannot be printed', error);
      return fail(texts.m.print.noSheet);
    } finally {
      this.#isPrinting = false;
    }
  }

  #report(error: AppError | string, explain: (why: string) => string, again: () => Promise<void>): void {
    const { toasts, host } = this.#options;
    if (typeof error === 'string') toasts.show(explain(error), { tone: 'problem' });
    else host.reportError(error, { explain, onretry: () => void again() });
  }
}

/** A season without people still gets a sheet, unless a filter has left nobody. */
function isEmptySheet(sheet: Sheet): boolean {
  return isListSheet(sheet)
    ? sheet.parts.every(({ rows }) => rows.length === 0)
    : sheet.narrowedBy.length > 0 && sheet.sections.counts.people === 0;
}
