import type { RemovedSeasons } from '../images/removed-seasons.ts';
import type { LibraryApi, Remote } from '../library/library-api.ts';
import type { Emit } from './emit.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput, seasonKey, tmdbId } from './schemas.ts';

/** What the library's calls need. */
export interface LibraryHandlerOptions {
  readonly library: Pick<Remote<LibraryApi>, 'list' | 'creditsOfPerson' | 'notice'>;
  readonly removed: Pick<RemovedSeasons, 'remove' | 'restore'>;
  readonly emit: Emit;
}

/** Kept seasons: listing, removing with undo, and a person across them. */
export function createLibraryHandlers({
  library,
  removed,
  emit,
}: LibraryHandlerOptions): GroupHandlers<'library'> {
  let hasToldNotice = false;
  const tellNotice = async (): Promise<void> => {
    if (hasToldNotice) return;
    hasToldNotice = true;
    const notice = await library.notice();
    if (notice !== null) emit('library:noticed', notice);
  };

  return {
    list: {
      input: noInput,
      run: async () => {
        const list = await library.list();
        // Only now is somebody there to be told.
        await tellNotice();
        return list;
      },
    },
    remove: {
      input: seasonKey,
      run: async (key) => {
        await removed.remove(key);
        emit('library:changed', null);
        return null;
      },
    },
    restore: {
      input: seasonKey,
      run: async (key) => {
        await removed.restore(key);
        emit('library:changed', null);
        return null;
      },
    },
    creditsOfPerson: {
      input: input({ personId: tmdbId }),
      run: ({ personId }) => library.creditsOfPerson(personId),
    },
  };
}
