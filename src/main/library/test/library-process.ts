/** A process of the library's outside Electron. Arguments: the folder, a ProcessPlace, and the engine if not the default. */
import { openDatabase, type Engine, type OpenDatabase } from '../driver.ts';
import { libraryPlace, removeDatabase } from '../files.ts';
import { openLibrary } from '../library.ts';
import { LibraryReader } from '../reader.ts';
import { serveLibrary, type LibraryMessage } from '../serve.ts';

const [folder = '', place, engine] = process.argv.slice(2);

const open: OpenDatabase = (file, options = {}) =>
  openDatabase(file, engine === undefined ? options : { ...options, engine: engine as Engine });

serveLibrary({
  port: {
    on: (_, listener) =>
      process.on('message', (data) => {
        listener({ data: data as LibraryMessage });
      }),
    postMessage: (reply) => process.send?.(reply),
  },
  open: (emit) => {
    if (place === 'beside') return new LibraryReader({ folder, openDatabase: open });
    if (place === 'rebuild') removeDatabase(libraryPlace(folder).index);
    const isUnindexed = place === 'unindexed';
    return openLibrary({ folder, clock: () => new Date(), openDatabase: open, emit, isUnindexed });
  },
  exit: () => process.exit(0),
});
