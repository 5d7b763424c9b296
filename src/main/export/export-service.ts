import { basename, dirname, join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import {
  EXPORT_ENDINGS,
  type CreditExport,
  type ExportFormat,
  type ExportProgress,
} from '@shared/domain/credit-export.ts';
import type { ExportOutcome } from '@shared/ipc/contract.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import type { Logger } from '../logging/logger.ts';
import { toFileName, toFolderName } from '../files/file-name.ts';
import type { AskForFile } from '../window/reader-window.ts';
import { writeExport } from './write-export.ts';

export interface ExportServiceOptions {
  readonly library: Pick<RemoteLibrary, 'exportCredits'>;
  readonly askForFile: AskForFile;
  /** The folder suggested for the first file; later ones go where the last one went. */
  readonly folder: string;
  readonly clock: () => Date;
  /** The window's language, whose order of names is used. */
  readonly locale: () => string;
  /** The names of file types in the dialog, in the reader's language. */
  readonly nameOf: (format: ExportFormat) => Promise<string>;
  /** Receives the progress, at most ten times a second, and `null` at the end. */
  readonly onProgress: (progress: ExportProgress | null) => void;
  /** Shows a file in the system's file manager. */
  readonly showFile: (path: string) => void;
  readonly logger: Logger;
}

/** Milliseconds between two progress reports. */
const PROGRESS_PAUSE = 100;

/** Exports credits from the library to a file, one export at a time. */
export class ExportService {
  readonly #options: ExportServiceOptions;
  #folder: string;
  #running: { readonly controller: AbortController; readonly ended: Promise<unknown> } | null = null;
  #written: string | null = null;

  constructor(options: ExportServiceOptions) {
    this.#options = options;
    this.#folder = options.folder;
  }

  /**
   * Asks where to save, and writes. Resolves when the file is complete or the reader has cancelled.
   * @throws EndrollError `file-not-written`, `library-unavailable`; `export-running`
   */
  async save({ title, ...wanted }: CreditExport & { readonly title: string }): Promise<ExportOutcome> {
    if (this.#running !== null) throw new EndrollError({ kind: 'export-running' });
    const controller = new AbortController();
    const { promise: ended, resolve } = Promise.withResolvers<undefined>();
    this.#running = { controller, ended };
    try {
      const path = await this.#ask(title, wanted.format);
      if (path === null || controller.signal.aborted) return { kind: 'cancelled' };
      return await this.#write(path, wanted, controller.signal);
    } finally {
      this.#running = null;
      resolve(undefined);
      this.#options.onProgress(null);
    }
  }

  /** Cancels the running export; resolves when nothing of it is left on disk. */
  async cancel(): Promise<void> {
    this.#running?.controller.abort();
    await this.#running?.ended;
  }

  /** Shows the file of the last export. */
  showWritten(): void {
    if (this.#written !== null) this.#options.showFile(this.#written);
  }

  async #ask(title: string, format: ExportFormat): Promise<string | null> {
    const { askForFile, nameOf } = this.#options;
    const ending = EXPORT_ENDINGS[format];
    const name = ending === null ? toFolderName(title) : toFileName(title, ending);
    const { canceled, filePath } = await askForFile({
      defaultPath: join(this.#folder, name),
      ...(ending === null ? {} : { filters: [{ name: await nameOf(format), extensions: [ending] }] }),
    });
    if (canceled || filePath === '') return null;
    this.#folder = dirname(filePath);
    return filePath;
  }

  async #write(path: string, wanted: CreditExport, signal: AbortSignal): Promise<ExportOutcome> {
    const { library, clock, locale, onProgress, logger } = this.#options;
    const exportedAt = clock().toISOString();
    let reportedAt = 0;
    try {
      const parts = library.exportCredits({ ...wanted, exportedAt, locale: locale() }, signal);
      const { rows, leftOut, cut } = await writeExport(path, wanted.format, parts, (progress) => {
        const now = performance.now();
        if (now - reportedAt < PROGRESS_PAUSE) return;
        reportedAt = now;
        onProgress(progress);
      });
      this.#written = path;
      return { kind: 'saved', name: basename(path), rows, leftOut, isCut: cut.length > 0 };
    } catch (error) {
      if (signal.aborted) return { kind: 'cancelled' };
      logger.warn('An export cannot be written', error);
      throw error;
    }
  }
}
