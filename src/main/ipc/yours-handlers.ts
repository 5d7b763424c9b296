import { toJsonText } from '@shared/json-text.ts';
import { LARGEST_BACKUP } from '@shared/domain/backup.ts';
import * as z from 'zod/mini';
import type { BackupService } from '../backup/backup.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import type { GroupHandlers } from './bridge.ts';
import { flag, itemContents, itemIds, note, subject, tag, textOf } from '../schemas/items.ts';
import { input, noInput } from '../schemas/inputs.ts';

/** Of a file: in UTF-16 code units. */
const LONGEST_TITLE = 1_000;
/** A backup or a document, and what comes with it. */
const LARGEST_FILE = LARGEST_BACKUP + 10_000;

/** As many as can be selected: everybody in a season far longer than the longest. */
const MOST_MARKED = 60_000;
/** Their keys, counted as the bridge counts. */
const LARGEST_SELECTION = 8_000_000;

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
        subjects: z
          .array(subject, { error: 'is not a list' })
          .check(z.maxLength(MOST_MARKED, { error: 'is too long' })),
        change: input({
          note: z.exactOptional(note),
          isStarred: z.exactOptional(flag),
          isReviewed: z.exactOptional(flag),
          addTag: z.exactOptional(tag),
          removeTag: z.exactOptional(tag),
        }),
      }),
      largest: LARGEST_SELECTION,
      run: async ({ subjects: keys, change: wanted }) => {
        await library.mark([...new Set(keys)], wanted);
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
  backup: Pick<BackupService, 'save' | 'rescue' | 'read' | 'restore' | 'undo' | 'saveMarkdown'>,
): GroupHandlers<'backup'> {
  return {
    save: { input: noInput, run: () => backup.save() },
    rescue: {
      input: input({
        markdown: z.nullable(
          input({
            title: textOf(LONGEST_TITLE, 'characters'),
            reviewed: textOf(LONGEST_TITLE, 'characters'),
          }),
        ),
      }),
      run: ({ markdown }) => backup.rescue(markdown),
    },
    read: {
      input: input({
        bytes: z.nullable(
          z
            .instanceof(Uint8Array, { error: 'are no bytes' })
            .check(z.refine(({ length }) => length <= LARGEST_BACKUP, { error: 'are too many' })),
        ),
      }),
      largest: LARGEST_FILE,
      run: ({ bytes }) => backup.read(bytes),
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
      largest: LARGEST_FILE,
      run: ({ title, text }) => backup.saveMarkdown(title, text),
    },
  };
}
