import type { AppError } from '@shared/app-error.ts';
import type { Place } from '@shared/domain/address.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { Api, SavePdfOutcome } from '@shared/ipc/contract.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { ToastAction, Toasts } from '../../state/toasts.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { divideSheets, isListSheet, MOST_SHEETS, type Sheet } from '../../state/sheet-content.ts';
import type { DrawnSheet } from './place-sheet.ts';
import type { SheetPiece } from './sheet-tables.ts';
import { sheetTitle } from './sheet-title.ts';
import { Slices } from './slices.ts';

export interface PrintingOptions {
  readonly api: Pick<Api, 'library' | 'printing' | 'seasons'>;
  readonly spoilers: Spoilers;
  readonly texts: Texts;
  readonly toasts: Pick<Toasts, 'show' | 'showProgress'>;
  readonly host: Pick<PageHost, 'place' | 'reportError'>;
  readonly kept: {
    /** A season of the library, for how many credits it has. */
    find(key: SeasonKey): { readonly creditCount: number } | undefined;
  };
}

/** Documents of fewer seasons are ready before a message about them could be read. */
const FEW_SHEETS = 8;

/** Screen readers read the message out each time. */
const SAID_EVERY = 5;

/**
 * The most cells in one document of a list. Laid out for paper, one takes about thirty kilobytes, and Chromium ends a page that
 * needs four gigabytes.
 */
const MOST_CELLS = 45_000;

/** About as many credits of a season stand on a page. */
const CREDITS_ON_PAGE = 75;

/** About as many rows stand on a page. */
const ROWS_ON_PAGE = { tall: 45, wide: 28 } as const;

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
type SheetReader = () => Promise<Result<DrawnSheet, AppError>>;

/** A document of one or more sheets. */
interface PaperDocument {
  readonly sheets: readonly SheetReader[];
  /** The sheets are seasons, which a message about it counts, or pieces of a list. */
  readonly of: 'seasons' | 'pieces';
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

  /** Resolves when the print dialog is closed. A list that is too long for the window is offered as PDF instead. */
  async print(sheet: Sheet): Promise<void> {
    const { texts, host } = this.#options;
    const documents = await this.#givenDocuments(sheet, texts.m.print.notPrinted);
    const [whole] = documents;
    if (whole !== undefined && documents.length === 1) await this.#print(whole);
    if (documents.length <= 1) return;
    this.#begunAt = host.place;
    const pages = documents.reduce((sum, document) => sum + document.pages, 0);
    this.#offerPdf(Math.ceil(pages), () => this.#saveAll(documents));
  }

  /** Resolves when the files are there, or the reader has canceled. A long list becomes several, one after the other. */
  async savePdf(sheet: Sheet): Promise<void> {
    await this.#saveAll(await this.#givenDocuments(sheet, this.#options.texts.m.print.notSaved));
  }

  /**
   * Saves complete kept seasons, on screen or not, in one file, or in several, one after the other, if one cannot hold them.
   * Canceling a file cancels the rest; retrying one goes on with the rest.
   * @param title their common title; the name of the season if there is only one
   */
  async saveKeptPdf(keys: readonly SeasonKey[], title: string): Promise<void> {
    const { part } = this.#options.texts.m.print;
    const divided = divideSheets(keys, (key) => this.#creditsOf(key));
    const count = divided.length;
    const documents = divided.map((own, index) =>
      this.#keptDocument(own, count === 1 ? titleOf(own, title) : part(title, index + 1, count)),
    );
    await this.#saveAll(documents);
  }

  #creditsOf(key: SeasonKey): number {
    return this.#options.kept.find(key)?.creditCount ?? 0;
  }

  async #saveAll(documents: readonly PaperDocument[], first = 0): Promise<void> {
    for (const [index, wanted] of documents.entries()) {
      if (index < first) continue;
      if (!(await this.#savePdf(wanted, () => this.#saveAll(documents, index)))) return;
    }
  }

  /** The same on paper. What is too long for the window is offered as PDF instead. */
  async printKept(keys: readonly SeasonKey[], title: string): Promise<void> {
    const isTooLong = divideSheets(keys, (key) => this.#creditsOf(key)).length > 1;
    if (!isTooLong || keys.length > MOST_SHEETS) {
      await this.#print(this.#keptDocument(keys, titleOf(keys, title)));
      return;
    }
    const pages = keys.reduce((sum, key) => sum + Math.ceil(this.#creditsOf(key) / CREDITS_ON_PAGE), 0);
    this.#begunAt = this.#options.host.place;
    this.#offerPdf(pages, () => this.saveKeptPdf(keys, title));
  }

  #offerPdf(pages: number, save: () => Promise<void>): void {
    const { print } = this.#options.texts.m;
    this.#reportText(print.tooLong(pages), [{ id: 'pdf', label: print.savePdf, run: () => void save() }]);
  }

  /**
   * The documents that a sheet becomes: several of a list with more cells than one can hold; none if that part of the program
   * cannot be loaded, which the reader is told.
   */
  async #givenDocuments(
    sheet: Sheet,
    explain: (why: string) => string,
  ): Promise<readonly (PaperDocument & { readonly pages: number })[]> {
    const { m } = this.#options.texts;
    if (!isListSheet(sheet)) return [{ sheets: [givenSheet(sheet)], of: 'seasons', title: null, pages: 1 }];
    let pieces: readonly SheetPiece[] = [];
    try {
      const { sheetPieces } = await import('./sheet-tables.ts');
      pieces = sheetPieces(sheet);
    } catch (error) {
      console.error('A list cannot be printed', error);
      this.#begunAt = this.#options.host.place;
      this.#reportText(explain(m.print.noSheet));
    }
    const documents: SheetPiece[][] = [];
    let room = 0;
    for (const piece of pieces) {
      const { cells } = sizeOf(piece);
      const last = documents.at(-1);
      if (last === undefined || cells > room) {
        documents.push([piece]);
        room = MOST_CELLS - cells;
      } else {
        last.push(piece);
        room -= cells;
      }
    }
    return documents.map((own, index) => ({
      sheets: own.map(givenSheet),
      of: 'pieces',
      title: documents.length === 1 ? null : m.print.part(sheet.title, index + 1, documents.length),
      pages: own.reduce((sum, piece) => sum + sizeOf(piece).pages, 0),
    }));
  }

  async #print(wanted: PaperDocument): Promise<void> {
    const { api, texts } = this.#options;
    const result = await this.#alone(wanted, () => this.#printDocument(wanted, () => api.printing.print()));
    if (result?.ok === false) this.#report(result.error, texts.m.print.notPrinted, () => this.#print(wanted));
    else if (result?.value === 'no-printer') {
      this.#reportText(texts.m.print.noPrinter, [
        { id: 'pdf', label: texts.m.print.savePdf, run: () => void this.#saveAll([wanted]) },
      ]);
    }
  }

  /**
   * Resolves to true when the file is there.
   * @param again what trying again does after an error
   */
  async #savePdf(wanted: PaperDocument, again: () => Promise<unknown>): Promise<boolean> {
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
      return keptSheet(key, { ...this.#options, isAlone: keys.length === 1 });
    });
    return { sheets, of: 'seasons', title };
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
    { sheets, of, title }: PaperDocument,
    ask: () => Promise<Result<T, AppError>>,
  ): Promise<Made<T>> {
    const { texts } = this.#options;
    // Printers show the document's title.
    const usualTitle = document.title;
    const { PlacedSheets } = await import('./place-sheet.ts');
    const placed = new PlacedSheets(texts);
    const making = this.#showMaking(sheets.length, of);
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
  async #makePdf({ sheets, of, title }: PaperDocument): Promise<Made<SavePdfOutcome>> {
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
    const making = this.#showMaking(sheets.length, of);
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
  #showMaking(all: number, of: PaperDocument['of']): Making {
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
    const [few, saidEvery] = of === 'seasons' ? [FEW_SHEETS, SAID_EVERY] : [1, 1];
    const textAt = (done: number): string =>
      of === 'seasons'
        ? m.making(texts.number(done), texts.number(all))
        : m.makingShare(texts.percent(done / all));
    let progress = all <= few ? null : toasts.showProgress(textAt(0), cancel);
    let timer: ReturnType<typeof setTimeout> | undefined;
    return {
      isStopped: () => stopped.signal.aborted,
      say: (done) => {
        if (done - said >= saidEvery) progress?.say(textAt((said = done)));
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
    place: (sheet: DrawnSheet) => Result<null, AppError> | Promise<Result<null, AppError>>,
  ): Promise<Made<DrawnSheet>> {
    let first: DrawnSheet | null = null;
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

  #titleOf(sheet: DrawnSheet): string {
    return 'tables' in sheet ? sheet.title : sheetTitle(sheet.page, this.#options.texts);
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

function givenSheet(sheet: DrawnSheet): SheetReader {
  return () => Promise.resolve(ok(sheet));
}

/** How large a piece is on paper; its pages are a guess. */
function sizeOf({ tables, isWide }: SheetPiece): { readonly cells: number; readonly pages: number } {
  let [cells, pages] = [0, 0];
  for (const { columns, parts } of tables) {
    const rows = parts.reduce((sum, part) => sum + part.rows.length, 0);
    cells += rows * columns.length;
    // A single column is set in two.
    pages += rows / (columns.length > 1 ? 1 : 2) / (isWide ? ROWS_ON_PAGE.wide : ROWS_ON_PAGE.tall);
  }
  return { cells, pages };
}

/** A season without people still gets a sheet, unless a filter has left nobody. */
function isEmptySheet(sheet: DrawnSheet): boolean {
  return 'tables' in sheet
    ? sheet.tables.every(({ parts }) => parts.every(({ rows }) => rows.length === 0))
    : sheet.narrowedBy.length > 0 && sheet.sections.counts.people === 0;
}
