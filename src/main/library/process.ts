/**
 * Entry of the library's own processes, so that no query ever holds the window. Arguments: the folder, and what the
 * process does: `write` or `beside`.
 */
import { Library } from './library.ts';
import { LibraryReader } from './reader.ts';
import { serveLibrary } from './serve.ts';
import { withoutFiles } from './without-files.ts';

const [folder = '', place] = process.argv.slice(-2);

serveLibrary({
  port: process.parentPort,
  open: (emit) =>
    place === 'beside'
      ? new LibraryReader({ folder })
      : new Library({ folder, clock: () => new Date(), emit }),
  ...(place === 'beside' ? {} : { withoutFiles }),
  exit: () => process.exit(0),
});
