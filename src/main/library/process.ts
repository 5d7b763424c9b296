/** Entry point of the library's processes, so that no query ever blocks the window. Arguments: the folder, and a ProcessPlace. */
import type { EmitLibraryEvent } from './calls.ts';
import { libraryPlace, removeDatabase } from './files.ts';
import { openLibrary } from './library.ts';
import { LibraryReader } from './reader.ts';
import { serveLibrary, type Served } from './serve.ts';
import { withoutFiles } from './without-files.ts';

const [folder = '', place] = process.argv.slice(-2);

let isToRebuild = place === 'rebuild';

function openWriter(emit: EmitLibraryEvent): Served {
  if (isToRebuild) {
    removeDatabase(libraryPlace(folder).index);
    // The other process may still read the old one.
    emit({ event: 'indexReplaced', payload: null });
  }
  isToRebuild = false;
  return openLibrary({ folder, clock: () => new Date(), emit, isUnindexed: place === 'unindexed' });
}

serveLibrary({
  port: process.parentPort,
  open: (emit) => (place === 'beside' ? new LibraryReader({ folder }) : openWriter(emit)),
  ...(place === 'beside' ? {} : { withoutFiles }),
  exit: () => process.exit(0),
});
