import type { AppError } from '@shared/app-error.ts';
import type { Place } from '@shared/domain/address.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { Api, SavePdfOutcome } from '@shared/ipc/contract.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { ToastAction, Toasts } from '../../state/toasts.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { isListSheet, MOST_SHEETS, type Sheet } from '../../state/sheet-content.ts';
import { sheetTitle } from './sheet-title.ts';
import { Slices } from './slices.ts';

export interface PrintingOptions {
  readonly api: Pick<Api, 'library' | 'printing' | 'seasons'>;
  readonly spoilers: Spoilers;
  readonly texts: Texts;
  readonly toasts: Pick<Toasts, 'show' | 'showProgress'>;
  readonly host: Pick<PageHost, 'place' | 'reportError'>;
}

/** Documents of fewer seasons are ready before a message about them could be read. */
const FEW_SHEETS = 8;

/** Screen readers read the message out each time. */
const SAID_EVERY = 5;

/** How long the last step takes before there is a message about it, in milliseconds. */
const SHORT_WRITING = 1_000;

/** What was made: an error is main's, or a text that says why there is no sheet; `null` if the reader has canceled. */
type Made<T> = Result<T, AppError | string> | null;

/** The message about a document in the making. */
interface Making {
  /** The reader has canceled. */
  readonly isStopped: () => boolean;
  /** `done`: how many of the sheets are ready. */
  readonly say: (done: number) => void;
  /** All are ready, and the last step begins, which `giveUp` stops. */
  readonly write: (giveUp: () => void) => void;
  readonly end: () => void;
}

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
  /** Where the reader was then. */
  #begunAt: Place | null = null;

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
   * Saves complete kept seasons, on screen or not, in one file, or in several, one after the other, if there are too many for
   * one. Canceling a file cancels the rest; retrying one goes on with the rest.
   * @param title their common title; the name of the season if there is only one
   */
  saveKeptPdf(keys: readonly SeasonKey[], title: string): Promise<void> {
    return this.#saveParts(keys, title, 0);
  }

  async #saveParts(keys: readonly SeasonKey[], title: string, first: number): Promise<void> {
    const { part } = this.#options.texts.m.print;
    const count = Math.ceil(keys.length / MOST_SHEETS);
    for (let index = first; index < count; index += 1) {
      const own = keys.slice(index * MOST_SHEETS, (index + 1) * MOST_SHEETS);
      const name = count === 1 ? titleOf(own, title) : part(title, index + 1, count);
      const again = (): Promise<void> => this.#saveParts(keys, title, index);
      if (!(await this.#savePdf(this.#keptDocument(own, name), again))) return;
    }
  }

  /** The same on paper. */
  async printKept(keys: readonly SeasonKey[], title: string): Promise<void> {
    await this.#print(this.#keptDocument(keys, titleOf(keys, title)));
  }

  async #print(wanted: PaperDocument): Promise<void> {
    const { api, texts } = this.#options;
    const result = await this.#alone(wanted, () => this.#printDocument(wanted, () => api.printing.print()));
    if (result?.ok === false) this.#report(result.error, texts.m.print.notPrinted, () => this.#print(wanted));
    else if (result?.value === 'no-printer') {
      this.#reportText(texts.m.print.noPrinter, [
        { id: 'pdf', label: texts.m.print.savePdf, run: () => void this.#savePdf(wanted) },
      ]);
    }
  }

  /**
   * Resolves to true when the file is there.
   * @param again what trying again does after an error
   */
  async #savePdf(
    wanted: PaperDocument,
    again: () => Promise<unknown> = () => this.#savePdf(wanted),
  ): Promise<boolean> {
    const { api, texts, toasts } = this.#options;
    const result = await this.#alone(wanted, () => this.#makePdf(wanted));
    if (result?.ok === false) this.#report(result.error, texts.m.print.notSaved, again);
    else if (result?.value === 'saved') {
      const show = { id: 'show', label: texts.m.exporting.showFile, run: () => void api.printing.showFile() };
      toasts.show(texts.m.print.saved, { actions: [show], topic: 'pdf' });
      return true;
    }
    return false;
  }

  #keptDocument(keys: readonly SeasonKey[], title: string | null): PaperDocument {
    const sheets = keys.map((key) => async () => {
      const { keptSheet } = await import('./kept-sheets.ts');
      return keptSheet(key, this.#options);
    });
    return { sheets, title };
  }

  /** Makes one document at a time; `null` if another one is being made, or the reader has canceled. */
  async #alone<T>({ sheets }: PaperDocument, make: () => Promise<Made<T>>): Promise<Made<T>> {
    if (this.#isPrinting || sheets.length === 0) return null;
    const { texts, host } = this.#options;
    this.#begunAt = host.place;
    if (sheets.length > MOST_SHEETS)
      return fail(texts.m.print.tooMany(texts.number(MOST_SHEETS), sheets.length));
    this.#isPrinting = true;
    try {
      return await make();
    } catch (error) {
      console.error('A sheet cannot be printed', error);
      return fail(texts.m.print.noSheet);
    } finally {
      this.#isPrinting = false;
    }
  }

  /** Runs a call of main while the sheets and their title are in the document. */
  async #printDocument<T>(
    { sheets, title }: PaperDocument,
    ask: () => Promise<Result<T, AppError>>,
  ): Promise<Made<T>> {
    const { texts } = this.#options;
    // Printers show the document's title.
    const usualTitle = document.title;
    const { PlacedSheets } = await import('./place-sheet.ts');
    const placed = new PlacedSheets(texts);
    const making = this.#showMaking(sheets.length);
    try {
      const drawn = await this.#draw(sheets, making, (sheet) => {
        placed.add(sheet);
        return ok(null);
      });
      if (drawn?.ok !== true) return drawn;
      making.end();
      await placed.finish();
      document.title = title ?? this.#titleOf(drawn.value);
      return await ask();
    } finally {
      making.end();
      document.title = usualTitle;
      await placed.remove();
    }
  }

  /**
   * Asks where to save first, so that nobody has to wait for that. Main then makes the PDF in a page of its own, so that the
   * window goes on.
   */
  async #makePdf({ sheets, title }: PaperDocument): Promise<Made<SavePdfOutcome>> {
    const { api, texts } = this.#options;
    const [readFirst, ...others] = sheets;
    const first = await readFirst?.();
    if (first?.ok !== true) return first ?? null;
    if (isEmptySheet(first.value)) return fail(texts.m.season.facetsEmpty);
    const { pageNumberText, paperHead, sendSheet } = await import('./place-sheet.ts');
    const head = paperHead(title ?? this.#titleOf(first.value), first.value, texts);
    const started = await api.printing.startPdf(head);
    if (!started.ok) return started;
    if (started.value === 'cancelled') return null;
    const making = this.#showMaking(sheets.length);
    let isDone = false;
    try {
      const given = (): Promise<typeof first> => Promise.resolve(first);
      const drawn = await this.#draw([given, ...others], making, (sheet) => sendSheet(sheet, texts, api));
      if (drawn?.ok !== true) return drawn;
      making.write(() => void api.printing.cancelPdf());
      const saved = await api.printing.finishPdf({ pageNumber: pageNumberText(texts) });
      isDone = true;
      return saved;
    } finally {
      making.end();
      if (!isDone) void api.printing.cancelPdf();
    }
  }

  /** The message that says how far a document is, and its Cancel. Short documents have none. */
  #showMaking(all: number): Making {
    const { texts, toasts } = this.#options;
    const m = texts.m.print;
    const stopped = new AbortController();
    let onstop = (): void => undefined;
    let said = 0;
    const cancel = {
      id: 'cancel',
      label: texts.m.app.cancel,
      run: () => {
        stopped.abort();
        onstop();
      },
    };
    const textAt = (done: number): string => m.making(texts.number(done), texts.number(all));
    let progress = all <= FEW_SHEETS ? null : toasts.showProgress(textAt(0), cancel);
    let timer: ReturnType<typeof setTimeout> | undefined;
    return {
      isStopped: () => stopped.signal.aborted,
      say: (done) => {
        if (done - said >= SAID_EVERY) progress?.say(textAt((said = done)));
      },
      write: (giveUp) => {
        onstop = giveUp;
        progress?.say(m.writing);
        timer = setTimeout(() => (progress ??= toasts.showProgress(m.writing, cancel)), SHORT_WRITING);
      },
      end: () => {
        clearTimeout(timer);
        progress?.end();
      },
    };
  }

  /**
   * Draws the sheets a few at a time, so that the window goes on.
   * @returns the first of them; `null` if the reader has canceled
   */
  async #draw(
    sheets: readonly SheetReader[],
    making: Pick<Making, 'isStopped' | 'say'>,
    place: (sheet: Sheet) => Result<null, AppError> | Promise<Result<null, AppError>>,
  ): Promise<Made<Sheet>> {
    let first: Sheet | null = null;
    let isAnyoneThere = false;
    const slices = new Slices();
    for (const [index, read] of sheets.entries()) {
      const sheet = await read();
      if (making.isStopped()) return null;
      if (!sheet.ok) return sheet;
      const placed = await place(sheet.value);
      if (making.isStopped()) return null;
      if (!placed.ok) return placed;
      first ??= sheet.value;
      isAnyoneThere ||= !isEmptySheet(sheet.value);
      if (!slices.isOver) continue;
      making.say(index + 1);
      await slices.giveWay();
      if (making.isStopped()) return null;
    }
    return first === null || !isAnyoneThere ? fail(this.#options.texts.m.season.facetsEmpty) : ok(first);
  }

  #titleOf(sheet: Sheet): string {
    return isListSheet(sheet) ? sheet.title : sheetTitle(sheet.page, this.#options.texts);
  }

  #report(error: AppError | string, explain: (why: string) => string, again: () => Promise<unknown>): void {
    if (typeof error === 'string') this.#reportText(explain(error));
    else {
      const { host } = this.#options;
      host.reportError(error, { explain, begunAt: this.#begunAt, onretry: () => void again() });
    }
  }

  #reportText(text: string, actions: readonly ToastAction[] = []): void {
    const { toasts, host } = this.#options;
    toasts.show(text, { tone: 'problem', actions, isOfPage: this.#begunAt === host.place });
  }
}

/** `null`: that of its only sheet. */
function titleOf(keys: readonly SeasonKey[], title: string): string | null {
  return keys.length === 1 ? null : title;
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
