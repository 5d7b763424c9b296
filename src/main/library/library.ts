import { deletingCalls } from './deleting.ts';
import { expiryCalls } from './expiry.ts';
import { isSlices, type LibraryMethods } from './calls.ts';
import { LibraryFiles, type LibraryOptions } from './library-files.ts';
import { packCalls } from './packs.ts';
import { seasonCalls } from './seasons.ts';
import { seriesCalls } from './series.ts';
import { tmdbPersonCalls } from './tmdb-people.ts';
import { yoursCalls } from './yours.ts';

/** An open library, in this process. */
export type Library = ReturnType<typeof openLibrary>;

/**
 * Opens a library in this process: TMDB's answers in files, an index derived from them, and the reader's own data in a small
 * file. Throws an EndrollError of kind `library-unavailable` if that is not possible. Only one library may write to a folder.
 */
export function openLibrary(options: LibraryOptions) {
  const files = new LibraryFiles(options);
  const calls = {
    ...seasonCalls(files),
    ...seriesCalls(files),
    ...tmdbPersonCalls(files),
    ...deletingCalls(files),
    ...expiryCalls(files),
    ...packCalls(files),
    ...yoursCalls(files),
    notice: () => files.notice,
    // Without an index, nothing is made ahead.
    making: () => (files.isUnindexed ? null : files.making.progress()),
  } satisfies LibraryMethods;
  return {
    ...guarded(files, calls),
    /** Does a slice of the background work. Returns whether there is more to do. */
    work: () => files.work(),
    /** Writes everything to disk and closes the files. */
    close: () => {
      files.close();
    },
  };
}

/** The same calls, whose errors are EndrollErrors, and which fail once the files are closed. */
function guarded<Calls extends LibraryMethods>(files: LibraryFiles, calls: Calls): Calls {
  const guardedCalls = Object.entries(calls).map(([name, call]: [string, (...args: never[]) => unknown]) => [
    name,
    (...args: never[]) => {
      const value = files.run(() => call(...args));
      return isSlices(value) ? guardedSlices(files, value) : value;
    },
  ]);
  return Object.fromEntries(guardedCalls) as Calls;
}

function* guardedSlices(
  files: LibraryFiles,
  slices: Generator<unknown, unknown, undefined>,
): Generator<undefined, unknown, undefined> {
  try {
    for (;;) {
      const step = files.run(() => slices.next());
      if (step.done === true) return step.value;
      yield;
    }
  } finally {
    // The caller may have given up.
    slices.return(undefined);
  }
}
