import type { AppNotice } from '@shared/ipc/contract.ts';
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
    case 'diagnostics-copied':
      toasts.show(m.diagnosticsCopied);
  }
}
