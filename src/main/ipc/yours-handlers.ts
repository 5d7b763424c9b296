import { LONGEST_SEARCH } from '@shared/domain/address.ts';
import { LONGEST_NOTE } from '@shared/domain/season.ts';
import {
  LONGEST_LIST_NAME,
  LONGEST_TAG,
  MOST_IN_LIST,
  MOST_TAGS,
  parseSubject,
  type ItemContents,
} from '@shared/domain/yours.ts';
import { toJsonText } from '@shared/json-text.ts';
import { LARGEST_BACKUP } from '@shared/domain/backup.ts';
import * as z from 'zod/mini';
import type { BackupService } from '../backup/backup.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import type { GroupHandlers } from './bridge.ts';
import { input, noInput, seasonNumber, tmdbId } from './schemas.ts';

/** Of a file: in UTF-16 code units. */
const LONGEST_TITLE = 1_000;

const flag = z.boolean({ error: 'is neither true nor false' });
const textOf = (most: number, what: string) =>
  z
    .string({ error: 'is not text' })
    .check(z.maxLength(most, { error: `is longer than ${most.toLocaleString('en')} ${what}` }));

const subject = z
  .string({ error: 'is not text' })
  .check(z.refine((key) => parseSubject(key) !== null, { error: 'names nothing that can be marked' }));
const subjects = z
  .array(subject, { error: 'is not a list' })
  .check(z.maxLength(MOST_IN_LIST, { error: 'is too long' }));
const note = textOf(LONGEST_NOTE, 'characters');
const isNotBlank = z.refine<string>((text) => text.trim() !== '', { error: 'is empty' });
const tag = textOf(LONGEST_TAG, 'characters').check(isNotBlank);
const name = textOf(LONGEST_LIST_NAME, 'characters').check(isNotBlank);
const id = z.uuid({ error: 'is no id' });
const episodeNumber = z.nullable(seasonNumber);

/** What each kind of item may hold, here and in a backup. Fields that are not known are refused. */
export const itemContents = {
  mark: input({
    note,
    isStarred: flag,
    isReviewed: flag,
    tags: z.array(tag, { error: 'is not a list' }).check(z.maxLength(MOST_TAGS, { error: 'is too long' })),
  }),
  list: input({ name, subjects }),
  search: input({ name, query: textOf(LONGEST_SEARCH, 'characters') }),
  seen: input({ seasonNumber, episodeNumber }),
} satisfies { readonly [Kind in keyof ItemContents]: z.ZodMiniType<ItemContents[Kind]> };

/** What names each kind of item. */
export const itemIds = {
  mark: subject,
  list: id,
  search: id,
  seen: z.string({ error: 'is not text' }).check(
    // In the one form in which it is written.
    z.refine((text) => tmdbId.safeParse(Number(text)).success && text === String(Number(text)), {
      error: 'is no id of a series',
    }),
  ),
};

const change = <Kind extends 'list' | 'search' | 'seen'>(kind: Kind) =>
  input({ kind: z.literal(kind), id: itemIds[kind], content: z.nullable(itemContents[kind]) });

/** What the reader has made. */
export function createYoursHandlers(
  library: Pick<RemoteLibrary, 'yours' | 'note' | 'mark' | 'writeItem' | 'yoursPage'>,
): GroupHandlers<'yours'> {
  return {
    all: { input: noInput, run: async () => toJsonText(await library.yours()) },
    note: { input: input({ subject }), run: ({ subject: key }) => library.note(key) },
    mark: {
      input: input({
        subjects,
        change: input({
          note: z.exactOptional(note),
          isStarred: z.exactOptional(flag),
          isReviewed: z.exactOptional(flag),
          addTag: z.exactOptional(tag),
          removeTag: z.exactOptional(tag),
        }),
      }),
      run: async ({ subjects: keys, change: wanted }) => {
        await library.mark(keys, wanted);
        return null;
      },
    },
    keep: {
      input: z.discriminatedUnion('kind', [change('list'), change('search'), change('seen')]),
      run: async (item) => {
        await library.writeItem(item);
        return null;
      },
    },
    page: {
      input: input({ showUnseen: flag }),
      run: ({ showUnseen }) => library.yoursPage(showUnseen),
    },
  };
}

/** The backup, and bringing it back. */
export function createBackupHandlers(
  backup: Pick<BackupService, 'save' | 'read' | 'restore' | 'undo' | 'saveMarkdown'>,
): GroupHandlers<'backup'> {
  return {
    save: { input: noInput, run: () => backup.save() },
    read: {
      input: input({
        text: z.nullable(
          z.string({ error: 'is not text' }).check(z.maxLength(LARGEST_BACKUP, { error: 'is too long' })),
        ),
      }),
      run: ({ text }) => backup.read(text),
    },
    restore: {
      input: input({
        mode: z.enum(['merge', 'replace'], { error: 'is neither merge nor replace' }),
        withSettings: flag,
      }),
      run: ({ mode, withSettings }) => backup.restore(mode, withSettings),
    },
    undo: { input: noInput, run: () => backup.undo() },
    saveMarkdown: {
      input: input({
        title: textOf(LONGEST_TITLE, 'characters'),
        text: textOf(LARGEST_BACKUP, 'characters'),
      }),
      run: ({ title, text }) => backup.saveMarkdown(title, text),
    },
  };
}
