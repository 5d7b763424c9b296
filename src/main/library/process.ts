/**
 * Entry of the library's own processes, so that no query ever holds the window. Arguments: the folder, and what the
 * process does: `write`, `beside`, or `rebuild`, which is to write after what is derived has been deleted.
 */
import type { EmitLibraryEvent } from './calls.ts';
import { libraryPlace, removeDatabase } from './files.ts';
import { Library } from './library.ts';
import { LibraryReader } from './reader.ts';
import { serveLibrary } from './serve.ts';
import { withoutFiles } from './without-files.ts';

const [folder = '', place] = process.argv.slice(-2);

let isToRebuild = place === 'rebuild';

function openLibrary(emit: EmitLibraryEvent): Library {
  if (isToRebuild) removeDatabase(libraryPlace(folder).index);
  isToRebuild = false;
  return new Library({ folder, clock: () => new Date(), emit });
}

serveLibrary({
  port: process.parentPort,
  open: (emit) => (place === 'beside' ? new LibraryReader({ folder }) : openLibrary(emit)),
  ...(place === 'beside' ? {} : { withoutFiles }),
  exit: () => process.exit(0),
});
