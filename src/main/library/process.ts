/** Entry point of the library's processes, so that no query ever blocks the window. Arguments: the folder, and a ProcessPlace. */
import type { EmitLibraryEvent } from './calls.ts';
import { libraryPlace, removeDatabase } from './files.ts';
import { Library } from './library.ts';
import { LibraryReader } from './reader.ts';
import { serveLibrary } from './serve.ts';
import { withoutFiles } from './without-files.ts';

const [folder = '', place] = process.argv.slice(-2);

let isToRebuild = place === 'rebuild';

function openLibrary(emit: EmitLibraryEvent): Library {
  if (isToRebuild) {
    removeDatabase(libraryPlace(folder).index);
    // The other process may still read the old one.
    emit({ event: 'indexReplaced', payload: null });
  }
  isToRebuild = false;
  return new Library({ folder, clock: () => new Date(), emit, isUnindexed: place === 'unindexed' });
}

serveLibrary({
  port: process.parentPort,
  open: (emit) => (place === 'beside' ? new LibraryReader({ folder }) : openLibrary(emit)),
  ...(place === 'beside' ? {} : { withoutFiles }),
  exit: () => process.exit(0),
});
