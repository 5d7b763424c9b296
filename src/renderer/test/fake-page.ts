import type { Api } from '@shared/ipc/contract.ts';
import type { People } from '../credits/people.ts';
import { toErrorToast } from '../errors/ways-on.ts';
import type { PageHost } from '../state/page-host.ts';
import { UNDO, type Toasts } from '../state/toasts.svelte.ts';
import type { Texts } from '../text/texts.svelte.ts';

const nothing = (): void => undefined;
const soon = (): Promise<void> => Promise.resolve();

/** The window's own parts, where a test wants to read what was said. */
export interface FakeWindow {
  readonly api: Api;
  readonly toasts: Toasts;
  readonly texts: Texts;
}

/** A window that does nothing but what a test gives, and say what was copied and what went wrong. */
export function fakeHost(given: Partial<PageHost>, window?: FakeWindow): PageHost {
  const host: PageHost = {
    place: { page: 'welcome' },
    selected: null,
    wantedPersonId: null,
    select: nothing,
    step: nothing,
    closePerson: nothing,
    go: nothing,
    notePageFailed: nothing,
    leave: nothing,
    openSeason: nothing,
    openSeries: nothing,
    openPerson: nothing,
    openWebPage: soon,
    openOnTmdb: soon,
    copyText: async (text, done, explain) => {
      if (window === undefined) return;
      const { app } = window.texts.m;
      const result = await window.api.app.copyText({ text });
      if (result.ok) window.toasts.show(done ?? app.copied);
      else host.reportError(result.error, { explain: explain ?? app.notCopied });
    },
    copyLink: soon,
    remove: soon,
    showRemoved: nothing,
    restore: soon,
    openSample: soon,
    enterToken: nothing,
    enterProxyLogin: nothing,
    mendLibrary: soon,
    reportError: (error, report = {}) => {
      if (window === undefined) return;
      const { text, ...rest } = toErrorToast(error, host, window.texts, report);
      window.toasts.show(text, rest);
    },
    reported: async (action, report = {}) => {
      const error = await action();
      const onretry = (): void => void host.reported(action, report);
      if (error !== null) host.reportError(error, { onretry, ...report });
      return error === null;
    },
    offerUndo: (text, undo, others = []) => {
      const run = (): void => void host.reported(undo, { begunAt: null });
      window?.toasts.show(text, {
        actions: [...others, { id: UNDO, label: window.texts.m.library.undo, run }],
      });
    },
    organize: nothing,
    chooseSeen: nothing,
    setSeen: soon,
    openBackup: nothing,
    print: soon,
    savePdf: soon,
    showExport: nothing,
    saveKeptPdf: soon,
    printKept: soon,
  };
  return withAll(host, given);
}

/** A page without people but those that a test gives. */
export function fakePeople(given: Partial<People>): People {
  const people: People = {
    episodeTotal: null,
    query: '',
    chosenId: null,
    scrollRoot: undefined,
    longestPlain: 300,
    find: () => undefined,
    ownOf: () => null,
    open: nothing,
  };
  return withAll(people, given);
}

/** With getters as getters: what they read may change. */
function withAll<T extends object>(base: T, given: Partial<T>): T {
  return Object.defineProperties<T>(base, Object.getOwnPropertyDescriptors(given));
}
