import { EXPORT_FORMATS, formatsOf, MARK_COLUMNS } from '@shared/domain/credit-export.ts';
import { HIT_KINDS, SEARCH_ASKERS } from '@shared/domain/library-search.ts';
import { LONGEST_SEARCH, MOST_COMPARED } from '@shared/domain/address.ts';
import { MOST_CHANGED } from '@shared/domain/season-changes.ts';
import type { SeasonSize } from '@shared/domain/storage.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { Emit } from '@shared/ipc/contract.ts';
import * as z from 'zod/mini';
import type { ExportService } from '../export/export-service.ts';
import type { RemovedSeasons } from '../seasons/removed-seasons.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import type { GroupHandlers } from './bridge.ts';
import { exportColumns, languageTag } from '../settings/settings-store.ts';
import { flag, subject, textOf } from '../schemas/items.ts';
import {
  input,
  noInput,
  seasonKey,
  seasonKeys,
  seasonsOfSeries,
  title,
  tmdbId,
  seasonNumber,
} from '../schemas/inputs.ts';

/** What the library's calls need. */
export interface LibraryHandlerOptions {
  readonly library: Pick<
    RemoteLibrary,
    | 'list'
    | 'removed'
    | 'creditsOfPerson'
    | 'creditsOfSeries'
    | 'peek'
    | 'seasonHistory'
    | 'changesBetween'
    | 'changesSince'
    | 'creditsAt'
    | 'search'
    | 'person'
    | 'companions'
    | 'episodesOfPerson'
    | 'notice'
    | 'making'
  >;
  /** The size of each kept season on disk. */
  readonly seasonSizes: () => Promise<readonly SeasonSize[]>;
  readonly removed: Pick<RemovedSeasons, 'remove' | 'restore'>;
  readonly restart: (how: { readonly rebuild: boolean }) => Promise<void>;
  readonly emit: Emit;
}

const isoTime = z.iso.datetime({ error: 'is not a time' });

const MOST_HITS = 500;
const names = z.array(z.string().check(z.maxLength(200)), { error: 'is not a list' }).check(z.maxLength(300));
const namesByField = { terms: names, job: names, dept: names };
const searchFields = {
  text: z.string({ error: 'is not text' }).check(z.maxLength(LONGEST_SEARCH, { error: 'is too long' })),
  only: z.nullable(z.enum(HIT_KINDS, { error: 'is no kind' })),
  translated: z.object({ ...namesByField, without: z.object(namesByField) }),
};
const hidden = input({ characters: z.boolean(), episodeCounts: z.boolean(), guests: z.boolean() });
const librarySearch = input({
  ...searchFields,
  asker: z.exactOptional(z.enum(SEARCH_ASKERS, { error: 'is nobody who searches' })),
  limit: z
    .int({ error: 'is not a number' })
    .check(z.positive(), z.maximum(MOST_HITS, { error: 'is too many' })),
  hidden,
  showUnseen: z.boolean({ error: 'is neither true nor false' }),
});

/** Far more than the longest season has. */
const MOST_CREDITS = 60_000;

const creditIds = z
  .array(z.string({ error: 'is not text' }).check(z.maxLength(100, { error: 'is too long' })), {
    error: 'is not a list',
  })
  .check(z.maxLength(MOST_CREDITS, { error: 'is too long' }));

/** Far more than a page lists. */
const MOST_LISTED = 100_000;

/** Both lists, counted as the bridge counts. */
const LARGEST_EXPORT = 20_000_000;

const listOf = <Item extends z.ZodMiniType>(item: Item, most = MOST_LISTED) =>
  z.array(item, { error: 'is not a list' }).check(z.maxLength(most, { error: 'is too long' }));

/** What is exported, and how. */
const creditExport = input({
  subject: z.discriminatedUnion(
    'kind',
    [
      input({ kind: z.literal('library') }),
      input({ kind: z.literal('seasons'), keys: seasonKeys }),
      input({ kind: z.literal('credits'), key: seasonKey, creditIds }),
      input({ kind: z.literal('episode'), key: seasonKey, episodeNumber: seasonNumber }),
      input({ kind: z.literal('person'), personId: tmdbId }),
      input({
        kind: z.literal('people'),
        keys: seasonKeys,
        people: listOf(input({ personId: tmdbId, department: z.nullable(textOf(200, 'characters')) })),
      }),
      input({ kind: z.literal('subjects'), subjects: listOf(subject) }),
      input({ kind: z.literal('entries'), subjects: z.nullable(listOf(subject)) }),
      input({
        kind: z.literal('comparison'),
        sides: listOf(seasonKeys, MOST_COMPARED),
        isShared: flag,
        personIds: z.optional(listOf(tmdbId)),
        work: z.optional(z.enum(['cast', 'crew'])),
      }),
      input({
        kind: z.literal('changes'),
        seasons: listOf(
          input({ key: seasonKey, revisions: listOf(input({ before: isoTime, after: isoTime })) }),
          MOST_CHANGED,
        ),
      }),
      input({ kind: z.literal('search'), search: input(searchFields) }),
    ],
    { error: 'is nothing that can be exported' },
  ),
  format: z.enum(EXPORT_FORMATS, { error: 'is no format' }),
  hidden,
  showUnseen: z.boolean(),
  columns: z.optional(exportColumns),
  markColumns: z.optional(
    listOf(z.enum(MARK_COLUMNS, { error: 'is no column of such an export' }), MARK_COLUMNS.length),
  ),
  title,
}).check(
  z.refine(({ subject: wanted, format }) => formatsOf(wanted).includes(format), {
    error: 'cannot hold this',
    path: ['format'],
  }),
);

/** Credits as a file for other programs. */
export function createExportHandlers(
  exports: Pick<ExportService, 'save' | 'cancel' | 'showWritten'>,
): GroupHandlers<'exporting'> {
  return {
    save: { input: creditExport, largest: LARGEST_EXPORT, run: (wanted) => exports.save(wanted) },
    cancel: {
      input: noInput,
      run: async () => {
        await exports.cancel();
        return null;
      },
    },
    showFile: {
      input: noInput,
      run: () => {
        exports.showWritten();
        return null;
      },
    },
  };
}

/** Kept seasons: listing, removing with undo, and a person across them. */
export function createLibraryHandlers({
  library,
  seasonSizes,
  removed,
  restart,
  emit,
}: LibraryHandlerOptions): GroupHandlers<'library'> {
  let hasSentNotice = false;
  const sendNotice = async (): Promise<void> => {
    if (hasSentNotice) return;
    hasSentNotice = true;
    try {
      const notice = await library.notice();
      if (notice !== null) emit('library:noticed', notice);
    } catch {
      // The list is complete without it; the next request tries again.
      hasSentNotice = false;
    }
  };

  return {
    list: {
      input: noInput,
      run: async () => {
        const list = await library.list();
        // Only now is the window listening.
        await sendNotice();
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
    season: { input: seasonKey, run: async (key) => (await library.peek(key))?.page ?? null },
    seasonHistory: { input: seasonKey, run: (key) => library.seasonHistory(key) },
    changesBetween: {
      input: input({
        seriesId: tmdbId,
        seasonNumber,
        language: languageTag,
        before: isoTime,
        after: isoTime,
      }),
      run: ({ before, after, ...key }) => library.changesBetween(key, { before, after }),
    },
    changesSince: { input: input({ since: isoTime }), run: ({ since }) => library.changesSince(since) },
    creditsAt: {
      input: input({ seriesId: tmdbId, seasonNumber, language: languageTag, fetchedAt: isoTime }),
      run: ({ fetchedAt, ...key }) => library.creditsAt(key, fetchedAt),
    },
    restart: {
      input: input({ rebuild: z.boolean({ error: 'is neither true nor false' }) }),
      run: async (how) => {
        await restart(how);
        hasSentNotice = false;
        emit('library:changed', null);
        return null;
      },
    },
    person: {
      input: input({ personId: tmdbId, language: languageTag }),
      run: ({ personId, language }) => library.person(personId, language),
    },
    companions: {
      input: input({ personId: tmdbId, language: languageTag, hidden }),
      run: (wanted) => library.companions(wanted),
    },
    episodesOfPerson: {
      input: input({ personId: tmdbId, keys: seasonKeys }),
      run: ({ personId, keys }) => library.episodesOfPerson(personId, keys),
    },
    search: { input: librarySearch, run: (search) => library.search(search) },
    sizes: { input: noInput, run: async () => toJsonText(await seasonSizes()) },
    makingNow: { input: noInput, run: () => library.making() },
  };
}
