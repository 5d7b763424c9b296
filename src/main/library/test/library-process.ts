/** A library's writing process outside Electron, for tests and measurements. Its only argument is the folder. */
import { Library } from '../library.ts';
import { serveLibrary, type LibraryMessage } from '../serve.ts';

const [folder = ''] = process.argv.slice(2);

serveLibrary({
  port: {
    on: (_, listener) =>
      process.on('message', (data) => {
        listener({ data: data as LibraryMessage });
      }),
    postMessage: (reply) => process.send?.(reply),
  },
  open: (emit) => new Library({ folder, clock: () => new Date(), emit }),
  exit: () => process.exit(0),
});
