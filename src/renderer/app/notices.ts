import type { AppNotice, LibraryNotice } from '@shared/ipc/contract.ts';
import type { Toasts } from '../state/toasts.svelte.ts';
import type { Texts } from '../text/texts.svelte.ts';
import type { Reader } from './reader.svelte.ts';

export interface NoticePlaces {
  readonly toasts: Toasts;
  readonly reader: Reader;
  readonly texts: Texts;
}

/** Shows main's messages about the application itself. */
export function showAppNotice(notice: AppNotice, { toasts, reader, texts }: NoticePlaces): void {
  const m = texts.m.trouble;
  switch (notice.kind) {
    case 'page-restarted':
      toasts.show(m.pageRestarted, { tone: 'problem' });
      return;
    case 'page-closed': {
      const { address } = notice;
      const actions =
        address === null ? [] : [{ id: 'open', label: m.openAgain, run: () => reader.openText(address) }];
      toasts.show(m.pageClosed, { tone: 'problem', actions });
      return;
    }
    case 'file-repaired':
      toasts.show(m.fileRepaired[notice.file], { tone: 'problem' });
      return;
    case 'disk-full':
      toasts.show(m.diskFull, { tone: 'problem' });
      return;
    case 'settings-not-written':
      toasts.show(m.settingsNotWritten, { tone: 'problem' });
      return;
    case 'diagnostics-copied':
      toasts.show(m.diagnosticsCopied);
  }
}

/** Shows what has happened to the library. */
export function showLibraryNotice(notice: LibraryNotice, { toasts, reader, texts }: NoticePlaces): void {
  const { notices } = texts.m.library;
  const text =
    'backupTime' in notice ? notices[notice.kind](texts.dateTime(notice.backupTime)) : notices[notice.kind];
  const restart = {
    id: 'restart',
    label: texts.m.errors.libraryActions.restart,
    run: () => void reader.mendLibrary('restart'),
  };
  const isWithoutIndex = notice.kind === 'without-index';
  toasts.show(text, {
    tone: 'problem',
    // How the library runs now gives way to what comes later about that; what became of a file stays until it is read.
    topic: isWithoutIndex ? 'library' : null,
    actions: isWithoutIndex ? [restart] : [],
  });
}
