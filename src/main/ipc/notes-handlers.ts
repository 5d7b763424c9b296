import * as z from 'zod/mini';
import type { LibraryApi, Remote } from '../library/library-api.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, seasonNumber, tmdbId } from './schemas.ts';

/** Some ten pages, in UTF-16 code units. */
const LONGEST_NOTE = 20_000;

const noteKey = { seriesId: tmdbId, seasonNumber };

const noteText = z
  .string({ error: 'is not text' })
  .check(z.maxLength(LONGEST_NOTE, { error: 'is longer than 20,000 characters' }));

/** The reader's notes about seasons. */
export function createNotesHandlers(
  library: Pick<Remote<LibraryApi>, 'note' | 'writeNote'>,
): GroupHandlers<'notes'> {
  return {
    read: { input: input(noteKey), run: (key) => library.note(key) },
    write: {
      input: input({ ...noteKey, text: noteText }),
      run: async ({ text, ...key }) => {
        await library.writeNote(key, text);
        return null;
      },
    },
  };
}
