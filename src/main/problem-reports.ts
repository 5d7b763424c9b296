import { basename, dirname, join } from 'node:path';
import type { ProblemReport } from '@shared/ipc/contract.ts';
import { toFileError, writeFileWhole } from './files/write-file-whole.ts';
import type { DiagnosticsOptions } from './logging/diagnostics.ts';

interface ProblemReportsOptions {
  /** Everything that a report says, apart from the keyring, which may take its time. */
  readonly facts: Omit<DiagnosticsOptions, 'keyring'>;
  readonly keyring: () => Promise<string | null>;
  /** The https page for reports; `null` while there is none. */
  readonly page: string | null;
  readonly writeClipboard: (text: string) => Promise<void> | void;
  readonly openInBrowser: (address: string) => Promise<void>;
  /** Shows a file in the system's file manager. */
  readonly showFile: (path: string) => void;
}

/** Reports of problems: the reader copies one, keeps it beside the log, and posts it where problems are reported. */
export class ProblemReports {
  readonly #options: ProblemReportsOptions;
  readonly #file: string;

  constructor(options: ProblemReportsOptions) {
    this.#options = options;
    this.#file = join(dirname(options.facts.logFile), 'problem-report.md');
  }

  /** What a report needs, as Markdown, without the token and the home folder. */
  async describe(): Promise<string> {
    const { facts, keyring } = this.#options;
    const { describeSituation } = await import('./logging/diagnostics.ts');
    return describeSituation({ ...facts, keyring: await keyring() });
  }

  /**
   * Writes a report, copies it, and opens the page where there is one.
   * @throws EndrollError `file-not-written`
   */
  async make(): Promise<ProblemReport> {
    const { page, writeClipboard, openInBrowser } = this.#options;
    const text = await this.describe();
    await writeFileWhole(this.#file, Buffer.from(text)).catch((error: unknown) => {
      throw toFileError(error);
    });
    await writeClipboard(text);
    if (page !== null) await openInBrowser(page);
    return { file: basename(this.#file), isPageOpened: page !== null };
  }

  /** Shows the last report in the system's file manager. */
  show(): void {
    this.#options.showFile(this.#file);
  }
}
