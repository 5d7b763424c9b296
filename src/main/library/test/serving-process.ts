/**
 * A process of the library as stream.test.ts wants it: real messages between real processes, and answers that go on for
 * as long as somebody takes them. `bytes` says how many parts were made, `allImages` what was given up.
 */
import type { LibrarySearch } from '@shared/domain/library-search.ts';
import { serveLibrary, type LibraryMessage } from '../serve.ts';

const ROWS_IN_A_PART = 500;

let madeParts = 0;
const givenUp: string[] = [];

const served = {
  /** As many rows as the environment says. */
  *dataSizes() {
    let isEnd = false;
    try {
      const rows = Number(process.env['ROWS']);
      for (let first = 0; first < rows; first += ROWS_IN_A_PART) {
        madeParts += 1;
        const memory = process.memoryUsage.rss();
        yield Array.from({ length: Math.min(ROWS_IN_A_PART, rows - first) }, (_, index) => ({
          seriesId: first + index,
          seasonNumber: 1,
          language: 'en-US',
          dataBytes: memory,
        }));
        // As a stream that looks at rows of which none is of use.
        yield undefined;
      }
      isEnd = true;
    } finally {
      if (!isEnd) givenUp.push('dataSizes');
    }
  },
  /** Finds nobody and does not stop, but for a query of two letters. */
  *search({ text }: LibrarySearch) {
    let isEnd = false;
    try {
      for (let slice = 0; slice < 3 || text.length > 2; slice += 1) yield;
      isEnd = true;
      return JSON.stringify({ groups: [] });
    } finally {
      if (!isEnd) givenUp.push(text);
    }
  },
  bytes: () => madeParts,
  *allImages() {
    yield givenUp;
  },
  close: () => undefined,
};

serveLibrary({
  port: {
    on: (_, listener) =>
      process.on('message', (data) => {
        listener({ data: data as LibraryMessage });
      }),
    postMessage: (reply) => process.send?.(reply),
  },
  open: () => served,
  exit: () => process.exit(0),
});
