/** A process of the library's outside Electron, for measurements. Arguments: the folder, and `write` or `beside`. */
import { Library } from '../library.ts';
import { LibraryReader } from '../reader.ts';
import { serveLibrary, type LibraryMessage } from '../serve.ts';

const [folder = '', place] = process.argv.slice(2);

serveLibrary({
  port: {
    on: (_, listener) =>
      process.on('message', (data) => {
        listener({ data: data as LibraryMessage });
      }),
    postMessage: (reply) => process.send?.(reply),
  },
  open: (emit) =>
    place === 'beside'
      ? new LibraryReader({ folder })
      : new Library({ folder, clock: () => new Date(), emit }),
  exit: () => process.exit(0),
});
