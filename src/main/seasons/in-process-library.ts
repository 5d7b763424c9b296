import type { LibraryApi, Remote } from '../library/library-api.ts';

/** The library in this process for tests, with what its own process would do: nothing shared, nothing at once. */
export function inProcess(library: LibraryApi): Remote<LibraryApi> {
  const remote =
    <Args extends readonly unknown[], Value>(method: (...args: Args) => Value) =>
    async (...args: Args): Promise<Value> => {
      await Promise.resolve();
      return structuredClone(method(...structuredClone(args)));
    };
  return {
    list: remote(() => library.list()),
    open: remote((key) => library.open(key)),
    keepSeason: remote((record) => library.keepSeason(record)),
    keepSeries: remote((record) => library.keepSeries(record)),
    openSeries: remote((key) => library.openSeries(key)),
    seriesFetchedAt: remote((seriesId, language) => library.seriesFetchedAt(seriesId, language)),
    answers: remote((key) => library.answers(key)),
    remove: remote((key) => library.remove(key)),
    restore: remote((key) => library.restore(key)),
    purgeRemoved: remote(() => library.purgeRemoved()),
    creditsOfPerson: remote((personId) => library.creditsOfPerson(personId)),
    imagesOf: remote((key) => library.imagesOf(key)),
    searchPeople: remote((query) => library.searchPeople(query)),
    dataSizes: remote(() => library.dataSizes()),
    packs: remote(() => library.packs()),
    keepPack: remote((record) => library.keepPack(record)),
    deletePack: remote((key) => library.deletePack(key)),
    packContents: remote((key, seasonNumbers) => library.packContents(key, seasonNumbers)),
    note: remote((key) => library.note(key)),
    writeNote: remote((key, text) => library.writeNote(key, text)),
    purgeExpired: remote((before) => library.purgeExpired(before)),
    deleteEverything: remote(() => library.deleteEverything()),
    notice: remote(() => library.notice()),
    close: remote(() => library.close()),
  };
}
