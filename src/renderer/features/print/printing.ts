import type { AppError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Toasts } from '../../state/toasts.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { isListSheet, MOST_SHEETS, type Sheet } from '../../state/sheet-content.ts';
import type { PlacedSheets } from './place-sheet.ts';
import { sheetTitle } from './sheet-title.ts';
import { Slices } from './slices.ts';

/** What {@link Printing} needs. */
export interface PrintingOptions {
  readonly api: Pick<Api, 'library' | 'printing' | 'seasons'>;
  readonly spoilers: Spoilers;
  readonly texts: Texts;
  readonly toasts: Pick<Toasts, 'show' | 'showProgress'>;
  readonly host: Pick<PageHost, 'reportError'>;
}

/** Documents of fewer seasons are there before a message about them could be read. */
const FEW_SHEETS = 8;

/** Screen readers read the message out each time. */
const SAID_EVERY = 5;

/** Reads one of the sheets of a document, when it is drawn. */
type SheetReader = () => Promise<Result<Sheet, AppError>>;

/** A document of one or more sheets. */
interface PaperDocument {
  readonly sheets: readonly SheetReader[];
  /** `null`: that of its first sheet. */
  readonly title: string | null;
}

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
    await this.#print({ sheets: sheets.map(givenSheet), title: null });
  }

  /** Resolves when the file is there, or the reader has canceled. */
  async savePdf(sheet: Sheet): Promise<void> {
    await this.#savePdf({ sheets: [givenSheet(sheet)], title: null });
  }

  /**
   * Saves complete kept seasons, which need not be on screen, one after another in one file.
   * @param title their common title; the name of the season if there is only one
   */
  async saveKeptPdf(keys: readonly SeasonKey[], title: string): Promise<void> {
    await this.#savePdf(await this.#keptDocument(keys, title));
  }

  /** The same on paper. */
  async printKept(keys: readonly SeasonKey[], title: string): Promise<void> {
    await this.#print(await this.#keptDocument(keys, title));
  }

  async #print(wanted: PaperDocument): Promise<void> {
    const { api, texts } = this.#options;
    const result = await this.#withSheets(wanted, true, () => api.printing.print());
    if (result?.ok === false) this.#report(result.error, texts.m.print.notPrinted, () => this.#print(wanted));
    else if (result?.value === 'no-printer') {
      this.#options.toasts.show(texts.m.print.noPrinter, {
        tone: 'problem',
        actions: [{ id: 'pdf', label: texts.m.print.savePdf, run: () => void this.#savePdf(wanted) }],
      });
    }
  }

  async #savePdf(wanted: PaperDocument): Promise<void> {
    const { api, texts, toasts } = this.#options;
    const { pageNumberText } = await import('./place-sheet.ts');
    const result = await this.#withSheets(wanted, false, (title) =>
      api.printing.savePdf({ title, pageNumber: pageNumberText(texts) }),
    );
    if (result?.ok === false) this.#report(result.error, texts.m.print.notSaved, () => this.#savePdf(wanted));
    else if (result?.value === 'saved') {
      const show = { id: 'show', label: texts.m.exporting.showFile, run: () => void api.printing.showFile() };
      toasts.show(texts.m.print.saved, { actions: [show] });
    }
  }

  async #keptDocument(keys: readonly SeasonKey[], title: string): Promise<PaperDocument> {
    const { keptSheet } = await import('./kept-sheets.ts');
    const sheets = keys.map((key) => () => keptSheet(key, this.#options));
    return { sheets, title: keys.length === 1 ? null : title };
  }

  /**
   * Runs a call of main while the sheets and their title are in the document; `null` if others are, or the reader has
   * canceled. The error is main's, or a text that says why there is no sheet.
   */
  async #withSheets<T>(
    { sheets, title }: PaperDocument,
    isNumbered: boolean,
    ask: (title: string) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError | string> | null> {
    if (this.#isPrinting || sheets.length === 0) return null;
    const { texts } = this.#options;
    if (sheets.length > MOST_SHEETS) return fail(texts.m.print.tooMany(texts.number(MOST_SHEETS)));
    this.#isPrinting = true;
    // Printers and PDF viewers show the document's title.
    const usualTitle = document.title;
    try {
      const { PlacedSheets } = await import('./place-sheet.ts');
      const placed = new PlacedSheets(texts);
      try {
        const drawn = await this.#draw(sheets, placed);
        if (drawn?.ok !== true) return drawn;
        await placed.finish(isNumbered);
        document.title = title ?? this.#titleOf(drawn.value);
        return await ask(document.title);
      } finally {
        document.title = usualTitle;
        await placed.remove();
      }
    } catch (error) {
      console.error('A sheet cannot be printed', error);
      return fail(texts.m.print.noSheet);
    } finally {
      this.#isPrinting = false;
    }
  }

  /**
   * Draws the sheets a few at a time, so that the window goes on, and shows how far it is.
   * @returns the first of them; `null` if the reader has canceled
   */
  async #draw(
    sheets: readonly SheetReader[],
    placed: Pick<PlacedSheets, 'add'>,
  ): Promise<Result<Sheet, AppError | string> | null> {
    const { texts, toasts } = this.#options;
    const m = texts.m.print;
    const textAt = (done: number): string => m.making(texts.number(done), texts.number(sheets.length));
    const stopped = new AbortController();
    const isStopped = (): boolean => stopped.signal.aborted;
    const cancel = { id: 'cancel', label: texts.m.app.cancel, run: () => stopped.abort() };
    const progress = sheets.length <= FEW_SHEETS ? null : toasts.showProgress(textAt(0), cancel);
    let first: Sheet | null = null;
    let isAnyoneThere = false;
    let said = 0;
    const slices = new Slices();
    try {
      for (const [index, read] of sheets.entries()) {
        const sheet = await read();
        if (isStopped()) return null;
        if (!sheet.ok) return sheet;
        placed.add(sheet.value);
        first ??= sheet.value;
        isAnyoneThere ||= !isEmptySheet(sheet.value);
        if (!slices.isOver) continue;
        if (index + 1 - said >= SAID_EVERY) progress?.say(textAt((said = index + 1)));
        await slices.giveWay();
        if (isStopped()) return null;
      }
    } finally {
      progress?.end();
    }
    return first === null || !isAnyoneThere ? fail(texts.m.season.facetsEmpty) : ok(first);
  }

  #titleOf(sheet: Sheet): string {
    return isListSheet(sheet) ? sheet.title : sheetTitle(sheet.page, this.#options.texts);
  }

  #report(error: AppError | string, explain: (why: string) => string, again: () => Promise<void>): void {
    const { toasts, host } = this.#options;
    if (typeof error === 'string') toasts.show(explain(error), { tone: 'problem' });
    else host.reportError(error, { explain, onretry: () => void again() });
  }
}

function givenSheet(sheet: Sheet): SheetReader {
  return () => Promise.resolve(ok(sheet));
}

/** A season without people still gets a sheet, unless a filter has left nobody. */
function isEmptySheet(sheet: Sheet): boolean {
  return isListSheet(sheet)
    ? sheet.parts.every(({ rows }) => rows.length === 0)
    : sheet.narrowedBy.length > 0 && sheet.sections.counts.people === 0;
}
