import { createContext } from 'svelte';
import {
  chosenColumns,
  EXPORT_COLUMNS,
  MARK_COLUMNS,
  markColumnsOf,
  type CreditExport,
  type ExportColumn,
  type ExportFormat,
  type ExportProgress,
  type ExportSubject,
  type MarkColumn,
} from '@shared/domain/credit-export.ts';
import type { Api } from '@shared/ipc/contract.ts';
import type { Texts } from '../text/texts.svelte.ts';
import type { PageHost } from './page-host.ts';
import type { Session } from './session.svelte.ts';
import type { Spoilers } from './spoilers.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** Something that can be exported, with its label. */
export interface ExportChoice {
  readonly id: string;
  readonly label: string;
  /** The suggested file name. */
  readonly title: string;
  readonly subject: ExportSubject;
  /** How many people it contains, if the page knows. */
  readonly people?: number;
}

export interface ExportingOptions {
  readonly api: Pick<Api, 'exporting'>;
  readonly texts: Texts;
  readonly toasts: Pick<Toasts, 'show'>;
  readonly host: Pick<PageHost, 'place' | 'reportError'>;
  /** Where the choice of columns is saved. */
  readonly session: Pick<Session, 'settings' | 'choose'>;
}

/** The running export, one at a time, and the last used format. */
export class Exporting {
  readonly #options: ExportingOptions;
  #progress = $state.raw<ExportProgress | null>(null);
  /** Remembered as long as the window is open. */
  format = $state<ExportFormat>('csv');
  #leftOutMarks = $state.raw<readonly MarkColumn[]>([]);

  constructor(options: ExportingOptions) {
    this.#options = options;
  }

  /** The columns of an export. */
  get columns(): readonly ExportColumn[] {
    return chosenColumns(this.#options.session.settings.exportColumns ?? undefined);
  }

  /** Adds or removes a column; remembered for the next export. */
  toggleColumn(column: ExportColumn): void {
    const { columns } = this;
    const chosen = columns.includes(column)
      ? columns.filter((other) => other !== column)
      : [...columns, column];
    const isAll = chosenColumns(chosen).length === EXPORT_COLUMNS.length;
    this.#options.session.choose({ exportColumns: isAll ? null : chosenColumns(chosen) });
  }

  /** Adds all columns, or leaves only those of every export. */
  setColumns(areAll: boolean): void {
    this.#leftOutMarks = areAll ? [] : MARK_COLUMNS;
    this.#options.session.choose({ exportColumns: areAll ? null : chosenColumns([]) });
  }

  /** The columns of an export of this subject alone. */
  markColumns(subject: ExportSubject): readonly MarkColumn[] {
    return markColumnsOf(subject).filter((column) => !this.#leftOutMarks.includes(column));
  }

  /** Adds or removes such a column; remembered as long as the window is open. */
  toggleMarkColumn(column: MarkColumn): void {
    this.#leftOutMarks = this.#leftOutMarks.includes(column)
      ? this.#leftOutMarks.filter((other) => other !== column)
      : [...this.#leftOutMarks, column];
  }

  /** `null` if no export is running. */
  get progress(): ExportProgress | null {
    return this.#progress;
  }

  /** Follows the progress reported by main. Returns an unsubscribe function. */
  follow(): () => void {
    return this.#options.api.exporting.onProgressed((progress) => {
      this.#progress = progress;
    });
  }

  /** Asks where to save, exports, and reports the outcome. */
  async save(
    choice: ExportChoice,
    spoilers: Pick<Spoilers, 'hidden' | 'guarded' | 'showsUnseen'>,
  ): Promise<void> {
    // Details revealed on a page concern that page, not the whole library.
    const isOfPage = choice.subject.kind !== 'library';
    const { characters, episodeCounts, guests } = isOfPage ? spoilers.hidden : spoilers.guarded;
    await this.#save(choice, {
      format: this.format,
      hidden: { characters, episodeCounts, guests },
      showUnseen: isOfPage && spoilers.showsUnseen,
      ...(this.#options.session.settings.exportColumns === null ? {} : { columns: this.columns }),
      ...(this.#leftOutMarks.length === 0 ? {} : { markColumns: this.markColumns(choice.subject) }),
    });
  }

  async #save(choice: ExportChoice, how: Omit<CreditExport, 'subject'>): Promise<void> {
    const { api, texts, toasts, host } = this.#options;
    const { subject, title } = choice;
    const begunAt = host.place;
    const result = await api.exporting.save({ subject, title, ...how });
    const m = texts.m.exporting;
    if (!result.ok) {
      host.reportError(result.error, {
        explain: m.notSaved,
        begunAt,
        onretry: () => void this.#save(choice, how),
      });
      return;
    }
    if (result.value.kind === 'cancelled') return;
    const { rows, name, leftOut, isCut } = result.value;
    const sentences = [
      subject.kind === 'entries' ? m.savedEntries(rows, name) : m.saved(rows, name),
      ...(leftOut.length === 0 ? [] : [m.leftOut(leftOut.length)]),
      ...(isCut ? [m.isCut] : []),
    ];
    toasts.show(texts.sentences(sentences), {
      tone: leftOut.length === 0 ? 'plain' : 'problem',
      actions: [{ id: 'show', label: m.showFile, run: () => void api.exporting.showFile() }],
      topic: 'exported',
    });
  }

  /** Cancels the export and leaves nothing behind. */
  async cancel(): Promise<void> {
    await this.#options.api.exporting.cancel();
  }
}

/** For the components below; set by the shell. */
export const [getExporting, setExporting] = createContext<Exporting>();
