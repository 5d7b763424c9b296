import type { AppError } from '@shared/app-error.ts';
import type { ErrorReport, ErrorSubject, PageHost } from '../state/page-host.ts';
import type { Toast } from '../state/toasts.svelte.ts';
import type { Texts } from '../text/texts.svelte.ts';
import { describeError, LIBRARY_ACTIONS, type WayOn } from './error-text.ts';

/** What the window around a page does about errors. */
export type ErrorHost = Pick<
  PageHost,
  'place' | 'enterToken' | 'enterProxyLogin' | 'openSeries' | 'go' | 'mendLibrary'
>;

/** The actions for an error, the most likely first; the same on a page and in a message. Trying again needs `onretry`. */
export function actionsOn(
  error: AppError,
  onretry: (() => void) | undefined,
  host: ErrorHost,
  { m }: Pick<Texts, 'm'>,
): readonly WayOn[] {
  const { actions, libraryActions } = m.errors;
  const retry = onretry === undefined ? [] : [{ id: 'retry', label: actions.retry, run: onretry }];
  if (error.kind === 'library-unavailable') {
    return LIBRARY_ACTIONS[error.reason].flatMap((id) =>
      id === 'retry'
        ? retry
        : [{ id, label: libraryActions[id], run: () => void host.mendLibrary(id, onretry) }],
    );
  }
  switch (describeError(error, m).action) {
    case 'retry':
      return retry;
    case 'token':
      return [{ id: 'token', label: actions.token, run: () => host.enterToken(onretry) }];
    case 'proxy':
      return [{ id: 'proxy', label: actions.proxy, run: () => host.enterProxyLogin(onretry) }];
    case 'library':
    case 'none':
      return [];
  }
}

/** Other places to go. */
export function placesFrom(
  error: AppError,
  subject: ErrorSubject,
  host: ErrorHost,
  { m }: Pick<Texts, 'm'>,
): readonly WayOn[] {
  const { actions } = m.errors;
  const { seriesId, seasonNumber, language } = subject;
  return describeError(error, m, subject).places.flatMap((id): readonly WayOn[] => {
    switch (id) {
      case 'series':
        // If the series itself cannot be opened, the reader is already there.
        return seriesId === undefined || seasonNumber === undefined || language === undefined
          ? []
          : [{ id, label: actions.series, run: () => host.openSeries({ seriesId, language }) }];
      case 'library':
        return [{ id, label: actions.library, run: () => host.go({ page: 'library' }) }];
    }
  });
}

/**
 * An error as a toast, with the same actions as on its page, but no other places: the reader is on a page that works. What is
 * wrong with the library concerns every page.
 */
export function toErrorToast(
  error: AppError,
  host: ErrorHost,
  texts: Pick<Texts, 'm'>,
  { subject = {}, onretry, begunAt = host.place, topic, explain }: ErrorReport = {},
): Pick<Toast, 'text' | 'tone' | 'actions' | 'isOfPage' | 'topic'> {
  const { title, text } = describeError(error, texts.m, subject);
  return {
    text: explain === undefined ? texts.m.app.titled(title, text) : explain(text),
    tone: 'problem',
    actions: actionsOn(error, onretry, host, texts),
    isOfPage: begunAt === host.place && error.kind !== 'library-unavailable',
    // Whatever else was tried in the meantime failed for the same reason: one message is enough.
    topic: error.kind === 'library-unavailable' && error.reason === 'stopped' ? 'library' : (topic ?? null),
  };
}
