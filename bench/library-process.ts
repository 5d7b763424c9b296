/** A library's process for library.ts: its only argument is the folder. */
import './shared-alias.ts';
import type { LibraryMessage } from '../src/main/library/serve.ts';

const { Library } = await import('../src/main/library/library.ts');
const { serveLibrary } = await import('../src/main/library/serve.ts');

const [, , folder = ''] = process.argv;

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
