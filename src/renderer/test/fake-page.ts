import type { People } from '../credits/people.ts';
import type { PageHost } from '../state/page-host.ts';

const nothing = (): void => undefined;
const soon = (): Promise<void> => Promise.resolve();

/** A window that does nothing but what a test gives. */
export function fakeHost(given: Partial<PageHost>): PageHost {
  const host: PageHost = {
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
    copyLink: soon,
    remove: soon,
    enterToken: nothing,
    print: soon,
    savePdf: soon,
    saveKeptPdf: soon,
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
    open: nothing,
  };
  return withAll(people, given);
}

/** With getters as getters: what they read may change. */
function withAll<T extends object>(base: T, given: Partial<T>): T {
  return Object.defineProperties<T>(base, Object.getOwnPropertyDescriptors(given));
}
