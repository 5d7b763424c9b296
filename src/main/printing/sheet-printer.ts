import { dirname, join } from 'node:path';
import { cancelled } from '@shared/app-error.ts';
import {
  PAGE_MARKS,
  type PaperHead,
  type PrintOutcome,
  type SavePdfOutcome,
  type StartPdfOutcome,
} from '@shared/ipc/contract.ts';
import type { WebContents } from 'electron';
import type { Logger } from '../logging/logger.ts';
import { toFileName } from '../files/file-name.ts';
import { FOR_THE_READER, toFileError, writeFileWhole } from '../files/write-file-whole.ts';
import { originOf } from '../window/page-guards.ts';
import type { AskForFile } from '../window/reader-window.ts';
import { escapeHtml } from './escape-html.ts';
import type { PaperPage } from './paper-page.ts';

/**
 * What Electron says when the reader closes the print dialog
 * (https://www.electronjs.org/docs/latest/api/web-contents#contentsprintoptions-callback).
 */
const CANCELLED = 'Print job canceled';

/**
 * What Electron says when the system has no printer
 * (electron/electron: `shell/browser/api/electron_api_web_contents.cc`, `GetDeviceNameToUse`).
 */
const NO_PRINTER: readonly string[] = [
  'No printers available on the network',
  'Failed to enumerate printers',
];

export interface SheetPrinterOptions {
  /** The page in the window, or `null` when there is no window. */
  readonly page: () => PageWithSheets | null;
  /** Begins a document for a PDF with the style sheets of a page of this origin. */
  readonly openPaper: (head: PaperHead, origin: string) => Promise<Paper>;
  readonly askForFile: AskForFile;
  /** What a PDF is called in that dialog, in the reader's language. */
  readonly fileKind: () => Promise<string>;
  /** Where the first PDF is suggested to go; later ones where the last one went. */
  readonly folder: string;
  readonly paper: PaperSize;
  /** Shows a file in the system's file manager. */
  readonly showFile: (path: string) => void;
  readonly logger: Logger;
}

/** What is used of the page in the window. */
export type PageWithSheets = Pick<WebContents, 'print' | 'getURL' | 'on' | 'off'>;

/** A document in the making: `PaperPage`. */
export type Paper = Pick<PaperPage, 'add' | 'toPdf' | 'close'>;

/** A PDF in the making, from the question where to save it. */
interface PdfJob {
  readonly stopped: AbortController;
  /** Stops following the window's page. */
  readonly unfollow: () => void;
  /** `null` until the reader has answered and the document is open. */
  target: { readonly path: string; readonly paper: Paper } | null;
}

/** Prints the page's sheets, or saves them as PDF. */
export class SheetPrinter {
  readonly #options: SheetPrinterOptions;
  #folder: string;
  #written: string | null = null;
  #pdf: PdfJob | null = null;

  constructor(options: SheetPrinterOptions) {
    this.#options = options;
    this.#folder = options.folder;
  }

  /** Shows the system's print dialog and resolves when it is closed. Throws Electron's reason for a failure. */
  print(): Promise<PrintOutcome> {
    const { paper } = this.#options;
    const page = this.#options.page();
    if (page === null) return Promise.resolve('cancelled');
    return new Promise((resolve, reject) => {
      page.print({ silent: false, pageSize: paper }, (isPrinted, reason) => {
        if (isPrinted) resolve('printed');
        else if (reason === CANCELLED) resolve('cancelled');
        else if (NO_PRINTER.includes(reason)) resolve('no-printer');
        else reject(new Error(`Printing failed: ${reason}`));
      });
    });
  }

  /** Asks for a file, and begins a PDF that is to be written there. */
  async startPdf(head: PaperHead): Promise<StartPdfOutcome> {
    this.cancelPdf();
    const page = this.#options.page();
    if (page === null) return 'cancelled';
    const job = this.#follow(page);
    this.#pdf = job;
    try {
      await this.#open(job, page, head);
    } finally {
      if (job.target === null) this.#end(job);
    }
    return job.target === null ? 'cancelled' : 'started';
  }

  /** A job that is given up when its page is gone or is reloaded. */
  #follow(page: PageWithSheets): PdfJob {
    const giveUp = (): void => {
      this.#end(job);
    };
    const job: PdfJob = {
      stopped: new AbortController(),
      unfollow: () => {
        page.off('destroyed', giveUp);
        page.off('did-navigate', giveUp);
      },
      target: null,
    };
    page.on('destroyed', giveUp);
    page.on('did-navigate', giveUp);
    return job;
  }

  /** Opens nothing if the reader cancels, or the job is given up meanwhile: by its page, or by another job. */
  async #open(job: PdfJob, page: PageWithSheets, head: PaperHead): Promise<void> {
    const { askForFile, openPaper, fileKind } = this.#options;
    const { canceled, filePath } = await askForFile({
      defaultPath: join(this.#folder, toFileName(head.title, 'pdf')),
      filters: [{ name: await fileKind(), extensions: ['pdf'] }],
    });
    if (canceled || this.#pdf !== job) return;
    this.#folder = dirname(filePath);
    const paper = await openPaper(head, originOf(page.getURL()));
    if (this.#pdf === job) job.target = { path: filePath, paper };
    else paper.close();
  }

  /** Throws EndrollError `cancelled` if no PDF was begun, or it was given up. */
  addToPdf(html: string): void {
    const target = this.#pdf?.target ?? null;
    if (target === null) throw cancelled();
    target.paper.add(html);
  }

  /**
   * Makes the PDF that was begun, and writes it.
   * @param pageNumber the text at the foot of every page, with `PAGE_MARKS` in place of the numbers
   * @throws EndrollError `file-not-written`, or what Electron says of a page that cannot be rendered
   */
  async finishPdf(pageNumber: string): Promise<SavePdfOutcome> {
    const job = this.#pdf;
    const target = job?.target ?? null;
    if (job === null || target === null) return 'cancelled';
    try {
      const pdf = await target.paper.toPdf(
        {
          pageSize: this.#options.paper,
          preferCSSPageSize: true,
          // CSS margin boxes could do this, but only since Chromium 131.
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
          footerTemplate: footerOf(pageNumber),
          // Headings become bookmarks, which are generated from the tags.
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        },
        job.stopped.signal,
      );
      if (pdf === null || job.stopped.signal.aborted) return 'cancelled';
      await this.#write(target.path, pdf);
      return 'saved';
    } finally {
      this.#end(job);
    }
  }

  /** Gives up the PDF in the making, if there is one. What is being written is written. */
  cancelPdf(): void {
    if (this.#pdf !== null) this.#end(this.#pdf);
  }

  #end(job: PdfJob): void {
    if (this.#pdf === job) this.#pdf = null;
    job.unfollow();
    job.stopped.abort();
    job.target?.paper.close();
  }

  async #write(path: string, pdf: Buffer): Promise<void> {
    try {
      await writeFileWhole(path, pdf, FOR_THE_READER);
    } catch (error) {
      this.#options.logger.warn('A PDF cannot be written', error);
      throw toFileError(error);
    }
    this.#written = path;
  }

  /** Shows the last PDF in the system's file manager. */
  showFile(): void {
    if (this.#written !== null) this.#options.showFile(this.#written);
  }
}

/** Turns text with marks into a template for Chromium, which writes the numbers into elements with these classes. */
function footerOf(pageNumber: string): string {
  const text = escapeHtml(pageNumber)
    .replace(PAGE_MARKS.page, '<span class="pageNumber"></span>')
    .replace(PAGE_MARKS.pages, '<span class="totalPages"></span>');
  // Without its own size, the text is invisible; the margins are those of the sheets.
  return `<div dir="auto" style="width: 100%; padding: 0 14mm; font: 8px sans-serif; color: #333; text-align: end">${text}</div>`;
}

/** The two common paper sizes. */
type PaperSize = 'A4' | 'Letter';

/** CLDR's list (https://www.unicode.org/reports/tr35/tr35-general.html#Measurement_System_Data). */
const LETTER_COUNTRIES: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
]);

/**
 * The usual paper size where the reader is.
 * @param country two letters (ISO 3166), or `''` if the system does not say, as a Linux without the locale it is set to
 * @param preferred then their languages, of which the first may name a region: `en-US`
 */
export function paperSizeOf(country: string, preferred: readonly string[] = []): PaperSize {
  const region = /^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})(?![a-z])/iu.exec(preferred[0] ?? '')?.[1] ?? '';
  return LETTER_COUNTRIES.has((country === '' ? region : country).toUpperCase()) ? 'Letter' : 'A4';
}
