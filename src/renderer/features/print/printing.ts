import type { AppError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fail, type Result } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Toasts } from '../../state/toasts.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { SheetContent } from '../../state/sheet-content.ts';
import { seriesNameOf, sheetTitle } from './sheet-title.ts';

/** What {@link Printing} needs. */
export interface PrintingOptions {
  readonly api: Pick<Api, 'printing' | 'seasons'>;
  readonly spoilers: Spoilers;
  readonly texts: Texts;
  readonly toasts: Pick<Toasts, 'show'>;
  readonly host: Pick<PageHost, 'reportError'>;
}

/**
 * Prints a season's credits or saves them as PDF, and reports the outcome. While something is being printed, further
 * requests do nothing.
 */
export class Printing {
  readonly #options: PrintingOptions;
  #isPrinting = false;

  constructor(options: PrintingOptions) {
    this.#options = options;
  }

  /** Resolves when the print dialog is closed. */
  async print(content: SheetContent): Promise<void> {
    const { api, texts } = this.#options;
    const result = await this.#withSheets([content], () => api.printing.print());
    if (result?.ok === false) this.#report(result.error, texts.m.print.notPrinted, () => this.print(content));
    else if (result?.value === 'no-printer') {
      this.#options.toasts.show(texts.m.print.noPrinter, {
        tone: 'problem',
        actions: [{ id: 'pdf', label: texts.m.print.savePdf, run: () => void this.savePdf(content) }],
      });
    }
  }

  /** Resolves when the file has been written, or the reader has cancelled. */
  async savePdf(...contents: readonly SheetContent[]): Promise<void> {
    const { api, texts, toasts } = this.#options;
    const result = await this.#withSheets(contents, (title) => api.printing.savePdf({ title }));
    if (result?.ok === false)
      this.#report(result.error, texts.m.print.notSaved, () => this.savePdf(...contents));
    else if (result?.value === 'saved') toasts.show(texts.m.print.saved);
  }

  /** Saves whole kept seasons, on screen or not, one after the other in one file. */
  async saveKeptPdf(keys: readonly SeasonKey[]): Promise<void> {
    const { api, spoilers, texts } = this.#options;
    const { keptSheets } = await import('./kept-sheets.ts');
    const sheets = await keptSheets(keys, spoilers, api);
    if (sheets.ok) await this.savePdf(...sheets.value);
    else this.#report(sheets.error, texts.m.print.notSaved, () => this.saveKeptPdf(keys));
  }

  /**
   * Runs a call of main while the sheets and their title are in the document; `null` if others are. The error is main's, or
   * a text that says why there is no sheet.
   */
  async #withSheets<T>(
    contents: readonly SheetContent[],
    ask: (title: string) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError | string> | null> {
    const [first] = contents;
    if (this.#isPrinting || first === undefined) return null;
    const { texts } = this.#options;
    if (first.narrowedBy.length > 0 && first.sections.counts.people === 0)
      return fail(texts.m.season.facetsEmpty);
    this.#isPrinting = true;
    // Printers and PDF viewers show the document's title.
    const usualTitle = document.title;
    const title = contents.length === 1 ? sheetTitle(first.page, texts) : seriesNameOf(first.page, texts);
    try {
      const { placeSheets } = await import('./place-sheet.ts');
      const remove = await placeSheets(contents.map((content) => ({ ...content, texts })));
      document.title = title;
      try {
        return await ask(title);
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
