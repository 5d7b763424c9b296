/**
 * Entry point of the library's processes, so that no query ever blocks the window. Arguments: the folder, and the mode:
 * `write`, `beside`, or `rebuild`, which deletes everything derived and then writes.
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
