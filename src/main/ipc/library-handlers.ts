import { HIT_KINDS } from '@shared/domain/library-search.ts';
import { LONGEST_SEARCH } from '@shared/domain/address.ts';
import type { SeasonSize } from '@shared/domain/storage.ts';
import { toJsonText } from '@shared/json-text.ts';
import * as z from 'zod/mini';
import type { RemovedSeasons } from '../seasons/removed-seasons.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import type { Emit, GroupHandlers } from './bridge.ts';
import { languageTag } from '../settings/settings-store.ts';
import { input, noInput, seasonKey, seasonKeys, seasonsOfSeries, tmdbId } from './schemas.ts';

/** What the library's calls need. */
export interface LibraryHandlerOptions {
  readonly library: Pick<
    RemoteLibrary,
    | 'list'
    | 'removed'
    | 'creditsOfPerson'
    | 'creditsOfSeries'
    | 'seasonHistory'
    | 'search'
    | 'person'
    | 'episodesOfPerson'
    | 'notice'
  >;
  /** What each kept season takes on disk. */
  readonly seasonSizes: () => Promise<readonly SeasonSize[]>;
  readonly removed: Pick<RemovedSeasons, 'remove' | 'restore'>;
  readonly restart: (how: { readonly rebuild: boolean }) => Promise<void>;
  readonly emit: Emit;
}

const MOST_HITS = 500;
const names = z.array(z.string().check(z.maxLength(200)), { error: 'is not a list' }).check(z.maxLength(300));
const librarySearch = input({
  text: z.string({ error: 'is not text' }).check(z.maxLength(LONGEST_SEARCH, { error: 'is too long' })),
  limit: z
    .int({ error: 'is not a number' })
    .check(z.positive(), z.maximum(MOST_HITS, { error: 'is too many' })),
  only: z.nullable(z.enum(HIT_KINDS, { error: 'is no kind' })),
  translated: z.object({ terms: names, job: names, dept: names }),
  hidden: z.object({ characters: z.boolean(), guests: z.boolean() }),
  showUnseen: z.boolean({ error: 'is neither true nor false' }),
});

/** Kept seasons: listing, removing with undo, and a person across them. */
export function createLibraryHandlers({
  library,
  seasonSizes,
  removed,
  restart,
  emit,
}: LibraryHandlerOptions): GroupHandlers<'library'> {
  let hasToldNotice = false;
  const tellNotice = async (): Promise<void> => {
    if (hasToldNotice) return;
    hasToldNotice = true;
    try {
      const notice = await library.notice();
      if (notice !== null) emit('library:noticed', notice);
    } catch {
      // The list is there all the same; the next one asks again.
      hasToldNotice = false;
    }
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
      input: input({ keys: seasonKeys }),
      run: async ({ keys }) => {
        await removed.remove(keys);
        return null;
      },
    },
    removed: { input: noInput, run: () => library.removed() },
    restore: {
      input: input({ keys: seasonKeys }),
      run: async ({ keys }) => {
        await removed.restore(keys);
        return null;
      },
    },
    creditsOfPerson: {
      input: input({ personId: tmdbId }),
      run: ({ personId }) => library.creditsOfPerson(personId),
    },
    creditsOfSeries: {
      input: seasonsOfSeries,
      run: ({ seasonNumbers, ...key }) => library.creditsOfSeries(key, seasonNumbers),
    },
    seasonHistory: { input: seasonKey, run: (key) => library.seasonHistory(key) },
    restart: {
      input: input({ rebuild: z.boolean({ error: 'is neither true nor false' }) }),
      run: async (how) => {
        await restart(how);
        hasToldNotice = false;
        emit('library:changed', null);
        return null;
      },
    },
    person: {
      input: input({ personId: tmdbId, language: languageTag }),
      run: ({ personId, language }) => library.person(personId, language),
    },
    episodesOfPerson: {
      input: input({ personId: tmdbId, keys: seasonKeys }),
      run: ({ personId, keys }) => library.episodesOfPerson(personId, keys),
    },
    search: { input: librarySearch, run: (search) => library.search(search) },
    sizes: { input: noInput, run: async () => toJsonText(await seasonSizes()) },
  };
}
