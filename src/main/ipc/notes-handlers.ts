import { LONGEST_NOTE } from '@shared/domain/season.ts';
import * as z from 'zod/mini';
import type { RemoteLibrary } from '../library/calls.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, seasonNumber, tmdbId } from './schemas.ts';

const noteKey = { seriesId: tmdbId, seasonNumber };

const noteText = z
  .string({ error: 'is not text' })
  .check(
    z.maxLength(LONGEST_NOTE, { error: `is longer than ${LONGEST_NOTE.toLocaleString('en')} characters` }),
  );

/** The reader's notes about seasons. */
export function createNotesHandlers(
  library: Pick<RemoteLibrary, 'note' | 'writeNote'>,
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
