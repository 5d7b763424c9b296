/**
 * Entry of the library's own process, so that no query ever holds the window. Its only argument is the folder.
 */
import { Library } from './library.ts';
import { serveLibrary } from './serve-library.ts';

const folder = process.argv.at(-1) ?? '';

serveLibrary({
  port: process.parentPort,
  open: () => new Library({ folder, clock: () => new Date() }),
  exit: () => process.exit(0),
});
